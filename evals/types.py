"""Types of events on public sets: pairs with a PLOVER type, sentences without events, and gold parses beside ours."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.conllu import read_conllu

from entente.lexicon.plover import plover_type
from entente.read.actors import link_actors
from entente.read.events import code_events
from entente.read.paragraphs import paragraphs
from entente.read.quotes import attribute, find_quotes
from entente.read.tokens import Sentences
from entente.records import ActorKind, ActorMention, Article, EventMention, Naming, Span
from evals.cache import parse_cached
from evals.measure import Measure, bootstrap
from evals.show import show
from evals.where import SHARED

_FOLDER = SHARED / "eval" / "types"
_MERGED = {"CONCEDE": "CONCEDE|RETREAT", "RETREAT": "CONCEDE|RETREAT"}
_MARK = re.compile(r"</?[st]>")
_OLD_LABELS = {"nsubjpass": "nsubj:pass", "dobj": "obj", "auxpass": "aux:pass", "csubjpass": "csubj:pass"}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence: the types people gave, the types we give, and those we give to the right pair."""

    text: str
    gold: frozenset[str]
    ours: tuple[str, ...]
    paired: frozenset[str] = frozenset()

    @property
    def right(self) -> bool:
        """Whether a right type is among the outputs."""
        return bool(self.gold & set(self.ours))

    @property
    def right_pair(self) -> bool:
        """Whether a right type is among those between the marked parties, the right way round."""
        return bool(self.gold & self.paired)


def run() -> list[Measure]:
    """Return the measures of the four sets."""
    if not _FOLDER.exists():
        print("types: no ../shared/eval/types here, nothing measured")
        return []
    pairs = list(plv_cases())
    _print_by_type(pairs)
    quiet = list(quiet_cases())
    return [
        bootstrap("types.plv.right", pairs, lambda cs: _share([c.right for c in cs])),
        bootstrap("types.plv.right_pair", pairs, lambda cs: _share([c.right_pair for c in cs])),
        bootstrap("types.plv.outputs_per_sentence", pairs, lambda cs: sum(len(c.ours) for c in cs) / len(cs)),
        bootstrap("types.multicoder.false_events", quiet, lambda cs: _share([bool(c.ours) for c in cs])),
        *_parses("petr_unit_ud.jsonl", invented=True),
        *_parses("up_gsr_real.jsonl", invented=False),
    ]


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / max(len(hits), 1)


