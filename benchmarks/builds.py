"""Whole builds and folds in processes of their own: the memory they peak at, and what a second worker is worth."""

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.articles import ROOT, write_rows

_MORE = 1 / 3  # the peak may grow by a third from the small build to the large one
_GAIN = 1.6  # two workers beside one
_BUILD = """
import json, resource, sys, time
from entente.pipeline import build
if __name__ == "__main__":
    start = time.perf_counter()
    summary = build([sys.argv[1]], sys.argv[2], workers=int(sys.argv[3]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": time.perf_counter() - start, "mb": peak, "articles": summary.articles,
                      "failures": [f"{one.room} {one.name}: {one.reason}" for one in summary.failures]}))
"""
_FOLD = """
import json, resource, sys, time
from entente.pipeline import fold, make_rooms
from entente.settings import load_settings
from entente.store import open_record
if __name__ == "__main__":
    with open_record(sys.argv[1], write=True) as record:
        readings = record.readings()
        with record.transaction():
            record.reread(readings[0][1])  # so that there is something to fold
        begun = {}
        fold(record, rooms=make_rooms(load_settings()), tell=lambda step, _: begun.update({step: time.process_time()}))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"group": begun["merge"] - begun["group"], "merge": time.process_time() - begun["merge"],
                      "mb": peak, "articles": len(readings)}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a build says of itself."""

    seconds: float
    mb: float  # of this process at its peak; workers come on top
    articles: int
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """What a fold says of itself: seconds of the processor and memory."""

    group: float
    merge: float  # and storing
    mb: float
    articles: int


def measure_memory(small: int, large: int, folder: Path) -> list[str]:
    """Return the peaks of a small and a large build in one process."""
    told = {n: _build(n, folder, workers=1) for n in (small, large)}
    growth = told[large].mb / told[small].mb - 1
    verdict = "within" if growth <= _MORE else "OVER"
    return [
        *(f"{n:>6,} articles: peak {one.mb:,.0f} MB, {one.seconds:,.0f} s" for n, one in told.items()),
        *(f"        failed: {failure}" for failure in told[large].failures[:5]),
        f"growth {growth:+.1%}, {verdict} the budget of +33 %",
    ]


def measure_workers(n: int, folder: Path) -> list[str]:
    """Return how much faster two workers are than one; needs a quiet machine."""
    told = {workers: _build(n, folder, workers=workers) for workers in (1, 2)}
    gain = told[1].seconds / told[2].seconds
    verdict = "reached" if gain >= _GAIN else "NOT reached"
    times = ", ".join(f"{workers}: {one.seconds:.1f} s" for workers, one in told.items())
    return [f"{n:,} articles by workers {times}; gain {gain:.2f}, the aim of {_GAIN} {verdict}"]


def measure_fold(record: Path, folder: Path) -> list[str]:
    """Return what folding a copy of `record` anew takes, in a process that reads nothing."""
    copy = Path(shutil.copy(record, folder / "fold.db"))
    told = msgspec.json.decode(_run(_FOLD, folder, copy), type=Folded)
    return [f"{told.articles:,} articles: peak {told.mb:,.0f} MB, group {told.group:,.1f} s, merge {told.merge:,.1f} s"]


def _build(n: int, folder: Path, *, workers: int) -> Told:
    rows = write_rows(n, folder)
    record = folder / f"{n}-{workers}-{time.monotonic_ns()}.db"
    return msgspec.json.decode(_run(_BUILD, folder, rows, record, workers), type=Told)


def _run(script: str, folder: Path, *given: object) -> str:
    """Run `script` in a process of its own and return what it prints."""
    path = folder / "script.py"
    path.write_text(script, encoding="utf-8")
    command = [sys.executable, str(path), *map(str, given)]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
