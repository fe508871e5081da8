"""Dates: from a time as a text gives it to days of the calendar, by arithmetic alone.

A text time stays unresolved until its article's publication is decided, so a corrected publication date
re-reads nothing. `values` knows the grammar of `TimeRef.value`, `resolution` applies it to a publication date,
`intervals` compares what comes out, and `timex` writes it the way TimeML does.
"""

from entente.dates.intervals import WEEKDAYS, coarser, contains, day_of, hull, intersect, narrower, overlap, unit_around
from entente.dates.resolution import resolve, resolve_events
from entente.dates.timex import timex_value

__all__ = [
    "WEEKDAYS",
    "coarser",
    "contains",
    "day_of",
    "hull",
    "intersect",
    "narrower",
    "overlap",
    "resolve",
    "resolve_events",
    "timex_value",
    "unit_around",
]
