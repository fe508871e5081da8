"""The grammar of `TimeRef.value`, and what each form means beside an anchor day.

2023-03-21  2023-03  2023  2023-Q1  2023-H1  2023-SU  2023-W12  199X  19XX      a time of the calendar
XXXX-03-21  XXXX-03  XXXX-Q1  XXXX-SU  XXXX-XX-17  XXXX-WXX-4  XXXX-WXX-WE      the one that `direction` points to
    LAST_XXXX-SU  NEXT_XXXX-04  wholly before or after the anchor
THIS_WEEK  LAST_MONTH  NEXT_YEAR  THIS_DAY  LAST_WEEKDAY-5  LAST_YEAR-04        counted in calendar units
P3W  PXD                    so far from the anchor, in `direction`; a bare length of time where that is 0
LAST_P3W  NEXT_P2Y          the whole stretch up to or from the anchor
PRESENT_REF  PAST_REF  FUTURE_REF  EVERY_...                                    no days can be told
A/B  A/..  ../B             from A to B; since A; until B
A+P2D  A-P1W                shifted
A@EARLY @MID @LATE @START @END @H1 @H2 @BEFORE @AFTER   a part of it;  ATEV  a part of the day
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from entente.dates.intervals import coarser, first_of_month, unit_around
from entente.records import Grain


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `start` to `end`, both included, None where open."""

    start: date | None
    end: date | None
    grain: Grain


_UNITS = {
    "DAY": Grain.DAY,
    "WEEK": Grain.WEEK,
    "MONTH": Grain.MONTH,
    "QUARTER": Grain.QUARTER,
    "YEAR": Grain.YEAR,
    "DECADE": Grain.LONGER,
    "CENTURY": Grain.LONGER,
}
_LETTERS = {
    "D": Grain.DAY,
    "W": Grain.WEEK,
    "M": Grain.MONTH,
    "Q": Grain.QUARTER,
    "Y": Grain.YEAR,
    "E": Grain.LONGER,
    "C": Grain.LONGER,
}
_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month; winter runs into the next year
_STEP = {"LAST": -1, "THIS": 0, "NEXT": 1}
# A day of the year on the other side of the anchor is meant all the same when it is so many times nearer: on
# 2 November "had been set to expire Nov. 6" looks ahead, and nobody looks back a year for it. Of weekdays this
# touches tomorrow and yesterday: papers write "last Thursday" for the one of six days ago.
_MUCH_NEARER = 5  # value F1 on TimeBank .70 -> .74, together with verbs beside the time
_VAGUE = (2, 8)  # "several weeks ago" is two to eight of them
_VAGUE_STRETCH = 6  # "in recent weeks" is six of them

_DAY_PART = re.compile(r"T(?:MO|MI|AF|EV|NI|DT|\d\d(?::\d\d)?)$")
_SHIFT = re.compile(r"(?P<base>.+)(?P<sign>[+-])(?P<length>P(?:\d+|X)[DWMQYEC])$")
_LENGTH = re.compile(r"(?:(?P<stretch>LAST|NEXT)_)?P(?P<n>\d+|X)(?P<unit>[DWMQYEC])$")
_COUNTED = re.compile(
    r"(?P<which>THIS|LAST|NEXT)_(?P<unit>[A-Z]+)(?:-(?P<weekday>[1-7])|-(?P<in_year>(?:\d\d|Q[1-4])(?:-\d\d)?))?$"
)
_CALENDAR = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?:(?P<month>\d\d|XX)(?:-(?P<day>\d\d))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|W(?P<week>\d\d|XX)(?:-(?P<weekday>[1-7]|WE))?))?$"
)


def days_of(value: str, anchor: date, direction: int) -> Days | None:
    """Return the days `value` means beside `anchor`; None when it names no days (a bare length, a repetition)."""
    if "/" in value:
        return _range(value, anchor, direction)
    bare, _, part = _DAY_PART.sub("", value).partition("@")
    days = _whole(bare, anchor, direction)
    return _part(days, part, anchor) if part and days else days


