"""World tables: all that the articles say together, written and read as a whole."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from entente.records import (
    Actor,
    CopyGroup,
    Dispute,
    Episode,
    Event,
    FigureGroup,
    Groups,
    Matter,
    Publication,
    Rewriting,
    Saying,
    When,
    World,
)
from entente.store.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    mention_id: str
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class _Traced:
    mention_id: str
    origin: str


_PUBLICATIONS = Table("publications", Publication)
_COPIES = Table("copy_groups", CopyGroup, key="copy_group_id")
_REWRITINGS = Table("rewritings", Rewriting)
_EPISODES = Table("episodes", Episode, key="episode_id")
_ACTORS = Table("actors", Actor, key="actor_id")
_EVENTS = Table("events", Event, key="event_id")
_WHENS = Table("whens", _Dated)
_ORIGINS = Table("origins", _Traced)
_DISPUTES = Table("disputes", Dispute, key="dispute_id")
_SAYINGS = Table("sayings", Saying, key="saying_id")
_MATTERS = Table("matters", Matter, key="matter_id")
_FIGURES = Table("figure_groups", FigureGroup, key="figure_group_id")

TABLES: tuple[Table[Any], ...] = (
    *(_PUBLICATIONS, _COPIES, _REWRITINGS, _EPISODES),
    *(_ACTORS, _EVENTS, _WHENS, _ORIGINS, _DISPUTES, _SAYINGS, _MATTERS, _FIGURES),
)
_LINKS = ("copy_members", "episode_articles", "event_dyads", "event_parties", "event_members", "saying_quotes")


def replace(connection: sqlite3.Connection, groups: Groups, parts: Iterable[World]) -> None:
    """Empty the world tables and fill them anew, the actors first; the caller holds the transaction."""
    for name in (*(table.name for table in TABLES), *_LINKS):
        connection.execute(f"DELETE FROM {name}")  # noqa: S608  # our own names
    _write_groups(connection, groups)
    parties: dict[str, str] = {}
    for part in parts:
        parties.update((actor.id, actor.party) for actor in part.actors)
        _write_world(connection, part, parties)
        del part  # before the next one is made


def _write_groups(connection: sqlite3.Connection, groups: Groups) -> None:
    _PUBLICATIONS.insert(connection, groups.publications)
    _COPIES.insert(connection, groups.copies)
    _REWRITINGS.insert(connection, groups.rewritings)
    _EPISODES.insert(connection, groups.episodes)
    _link(connection, "copy_members", _copy_members(groups.copies))
    _link(connection, "episode_articles", ((article, one.id) for one in groups.episodes for article in one.article_ids))


def _write_world(connection: sqlite3.Connection, world_: World, parties: dict[str, str]) -> None:
    _ACTORS.insert(connection, world_.actors)
    _EVENTS.insert(connection, world_.events)
    _WHENS.insert(connection, (_Dated(mention_id=mention, when=when) for mention, when in world_.whens))
    _ORIGINS.insert(connection, (_Traced(mention_id=mention, origin=origin) for mention, origin in world_.origins))
    _DISPUTES.insert(connection, world_.disputes)
    _SAYINGS.insert(connection, world_.sayings)
    _MATTERS.insert(connection, world_.matters)
    _FIGURES.insert(connection, world_.figures)
    _link(connection, "event_parties", (row for event in world_.events for row in _parties(event, parties)))
    _link(connection, "event_dyads", (row for event in world_.events for row in _dyads(event, parties)))
    _link(connection, "event_members", ((mention, event.id) for event in world_.events for mention in event.mentions))
    variants = ((quote, saying.id, kind) for saying in world_.sayings for kind, quote in saying.variants)
    _link(connection, "saying_quotes", variants)


def _link(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Fill a table that only links: a pair that comes twice is one link."""
    for row in rows:
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)  # noqa: S608  # our own names


def _copy_members(groups: Iterable[CopyGroup]) -> Iterator[tuple[object, ...]]:
    for group in groups:
        if group.lead is not None:
            yield group.id, group.lead, None, None, None
        for copy in group.copies:
            yield group.id, copy.article_id, copy.kind.value, copy.similarity, copy.signal


def _parties(event: Event, parties: dict[str, str]) -> Iterator[tuple[object, ...]]:
    for role, ids in (("actor", event.actors), ("recipient", event.recipients)):
        for actor_id in ids:
            yield event.id, role, actor_id, parties.get(actor_id, actor_id)


def _dyads(event: Event, parties: dict[str, str]) -> Iterator[tuple[object, ...]]:
    """Yield who acts toward whom; where nobody is the recipient, the actors act with each other, both ways."""
    actors = sorted({parties.get(one, one) for one in event.actors})
    recipients = sorted({parties.get(one, one) for one in event.recipients})
    pairs = set(product(actors, recipients))
    if not recipients:
        pairs = {pair for two in combinations(actors, 2) for pair in (two, two[::-1])}
    yield from ((event.id, actor, recipient) for actor, recipient in sorted(pairs) if actor != recipient)


def groups(connection: sqlite3.Connection) -> Groups:
    """Return what was decided about the articles."""
    return Groups(
        publications=tuple(_PUBLICATIONS.select(connection)),
        copies=tuple(_COPIES.select(connection)),
        rewritings=tuple(_REWRITINGS.select(connection)),
        episodes=tuple(_EPISODES.select(connection)),
    )


def world(connection: sqlite3.Connection) -> World:
    """Return all that the articles say together."""
    return World(
        actors=tuple(_ACTORS.select(connection)),
        events=tuple(_EVENTS.select(connection)),
        whens=tuple((row.mention_id, row.when) for row in _WHENS.select(connection)),
        origins=tuple((row.mention_id, row.origin) for row in _ORIGINS.select(connection)),
        disputes=tuple(_DISPUTES.select(connection)),
        sayings=tuple(_SAYINGS.select(connection)),
        matters=tuple(_MATTERS.select(connection)),
        figures=tuple(_FIGURES.select(connection)),
    )
