"""What each step of reading, grouping, merging and storing costs, beside the parse of the same articles.

Seconds are those of the processor, so that a busy machine does not blur the ratio.
"""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from benchmarks.articles import write_rows
from entente.collect import collect
from entente.pipeline import Rooms, make_rooms
from entente.read import Reader, load_reader
from entente.records import Article
from entente.settings import load_settings
from entente.store import open_record

_BUDGET = 0.25  # DESIGN.md: everything after the parse costs at most a quarter of it


def measure(n: int, folder: Path) -> list[str]:
    """Return the table of steps over `n` articles."""
    taken: dict[str, float] = defaultdict(float)
    reader = _timed(load_reader(), taken)
    rooms = make_rooms(load_settings())
    rows = write_rows(n, folder)
    start = time.process_time()
    articles = [one for one in collect([rows]) if isinstance(one, Article)]
    taken["collect"] = time.process_time() - start
    english = [article for article in articles if article.language == "en"]
    _warm(reader, english[0], rooms, taken)
    readings = [(article, reader(article)) for article in english]
    with open_record(folder / "steps.db", write=True) as record:
        _clock(taken, "store", lambda: _add(record, readings))
        folded = record.readings()
        groups = _clock(taken, "group", lambda: rooms.group(folded))
        world = _clock(taken, "merge", lambda: list(rooms.merge(folded, groups)))
        _clock(taken, "store", lambda: record.replace_world(groups, world))
    words = sum(len(article.text.split()) for article, _ in readings)
    return _table(taken, words)


def _warm(reader: Reader, article: Article, rooms: Rooms, taken: dict[str, float]) -> None:
    """Load every table before the clock starts: they are read once a run, however many articles there are."""
    collected = taken["collect"]
    first = [(article, reader(article))]
    list(rooms.merge(first, rooms.group(first)))
    taken.clear()
    taken["collect"] = collected


def _timed(reader: Reader, taken: dict[str, float]) -> Reader:
    """Return the reader with every step counted."""
    steps: dict[str, Any] = {field.name: getattr(reader, field.name) for field in fields(reader)}
    return replace(reader, **{name: _counted(name, step, taken) for name, step in steps.items() if name != "name"})


def _counted(name: str, step: Callable[..., Any], taken: dict[str, float]) -> Any:
    return lambda *given: _clock(taken, name, lambda: step(*given))


def _clock(taken: dict[str, float], name: str, step: Callable[[], Any]) -> Any:
    start = time.process_time()
    try:
        return step()
    finally:
        taken[name] += time.process_time() - start


def _add(record: Any, readings: list[Any]) -> None:
    with record.transaction():
        for article, reading in readings:
            record.add(article, reading)


def _table(taken: dict[str, float], words: int) -> list[str]:
    parse = taken.pop("parse")
    rows = [f"{'step':<14}{'seconds':>9}{'of the parse':>14}", f"{'parse':<14}{parse:>9.2f}{1:>14.3f}"]
    rows += [f"{name:<14}{spent:>9.2f}{spent / parse:>14.3f}" for name, spent in taken.items()]
    rest = sum(spent for name, spent in taken.items() if name != "collect") / parse
    verdict = "within" if rest <= _BUDGET else "OVER"
    rows.append(f"all after the parse: {rest:.3f} of it, {verdict} the budget of {_BUDGET}")
    rows.append(f"parse alone: {words / parse:,.0f} words a second")
    return rows
