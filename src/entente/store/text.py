"""Text tables: one article, and everything that was read in it."""

import re
import sqlite3
from collections.abc import Sequence
from typing import Any, TypeVar

from entente.records import ActorMention, Article, EventMention, Figure, Quote, Reading, Span
from entente.store.tables import OF_ARTICLE, Table

Row = TypeVar("Row")

_ARTICLES = Table(
    "articles", Article, key="article_id", beside={"dated": "TEXT", "newest": "INTEGER NOT NULL DEFAULT 1"}
)
_IN_TABLES = ("mentions", "quotes", "events", "figures", "sentences")  # of a reading: each has a table of its own
_READINGS = Table("readings", Reading, leave=("article_id", *_IN_TABLES), beside=OF_ARTICLE)
_SENTENCES = Table("sentences", Span, beside=OF_ARTICLE)
_MENTIONS = Table("actor_mentions", ActorMention, beside=OF_ARTICLE)
_QUOTES = Table("quotes", Quote, key="quote_id", beside=OF_ARTICLE)
_EVENTS = Table("event_mentions", EventMention, key="mention_id", beside=OF_ARTICLE)
_FIGURES = Table("figures", Figure, beside=OF_ARTICLE)
_BY_ARTICLE = (_READINGS, _SENTENCES, _MENTIONS, _QUOTES, _EVENTS, _FIGURES)
_OF_ARTICLE = "WHERE article_id = ? ORDER BY row"

TABLES: tuple[Table[Any], ...] = (_ARTICLES, *_BY_ARTICLE)
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


def knows(connection: sqlite3.Connection, article_id: str) -> bool:
    """Say whether the article is stored, or barred."""
    asked = "SELECT 1 FROM articles WHERE article_id = ?1 UNION ALL SELECT 1 FROM forgotten WHERE article_id = ?1"
    return connection.execute(asked, (article_id,)).fetchone() is not None


def add(connection: sqlite3.Connection, article: Article, reading: Reading) -> bool:
    """Store an article with its reading; say whether the record already held a text of the same address."""
    _ARTICLES.insert(connection, (article,), dated=_dated(article))
    _add_reading(connection, article, reading)
    return article.address is not None and _settle_versions(connection, article.address) > 1


def let_count(connection: sqlite3.Connection, article: Article) -> None:
    """Let this text of an address count, and no other."""
    asked = "UPDATE articles SET newest = article_id = ? WHERE address = ?"
    connection.execute(asked, (article.id, article.address))


def _add_reading(connection: sqlite3.Connection, article: Article, reading: Reading) -> None:
    own = {"article_id": article.id}
    _READINGS.insert(connection, (reading,), **own)
    _MENTIONS.insert(connection, reading.mentions, **own)
    _QUOTES.insert(connection, reading.quotes, **own)
    _EVENTS.insert(connection, reading.events, **own)
    _FIGURES.insert(connection, reading.figures, **own)
    _SENTENCES.insert(connection, reading.sentences or _lines(article.text), **own)
    connection.execute(
        "INSERT INTO sentence_index (rowid, sentence) SELECT row, sentence FROM sentence_texts WHERE article_id = ?",
        (article.id,),
    )


def reread(connection: sqlite3.Connection, reading: Reading) -> None:
    """Put `reading` in place of what was read in its article before."""
    _remove_reading(connection, reading.article_id)
    _add_reading(connection, article(connection, reading.article_id), reading)


def article(connection: sqlite3.Connection, article_id: str) -> Article:
    """Return the article; KeyError if there is none."""
    return _only(list(_ARTICLES.select(connection, "WHERE article_id = ?", (article_id,))), article_id)


def reading(connection: sqlite3.Connection, article_id: str) -> Reading:
    """Return what was read in the article; KeyError if there is no such article."""
    given = {
        "article_id": article_id,
        "mentions": tuple(_MENTIONS.select(connection, _OF_ARTICLE, (article_id,))),
        "quotes": tuple(_QUOTES.select(connection, _OF_ARTICLE, (article_id,))),
        "events": tuple(_EVENTS.select(connection, _OF_ARTICLE, (article_id,))),
        "figures": tuple(_FIGURES.select(connection, _OF_ARTICLE, (article_id,))),
        "sentences": tuple(_SENTENCES.select(connection, _OF_ARTICLE, (article_id,))),
    }
    found = _only(list(_READINGS.select(connection, "WHERE article_id = ?", (article_id,), **given)), article_id)
    return found if found.reader else Reading(article_id=article_id, reader="")


def versions(connection: sqlite3.Connection, article_id: str) -> list[str]:
    """Return the ids of the article and of the other texts of its address."""
    asked = (
        "SELECT b.article_id FROM articles a JOIN articles b ON b.article_id = a.article_id OR b.address = a.address "
        "WHERE a.article_id = ? ORDER BY b.article_id"
    )
    return [row[0] for row in connection.execute(asked, (article_id,))]


def forget(connection: sqlite3.Connection, article_id: str) -> list[str]:
    """Remove the article and the other texts of its address; return the ids of all of them."""
    gone = versions(connection, article_id)
    for one in gone:
        _remove_reading(connection, one)
        connection.execute("DELETE FROM articles WHERE article_id = ?", (one,))
        connection.execute("INSERT INTO forgotten VALUES (?)", (one,))
    return gone


def _remove_reading(connection: sqlite3.Connection, article_id: str) -> None:
    connection.execute(
        "INSERT INTO sentence_index (sentence_index, rowid, sentence) "
        "SELECT 'delete', row, sentence FROM sentence_texts WHERE article_id = ?",
        (article_id,),
    )
    for table in _BY_ARTICLE:
        connection.execute(f"DELETE FROM {table.name} WHERE article_id = ?", (article_id,))  # noqa: S608  # our own names


def _settle_versions(connection: sqlite3.Connection, address: str) -> int:
    """Let one text of an address count; return how many there are.

    It is the last that came of a file, which holds one text at a time; of a page on the web the latest dated,
    then the last that came.
    """
    asked = "SELECT row FROM articles WHERE address = ? ORDER BY iif(url IS NULL, NULL, dated), row"
    versions = [row[0] for row in connection.execute(asked, (address,))]
    connection.execute("UPDATE articles SET newest = row = ? WHERE address = ?", (versions[-1], address))
    return len(versions)


def _dated(article: Article) -> str | None:
    """Return the latest day the page claims for itself."""
    latest = max((proposal.day for proposal in article.proposals), default=None)
    return latest.isoformat() if latest else None


def _lines(text: str) -> tuple[Span, ...]:
    """Return the lines of a text that was not read, so that it can be searched."""
    return tuple(Span(*match.span()) for match in _LINE.finditer(text))


def _only(found: Sequence[Row], article_id: str) -> Row:
    if not found:
        raise KeyError(article_id)
    return found[0]
