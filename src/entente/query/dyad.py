"""A dyad: the course of what two parties did toward each other, and what is open or disputed between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from entente.query.filters import Filters
from entente.query.lines import EventLine, LineWriter
from entente.records import Dispute, Event, Matter
from entente.store import Record

_BETWEEN = """
  SELECT DISTINCT event_id AS id FROM event_dyads
  WHERE (actor = ?1 AND recipient = ?2) OR (actor = ?2 AND recipient = ?1)
"""
_WITH = "SELECT DISTINCT event_id AS id FROM event_parties WHERE actor_id = ?1 OR party = ?1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The events between parties by date, and what is between them."""

    parties: tuple[str, ...]  # names
    events: tuple[EventLine, ...]
    matters: tuple[Matter, ...]
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Id:
    id: str


def find_course(record: Record, parties: tuple[str, ...], filters: Filters) -> Course:
    """Return what the record says of one party, or between two (ids of actors)."""
    writer = LineWriter(record)
    asked = _BETWEEN if len(parties) > 1 else _WITH
    found = (writer.events[row.id] for row in record.select(_Id, asked, *parties))
    events = [event for event in found if filters.keeps_event(event.when.start, event.when.end)]
    return Course(
        parties=tuple(writer.actors[one].name if one in writer.actors else one for one in parties),
        events=tuple(writer.lines(events)),
        matters=tuple(matter for matter in record.world().matters if set(parties) <= set(matter.parties)),
        disputes=tuple(_disputes(record, parties, events)),
    )


def _disputes(record: Record, parties: tuple[str, ...], events: list[Event]) -> Iterator[Dispute]:
    """Yield the disputes over what the parties are said to have done."""
    mentions = {mention for event in events for mention in event.mentions}
    for dispute in record.world().disputes:
        sides = {*dispute.actors, *dispute.recipients}
        rest = {mention for _, positions in dispute.items for one in positions for mention in one.mentions}
        if set(parties) <= sides or rest & mentions:
            yield dispute
