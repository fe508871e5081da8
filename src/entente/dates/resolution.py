"""Resolving the times of a text against the day its article was published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from entente.dates.intervals import coarser, hull
from entente.dates.values import Days, days_of, shifted
from entente.records import Basis, EventMention, TimeRef, When

_NO_ANCHORS: Mapping[str, When] = MappingProxyType({})
_INHERITED = frozenset({"paragraph", "lead"})
_EACH_DAY = 31  # a publication interval of up to a month is tried day by day, a longer one at its ends


def resolve(time: TimeRef | None, published: When, anchors: Mapping[str, When] = _NO_ANCHORS) -> When:
    """Return the days that `time` means in an article published `published`.

    `anchors` gives the resolved times of other events of the article, by "event:<start of the trigger>". A time
    that is missing or names no days is the publication itself, with that basis.
    """
    fallback = replace(published, basis=Basis.PUBLISHED)
    if time is None:
        return fallback
    if time.anchor.startswith("event:"):
        anchor = anchors.get(time.anchor)
        return _from_event(time, anchor) if anchor and time.direction else fallback
    tried = [_when(time, days_of(time.value, day, time.direction)) for day in _days(published)]
    found = [when for when in tried if when]
    if not found:
        return _without_publication(time) if published.start is None or published.end is None else fallback
    return _joined(found)


def resolve_events(events: Sequence[EventMention], published: When) -> tuple[tuple[str, When], ...]:
    """Return the resolved time of each of an article's `events` by id, those told from another event last."""
    anchors: dict[str, When] = {}
    whens: dict[str, When] = {}
    waiting = list(events)
    while waiting:
        ready = [event for event in waiting if _anchored(event) is None or _anchored(event) in anchors] or waiting
        for event in ready:
            whens[event.id] = resolve(event.time, published, anchors)
            anchors.setdefault(f"event:{event.trigger.start}", whens[event.id])
        done = {event.id for event in ready}
        waiting = [event for event in waiting if event.id not in done]
    return tuple((event.id, whens[event.id]) for event in events)


def _anchored(event: EventMention) -> str | None:
    return event.time.anchor if event.time and event.time.anchor.startswith("event:") else None


def _days(published: When) -> Iterable[date]:
    """Return the publication days to try; the first day of the year 2000 where none is known, for calendar times."""
    start, end = published.start, published.end
    if start is None or end is None:
        return ()
    length = (end - start).days
    return (start + timedelta(days=n) for n in range(length + 1)) if length < _EACH_DAY else (start, end)


def _without_publication(time: TimeRef) -> When:
    """Resolve what needs no publication date; anything else stays open."""
    days = days_of(time.value, date(2000, 1, 1), time.direction) if time.anchor == "calendar" else None
    return _when(time, days) or When(start=None, end=None, grain=time.grain, basis=_basis(time))


def _when(time: TimeRef, days: Days | None) -> When | None:
    return When(start=days.start, end=days.end, grain=days.grain, basis=_basis(time)) if days else None


def _basis(time: TimeRef) -> Basis:
    if time.link in _INHERITED:
        return Basis.NARRATIVE
    return Basis.EXPLICIT if time.anchor == "calendar" else Basis.RELATIVE


def _joined(found: Sequence[When]) -> When:
    joined = found[0]
    for when in found[1:]:
        joined = hull(joined, when)
    return joined


def _from_event(time: TimeRef, anchor: When) -> When:
    if time.value == "SAME":
        return replace(anchor, basis=Basis.EVENT)
    base = Days(anchor.start, anchor.end, anchor.grain)
    days = shifted(base, time.value, time.direction)
    return When(start=days.start, end=days.end, grain=coarser(days.grain, anchor.grain), basis=Basis.EVENT)
