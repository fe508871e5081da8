"""What forbids that two mentions are one event, in words."""

from dataclasses import replace
from datetime import timedelta

from entente.dates import overlap
from entente.merge.told import Side, Told
from entente.records import Basis, Grain, Status, When

# Types under which outlets tell one event: coders who differ mostly differ so.
_TOLD_FOR_EACH_OTHER = (
    ("AGREE", "COOPERATE"),
    ("AGREE", "CONCEDE"),
    ("AGREE", "RETREAT"),
    ("AGREE", "SUPPORT"),
    ("CONCEDE", "RETREAT"),
    ("COOPERATE", "SUPPORT"),
    ("AID", "SUPPORT"),
    ("AID", "COOPERATE"),
    ("SANCTION", "COERCE"),
    ("SANCTION", "THREATEN"),
    ("ASSAULT", "COERCE"),
    ("ASSAULT", "MOBILIZE"),
)
_KINDRED = frozenset(map(frozenset, _TOLD_FOR_EACH_OTHER))
WORDS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})  # acts of speech
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT"})  # done together, or by one toward the other
MEET = {"CONSULT"}  # who is actor, who recipient, is free
_MANY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})  # several of one kind on one day are common
SOFT = frozenset({Basis.PUBLISHED, Basis.NARRATIVE})  # not in the words of the clause
_COARSE = frozenset({Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.LONGER})
_UNREAL = frozenset({Status.HYPOTHETICAL})
_DONE_OR_NOT = ({Status.HAPPENED, Status.NEGATED}, {Status.ONGOING, Status.NEGATED})
_TOLD_LATE = timedelta(days=4)  # an event without a time of its own is told at most this long after it
_SOON = timedelta(days=7)  # what is planned without a day
_EVE = timedelta(days=1)  # time zones; "overnight"


def find_conflict(one: Told, other: Told) -> str | None:
    """Return why two mentions cannot be one event, None if nothing forbids it."""
    first, second = one.mention, other.mention
    kinds = frozenset((first.event_type, second.event_type))
    if len(kinds) > 1 and kinds not in _KINDRED:
        return f"{first.event_type} and {second.event_type} are not told for each other"
    if (first.status in _UNREAL) != (second.status in _UNREAL):
        return "one is only supposed"
    if {first.status, second.status} in _DONE_OR_NOT:
        return "one was done, the other was not"
    if not _can_be_same_parties(one, other):
        return "other parties"
    if _other_people(one.actors, other.actors) or _other_people(one.recipients, other.recipients):
        return "other persons of the same party"
    if not _can_be_same_time(one, other):
        return "another time"
    if kinds <= WORDS and one.matter and other.matter and not _nested(one.matter, other.matter):
        return "another matter"
    if first.content_type and second.content_type and first.content_type != second.content_type:
        return "another content"
    if (kinds & _MANY or kinds == MEET) and one.place and other.place and not one.place.can_be(other.place):
        return "another place"
    return None


def _can_be_same_parties(one: Told, other: Told) -> bool:
    if not one.parties & other.parties or one.is_at_home != other.is_at_home:
        return False
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    if all(_nested(a.parties, b.parties) for a, b in sides):
        return True
    types = {one.mention.event_type, other.mention.event_type}
    return types <= _MUTUAL and _nested(one.parties, other.parties) and (types == MEET or _is_joint(one, other))


def _is_joint(one: Told, other: Told) -> bool:
    """Say whether one of the two has all parties as actors: then the sides of the other do not matter."""
    return any(told.actors.parties == told.parties and len(told.parties) > 1 for told in (one, other))


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _other_people(one: Side, other: Side) -> bool:
    """Say whether both name persons of one party, and none in common: Blinken met Wang, Biden met Xi."""
    parties = {party for party, _ in one.people} & {party for party, _ in other.people}
    return bool(parties) and not one.people & other.people


def _can_be_same_time(one: Told, other: Told) -> bool:
    same_episode = one.episode_id is not None and one.episode_id == other.episode_id
    if not overlap(window(one), window(other)) or not (same_episode or overlap(one.when, other.when)):
        return False
    coarse = (is_coarse(one.when), is_coarse(other.when))
    if all(coarse) and one.when.start is not None:
        return same_episode or (one.when.start, one.when.end) == (other.when.start, other.when.end)
    return same_episode or not any(coarse)


def kindred(event_type: str) -> tuple[str, ...]:
    """Return the types under which an event of `event_type` may be told, itself first."""
    others = {other for pair in _KINDRED if event_type in pair for other in pair} - {event_type}
    return event_type, *sorted(others)


def is_coarse(when: When) -> bool:
    """Say whether a time is coarser than a week, or open."""
    return when.grain in _COARSE or when.start is None or when.end is None


def window(told: Told) -> When:
    """Return the days on which the event can have been, or be: told without a time, days around publication too."""
    when = told.when
    if when.start is None or when.end is None or when.basis not in SOFT:
        return when
    if told.mention.status is Status.PLANNED:
        return replace(when, end=when.end + _SOON)
    return replace(when, start=when.start - (_TOLD_LATE if when.basis is Basis.PUBLISHED else _EVE))
