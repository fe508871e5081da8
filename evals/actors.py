"""Actors on the development gold: names and roles, metonyms, groups and pronouns.

A form is right when some mention on it has the gold's country, or its own id where the gold gives no country. A
place reading is right when nothing on it acts; a group or pronoun when exactly the gold's parties are named.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from entente.lexicon.actors import words_of
from entente.read.actors import link_actors
from entente.read.paragraphs import paragraphs
from entente.read.quotes import find_quotes
from entente.records import ActorKind, ActorMention, Article, DateBasis, DateProposal, Span
from evals.cache import parse_cached
from evals.measure import Measure, bootstrap

_GOLD = Path(__file__).parents[2] / "shared" / "gold"
# Ids of the gold that are ours under another name, or that a wider or narrower actor of ours stands for.
_SAME = {
    "WEST": {"XWEST", "XALLIES"}, "ARAB_STATES": {"XARAB"}, "EUR": {"XEUROPE", "EUR"}, "UN": {"UN", "UNSC", "UNGA"},
    "syrian_kurds": {"kurds", "ypg", "sdf"},
    "kurds_iraq": {"kurds", "peshmerga"}, "peshmerga": {"kurds", "peshmerga"},
    "ypg": {"ypg", "kurds"}, "sdf": {"sdf", "kurds"}, "uyghurs": {"uyghurs", "CHN"}, "yazidis": {"yazidis", "IRQ"},
    "gaza_health_ministry": {"PSE", "hamas"}, "syrian_rebels": {"SYR"}, "cuban_dissidents": {"CUB"},
    "us_companies": {"USA"},
    "google": {"USA"}, "germanwings": {"DEU"}, "lufthansa": {"DEU"},
    "tony_blair": {"GBR"}, "syrian_turks": {"SYR", "TUR"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Case:
    """One form of the gold and whether we had it right."""

    article: str
    form: str
    wanted: str
    found: str
    right: bool
    kind: str


@dataclass(frozen=True, slots=True)
class _Gold:
    articles: Sequence[Mapping[str, Any]]
    actors: Mapping[str, Mapping[str, Any]]
    metonyms: Sequence[Mapping[str, Any]]
    coreference: Sequence[Mapping[str, Any]]


def run() -> list[Measure]:
    """Return the measures, [] where the gold is absent."""
    if not _GOLD.exists():
        print("evals.actors: ../shared/gold is absent")
        return []
    cases = list(_cases(_load()))
    return [
        _measure("actors.names", [case for case in cases if case.kind == "name"]),
        _measure("actors.metonyms", [case for case in cases if case.kind == "metonym"]),
        _measure("actors.references", [case for case in cases if case.kind == "reference"]),
    ]


def _measure(name: str, cases: Sequence[_Case]) -> Measure:
    articles = sorted({case.article for case in cases})
    units = [[case for case in cases if case.article == article] for article in articles]
    return bootstrap(name, units, _share, note=f"{sum(c.right for c in cases)}/{len(cases)}")


def _share(units: Sequence[Sequence[_Case]]) -> float:
    cases = [case for unit in units for case in unit]
    return sum(case.right for case in cases) / len(cases) if cases else 0.0


def _load() -> _Gold:
    actors = json.loads((_GOLD / "actors.json").read_text(encoding="utf-8"))
    articles = json.loads((_GOLD / "articles.json").read_text(encoding="utf-8"))
    return _Gold(articles, {a["id"]: a for a in actors["actors"]}, actors["metonyms"], actors["coreference"])


def mentions_of(article: Mapping[str, Any]) -> tuple[ActorMention, ...]:
    """Return our mentions in an article of the gold, told its date as a page would tell it."""
    day = date.fromisoformat(article["date_true"])
    text = article["text"]
    record = Article(
        id="0" * 12, name=article["article"], text=text, url=article["url"], outlet=article["outlet"],
        proposals=(DateProposal(day=day, basis=DateBasis.METADATA),),
    )  # fmt: skip
    sentences = parse_cached(text, paragraphs(record))
    return link_actors(record, sentences, find_quotes(record, sentences))


def _cases(gold: _Gold) -> Iterator[_Case]:
    for article in gold.articles:
        key, text = article["article"], article["text"]
        mentions = mentions_of(article)
        for span, ids in _forms(article, gold):
            found = [m for m in mentions if m.span.overlaps(span)]
            right = any(_is(m, gold.actors[actor]) for m in found for actor in ids)
            yield _Case(key, span.of(text), "/".join(ids), _tell(found), right, "name")
        for row in (row for row in gold.metonyms if row["article"] == key):
            found = [m for m in mentions if m.span.overlaps(Span(row["start"], row["end"]))]
            yield _Case(
                key,
                row["form"],
                f"{row['reading']} {row['actor']}",
                _tell(found),
                _metonym(row, found, gold),
                "metonym",
            )
        for row in (
            row for row in gold.coreference if row["article"] == key and set(row["refers_to"]) <= set(gold.actors)
        ):
            found = [m for m in mentions if m.span.overlaps(Span(row["start"], row["end"]))]
            yield _Case(
                key,
                f"{row['form']} [{row['sent'][-3:]}]",
                ",".join(row["refers_to"]),
                _tell(found),
                _refers(row, found, gold),
                "reference",
            )


def _forms(article: Mapping[str, Any], gold: _Gold) -> Iterator[tuple[Span, list[str]]]:
    """Yield where each form of the gold stands, the longest first, no character twice."""
    text = article["text"][: article["annotated_until"]]
    forms: dict[str, list[str]] = {}
    for actor in gold.actors.values():
        for form in actor["surface_forms"].get(article["article"], ()):
            forms.setdefault(form, []).append(actor["id"])
    taken: set[int] = set()
    for form in sorted(forms, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            places = set(range(match.start(), match.end()))
            if not places & taken:
                taken |= places
                yield Span(match.start(), match.end()), forms[form]


def _key(mention: ActorMention) -> set[str]:
    own = mention.kind in {
        ActorKind.IGO,
        ActorKind.ARMED_GROUP,
        ActorKind.ORGANISATION,
        ActorKind.COLLECTIVE,
        ActorKind.PEOPLE,
    }
    return (
        {key for key in (mention.actor_id, mention.country) if key}
        if own
        else {mention.country or mention.actor_id or ""}
    )


def _is(mention: ActorMention, actor: Mapping[str, Any]) -> bool:
    if actor["country"]:
        return actor["country"] in _key(mention)
    if actor["kind"] in {"media", "expert"} and (mention.kind is ActorKind.MEDIA or mention.reading == "commentator"):
        return True
    if (_key(mention) | {mention.actor_id or ""}) & (
        _SAME.get(actor["id"], set()) | {actor["id"], actor["id"].replace("_", "-")}
    ):
        return True
    return mention.kind is ActorKind.PERSON and words_of(actor["name"])[-1] in words_of(mention.actor_id or "")


def _metonym(row: Mapping[str, Any], found: Sequence[ActorMention], gold: _Gold) -> bool:
    if row["actor"] is None:
        return not any(m.reading not in {"place", "team"} for m in found)
    return any(m.acts and _is(m, gold.actors[row["actor"]]) for m in found)


def _refers(row: Mapping[str, Any], found: Sequence[ActorMention], gold: _Gold) -> bool:
    wanted = [gold.actors[key] for key in row["refers_to"]]
    named = [m for m in found if m.actor_id is not None]
    return (
        bool(named)
        and all(any(_is(m, a) for m in named) for a in wanted)
        and all(any(_is(m, a) for a in wanted) for m in named)
    )


def _tell(found: Sequence[ActorMention]) -> str:
    return "; ".join(f"{m.actor_id}({m.reading},{m.naming.value})" for m in found) or "-"


def _class(case: _Case) -> str:
    """Return in which way a form went wrong."""
    if case.found == "-":
        return "not mentioned"
    if all(found.startswith("None") for found in case.found.split("; ")):
        return "left open"
    return "left unlisted" if all(found.startswith("~") for found in case.found.split("; ")) else "another actor"


def _print(cases: Sequence[_Case], *, errors: int) -> None:
    for kind in ("name", "metonym", "reference"):
        wrong = Counter((c.article[:22], c.form, c.wanted, c.found) for c in cases if c.kind == kind and not c.right)
        classes = Counter(_class(case) for case in cases if case.kind == kind and not case.right)
        told = ", ".join(f"{times} {name}" for name, times in classes.most_common())
        print(f"\n{kind}: {sum(wrong.values())} wrong ({told})")
        for (article, form, wanted, found), times in wrong.most_common(errors):
            print(f"  {times:3} {article:22} {form!r}: {wanted} | {found}")


if __name__ == "__main__":
    for measure in run():
        print(f"{measure.name:22} {measure.value:.3f} [{measure.low:.3f}, {measure.high:.3f}] {measure.note}")
    _print(list(_cases(_load())), errors=int(sys.argv[1]) if len(sys.argv) > 1 else 60)
