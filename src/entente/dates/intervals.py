"""Comparing intervals of days that are known to different precision."""

from dataclasses import replace
from datetime import date, timedelta

from entente.records import Basis, Grain, When

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDER = (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.LONGER)
_RANK = {grain: rank for rank, grain in enumerate(_ORDER)}
_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}


def coarser(one: Grain, other: Grain) -> Grain:
    """Return the less fine of two grains."""
    return max(one, other, key=_RANK.__getitem__)


def day_of(day: date, basis: Basis = Basis.EXPLICIT) -> When:
    """Return the one day `day`."""
    return When(start=day, end=day, grain=Grain.DAY, basis=basis)


def unit_around(day: date, grain: Grain) -> tuple[date, date]:
    """Return the first and last day of the week (from Monday), month, quarter or year that holds `day`."""
    if grain is Grain.WEEK:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if grain in _MONTHS:
        size = _MONTHS[grain]
        first = day.replace(month=(day.month - 1) // size * size + 1, day=1)
        return first, first_of_month(first, size) - timedelta(days=1)
    return day, day


def first_of_month(day: date, months: int = 0) -> date:
    """Return the first day of the month that lies `months` after that of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return date(min(max(count // 12, 1), 9999), count % 12 + 1, 1)


def overlap(one: When, other: When) -> bool:
    """Say whether the two can be one time, at the precision of the less precise; an open end is anything."""
    grain = coarser(one.grain, other.grain)
    first, second = _widened(one, grain), _widened(other, grain)
    return _starts_by(first.start, second.end) and _starts_by(second.start, first.end)


def contains(outer: When, inner: When) -> bool:
    """Say whether every day of `inner` lies in `outer`."""
    from_start = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    to_end = outer.end is None or (inner.end is not None and inner.end <= outer.end)
    return from_start and to_end


def narrower(one: When, other: When) -> When:
    """Return the interval with fewer days; at a tie the one with the stronger basis, then the first."""
    order = list(Basis)
    return min(one, other, key=lambda when: (_length(when), order.index(when.basis)))


def intersect(one: When, other: When) -> When | None:
    """Return the days that both hold, None when there are none; grain and basis are those of the narrower."""
    starts = [when.start for when in (one, other) if when.start]
    ends = [when.end for when in (one, other) if when.end]
    start, end = max(starts, default=None), min(ends, default=None)
    if start and end and start > end:
        return None
    return replace(narrower(one, other), start=start, end=end)


def hull(one: When, other: When) -> When:
    """Return the least interval that holds both; open where one is open."""
    start = min(one.start, other.start) if one.start and other.start else None
    end = max(one.end, other.end) if one.end and other.end else None
    return replace(one, start=start, end=end, grain=coarser(one.grain, other.grain))


def _widened(when: When, grain: Grain) -> When:
    start = unit_around(when.start, grain)[0] if when.start else None
    end = unit_around(when.end, grain)[1] if when.end else None
    return replace(when, start=start, end=end)


def _starts_by(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start <= end


def _length(when: When) -> int:
    return (when.end - when.start).days if when.start and when.end else 10**7
