"""Tables: how a record of a type becomes rows of a table and comes back unchanged."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_type_hints

import msgspec

from entente.records import Span, When

Row = TypeVar("Row")
Cell = str | int | float | None

OF_ARTICLE = {"article_id": "TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE"}
_SCALARS = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}
_WHEN = ("date_start TEXT", "date_end TEXT", "date_precision TEXT NOT NULL", "date_basis TEXT NOT NULL")
_to_json = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class _Field:
    """How one field of a record lies in columns."""

    name: str
    columns: tuple[str, ...]
    declared: tuple[str, ...]
    write: Callable[[Any], tuple[Cell, ...]]
    read: Callable[[Sequence[Any]], Any] | None = None  # None: the cell is the value


class Table(Generic[Row]):
    """One table whose rows are records of one type, in the order they were added.

    A scalar is a column, a `Span` two columns (`start`, `end`), a `When` four (`date_start`...), the rest is JSON.
    `key` is the column of the field `id`; `beside` declares columns that are not the record's own.
    """

    def __init__(
        self,
        name: str,
        row_type: type[Row],
        *,
        key: str | None = None,
        beside: Mapping[str, str] | None = None,
        leave: Sequence[str] = (),
    ) -> None:
        self.name = name
        self._row_type = row_type
        self._beside = dict(beside or {})
        hints = get_type_hints(row_type)
        names = [field.name for field in fields(row_type) if field.name not in leave]  # type: ignore[arg-type]
        self._fields = [_field(one, hints[one], key if one == "id" and key else one, one == "id") for one in names]
        plain = [field for field in self._fields if field.read is None]
        made = [field for field in self._fields if field.read is not None]
        # Cells that are values as they are come first and are taken together: there are some hundred rows an article.
        self._columns = tuple(column for field in (*plain, *made) for column in field.columns)
        self._plain = tuple(field.name for field in plain)
        self._plain_of = _taker(self._plain)
        places = {field.name: self._columns.index(field.columns[0]) for field in made}
        self._written = [(attrgetter(field.name), field.write) for field in made]
        self._made = [
            (field.name, field.read, slice(places[field.name], places[field.name] + len(field.columns)))
            for field in made
            if field.read is not None
        ]

    @property
    def declaration(self) -> str:
        """The SQL that makes the table."""
        own = [column for field in self._fields for column in field.declared]
        beside = [f"{name} {kind}" for name, kind in self._beside.items()]
        columns = ", ".join(["row INTEGER PRIMARY KEY AUTOINCREMENT", *beside, *own])
        return f"CREATE TABLE {self.name} ({columns});"

    def insert(self, connection: sqlite3.Connection, rows: Iterable[Row], **beside: Cell) -> None:
        """Add `rows`; `beside` fills the columns that are not the record's own, such as the article's id."""
        names = (*beside, *self._columns)
        marks = ", ".join("?" * len(names))
        own = tuple(beside.values())
        connection.executemany(
            f"INSERT INTO {self.name} ({_listed(names)}) VALUES ({marks})",  # noqa: S608  # names come from our types
            (own + self._cells(row) for row in rows),
        )

    def select(
        self,
        connection: sqlite3.Connection,
        tail: str = "ORDER BY row",
        parameters: Sequence[Cell] = (),
        **given: object,
    ) -> Iterator[Row]:
        """Yield the rows that `tail` (WHERE, ORDER BY) picks; `given` fills the fields that the table leaves out."""
        asked = f"SELECT {_listed(self._columns)} FROM {self.name} {tail}"  # noqa: S608  # names come from our types
        for cells in connection.execute(asked, tuple(parameters)):
            yield self._record(cells, given)

    def _cells(self, row: Row) -> tuple[Cell, ...]:
        return (*self._plain_of(row), *(cell for take, write in self._written for cell in write(take(row))))

    def _record(self, cells: Sequence[Any], given: dict[str, object]) -> Row:
        values = dict(zip(self._plain, cells, strict=False))
        for name, read, place in self._made:
            values[name] = read(cells[place])
        return self._row_type(**given, **values)


def _taker(names: Sequence[str]) -> Callable[[Any], Sequence[Any]]:
    """Return what takes the fields `names` from a record."""
    return attrgetter(*names) if len(names) > 1 else lambda row: [getattr(row, name) for name in names]


def is_scalar(hint: Any) -> bool:
    """Say whether a field of this type is one column of plain words or numbers."""
    plain = _without_none(hint)
    return plain in _SCALARS or _is_word(plain)


def _field(name: str, hint: Any, column: str, is_key: bool) -> _Field:  # noqa: FBT001
    plain = _without_none(hint)
    needed = " NOT NULL" if plain is hint else ""
    unique = " UNIQUE" if is_key else ""
    if plain is Span:
        columns = ("start", "end") if name == "span" else (f"{column}_start", f"{column}_end")
        declared = tuple(f"{one} INTEGER{needed}" for one in columns)
        return _Field(name, columns, declared, _write_span, _read_span)
    if plain is When:
        return _Field(name, tuple(one.partition(" ")[0] for one in _WHEN), _WHEN, _write_when, _read_when)
    if plain in _SCALARS:
        declared = (f"{column} {_SCALARS[plain]}{needed}{unique}",)
        return _Field(name, (column,), declared, _write_scalar, _read_truth if plain is bool else None)
    if _is_word(plain):
        return _Field(name, (column,), (f"{column} TEXT{needed}",), _write_word, _reader_of_words(plain))
    return _Field(name, (column,), (f"{column} TEXT{needed}",), _write_json, _reader_of_json(hint))


def _without_none(hint: Any) -> Any:
    """Return the type of `X | None`, else the hint itself."""
    options = [option for option in get_args(hint) if option is not NoneType] if isinstance(hint, UnionType) else [hint]
    return options[0] if len(options) == 1 else hint


def _is_word(plain: Any) -> bool:
    return isinstance(plain, type) and issubclass(plain, StrEnum | date)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _write_scalar(value: Any) -> tuple[Cell, ...]:
    return (value,)


def _read_truth(cells: Sequence[Any]) -> bool | None:
    return None if cells[0] is None else bool(cells[0])


def _write_span(span: Span | None) -> tuple[Cell, ...]:
    return (None, None) if span is None else (span.start, span.end)


def _read_span(cells: Sequence[Any]) -> Span | None:
    return None if cells[0] is None else Span(cells[0], cells[1])


def _write_when(when: When) -> tuple[Cell, ...]:
    start = when.start.isoformat() if when.start else None
    end = when.end.isoformat() if when.end else None
    return (start, end, when.grain.value, when.basis.value)


def _read_when(cells: Sequence[Any]) -> When:
    start, end, grain, basis = cells
    return msgspec.convert({"start": start, "end": end, "grain": grain, "basis": basis}, When)


def _write_word(value: StrEnum | date | None) -> tuple[Cell, ...]:
    if value is None:
        return (None,)
    return (value.value if isinstance(value, StrEnum) else value.isoformat(),)


def _reader_of_words(kind: type[StrEnum | date]) -> Callable[[Sequence[Any]], Any]:
    if issubclass(kind, StrEnum):
        by_word: dict[str | None, StrEnum | None] = {None: None, **{member.value: member for member in kind}}
        return lambda cells: by_word[cells[0]]
    return lambda cells: None if cells[0] is None else kind.fromisoformat(cells[0])


def _write_json(value: object) -> tuple[Cell, ...]:
    return (None if value is None else _to_json(value).decode(),)


def _reader_of_json(hint: Any) -> Callable[[Sequence[Any]], Any]:
    decode = msgspec.json.Decoder(hint).decode
    return lambda cells: None if cells[0] is None else decode(cells[0])