def _whole(value: str, anchor: date, direction: int) -> Days | None:
    if shift := _SHIFT.match(value):
        base = days_of(shift["base"], anchor, direction)
        return shifted(base, shift["length"], 1 if shift["sign"] == "+" else -1) if base else None
    if length := _LENGTH.match(value):
        return _distance(length, anchor, direction)
    which, _, rest = value.partition("_")
    if which in _STEP and (calendar := _CALENDAR.match(rest)):
        return _on_calendar(calendar, anchor, direction, beyond=_STEP[which])
    if counted := _COUNTED.match(value):
        return _counted(counted, anchor, direction)
    if calendar := _CALENDAR.match(value):
        return _on_calendar(calendar, anchor, direction)
    if re.fullmatch(r"\d{2,3}X{1,2}", value):
        first, size = int(value.replace("X", "0")), 10 ** value.count("X")
        return _span(date(first, 1, 1), date(first + size - 1, 12, 31), Grain.LONGER)
    references = {"PRESENT_REF": (anchor, anchor), "PAST_REF": (None, anchor), "FUTURE_REF": (anchor, None)}
    return Days(*references[value], Grain.LONGER) if value in references else None


def _span(start: date, end: date, grain: Grain) -> Days:
    return Days(start, end, grain)


def shifted(base: Days, length: str, sign: int) -> Days:
    """Return `base` moved by `length` (`P3W`) in the direction of `sign`, at the coarser of both precisions."""
    match = _LENGTH.match(length)
    if match is None or match["n"] == "X":
        return Days(None if sign < 0 else base.end, base.start if sign < 0 else None, Grain.LONGER)
    unit, n = match["unit"], int(match["n"]) * sign
    start, end = (moved(day, n, unit) if day else None for day in (base.start, base.end))
    if _LETTERS[unit] is Grain.DAY:
        return Days(start, end, base.grain)
    grain = coarser(base.grain, min(_LETTERS[unit], Grain.MONTH, key=_fineness))  # "a year after" is about the month
    return Days(
        unit_around(start, grain)[0] if start else None,
        unit_around(end, grain)[1] if end else None,
        grain,
    )


def _fineness(grain: Grain) -> int:
    return list(Grain).index(grain)


def moved(day: date, n: int, unit: str) -> date:
    """Return the day `n` units of `D W M Q Y E C` after `day`; the last of a month that is too short."""
    if unit in "DW":
        days = n * (7 if unit == "W" else 1)
        ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
        return date.fromordinal(ordinal)
    first = first_of_month(day, n * _MONTHS_IN[unit])
    return first + timedelta(days=min(day.day, unit_around(first, Grain.MONTH)[1].day) - 1)


def _distance(length: re.Match[str], anchor: date, direction: int) -> Days | None:
    n, unit = length["n"], length["unit"]
    if stretch := length["stretch"]:
        far = moved(anchor, _STEP[stretch] * (_VAGUE_STRETCH if n == "X" else int(n)), unit)
        return _span(min(far, anchor), max(far, anchor), coarser(_LETTERS[unit], Grain.WEEK))
    if not direction:
        return None
    if n == "X":
        near, far = (moved(anchor, direction * few, unit) for few in _VAGUE)
        return _span(min(near, far), max(near, far), Grain.LONGER)
    grain = _LETTERS[unit]
    day = moved(anchor, direction * int(n), unit)
    return _span(*unit_around(day, Grain.YEAR if grain is Grain.LONGER else grain), grain)


