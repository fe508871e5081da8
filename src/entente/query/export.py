"""The rows of an export, by kind."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from entente.query import text_rows, world_rows
from entente.query.filters import Filters
from entente.store import Record

_DATED = frozenset({"mentions", "events", "episodes", "sayings", "dyads"})
_IN_ARTICLES = frozenset({"mentions", "quotes", "articles", "actor-mentions"})
_ROWS: Mapping[str, Callable[[Record, Filters], Iterator[Any]]] = {
    "mentions": text_rows.mention_rows,
    "quotes": text_rows.quote_rows,
    "articles": text_rows.article_rows,
    "actor-mentions": text_rows.actor_mention_rows,
    "events": world_rows.event_rows,
    "episodes": world_rows.episode_rows,
    "sayings": world_rows.saying_rows,
    "disputes": world_rows.dispute_rows,
    "matters": world_rows.matter_rows,
    "figures": world_rows.figure_rows,
    "copies": world_rows.copy_rows,
    "actors": world_rows.actor_rows,
    "dyads": world_rows.dyad_rows,
}


class NoSuchFilterError(ValueError):
    """A filter was given for rows that have no such date."""


def export_rows(record: Record, kind: str, filters: Filters) -> Iterator[Any]:
    """Yield the rows of `kind` (a key of `contract.KINDS`) that `filters` keep."""
    if filters.by_event and kind not in _DATED:
        raise NoSuchFilterError(f"--since and --until do not apply to {kind}: they have no date of an event")
    if filters.by_article and kind not in _IN_ARTICLES:
        raise NoSuchFilterError(f"--published-since and -until do not apply to {kind}: they rest on several articles")
    return _ROWS[kind](record, filters)
