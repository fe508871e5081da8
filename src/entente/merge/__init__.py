"""Merge: from what each article says to what happened, who says so, and what came of it."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from itertools import chain, islice

from entente.merge.actors import Cast
from entente.merge.disputes import find_disputes
from entente.merge.events import find_clusters, make_events
from entente.merge.matters import find_matters
from entente.merge.origins import Source
from entente.merge.sayings import find_sayings
from entente.merge.told import Known, know, tell
from entente.records import Actor, Article, Groups, Reading, World

__all__ = ["merge", "merge_parts"]

_A_PART = 5_000  # sayings that are handed on at once


def merge(articles: Iterable[tuple[Article, Reading]], groups: Groups) -> World:
    """Return the world that `articles` tell of together, whatever their order."""
    parts = list(merge_parts(articles, groups))
    return World(
        **{field.name: tuple(chain(*(getattr(part, field.name) for part in parts))) for field in fields(World)}
    )


def merge_parts(articles: Iterable[tuple[Article, Reading]], groups: Groups) -> Iterator[World]:
    """Yield the world of `articles` in parts, to be written one by one: actors, then sayings, then events.

    The articles are gone through for each part, because what is held of all their quotations, then of all their events,
    is most of the memory that a build takes.
    """
    actors, known = _survey(articles, groups)
    yield World(actors=actors)
    del actors
    sayings = find_sayings(articles, known)
    while some := tuple(islice(sayings, _A_PART)):
        yield World(sayings=some)
    yield _tell_events(articles, known, groups)


def _tell_events(articles: Iterable[tuple[Article, Reading]], known: Known, groups: Groups) -> World:
    """Return the events of `articles` and what is made of them; the mentions are let go of when it returns."""
    told = sorted((one for pair in articles for one in tell(*pair, known)), key=lambda one: one.rank)
    clusters = find_clusters(told)
    events = make_events(clusters, latest=_latest(groups))
    return World(
        events=events,
        whens=tuple((one.mention.id, one.when) for one in told),
        origins=tuple((one.mention.id, one.origin.key) for one in told),
        disputes=find_disputes(told),
        matters=find_matters(list(zip(clusters, events, strict=True))),
    )


def _survey(articles: Iterable[tuple[Article, Reading]], groups: Groups) -> tuple[tuple[Actor, ...], Known]:
    cast, sources = Cast(), list[Source]()
    for article, reading in articles:
        cast.add(article, reading)
        sources.append(Source(article_id=article.id, outlet=article.outlet, agency=article.agency))
    actors = cast.actors()
    return actors, know(actors, sources, groups)


def _latest(groups: Groups) -> date | None:
    """Return the last day from which there surely is an article."""
    return max((one.when.start for one in groups.publications if one.when.start is not None), default=None)
