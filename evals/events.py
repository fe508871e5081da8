"""Events on the hand-coded gold: read without merging, scored by the gold's own scorer, for both halves apart.

The articles were ordered by SHA-256 of their id before any frame was written; every second one was held out. Two of
the held-out ones were printed by mistake then and changed places with the last two of the other half.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from entente.read.actors import link_actors
from entente.read.events import code_events
from entente.read.paragraphs import paragraphs
from entente.read.quotes import attribute, find_quotes
from entente.records import ActorMention, Article, EventMention, Role
from evals.cache import parse_cached
from evals.measure import Measure, bootstrap, f1
from evals.show import show
from evals.where import SHARED

_GOLD = SHARED / "gold"
READ = frozenset({
    "uighur-act-signed-2020-06-02", "uighur-act-signed-2020-06-01", "negative-05", "negative-06",
    "turkey-downs-su24-2015-11-04", "kim-trump-singapore-summit-2018-06-01", "israel-hamas-truce-2012-11-06",
    "us-says-will-exit-inf-2018-10-02",
})  # fmt: skip
_LEVELS = ("detection", "type", "dyad", "type+dyad", "status", "full")
_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)

Row = dict[str, Any]


def run() -> list[Measure]:
    """Return the measures of both halves and the reliability of the score."""
    if not _GOLD.exists():
        print("events: no ../shared/gold here, nothing measured")
        return []
    rows = {key: list(predict(key)) for key in articles()}
    measures = []
    for name, keys in (("all", sorted(rows)), ("held", sorted(set(rows) - READ)), ("read", sorted(READ))):
        measures += _measures(name, [score({key: rows[key]}) for key in keys])
    traps = score(rows)["traps"]
    measures.append(Measure(name="events.traps", value=_total(traps), note=json.dumps(traps)))
    _print_reliability(rows)
    return measures


@cache
def articles() -> dict[str, Row]:
    """Return the gold articles by id."""
    found = json.loads((_GOLD / "articles.json").read_text(encoding="utf-8"))
    return {row["article"]: row for row in found}


def predict(key: str) -> Iterator[Row]:
    """Yield the predictions of one gold article in the shape the scorer reads."""
    row = articles()[key]
    article = Article(id=key, name=key, text=row["text"], outlet=row["outlet"])
    events, mentions = read(article)
    for event in events:
        yield as_prediction(key, event, mentions)


def read(article: Article) -> tuple[tuple[EventMention, ...], tuple[ActorMention, ...]]:
    """Return the events of an article and its actor mentions."""
    sentences = parse_cached(article.text, paragraphs(article))
    quotes = find_quotes(article, sentences)
    mentions = link_actors(article, sentences, quotes)
    return code_events(article, sentences, attribute(quotes, mentions), mentions), mentions


def as_prediction(key: str, event: EventMention, mentions: Iterable[ActorMention]) -> Row:
    """Return an event as a line of predictions: states for those who act for them."""
    party = {(m.actor_id, m.span): m.party for m in mentions}
    return {
        "kind": "event",
        "article": key,
        "start": event.span.start,
        "end": event.span.end,
        "type": event.event_type,
        "sources": _parties(event.actors, party),
        "targets": _parties(event.recipients, party),
        "status": event.status.value,
        "trigger": {"start": event.trigger.start, "end": event.trigger.end},
        "score": event.score,
        "frame": event.frame,
    }


def _parties(roles: Sequence[Role], party: dict[Any, str | None]) -> list[str]:
    return [party.get((role.actor_id, role.span)) or role.actor_id for role in roles]


def score(rows: dict[str, list[Row]], *extra: str) -> Row:
    """Return what the gold's scorer says of the predictions of some articles."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for found in rows.values() for row in found)
        file.flush()
        found: Row = json.loads(_scorer(Path(file.name), "--articles", ",".join(rows), "--json", *extra))
    return found


def _scorer(predictions: Path, *arguments: str) -> str:
    script = [sys.executable, str(_GOLD / "score.py"), str(predictions), "--gold", str(_GOLD), *arguments]
    return subprocess.run(script, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def _measures(name: str, single: Sequence[Row]) -> list[Measure]:
    measures = []
    for level in _LEVELS:
        units = [tuple(one["levels"][level][key] for key in ("tp", "n_pred", "n_gold")) for one in single]
        measures.append(bootstrap(f"events.{name}.{level}.f1", units, _pooled))
    found = [(one["events_found"]["found"], one["events_found"]["n"]) for one in single]
    measures.append(bootstrap(f"events.{name}.found", found, lambda us: sum(u[0] for u in us) / sum(u[1] for u in us)))
    return measures


def _pooled(units: Sequence[tuple[float, ...]]) -> float:
    return f1(*(sum(unit[i] for unit in units) for i in range(3)))


def _total(traps: Row) -> float:
    return float(sum(len(found) if isinstance(found, list) else found for found in traps.values()))


def _print_reliability(rows: dict[str, list[Row]]) -> None:
    """Print how many of the mentions of each band of scores are right in type and parties."""
    print("score      mentions  right (type and parties, precision)")
    for low, high in zip(_BINS, _BINS[1:], strict=False):
        band = {key: [row for row in found if low <= row["score"] < high] for key, found in rows.items()}
        level = score(band)["levels"]["type+dyad"]
        if level["n_pred"]:
            print(f"{low:.1f}-{min(high, 1.0):.1f}    {level['n_pred']:>6}    {level['p']:.2f}")


if __name__ == "__main__":
    show("events", run())
