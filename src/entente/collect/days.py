"""Days as pages write them: in words, in figures, in addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from entente.records import Span

_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_MONTH = r"(?P<month{n}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day{n}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)"
_WRITTEN = re.compile(
    "|".join(
        pattern.replace("{n}", str(n))
        for n, pattern in enumerate(
            (
                rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}(?!\d)",
                rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}(?!\d)",
                rf"\b{_DAY}-{_MONTH}-{_YEAR}\b",
                rf"\b{_YEAR}[-/.](?P<month{{n}}>[01]?\d)[-/.]{_DAY}(?!\d)",
                rf"\b(?P<month{{n}}>[01]?\d)/{_DAY}/{_YEAR}\b",  # as Americans write; a month above 12 turns it round
                rf"\b{_DAY}\.(?P<month{{n}}>[01]?\d)\.{_YEAR}\b",
            )
        )
    ),
    re.IGNORECASE,
)
_PATTERNS = 6
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE, _BEHIND = 24, 12  # characters around a year in which the rest of its date stands
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)")
_IN_ADDRESS = re.compile(
    r"[/=_-](?P<year>(?:19|20)\d\d)[/_-](?P<month>[01]?\d|[a-z]{3})[/_-](?P<day>[0-3]?\d)(?=[/_.?&#-]|$)|"
    r"[/_-](?P<year1>20\d\d)(?P<month1>[01]\d)(?P<day1>[0-3]\d)(?!\d)",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_EARLIEST = 1900


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFound:
    """A day and the words that name it."""

    day: date
    span: Span


def find_days(words: str) -> Iterator[DayFound]:
    """Yield the full dates (day, month and year) that `words` name, in order."""
    done = 0
    for year in _HAS_YEAR.finditer(words):
        match = _WRITTEN.search(words, max(done, year.start() - _BEFORE), year.end() + _BEHIND)
        if match is None:
            continue
        done = match.end()
        groups = match.groupdict()
        for n in range(_PATTERNS):
            if groups.get(f"year{n}") is None:
                continue
            day = make_day(groups[f"year{n}"], groups[f"month{n}"], groups[f"day{n}"])
            if day is not None:
                yield DayFound(day=day, span=Span(match.start(), match.end()))


def read_day(value: str) -> date | None:
    """Return the day that the value of a date field names: written out, ISO, compact, or seconds since 1970."""
    found = next(find_days(value), None)
    if found is not None:
        return found.day
    stripped = value.strip()
    if compact := _COMPACT.match(stripped):
        return make_day(compact["year"], compact["month"], compact["day"])
    if _EPOCH.fullmatch(stripped):
        seconds = float(stripped[:10])
        return datetime.fromtimestamp(seconds, tz=UTC).date()
    return None


def find_day_in_address(url: str) -> date | None:
    """Return the day that the path of `url` names (`/2024/05/16/`, `-20240516`)."""
    for match in _IN_ADDRESS.finditer(url):
        groups = match.groupdict()
        year, month, day = (groups[key] or groups[f"{key}1"] for key in ("year", "month", "day"))
        if found := make_day(year, month, day):
            return found
    return None


def make_day(year: str, month: str, day: str) -> date | None:
    """Return the day of these words and figures, None if there is no such day."""
    number = _MONTHS.get(month.lower()) or (int(month) if month.isdecimal() else 0)
    days = int(day)
    if number > 12 >= days:
        number, days = days, number
    try:
        found = date(int(year), number, days)
    except ValueError:
        return None
    return found if found.year >= _EARLIEST else None
