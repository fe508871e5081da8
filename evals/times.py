"""How well times are read (TimeBank, AQUAINT), and publication days decided (our corpus and gold).

`python -m evals.times [--errors N]` prints the tables, and the commonest misses.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from entente.dates import timex_value
from entente.read.paragraphs import paragraphs
from entente.read.times import find_times
from entente.records import Article, Span, TimeRef
from evals.cache import parse_cached
from evals.event_dates import measure_event_dates
from evals.measure import Measure, bootstrap, f1
from evals.publication import measure_publication
from evals.show import show
from evals.where import SHARED

_SETS = ("timebank", "aquaint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression with its TIMEX3 value."""

    span: Span
    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of one article: overlaps, equal spans, equal values, and how many were predicted and expected."""

    relaxed: int
    strict: int
    value: int
    predicted: int
    gold: int


def run(errors: int = 0) -> list[Measure]:
    """Return the measures of all sets that are here."""
    if not SHARED.exists():
        print("times: no ../shared here, nothing measured")
        return []
    return [
        *(measure for name in _SETS for measure in _timex(name, errors)),
        *measure_event_dates(errors),
        *measure_publication(),
    ]


# --- TIMEX3 -----------------------------------------------------------------------


def _timex(name: str, errors: int) -> list[Measure]:
    counts, misses = [], Counter[str]()
    for row in _rows(SHARED / "eval" / "time" / f"{name}.jsonl"):
        gold = [
            Timex(span=Span(each["start"], each["end"]), value=each["value"], text=each["text"])
            for each in row["timex"]
        ]
        counts.append(_compare(gold, _predicted(row), misses))
    if errors:
        print(f"\n{name}: what is missed, spurious, or of another value")
        for words, n in misses.most_common(errors):
            print(f"  {n:3} {words}")
    return [
        bootstrap(f"times.{name}.{level}.f1", counts, lambda units, level=level: _f1(units, level))  # type: ignore[misc]
        for level in ("relaxed", "strict", "value")
    ]


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _predicted(row: dict[str, Any]) -> list[Timex]:
    text, published = row["text"], date.fromisoformat(row["dct"])
    article = Article(id=row["id"], name=row["id"], text=text)
    times = find_times(article, parse_cached(text, paragraphs(article)), ())
    return [_as_timex(time, text, published) for time in times if time.span]


def _as_timex(time: TimeRef, text: str, published: date) -> Timex:
    span = time.span or Span(0, 0)
    return Timex(span=span, value=timex_value(time, published), text=f"{span.of(text)} [{time.rule} {time.direction}]")


def _compare(gold: Sequence[Timex], predicted: Sequence[Timex], misses: Counter[str]) -> Counts:
    """Match each gold time with the first free prediction that overlaps it."""
    free = list(predicted)
    relaxed = strict = value = 0
    for one in gold:
        other = next((each for each in free if each.span.overlaps(one.span)), None)
        if other is None:
            misses[f"missed    {one.text!r} {one.value}"] += 1
            continue
        free.remove(other)
        relaxed += 1
        strict += one.span == other.span
        value += one.value == other.value
        if one.value != other.value:
            misses[f"value     {one.text!r} {one.value} not {other.value} {other.text}"] += 1
    misses.update(f"spurious  {each.text!r} {each.value}" for each in free)
    return Counts(relaxed=relaxed, strict=strict, value=value, predicted=len(predicted), gold=len(gold))


def _f1(units: Sequence[Counts], level: str) -> float:
    return f1(
        sum(getattr(unit, level) for unit in units),
        sum(unit.predicted for unit in units),
        sum(unit.gold for unit in units),
    )


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", type=int, default=0)
    show("times", run(arguments.parse_args().errors))
