"""Body lines of 98 pages: how many of the lines that are body are left unlabelled, and how many others."""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from entente.collect.parts import label_parts
from entente.records import Part
from evals.measure import Measure, bootstrap, f1

_LINES = Path(__file__).resolve().parents[2] / "shared" / "eval" / "cleaning" / "lines_dev.jsonl.gz"
_BODY = frozenset({None, Part.DATELINE, Part.HEADING})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCounts:
    """Lines of one page: body in the gold, called body, and both."""

    url: str
    gold: int
    called: int
    both: int


def run() -> list[Measure]:
    if not _LINES.exists():
        print("cleaning: ../shared/eval/cleaning is not there, nothing measured")
        return []
    pages = [_count(page) for page in _pages()]
    blind = [_count(page, address=False) for page in _pages()]
    return [
        bootstrap("cleaning.body_f1", pages, line_f1, note="98 pages as lines, the address known"),
        bootstrap("cleaning.body_f1_blind", blind, line_f1, note="the address not known"),
        bootstrap("cleaning.body_precision", pages, _precision),
        bootstrap("cleaning.body_recall", pages, _recall),
        bootstrap("cleaning.page_f1", pages, _page_f1, note="mean over pages"),
    ]


def line_f1(pages: Sequence[PageCounts]) -> float:
    """Return F1 over all lines of `pages` together."""
    return f1(sum(page.both for page in pages), sum(page.called for page in pages), sum(page.gold for page in pages))


def _page_f1(pages: Sequence[PageCounts]) -> float:
    return sum(f1(page.both, page.called, page.gold) for page in pages) / len(pages)


def _precision(pages: Sequence[PageCounts]) -> float:
    return sum(page.both for page in pages) / max(1, sum(page.called for page in pages))


def _recall(pages: Sequence[PageCounts]) -> float:
    return sum(page.both for page in pages) / max(1, sum(page.gold for page in pages))


def _pages() -> Iterator[dict[str, object]]:
    with gzip.open(_LINES, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def called_body(lines: Sequence[str], url: str | None = None) -> list[bool]:
    """Return for each line whether the labeller leaves it in the body."""
    flat = [" ".join(line.split()) for line in lines]
    text = "\n".join(flat)
    labels = {span.start: part for part, span in label_parts(text, url=url)}
    places, place = [], 0
    for line in flat:
        places.append(labels.get(place) in _BODY)
        place += len(line) + 1
    return places


def _count(page: dict[str, object], *, address: bool = True) -> PageCounts:
    lines: list[dict[str, object]] = page["lines"]  # type: ignore[assignment]
    called = called_body([str(line["line"]) for line in lines], str(page["url"]) if address else None)
    gold = [bool(line["body"]) for line in lines]
    both = sum(one and other for one, other in zip(called, gold, strict=True))
    return PageCounts(url=str(page["url"]), gold=sum(gold), called=sum(called), both=both)


if __name__ == "__main__":
    for measure in run():
        print(f"{measure.name:28} {measure.value:.3f} [{measure.low:.3f}, {measure.high:.3f}] n={measure.n}")
    if "--pages" in sys.argv:
        for counts in sorted(map(_count, _pages()), key=lambda page: f1(page.both, page.called, page.gold)):
            print(
                f"{f1(counts.both, counts.called, counts.gold):.2f} gold {counts.gold:3} called {counts.called:3} "
                f"both {counts.both:3} {counts.url[:100]}"
            )
