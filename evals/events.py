"""Events on the hand-coded gold: read without merging, scored by the gold's own scorer, for both halves apart.

The articles were ordered by SHA-256 of their id before any frame was written; every second one was held out. Two of
the held-out ones were printed by mistake then and changed places with the last two of the other half.
"""

import importlib.util
import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
        measures += measure_levels(f"events.{name}", [score({key: rows[key]}) for key in keys])
        measures += _statuses(name, {key: rows[key] for key in keys})
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
    party = {(m.actor_id, m.span): _name(m) for m in mentions}
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


def _name(mention: ActorMention) -> str | None:
    """Return the party of a mention as the gold names it: what no table lists by the words of the text."""
    party = mention.party
    return mention.name if party is not None and party.startswith("~") else party


def _parties(roles: Sequence[Role], party: dict[Any, str | None]) -> list[str]:
    return [party.get((role.actor_id, role.span)) or role.actor_id for role in roles]


def score(rows: dict[str, list[Row]], *, gold: Path = _GOLD) -> Row:
    """Return what the gold's scorer says of the predictions of some articles of the folder `gold`."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for found in rows.values() for row in found)
        file.flush()
        found: Row = json.loads(_scorer(Path(file.name), gold, ",".join(rows)))
    return found


def _scorer(predictions: Path, gold: Path, keys: str) -> str:
    script = [sys.executable, str(_GOLD / "score.py"), str(predictions), "--gold", str(gold)]
    script += ["--articles", keys, "--json"]
    return subprocess.run(script, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def measure_levels(name: str, single: Sequence[Row]) -> list[Measure]:
    """Return F1 at each level and the share of events found, from the scores of single articles."""
    measures = []
    for level in _LEVELS:
        units = [tuple(one["levels"][level][key] for key in ("tp", "n_pred", "n_gold")) for one in single]
        measures.append(bootstrap(f"{name}.{level}.f1", units, _pooled))
    found = [(one["events_found"]["found"], one["events_found"]["n"]) for one in single]
    measures.append(bootstrap(f"{name}.found", found, lambda us: sum(u[0] for u in us) / sum(u[1] for u in us)))
    return measures


@dataclass(frozen=True, slots=True)
class Stand:
    """How one event stands: in the gold (its accepted group nearest to ours), by us, and whether that is right."""

    gold: str
    ours: str
    right: bool
    unreal: bool  # `happened` is not accepted


def _statuses(name: str, rows: dict[str, list[Row]]) -> list[Measure]:
    """Return how often the status is right where `happened` is not accepted, and macro-F1 of the four groups."""
    stands = [stand for found in rows.values() for row in found if (stand := _stand(row)) is not None]
    unreal = [stand for stand in stands if stand.unreal]
    return [
        bootstrap(f"events.{name}.status_not_happened", unreal, lambda us: sum(u.right for u in us) / max(len(us), 1)),
        bootstrap(f"events.{name}.status_groups.macro_f1", stands, _macro_f1),
    ]


def _stand(row: Row) -> Stand | None:
    """Return how a prediction of the right type stands beside the gold mention it is nearest to."""
    scorer, gold = _scorer_module(), _scorer_gold()
    sentences = gold.align(row)[:1]
    judged = [(scorer.judge(gold, row, mention), mention) for mention in gold.mentions if mention["sent"] in sentences]
    right = [pair for pair in judged if pair[0]["type"]]
    if not right:
        return None
    verdict, mention = max(right, key=lambda pair: pair[0]["score"])
    ours = scorer.S_GROUP.get(row["status"], "demanded")
    theirs = ours if verdict["status"] else scorer.S_GROUP.get(mention["status"], "demanded")
    return Stand(theirs, ours, verdict["status"], "happened" not in mention["status_ok"])


@cache
def _scorer_module() -> Any:
    spec = importlib.util.spec_from_file_location("gold_score", _GOLD / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(_GOLD / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _scorer_gold() -> Any:
    return _scorer_module().Gold(str(_GOLD))


def _macro_f1(stands: Sequence[Stand]) -> float:
    """Return the mean F1 of real, future, unreal and disputed."""
    scores = []
    for group in ("real", "future", "unreal", "disputed"):
        hits = sum(s.gold == s.ours == group for s in stands)
        scores.append(f1(hits, sum(s.ours == group for s in stands), sum(s.gold == group for s in stands)))
    return sum(scores) / len(scores)


def _pooled(units: Sequence[tuple[float, ...]]) -> float:
    return f1(*(sum(unit[i] for unit in units) for i in range(3)))


def _total(traps: Row) -> float:
    return float(sum(len(found) if isinstance(found, list) else found for found in traps.values()))


def _print_reliability(rows: dict[str, list[Row]]) -> None:
    """Print how many of the mentions of each band of scores are right in type and parties."""
    print("score      mentions  right (type and parties, precision)")
    for low, high in itertools.pairwise(_BINS):
        band = {key: [row for row in found if low <= row["score"] < high] for key, found in rows.items()}
        level = score(band)["levels"]["type+dyad"]
        if level["n_pred"]:
            print(f"{low:.1f}-{min(high, 1.0):.1f}    {level['n_pred']:>6}    {level['p']:.2f}")


if __name__ == "__main__":
    show("events", run())
