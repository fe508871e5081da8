"""From what a user typed to the thing it names: a whole id, the start of one, or a letter of the brief."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from entente.query.brief.ledger import Ledger
from entente.store import Record

Kind = Literal["event", "mention", "quote", "article", "episode", "dispute", "saying", "matter", "actor"]

# The order decides where one id names two things: an event has the id of its first mention.
_TABLES: dict[Kind, tuple[str, str]] = {
    "event": ("events", "event_id"),
    "mention": ("event_mentions", "mention_id"),
    "quote": ("quotes", "quote_id"),
    "episode": ("episodes", "episode_id"),
    "article": ("articles", "article_id"),
    "dispute": ("disputes", "dispute_id"),
    "saying": ("sayings", "saying_id"),
    "matter": ("matters", "matter_id"),
    "actor": ("actors", "actor_id"),
}
_NAMED = """
  SELECT article_id AS id FROM articles WHERE newest AND (name = ?1 OR substr(name, -length(?1) - 1) = '/' || ?1)
"""
_LETTER = re.compile(r"([A-Z]{1,2})\*?")
_SHOWN = 6


class UnknownIdError(LookupError):
    """What was typed names nothing, or several things; which, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an id names."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Id:
    id: str


def find_id(record: Record, typed: str, *kinds: Kind) -> Found:
    """Return the one thing of `kinds` (all, if none is given) that `typed` names. Raises `UnknownIdError`."""
    wanted = kinds or tuple(_TABLES)
    letter = _LETTER.fullmatch(typed)
    if letter and "article" in wanted:
        found = _by_letter(record, letter.group(1))
        if found is not None:
            return found
    exact = [Found(kind=kind, id=typed) for kind in wanted if typed in _begun(record, kind, typed)]
    if exact:
        return exact[0]
    begun = [Found(kind=kind, id=one) for kind in wanted for one in _begun(record, kind, typed)]
    # The ids of what stands in an article begin with its own: eight digits alone mean the article.
    articles = [found for found in begun if found.kind == "article"]
    return _only(articles or begun or list(_by_name(record, typed, wanted)), typed)


def _only(found: list[Found], typed: str) -> Found:
    ids = list(dict.fromkeys(one.id for one in found))
    if not ids:
        raise UnknownIdError(
            f"{typed}: nothing in this record has such an id; see: entente brief, entente search WORDS"
        )
    if len(ids) > 1:
        more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
        raise UnknownIdError(f"{typed}: that is the start of several ids: {', '.join(ids[:_SHOWN])}{more}")
    return found[0]


def _begun(record: Record, kind: Kind, typed: str) -> list[str]:
    """Return the ids of `kind` that begin with `typed`; `3f9c:e12` is short for `3f9c...:e12...`."""
    table, column = _TABLES[kind]
    head, colon, tail = typed.partition(":")
    asked = (
        f"SELECT {column} AS id FROM {table} WHERE substr({column}, 1, length(?1)) = ?1 "  # noqa: S608  # our own names
        f"AND (?2 = '' OR substr({column}, instr({column}, ':'), length(?2)) = ?2) ORDER BY 1 LIMIT 50"
    )
    found = [row.id for row in record.select(_Id, asked, head, colon + tail)]
    whole = [one for one in found if colon and one.partition(":")[2] == tail]
    return whole or found


def _by_name(record: Record, typed: str, wanted: tuple[Kind, ...]) -> Iterator[Found]:
    """Yield the articles whose name is `typed`, or ends in it as a path does."""
    if "article" not in wanted:
        return
    for row in record.select(_Id, _NAMED, typed):
        yield Found(kind="article", id=row.id)


def _by_letter(record: Record, letter: str) -> Found | None:
    """Return the article that has this letter on the brief."""
    letters = Ledger.of(record.readings(), record.groups(), record.world()).letters
    article_id = next((article_id for article_id, own in letters.items() if own == letter), None)
    return Found(kind="article", id=article_id) if article_id else None
