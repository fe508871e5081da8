"""Where the record lies: named, beside the folder that was read, or the last one made from here."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import typer

from entente.store import Record, RecordError, open_record

_FOLDER = ".entente"
_FILE = "record.db"
_PASTED = "pasted.db"


def place_for(inputs: Sequence[str], named: Path | None) -> Path:
    """Return where the record of `inputs` lies: as named, else beside the first of them in `.entente/record.db`."""
    if named is not None:
        return named
    if os.environ.get("ENTENTE_RECORD"):
        return Path(os.environ["ENTENTE_RECORD"])
    first = inputs[0]
    if first == "-":
        return Path(_FOLDER) / _PASTED
    path = Path(first)
    return (path if path.is_dir() else path.parent) / _FOLDER / _FILE


def is_record(path: str) -> bool:
    """Say whether `path` names a SQLite file rather than articles."""
    try:
        with Path(path).open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def find_record(named: Path | None) -> Path:
    """Return the record a question is put to: named, `$ENTENTE_RECORD`, else the newest made from or lying here."""
    found = named or _newest()
    if found is None:
        raise RecordError("there is no record of this folder yet; make one: entente brief FOLDER, or name one: -r FILE")
    return found


def has_record(named: Path | None) -> bool:
    """Say whether there is a record to put a question to."""
    return named is not None or _newest() is not None


def _newest() -> Path | None:
    if os.environ.get("ENTENTE_RECORD"):
        return Path(os.environ["ENTENTE_RECORD"])
    here = [*Path(_FOLDER).glob("*.db"), *Path().glob(f"*/{_FOLDER}/*.db")]
    last = _last()
    return max(here + ([last] if last else []), key=lambda path: path.stat().st_mtime, default=None)


def open_found(named: Path | None) -> Record:
    """Return the record a question is put to, open for reading; say so if its last build was not finished."""
    record = open_record(find_record(named))
    if not record.is_folded:
        typer.echo(
            f"{record.path}: the last run was stopped; what it read is not counted yet: entente update", err=True
        )
    return record


def remember(record: Path) -> None:
    """Note which record was made from this folder, for the questions that follow."""
    note = _note()
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(str(record.resolve()), encoding="utf-8")
    except OSError:
        return  # a home that may not be written: the next question has to name its record


def _last() -> Path | None:
    try:
        last = Path(_note().read_text(encoding="utf-8"))
    except OSError:
        return None
    return last if last.is_file() else None


def _note() -> Path:
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return state / "entente" / hashlib.sha256(str(Path.cwd()).encode()).hexdigest()[:16]
