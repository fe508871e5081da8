"""From a cluster of mentions to an event: positions, standing, and how many really stand behind it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from entente.merge.events.clusters import Cluster
from entente.merge.told import Told
from entente.records import Event, NegationKind, Position, Standing, Status

_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_AHEAD = frozenset({Status.PLANNED, Status.PLEDGED, Status.REQUESTED})
_ASSERTS = _DONE | {Status.ALLEGED}
_NOT_COME = frozenset({NegationKind.FAILED, NegationKind.NOT_DONE, NegationKind.NOT_YET})
_ACTS_OF_SPEECH = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})  # done by being said: what comes of it is open
_PATIENCE = timedelta(days=2)  # after its day, before what was planned is overdue
_ORDER = tuple(Status)


def make_events(clusters: Sequence[Cluster], *, latest: date | None) -> tuple[Event, ...]:
    """Return an event for every cluster; those of one kind, parties and matter on other dates are one series.

    `latest` is the last day from which there are articles.
    """
    series = _find_series(clusters)
    return tuple(_make_event(cluster, series.get(cluster.members[0].mention.id), latest) for cluster in clusters)


def find_positions(members: Sequence[Told]) -> tuple[Position, ...]:
    """Return what each holder says of one event; the outlets' own voice first."""
    found: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for told in members:
        found[told.holder or "", _ORDER.index(told.mention.status)].append(told.mention.id)
    return tuple(
        Position(holder=holder or None, status=_ORDER[status], mentions=tuple(ids))
        for (holder, status), ids in sorted(found.items())
    )


def find_standing(members: Sequence[Told], latest: date | None) -> Standing:
    """Return how an event stands on the day `latest`."""
    ahead = any(told.mention.status in _AHEAD for told in members)
    firm = [told for told in members if told.mention.is_told or not ahead]  # "the summit" may be still to come
    by_outlets = {told.mention.status for told in firm if told.holder is None}
    asserting = {told.holder for told in firm if told.mention.status in _ASSERTS}
    denying = {told.holder for told in members if told.mention.status is Status.DENIED}
    if denying and asserting - denying and not by_outlets & _DONE:
        return Standing.DISPUTED
    if denying and not by_outlets & _DONE:
        return Standing.DENIED
    if by_outlets & _DONE:
        return Standing.DONE
    if any(told.mention.status_kind in _NOT_COME for told in members):
        return Standing.STALLED
    if asserting:
        return Standing.ASSERTED
    return _standing_ahead(members, latest)


def _standing_ahead(members: Sequence[Told], latest: date | None) -> Standing:
    statuses = {told.mention.status for told in members}
    if members[0].mention.event_type in _ACTS_OF_SPEECH and statuses & {Status.PLEDGED, Status.REQUESTED}:
        return Standing.DONE if any(told.holder is None for told in members) else Standing.ASSERTED
    if not statuses & _AHEAD:
        return Standing.ASSERTED
    ends = [told.when.end for told in members if told.when.end is not None and told.mention.time is not None]
    is_over = latest is not None and bool(ends) and max(ends) + _PATIENCE < latest
    return Standing.OVERDUE if is_over else Standing.PLANNED


def _make_event(cluster: Cluster, series_id: str | None, latest: date | None) -> Event:
    best, members = cluster.leader.mention, cluster.members
    origins = {told.origin.key for told in members}
    return Event(
        id=members[0].mention.id,
        event_type=best.event_type,
        modes=_all(told.mention.modes for told in members),
        contexts=_all(told.mention.contexts for told in members),
        domain=_first(told.mention.domain for told in _best_first(cluster)),
        actors=_widest(told.actors.actor_ids for told in _best_first(cluster)),
        recipients=_widest(told.recipients.actor_ids for told in _best_first(cluster)),
        when=cluster.leader.when,
        place=_first(told.place.name if told.place else None for told in _best_first(cluster)),
        matter=_first(told.mention.matter for told in _best_first(cluster) if told.matter),
        content_type=_first(told.mention.content_type for told in _best_first(cluster)),
        episode_id=_most(told.episode_id for told in members),
        series_id=series_id,
        standing=find_standing(members, latest),
        positions=find_positions(members),
        mentions=tuple(told.mention.id for told in members),
        n_reports=len({told.article_id for told in members}),
        n_newsrooms=count_newsrooms(members),
        n_origins=len(origins),
        score=_score(members),
    )


def count_newsrooms(members: Sequence[Told]) -> tuple[int, int]:
    """Return from how many to how many newsrooms tell it: texts that no outlet signs may be of one or of several."""
    named = {told.origin.newsroom for told in members if told.origin.newsroom is not None}
    unnamed = {told.origin.article_id for told in members if told.origin.newsroom is None}
    return max(len(named), 1), len(named) + len(unnamed)


def _score(members: Sequence[Told]) -> float:
    """Return how sure it is that the event is told: each further origin takes away of what is left of the doubt."""
    best: defaultdict[str, float] = defaultdict(float)
    for told in members:
        best[told.origin.key] = max(best[told.origin.key], told.mention.score)
    doubt = 1.0
    for key in sorted(best):
        doubt *= 1 - best[key]
    return round(1 - doubt, 2)


def _find_series(clusters: Sequence[Cluster]) -> Mapping[str, str]:
    """Return for events that repeat one act on one matter between the same parties the id of the first of them."""
    alike: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for cluster in clusters:
        best = cluster.leader.mention
        matter = next((told.matter for told in _best_first(cluster) if told.matter), None)
        if matter is not None:
            sides = (cluster.leader.actors.parties, cluster.leader.recipients.parties)
            alike[best.event_type, sides, matter, best.content_type].append(cluster.members[0].mention.id)
    return {event_id: ids[0] for ids in alike.values() if len(ids) > 1 for event_id in ids}


def _best_first(cluster: Cluster) -> Iterator[Told]:
    yield cluster.leader
    yield from (told for told in cluster.members if told is not cluster.leader)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def _most(values: Iterable[str | None]) -> str | None:
    """Return the commonest value, the first of those that tie."""
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None


def _all(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({value for found in values for value in found}))


def _widest(sides: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the longest list, the first of those that tie."""
    return tuple(dict.fromkeys(max(sides, key=lambda side: len(set(side)))))