def _rows(name: str) -> Iterator[Row]:
    with (_FOLDER / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


# --- pairs: the marked words are the mentions -----------------------------------------


def plv_cases() -> Iterator[Case]:
    """Yield the sentences with a marked pair; the marked words are taken for mentions of two actors."""
    for row in _rows("plv_dev.jsonl"):
        marked = row["events"][0]["marked"]
        text, mentions = _unmark(marked)
        article = Article(id="plv", name="plv", text=text)
        sentences = parse_cached(text, paragraphs(article))
        events = code_events(article, sentences, find_quotes(article, sentences), mentions)
        yield Case(
            text=marked,
            gold=frozenset({row["events"][0]["plover_type"]}),
            ours=tuple(name for event in events for name in _plain(event)),
            paired=frozenset(name for event in events if _is_paired(event) for name in _plain(event)),
        )


def _unmark(marked: str) -> tuple[str, tuple[ActorMention, ...]]:
    text, place = "", 0
    mentions: list[ActorMention] = []
    starts: dict[str, int] = {}
    for mark in _MARK.finditer(marked):
        text += marked[place : mark.start()]
        place = mark.end()
        name = mark.group().strip("</>")
        if mark.group().startswith("</"):
            mentions.append(_mention(f"marked-{name}", Span(starts[name], len(text)), text))
        else:
            starts[name] = len(text)
    return text + marked[place:], tuple(mentions)


def _mention(actor_id: str, span: Span, text: str, kind: ActorKind = ActorKind.ORGANISATION) -> ActorMention:
    return ActorMention(
        span=span,
        naming=Naming.NAME,
        actor_id=actor_id,
        name=span.of(text),
        kind=kind,
        country=None,
        sector=None,
        reading="government",
        score=1.0,
        reason="given",
    )


def _is_paired(event: EventMention) -> bool:
    actors, recipients = {r.actor_id for r in event.actors}, {r.actor_id for r in event.recipients}
    return "marked-s" in actors and ("marked-t" in recipients or "marked-t" in actors)


def _plain(event: EventMention) -> Iterator[str]:
    """Yield the type in plain PLOVER, CONCEDE and RETREAT merged as the set has them."""
    name = plover_type(event.event_type, event.status, event.status_kind)
    if name is not None:
        yield _MERGED.get(name, name)


def _print_by_type(cases: Sequence[Case]) -> None:
    total, right = Counter[str](), Counter[str]()
    for case in cases:
        for gold in case.gold:
            total[gold] += 1
            right[gold] += case.right
    for gold, n in total.most_common():
        print(f"  {gold:<16} {right[gold] / n:.2f} of {n}")


# --- sentences nobody called relevant ---------------------------------------------------


def quiet_cases() -> Iterator[Case]:
    """Yield the sentences in which no coder saw anything relevant, with what we see."""
    for row in _rows("multicoder_dev.jsonl"):
        if row["n_relevant"] == 0:
            yield Case(row["text"], frozenset(), tuple(e.event_type for e in _code(row["text"])))


def _code(text: str, sentences: Sentences | None = None) -> tuple[EventMention, ...]:
    article = Article(id="types", name="types", text=text)
    sentences = sentences if sentences is not None else parse_cached(text, paragraphs(article))
    quotes = find_quotes(article, sentences)
    mentions = link_actors(article, sentences, quotes)
    return code_events(article, sentences, attribute(quotes, mentions), mentions)


# --- gold parses beside ours ---------------------------------------------------------------


def _parses(name: str, *, invented: bool) -> list[Measure]:
    """Return how often a right type is found with the set's own parses and with ours, names given alike.

    Where the set's countries are `invented`, every proper noun counts as an actor.
    """
    gold, ours = [], []
    for row in _rows(name):
        types = frozenset(e["plover_type"] for e in row["events"] if e["plover_type"])
        if not types:
            continue
        text, sentences = read_conllu(_modern(row["conllu"]))
        case = _with_names if invented else _with_actors
        gold.append(case(types, text, sentences))
        article = Article(id="types", name="types", text=text)
        ours.append(case(types, text, parse_cached(text, paragraphs(article))))
    key = name.partition("_ud")[0].removesuffix(".jsonl")
    return [
        bootstrap(f"types.{key}.gold_parse", gold, lambda cs: _share([c.right for c in cs])),
        bootstrap(f"types.{key}.our_parse", ours, lambda cs: _share([c.right for c in cs])),
    ]


def _modern(conllu: str) -> str:
    """Return UD 1 labels as UD 2."""
    for old, new in _OLD_LABELS.items():
        conllu = conllu.replace(f"\t{old}\t", f"\t{new}\t")
    return conllu


def _with_names(types: frozenset[str], text: str, sentences: Sentences) -> Case:
    """Code a sentence in which every run of proper nouns is an actor: the set's countries are invented."""
    mentions = tuple(_proper_nouns(sentences, text))
    events = code_events(Article(id="types", name="types", text=text), sentences, (), mentions)
    return Case(text, types, tuple(event.event_type for event in events))


def _with_actors(types: frozenset[str], text: str, sentences: Sentences) -> Case:
    return Case(text, types, tuple(event.event_type for event in _code(text, sentences)))


def _proper_nouns(sentences: Sentences, text: str) -> Iterator[ActorMention]:
    for sentence in sentences:
        for token in sentence.tokens:
            name = token.upos == "PROPN" or (token.upos == "ADJ" and token.form[0].isupper() and token.i > 0)
            if name and token.rel not in {"obl:unmarked", "nmod:tmod"}:
                yield _mention(f"marked-{token.lemma}", Span(token.start, token.end), text)


if __name__ == "__main__":
    show("types", run())
