"""Clusters of mentions around leaders: candidates by party and week, every edge verified, never a chain."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from entente.merge.events.bond import Bond, find_bond
from entente.merge.events.conflict import is_coarse, kindred, window
from entente.merge.told import Told
from entente.records import Basis, Grain

_FIRM = (Basis.EXPLICIT, Basis.RELATIVE, Basis.EVENT, Basis.NARRATIVE, Basis.PUBLISHED)
_GRAINS = tuple(Grain)
_MOST_WEEKS = 60  # an open-ended interval is not filed for ever


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Mentions of one event, in canonical order, and the one the others were compared with."""

    leader: Told
    members: tuple[Told, ...]


def find_clusters(mentions: Sequence[Told]) -> tuple[Cluster, ...]:
    """Return `mentions` grouped into events; each joins the leader it is bound to most, else leads.

    Leaders are the best told: both sides named, a day from the text. So what is vague joins what is clear,
    and two clear events are not joined by a vague mention of either.
    """
    index = _Index()
    members: dict[str, list[Told]] = {}
    leaders: dict[str, Told] = {}
    for told in sorted(mentions, key=_clarity):
        leader = _best(told, index.candidates(told))
        if leader is None:
            leader = told
            leaders[told.mention.id] = told
            index.add(told)
        members.setdefault(leader.mention.id, []).append(told)
    clusters = (
        Cluster(leader=leaders[leader_id], members=tuple(sorted(found, key=lambda one: one.rank)))
        for leader_id, found in members.items()
    )
    return tuple(sorted(clusters, key=lambda cluster: cluster.members[0].rank))


def _clarity(told: Told) -> tuple[object, ...]:
    when = told.when
    one_sided = not told.actors.parties or not told.recipients.parties
    return (
        one_sided and len(told.parties) < 2,
        when.start is None or when.end is None,
        _GRAINS.index(when.grain),
        _FIRM.index(when.basis),
        told.mention.act_id is not None,
        -round(told.mention.score, 1),
        told.rank,
    )


def _best(told: Told, candidates: Sequence[Told]) -> Told | None:
    best: tuple[Told, Bond] | None = None
    for leader in candidates:
        bond = find_bond(leader, told)
        if bond is not None and (best is None or bond.strength > best[1].strength):
            best = leader, bond
    return best[0] if best else None


class _Index:
    """Leaders by type, party and time, so that a mention meets only those it can be compared with."""

    def __init__(self) -> None:
        self._filed: defaultdict[Hashable, list[Told]] = defaultdict(list)
        self._order: dict[str, int] = {}

    def add(self, leader: Told) -> None:
        """File `leader` under its type, parties and time."""
        self._order[leader.mention.id] = len(self._order)
        times = _episode_time(leader) if is_coarse(leader.when) else (*_weeks(leader), *_episode_time(leader))
        for time in (*times, *_same_interval(leader)):
            for party in leader.parties:
                self._filed[leader.mention.event_type, party, time].append(leader)

    def candidates(self, told: Told) -> list[Told]:
        """Return the leaders that `told` can be compared with, oldest leader first."""
        if is_coarse(told.when):
            times = [*_episode_time(told), *_same_interval(told), ("fine", told.episode_id)]
        else:
            times = [*_weeks(told), ("coarse", told.episode_id)]
        found = {
            leader.mention.id: leader
            for event_type in kindred(told.mention.event_type)
            for party in told.parties
            for time in times
            for leader in self._filed.get((event_type, party, time), ())
        }
        return sorted(found.values(), key=lambda leader: self._order[leader.mention.id])


def _episode_time(told: Told) -> tuple[Hashable, ...]:
    if told.episode_id is None:
        return ()
    return (("coarse" if is_coarse(told.when) else "fine", told.episode_id),)


def _same_interval(told: Told) -> tuple[Hashable, ...]:
    return ((told.when.start, told.when.end),) if is_coarse(told.when) else ()


def _weeks(told: Told) -> Iterator[int]:
    """Yield the weeks, from Monday, that the event may lie in."""
    when = window(told)
    if when.start is not None and when.end is not None:
        last = min(_week(when.end), _week(when.start) + _MOST_WEEKS)
        yield from range(_week(when.start), last + 1)


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7  # the first day of the calendar was a Monday
