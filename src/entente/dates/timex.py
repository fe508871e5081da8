"""A resolved time written as the value of a TIMEX3 tag, for TimeML tools and test sets."""

import re
from datetime import date

from entente.dates.values import days_of
from entente.records import Grain, TimeRef

_DAY_PART = re.compile(r"T(?:MO|MI|AF|EV|NI|DT|\d\d(?::\d\d)?)$")
_AS_IT_IS = re.compile(
    r"(?:PRESENT|PAST|FUTURE)_REF$|P(?:T?[\dX]+[DWMQYECHS])+$|\d{2,3}X{1,2}$|\d{4}(?:-(?:H|SP|SU|FA|WI)\d?)?$"
)


def timex_value(time: TimeRef, published: date) -> str:
    """Return the TIMEX3 value of `time` in an article of the day `published`."""
    value = time.value.removeprefix("EVERY_").removesuffix("/..").removeprefix("../")
    if time.anchor.startswith("event:"):
        return _timeml(value)
    if time.value.startswith("EVERY_") and value != time.value:
        return value
    stretch = re.sub(r"^(?:LAST|NEXT)_(?=P[\dX])", "", value.partition("@")[0])
    lengths = stretch != value.partition("@")[0] or not time.direction
    if _AS_IT_IS.match(stretch) and (lengths or not stretch.startswith("P") or stretch.endswith("REF")):
        return _timeml(stretch)
    vague = re.match(r"PX", stretch)
    if vague:
        return "PAST_REF" if time.direction < 0 else "FUTURE_REF"
    days = days_of(value, published, 0 if value.startswith("THIS_") and "WEEKDAY" not in value else time.direction)
    if days is None or days.start is None:
        return value
    part = _DAY_PART.search(value)
    return _written(days.start, time, value) + (part.group() if part else "")


def _timeml(value: str) -> str:
    """Write decades the TimeML way: `199X` is `199`, two of them are twenty years."""
    if long := re.fullmatch(r"P(\d+)([EC])", value):
        return f"P{int(long[1]) * (10 if long[2] == 'E' else 100)}Y"
    return value.rstrip("X") if re.fullmatch(r"\d{2,3}X{1,2}", value) else value


def _written(start: date, time: TimeRef, value: str) -> str:
    if season := re.search(r"-(SP|SU|FA|WI)(?=@|$)", value):
        return f"{start.year}-{season[1]}"
    if re.search(r"WEEKEND|-WE", value):
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}-WE"
    if time.grain is Grain.DAY:
        return start.isoformat()
    if time.grain is Grain.WEEK:
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}"
    if time.grain is Grain.MONTH:
        return f"{start:%Y-%m}"
    if time.grain is Grain.QUARTER:
        return f"{start.year}-Q{(start.month + 2) // 3}"
    return f"{start.year // 10}" if value.startswith("THIS_DECADE") else f"{start.year}"
