"""Opening: from a path to a connection, and from what SQLite says to what a person can act on."""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import msgspec

from entente.store import about, text, world

SCHEMA = 1
_MARK = 0x456E746E  # "Entn" in the header says that a SQLite file is a record of ours
_LITTLE = 100_000  # bytes; a transaction needs more
_PATIENCE = 10.0  # seconds to wait for another writer's transaction
_DAMAGED = "the file is damaged or is no record ({}); put a copy back, or move it away and build again"


class RecordError(Exception):
    """A record cannot be opened, read or written: which file, why, and what to do."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn an error of the database into one that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise RecordError(f"{path}: {_advice(error, path)}") from error
    except msgspec.MsgspecError as error:
        raise RecordError(f"{path}: {_DAMAGED.format(error)}") from error


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Return a connection to the record at `path`; with `write`, it is made where there is none."""
    if path.is_dir():
        raise RecordError(f"{path}: is a folder, not a record")
    if not write and not path.exists():
        raise RecordError(f"{path}: there is no record here; make one with: entente build FOLDER -r {path}")
    with in_words(path):
        connection = _connect(path, write=write)
        try:
            _check(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
        return connection


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    if not write:
        return _read_only(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(
            f"{path.parent}: cannot be made: {error.strerror}; name another place with -r FILE"
        ) from error
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _read_only(path: Path) -> sqlite3.Connection:
    address = path.resolve().as_uri()
    try:
        connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=_PATIENCE, isolation_level=None)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # A folder that may not be written has no place for the shared memory of a WAL; its file cannot change either.
        connection = sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
    return connection


def _check(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """Make an empty file a record; refuse a file that is none, or one of a newer schema."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if write and tables == 0:
        _create(connection)
    elif mark != _MARK:
        raise RecordError(f"{path}: is no record of Entente; name one with -r FILE, or make one: entente build FOLDER")
    elif schema > SCHEMA:
        raise RecordError(
            f"{path}: was written by a newer Entente (schema {schema}, this one knows {SCHEMA}); upgrade to open it"
        )
    elif _tables_of(connection) != _digest(_script()):
        raise RecordError(f"{path}: was written by another Entente, with other tables; move it away and build it again")


def _tables_of(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM state WHERE key = 'tables'").fetchone()
    return str(row[0]) if row else ""


def _create(connection: sqlite3.Connection) -> None:
    script = _script()
    connection.executescript(
        f"BEGIN IMMEDIATE;\n{script}\nINSERT INTO state VALUES ('tables', '{_digest(script)}');\n"
        f"PRAGMA application_id = {_MARK};\nPRAGMA user_version = {SCHEMA};\nCOMMIT;"
    )


def _script() -> str:
    """Return the SQL that makes an empty record."""
    around = resources.files("entente.store").joinpath("schema.sql").read_text(encoding="utf-8")
    tables = (*text.TABLES, *world.TABLES, *about.TABLES)
    return "\n".join([*(table.declaration for table in tables), around])


def _digest(script: str) -> str:
    return hashlib.sha256(script.encode()).hexdigest()[:16]


def _advice(error: sqlite3.Error, path: Path) -> str:
    said = str(error)
    if "full" in said or ("disk I/O" in said and _is_full(path)):
        return "the disk is full; free some space and run it again: what was stored so far is kept"
    if "malformed" in said or "not a database" in said or "disk I/O" in said:
        return _DAMAGED.format(said)
    if "locked" in said or "busy" in said:
        return "another Entente is writing to it; wait for it to end"
    if "readonly" in said:
        return "may not be written; name another place with -r FILE"
    if "unable to open" in said:
        return "cannot be opened; check that the folder exists and may be read and written"
    return said


def _is_full(path: Path) -> bool:
    """Say whether no space is left beside `path`: the shared memory of a WAL fails with an I/O error then."""
    try:
        return shutil.disk_usage(path.parent).free < _LITTLE
    except OSError:
        return False
