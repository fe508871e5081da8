"""The record: articles and what was read in them, kept for ever; the world they tell of, replaced as a whole."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, overload

import msgspec

from entente.records import Article, Failure, Groups, Judgement, Reading, World
from entente.shelf import Shelf
from entente.store import about, text, world
from entente.store.opening import RecordError, connect, in_words
from entente.store.rows import Cell, to_records

Row = TypeVar("Row")

_AT_HAND = 50  # articles with their readings, some 5 MB
_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(tuple[Article, Reading]).decode
_NEWEST = "SELECT article_id FROM articles WHERE newest ORDER BY article_id"


class Stored(Enum):
    """What became of an article that was handed to the record."""

    NEW = "new"
    VERSION = "version"  # another text of a page or file that the record holds
    KNOWN = "known"


def open_record(path: str | Path, *, write: bool = False) -> "Record":
    """Return the record at `path`, to be used in a `with`; with `write`, it is made where there is none."""
    return Record(Path(path), write=write)


class UnfitError(RecordError):
    """What was read in one article breaks a rule of the tables: a fault of the reader, not of the file."""


class Record:
    """One SQLite file with everything that was read, and where each word of it stands."""

    def __init__(self, path: Path, *, write: bool) -> None:
        self.path = path
        self._connection = connect(path, write=write)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that is written inside, or nothing of it."""
        with in_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    # --- articles and their readings ---------------------------------------------------

    def knows(self, article_id: str) -> bool:
        """Say whether the article is here, or was removed on purpose."""
        with in_words(self.path):
            return text.knows(self._connection, article_id)

    def is_forgotten(self, article_id: str) -> bool:
        """Say whether the article was removed on purpose."""
        return bool(self._scalar("SELECT count(*) FROM forgotten WHERE article_id = ?", article_id))

    def add(self, article: Article, reading: Reading) -> Stored:
        """Store an article with its reading; one that is known, or was forgotten, changes nothing."""
        with in_words(self.path):
            if text.knows(self._connection, article.id):
                return Stored.KNOWN
            with self._whole(article):
                has_version = text.add(self._connection, article, reading)
            self._connection.execute("DELETE FROM failures WHERE name = ?", (article.name,))
            self._mark(is_folded=False)
            return Stored.VERSION if has_version else Stored.NEW

    def meet_again(self, article: Article) -> None:
        """Let the text of a file, found there again, count in place of one that the file held in between."""
        counts = self._scalar("SELECT newest FROM articles WHERE article_id = ?", article.id)
        if counts == 0 and article.url is None:
            with self.transaction():
                text.let_count(self._connection, article)
                self._mark(is_folded=False)

    @contextmanager
    def _whole(self, article: Article) -> Iterator[None]:
        """Keep all rows of one article or none; raise `UnfitError` where they break a rule of the tables."""
        self._connection.execute("SAVEPOINT article")
        try:
            yield
        except sqlite3.IntegrityError as error:
            self._connection.execute("ROLLBACK TO article")
            raise UnfitError(f"{article.name}: what was read in it does not fit the record ({error})") from error
        self._connection.execute("RELEASE article")

    def reread(self, reading: Reading) -> None:
        """Put a newer reading of a known article in place of the old one."""
        with in_words(self.path):
            text.reread(self._connection, reading)
            self._mark(is_folded=False)

    def readings(self) -> "Readings":
        """Return every article, in its newest version, with its reading, in the order of their ids."""
        with in_words(self.path):
            return Readings(self, [row[0] for row in self._connection.execute(_NEWEST)])

    def article(self, article_id: str) -> Article:
        """Return the article with that id."""
        with in_words(self.path):
            return text.article(self._connection, article_id)

    def reading(self, article_id: str) -> Reading:
        """Return what was read in the article with that id."""
        with in_words(self.path):
            return text.reading(self._connection, article_id)

    def stale(self, reader: str) -> list[str]:
        """Return the ids of the articles that another reader than `reader` has read."""
        asked = "SELECT article_id FROM readings WHERE reader NOT IN (?, '') ORDER BY article_id"
        return [str(row[0]) for row in self._rows(asked, reader)]

    def versions(self, article_id: str) -> list[str]:
        """Return the ids of all texts of the article's address, its own among them."""
        with in_words(self.path):
            return text.versions(self._connection, article_id)

    def forget(self, article_id: str) -> list[str]:
        """Remove an article, all its versions and all that was read in them; return their ids, which stay barred."""
        with in_words(self.path):
            gone = text.forget(self._connection, article_id)
            self._mark(is_folded=False)
            return gone

    def recall(self, article_id: str) -> bool:
        """Let a forgotten article in again, the next time it is found; say whether it was barred."""
        with in_words(self.path):
            return self._connection.execute("DELETE FROM forgotten WHERE article_id = ?", (article_id,)).rowcount > 0

    # --- the world ------------------------------------------------------------------------

    def replace_world(self, groups: Groups, parts: Iterable[World]) -> None:
        """Put a newly folded world in place of the old one, at once; its parts are written as they come."""
        with self.transaction():
            world.replace(self._connection, groups, parts)
            self._mark(is_folded=True)

    def groups(self) -> Groups:
        """Return what was decided about the articles: dates, copies, rewritings, episodes."""
        with in_words(self.path):
            return world.groups(self._connection)

    def world(self) -> World:
        """Return all that the articles say together."""
        with in_words(self.path):
            return world.world(self._connection)

    @property
    def is_folded(self) -> bool:
        """Whether the world rests on all articles; if not, a build was interrupted."""
        return self._scalar("SELECT value FROM state WHERE key = 'folded'") != "no"

    def _mark(self, *, is_folded: bool) -> None:
        self._connection.execute("INSERT OR REPLACE INTO state VALUES ('folded', ?)", ("yes" if is_folded else "no",))

    # --- about the record itself ----------------------------------------------------------

    def add_failures(self, failures: Iterable[Failure]) -> None:
        """Keep what could not be taken further; a newer failure of the same thing in the same room replaces the old."""
        with in_words(self.path):
            about.add_failures(self._connection, failures)

    def failures(self) -> list[Failure]:
        """Return what could not be taken further."""
        with in_words(self.path):
            return list(about.FAILURES.select(self._connection, "ORDER BY name, room"))

    def judge(self, judgement: Judgement) -> None:
        """Keep an analyst's decision."""
        with in_words(self.path):
            about.JUDGEMENTS.insert(self._connection, (judgement,))

    def judgements(self) -> list[Judgement]:
        """Return the analysts' decisions, the oldest first."""
        with in_words(self.path):
            return list(about.JUDGEMENTS.select(self._connection, "ORDER BY row"))

    def remember_inputs(self, inputs: Iterable[str], folder: Path) -> None:
        """Keep where articles were taken from, as given in `folder`, for `update` without arguments."""
        with in_words(self.path):
            rows = ((path, str(folder)) for path in inputs)
            self._connection.executemany("INSERT OR IGNORE INTO inputs VALUES (?, ?)", rows)

    def inputs(self, folder: Path) -> list[str]:
        """Return where articles were taken from, as it is named in `folder`."""
        rows = self._rows("SELECT path, folder FROM inputs ORDER BY folder, path")
        return [
            str(path) if str(given_in) == str(folder) else str(Path(str(given_in), str(path)))
            for path, given_in in rows
        ]

    def problems(self) -> list[str]:
        """Return what is wrong with the file, in the database's own words; nothing if it is sound."""
        said = [str(row[0]) for row in self._rows("PRAGMA integrity_check")]
        orphans = [f"{row[0]}: row {row[1]} belongs to no {row[2]}" for row in self._rows("PRAGMA foreign_key_check")]
        return [one for one in said if one != "ok"] + orphans

    # --- for the room `query`, which alone writes SQL besides this one ------------------------

    def select(self, row_type: type[Row], sql: str, *parameters: Cell) -> Iterator[Row]:
        """Yield the rows of `sql` as `row_type`: columns by name, JSON where the field is not a scalar."""
        with in_words(self.path):
            yield from to_records(self._connection.execute(sql, parameters), row_type)

    def _rows(self, sql: str, *parameters: Cell) -> list[tuple[Cell, ...]]:
        with in_words(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def _scalar(self, sql: str, *parameters: Cell) -> Cell:
        row = next(iter(self._rows(sql, *parameters)), None)
        return None if row is None else row[0]


class Readings(Sequence[tuple[Article, Reading]]):
    """Articles with their readings, taken from the record one at a time, so that memory stays flat.

    The last ones are kept at hand. The others lie packed in a file without a name from the first time they are taken:
    a fold takes each five times, from the tables in 1.5 ms, from there in 0.3 ms.
    """

    def __init__(self, record: Record, ids: Sequence[str]) -> None:
        self._record = record
        self._ids = ids
        self._take = lru_cache(maxsize=_AT_HAND)(self._fetch)
        self._places: dict[str, int] = {}  # on the shelf

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> tuple[Article, Reading]: ...
    @overload
    def __getitem__(self, place: slice) -> "Readings": ...
    def __getitem__(self, place: int | slice) -> "tuple[Article, Reading] | Readings":
        if isinstance(place, slice):
            return Readings(self._record, self._ids[place])
        return self._take(self._ids[place])

    @cached_property
    def _shelf(self) -> Shelf[tuple[Article, Reading]]:
        return Shelf(_pack, _unpack)

    def _fetch(self, article_id: str) -> tuple[Article, Reading]:
        if article_id in self._places:
            return self._shelf[self._places[article_id]]
        pair = self._record.article(article_id), self._record.reading(article_id)
        self._places[article_id] = self._shelf.add(pair)
        return pair
