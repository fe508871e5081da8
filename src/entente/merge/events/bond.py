"""What binds two mentions into one event: not their parties, type and day alone, but what they say of it.

Parties, type and day do not tell two demands, two strikes or two phone calls apart; they are enough only for a meeting
of two on a known day.
"""

from dataclasses import dataclass

from entente.merge.events.conflict import MEET, SOFT, find_conflict, is_coarse
from entente.merge.told import Told
from entente.records import Status

_AKIN = 0.25  # share of the words of the shorter mention that agree
_DEEDS = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "RETREAT", "AID"})  # of words and talks there are many
_VISIT = "visit"  # mode
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """What speaks for two mentions being one event: `points` decide whether, `strength` which of several."""

    points: int
    strength: float
    reasons: tuple[str, ...]


def find_bond(one: Told, other: Told) -> Bond | None:
    """Return what binds two mentions into one event, None if something forbids it or too little speaks for it."""
    if find_conflict(one, other) is not None:
        return None
    about = [*_same_words(one, other), *_same_matter(one, other)]
    reasons = [*about, *_same_act(one, other), *_same_story(one, other)]
    if about and one.article_id != other.article_id and _same_episode(one, other):
        reasons.append((1, "told by two articles of one episode"))
    points = sum(worth for worth, _ in reasons)
    if points < _needed(one, other):
        return None
    return Bond(
        points=points,
        strength=points + _closeness(one, other),
        reasons=tuple(reason for _, reason in reasons),
    )


def _same_words(one: Told, other: Told) -> list[tuple[int, str]]:
    shared = one.about & other.about
    fewer = min(len(one.about), len(other.about))
    if not one.about and not other.about and one.trigger == other.trigger:
        return [(2, "the same word, and nothing else is said")]
    if not shared or len(shared) < _AKIN * fewer:
        return []
    if len(shared) > 1 or fewer == 1:
        return [(2, "the same words about it")]
    return [(1, "a word in common about it")]


def _same_matter(one: Told, other: Told) -> list[tuple[int, str]]:
    if one.matter and other.matter and (one.matter <= other.matter or other.matter <= one.matter):
        return [(1, "the same matter")]
    return []


def _same_act(one: Told, other: Told) -> list[tuple[int, str]]:
    first, second = one.mention, other.mention
    found = []
    if one.trigger == other.trigger or _tells(one, other) or _tells(other, one):
        found.append((1, "the same word for the act"))
    elif first.modes and first.modes == second.modes and {first.event_type} != MEET:
        found.append((1, "the same mode"))
    if one.place and other.place and one.place.name == other.place.name:
        found.append((1, "the same place"))
    return found


def _same_story(one: Told, other: Told) -> list[tuple[int, str]]:
    """Return what the place in the story tells: articles open with the news, and a noun names what was told."""
    if not _same_episode(one, other) or one.mention.event_type != other.mention.event_type:
        return []
    if one.opens and other.opens and one.article_id != other.article_id:
        return [(1, "two articles of one episode open with it")]
    named = one.mention.is_told and not other.mention.is_told
    alike = one.mention.status is other.mention.status is not Status.HYPOTHETICAL
    if named and alike and one.mention.event_type in _DEEDS:
        return [(1, "a noun for what the episode tells")]
    return []


def _tells(one: Told, other: Told) -> bool:
    """Say whether `one` has the act of `other` among its words: "launched its invasion" and "the invasion"."""
    return any(word.startswith(other.trigger) for word in one.about)


def _needed(one: Told, other: Told) -> int:
    """Return how many points it takes: none for a meeting of two on a known day, more for what is vaguer."""
    types = {one.mention.event_type, other.mention.event_type}
    if _is_one_visit(one, other) or _is_one_plan(one, other):
        return 0
    if types == MEET:
        needed = 2 * (one.mention.modes != other.mention.modes) + any(told.when.basis in SOFT for told in (one, other))
    else:
        needed = 1 + len(types)
    needed += one.parties != other.parties or len(one.parties) < 2
    return needed + _differ_in_grain(one, other)


def _is_one_visit(one: Told, other: Told) -> bool:
    """Say whether both are visits of one party to another in one episode: nobody comes twice in a week."""
    return (
        _VISIT in one.mention.modes
        and _VISIT in other.mention.modes
        and one.parties == other.parties
        and len(one.parties) > 1
        and _same_episode(one, other)
    )


def _is_one_plan(one: Told, other: Told) -> bool:
    """Say whether both are meetings of two parties that an episode has ahead: they plan one at a time."""
    ahead = {one.mention.status, other.mention.status} == {Status.PLANNED}
    meet = {one.mention.event_type, other.mention.event_type} == MEET
    return ahead and meet and one.parties == other.parties and len(one.parties) == _PAIR and _same_episode(one, other)


def _same_episode(one: Told, other: Told) -> bool:
    return one.episode_id is not None and one.episode_id == other.episode_id


def _differ_in_grain(one: Told, other: Told) -> bool:
    coarse = is_coarse(one.when) or is_coarse(other.when)
    return coarse and (one.when.start, one.when.end) != (other.when.start, other.when.end)


def _closeness(one: Told, other: Told) -> float:
    """Return what prefers one of two possible events: the same type, parties, days, episode."""
    same_days = one.when.start == other.when.start and one.when.end == other.when.end
    return (
        (one.mention.event_type == other.mention.event_type)
        + (one.parties == other.parties)
        + same_days
        + 0.5 * _same_episode(one, other)
        + len(one.about & other.about) / max(1, min(len(one.about), len(other.about)))
    )
