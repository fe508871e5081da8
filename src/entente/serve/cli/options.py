"""Options that several commands share."""

import calendar
import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from entente.query.filters import Filters

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


class Format(StrEnum):
    """In what form rows are shown."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def _first_day(words: str) -> date:
    return _bound(words, last=False)


def _last_day(words: str) -> date:
    return _bound(words, last=True)


def _bound(words: str, *, last: bool) -> date:
    """Return the first or last day of a day, a month or a year. Raises `BadParameter`."""
    match = _DAY.fullmatch(words)
    if match is None:
        raise typer.BadParameter(f"{words} is no date; write 2024-05-16, 2024-05 or 2024")
    year, month, day = (int(part) if part else None for part in match.groups())
    month = month or (12 if last else 1)
    try:
        return date(year or 0, month, day or (calendar.monthrange(year or 0, month)[1] if last else 1))
    except ValueError as error:
        raise typer.BadParameter(f"{words} is no date: {error}") from error


Inputs = Annotated[
    list[str], typer.Argument(help="Folders, files (.txt .jsonl .csv .html ...), a record, or - to paste.")
]
MoreInputs = Annotated[list[str] | None, typer.Argument(help="Folders or files; without any, those of earlier runs.")]
RecordFile = Annotated[
    Path | None,
    typer.Option("--record", "-r", help="The record; else $ENTENTE_RECORD, else the newest of this folder."),
]
Form = Annotated[Format, typer.Option("--format", "-f", help="How to show it.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")]
Workers = Annotated[int | None, typer.Option("--workers", "-w", min=1, help="Processes that read.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many to show.")]
Since = Annotated[
    date | None, typer.Option(parser=_first_day, metavar="DATE", help="Events from this day (month, year) on.")
]
Until = Annotated[
    date | None, typer.Option(parser=_last_day, metavar="DATE", help="Events up to this day (month, year).")
]
PublishedSince = Annotated[
    date | None, typer.Option(parser=_first_day, metavar="DATE", help="Articles published from this day on.")
]
PublishedUntil = Annotated[
    date | None, typer.Option(parser=_last_day, metavar="DATE", help="Articles published up to this day.")
]


def make_filters(
    since: date | None = None,
    until: date | None = None,
    published_since: date | None = None,
    published_until: date | None = None,
) -> "Filters":
    """Return the bounds a user gave."""
    from entente.query.filters import Filters

    return Filters(since=since, until=until, published_since=published_since, published_until=published_until)
