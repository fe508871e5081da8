"""Rows: the answer to a question in SQL as records of the asker's own type."""

import sqlite3
from collections.abc import Iterator
from typing import TypeVar, get_type_hints

import msgspec

from entente.store.tables import is_scalar

Row = TypeVar("Row")
Cell = str | int | float | None


def to_records(cursor: sqlite3.Cursor, row_type: type[Row]) -> Iterator[Row]:
    """Yield each row of `cursor` as a `row_type`; a cell of a nested field is JSON."""
    hints = get_type_hints(row_type)
    names = [column[0] for column in cursor.description]
    nested = [not is_scalar(hints[name]) for name in names]
    for cells in cursor:
        values = {
            name: msgspec.json.decode(cell) if is_nested and cell is not None else cell
            for name, cell, is_nested in zip(names, cells, nested, strict=True)
        }
        yield msgspec.convert(values, row_type, strict=False)