def _counted(counted: re.Match[str], anchor: date, direction: int) -> Days | None:
    step, unit = _STEP[counted["which"]], counted["unit"]
    if counted["in_year"]:
        return days_of(f"{anchor.year + step:04}-{counted['in_year']}", anchor, 0)
    if unit == "WEEKDAY":
        return _counted_weekday(step, int(counted["weekday"]), anchor, direction)
    if unit == "WEEKEND":
        saturday = unit_around(anchor, Grain.WEEK)[0] + timedelta(days=5 + 7 * step)
        return _span(saturday, saturday + timedelta(days=1), Grain.DAY)
    if unit in {"DECADE", "CENTURY"}:
        size = 10 if unit == "DECADE" else 100
        first = (anchor.year // size + step) * size
        return _span(date(max(first, 1), 1, 1), date(first + size - 1, 12, 31), Grain.LONGER)
    grain = _UNITS.get(unit)
    if grain is None:
        return None
    days = unit_around(moved(unit_around(anchor, grain)[0], step, unit[0]), grain)
    return _clipped(_span(*days, grain), anchor, direction) if not step else _span(*days, grain)


def _counted_weekday(step: int, weekday: int, anchor: date, direction: int) -> Days:
    """Return the last such day before the anchor, that of its week, or that of the next week."""
    monday = unit_around(anchor, Grain.WEEK)[0]
    if step < 0:
        day = anchor - timedelta(days=(anchor.isoweekday() - weekday - 1) % 7 + 1)
    else:
        day = monday + timedelta(days=weekday - 1 + 7 * step)
    if not step and direction < 0 and day > anchor:
        day -= timedelta(days=7)
    return _span(day, day, Grain.DAY)


def _clipped(days: Days, anchor: date, direction: int) -> Days:
    """Cut what is told as past at the anchor, and what is told as future before it."""
    if direction < 0:
        return Days(days.start, anchor, days.grain)
    if direction > 0:
        return Days(anchor, days.end, days.grain)
    return days


def _on_calendar(match: re.Match[str], anchor: date, direction: int, *, beyond: int = 0) -> Days | None:
    if match["weekday"] and match["week"] == "XX":
        return _bare_weekday(match["weekday"], anchor, direction)
    if match["year"] != "XXXX":
        return _in_year(match, int(match["year"]))
    if match["month"] == "XX" and match["day"]:
        return _pick(_same_day_of_months(int(match["day"]), anchor), anchor, direction)
    years = range(max(anchor.year - 8, 1), min(anchor.year + 8, 9998) + 1)  # 29 February comes once in up to eight
    of_years = (days for year in years if (days := _in_year(match, year)))
    if beyond:
        return _pick_beyond(of_years, anchor, beyond)
    return _pick(of_years, anchor, direction, nearness=_MUCH_NEARER)


def _bare_weekday(weekday: str, anchor: date, direction: int) -> Days:
    first = 6 if weekday == "WE" else int(weekday)
    length = timedelta(days=1 if weekday == "WE" else 0)
    days = (
        _span(day, day + length, Grain.DAY)
        for ahead in range(-7, 8)
        if (day := anchor + timedelta(days=ahead)).isoweekday() == first
    )
    return _pick(days, anchor, direction, nearness=_MUCH_NEARER) or _span(anchor, anchor, Grain.DAY)


def _pick(candidates: Iterable[Days], anchor: date, direction: int, *, nearness: int = 1000) -> Days | None:
    """Return the latest begun by the anchor, the earliest not over by then, or without direction the nearest.

    The one in the other direction is taken all the same when it is more than `nearness` times nearer.
    """
    known = [(days.start, days.end, days) for days in candidates if days.start and days.end]
    before = max(((start, days) for start, _, days in known if start <= anchor), key=_day, default=(anchor, None))[1]
    after = min(((end, days) for _, end, days in known if end >= anchor), key=_day, default=(anchor, None))[1]
    if before is None or after is None:
        return before or after
    back, ahead = max((anchor - _last(before)).days, 0), max((_begin(after) - anchor).days, 0)
    if direction < 0:
        return after if ahead * nearness < back else before
    if direction > 0:
        return before if back * nearness < ahead else after
    return before if back <= ahead else after


def _pick_beyond(candidates: Iterable[Days], anchor: date, step: int) -> Days | None:
    """Return the last that was over before the anchor, or the first that had not begun by then."""
    known = [(days.start, days.end, days) for days in candidates if days.start and days.end]
    if step < 0:
        return max(((end, days) for _, end, days in known if end < anchor), key=_day, default=(anchor, None))[1]
    return min(((start, days) for start, _, days in known if start > anchor), key=_day, default=(anchor, None))[1]


def _day(pair: tuple[date, Days | None]) -> date:
    return pair[0]


def _begin(days: Days) -> date:
    return days.start or date.min


def _last(days: Days) -> date:
    return days.end or date.max


def _same_day_of_months(day: int, anchor: date) -> Iterator[Days]:
    for months in range(-3, 4):
        first = first_of_month(anchor, months)
        if day <= unit_around(first, Grain.MONTH)[1].day:
            found = first.replace(day=day)
            yield _span(found, found, Grain.DAY)


def _in_year(match: re.Match[str], year: int) -> Days | None:
    try:
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return _span(day, day, Grain.DAY)
        if match["week"]:
            monday = date.fromisocalendar(year, int(match["week"]), int(match["weekday"] or 1))
            return _span(monday, monday + timedelta(days=0 if match["weekday"] else 6), Grain.WEEK)
        return _months_of(match, year)
    except ValueError:  # 31 June, 29 February of a common year, year 0
        return None


def _months_of(match: re.Match[str], year: int) -> Days:
    if match["month"]:
        return _span(*unit_around(date(year, int(match["month"]), 1), Grain.MONTH), Grain.MONTH)
    if match["quarter"]:
        return _span(*unit_around(date(year, int(match["quarter"]) * 3, 1), Grain.QUARTER), Grain.QUARTER)
    if match["season"]:
        first = date(year, _SEASONS[match["season"]], 1)
        return _span(first, first_of_month(first, 3) - timedelta(days=1), Grain.QUARTER)
    if match["half"]:
        first = date(year, 1 if match["half"] == "1" else 7, 1)
        return _span(first, first_of_month(first, 6) - timedelta(days=1), Grain.YEAR)
    return _span(*unit_around(date(year, 1, 1), Grain.YEAR), Grain.YEAR)


def _part(days: Days, part: str, anchor: date) -> Days:
    """Return the early, middle or late third of `days`, or what of it lies before or after the anchor."""
    start, end = days.start, days.end
    if start is None or end is None:
        return days
    if part in {"BEFORE", "AFTER"}:
        before = part == "BEFORE"
        return Days(start if before else max(start, anchor), min(end, anchor) if before else end, days.grain)
    if part in {"START", "END"}:
        sixth = timedelta(days=max(((end - start).days + 1) // 6 - 1, 0))
        return Days(start, start + sixth, days.grain) if part == "START" else Days(end - sixth, end, days.grain)
    if part in {"H1", "H2"}:
        half = start + timedelta(days=((end - start).days + 1) // 2)
        return Days(start, half - timedelta(days=1), days.grain) if part == "H1" else Days(half, end, days.grain)
    third = timedelta(days=((end - start).days + 1) // 3)
    middle = start + third, end - third
    if part == "EARLY":
        return Days(start, max(middle[0] - timedelta(days=1), start), days.grain)
    if part == "LATE":
        return Days(min(middle[1] + timedelta(days=1), end), end, days.grain)
    return Days(middle[0], middle[1], days.grain)


def _range(value: str, anchor: date, direction: int) -> Days | None:
    """Return the days from A to B; a part without a year or week is looked for beside the other."""
    first, _, last = value.partition("/")
    if last == "..":
        begun = days_of(first, anchor, direction)
        return Days(begun.start, max(anchor, begun.start), begun.grain) if begun and begun.start else None
    until = days_of(last, anchor, direction) if direction <= 0 or first == ".." else None
    if first == "..":
        return Days(None, until.end, until.grain) if until else None
    if until is None:
        since = days_of(first, anchor, direction)
        until = days_of(last, since.start, 1) if since and since.start else None
    else:
        since = days_of(first, until.start or anchor, -1)
    if since is None or until is None or since.start is None or until.end is None or since.start > until.end:
        return None
    return Days(since.start, until.end, coarser(since.grain, until.grain))
