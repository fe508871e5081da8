"""Merge: from what each article says to what happened, who says so, and what came of it."""

from collections.abc import Sequence
from datetime import date

from entente.merge.actors import find_actors
from entente.merge.disputes import find_disputes
from entente.merge.events import find_clusters, make_events
from entente.merge.matters import find_matters
from entente.merge.sayings import find_sayings
from entente.merge.told import tell
from entente.records import Article, Groups, Reading, World

__all__ = ["merge"]


def merge(articles: Sequence[tuple[Article, Reading]], groups: Groups) -> World:
    """Return the world that `articles` tell of together, whatever their order."""
    ranked = sorted(articles, key=lambda pair: pair[0].id)
    actors = find_actors(ranked)
    known = {actor.id: actor for actor in actors}
    told = tell(ranked, groups, known)
    clusters = find_clusters(told)
    events = make_events(clusters, latest=_latest(groups))
    return World(
        actors=actors,
        events=events,
        whens=tuple((one.mention.id, one.when) for one in told),
        origins=tuple((one.mention.id, one.origin.key) for one in told),
        disputes=find_disputes(told),
        sayings=find_sayings(ranked, groups, known),
        matters=find_matters(list(zip(clusters, events, strict=True))),
    )


def _latest(groups: Groups) -> date | None:
    """Return the last day from which there surely is an article."""
    return max((one.when.start for one in groups.publications if one.when.start is not None), default=None)
