"""How well events are dated when the events themselves are given: the gold's triggers, our times."""

import importlib.util
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any

from entente.dates import day_of, resolve_events
from entente.read.paragraphs import paragraphs
from entente.read.quotes import find_quotes
from entente.read.times import date_events, find_times
from entente.records import Article, EventMention, Span, Status, When
from evals.cache import parse_cached
from evals.measure import Measure, bootstrap
from evals.where import SHARED

_GOLD = SHARED / "gold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Of one article: mentions with a date, those right, and those right to within a day."""

    dated: int
    exact: int
    near: int


def measure_event_dates(errors: int = 0) -> list[Measure]:
    """Return how many of the gold's mentions get the right date."""
    scorer = _scorer()
    mentions = _mentions()
    articles = json.loads((_GOLD / "articles.json").read_text(encoding="utf-8"))
    hits = [_hits(row, mentions[row["article"]], scorer, errors) for row in articles]
    return [
        bootstrap(f"times.gold_triggers.{level}", hits, lambda units, level=level: _share(units, level))  # type: ignore[misc]
        for level in ("exact", "near")
    ]


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", _GOLD / "score.py")
    assert spec is not None  # noqa: S101
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _mentions() -> Mapping[str, list[tuple[dict[str, Any], dict[str, Any]]]]:
    found = defaultdict(list)
    for event in json.loads((_GOLD / "events.json").read_text(encoding="utf-8")):
        for mention in event["evidence"]:
            if mention["trigger"]:
                found[mention["article"]].append((event, mention))
    return found


def _hits(
    row: dict[str, Any], told: Sequence[tuple[dict[str, Any], dict[str, Any]]], scorer: ModuleType, errors: int
) -> Hits:
    article = Article(id=row["article"], name=row["article"], text=row["text"])
    sentences = parse_cached(article.text, paragraphs(article))
    times = find_times(article, sentences, find_quotes(article, sentences))
    events = date_events([_event(n, *each) for n, each in enumerate(told)], sentences, times)
    whens = dict(resolve_events(events, day_of(date.fromisoformat(row["date_true"]))))
    dated = exact = near = 0
    for event, (gold, mention) in zip(events, told, strict=True):
        predicted = {"date": _as_gold(whens[event.id])}
        if scorer.date_ok(predicted, gold) is None:
            continue
        dated += 1
        exact += scorer.date_ok(predicted, gold)
        near += scorer.date_ok(predicted, gold, 1)
        if errors and not scorer.date_ok(predicted, gold, 1):
            print(f"  {gold['date_start']} not {predicted['date']} ({event.time}): {mention['sentence'][:160]}")
    return Hits(dated=dated, exact=exact, near=near)


def _event(number: int, gold: dict[str, Any], mention: dict[str, Any]) -> EventMention:
    trigger = mention["trigger"][0]
    return EventMention(
        id=str(number),
        span=Span(mention["start"], mention["end"]),
        trigger=Span(trigger["start"], trigger["end"]),
        frame="gold",
        event_type=gold["type"],
        modes=(),
        contexts=(),
        domain=None,
        actors=(),
        recipients=(),
        time=None,
        place=None,
        matter=None,
        status=Status(mention.get("status") or gold["status"]),
        status_kind=None,
        status_cues=(),
        holders=(),
        via=None,
        act_id=None,
        content_type=None,
        score=1.0,
        why=(),
    )


def _as_gold(when: When) -> str:
    if when.start == when.end:
        return str(when.start or "")
    return f"{when.start or ''}..{when.end or ''}"


def _share(hits: Sequence[Hits], level: str) -> float:
    right: int = sum(getattr(each, level) for each in hits)
    return right / max(sum(each.dated for each in hits), 1)


if __name__ == "__main__":
    measure_event_dates(errors=1)
