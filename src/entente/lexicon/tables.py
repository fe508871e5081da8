"""Typed loading of the tables that hold what Entente knows: CSV and TOML to frozen dataclasses.

A CSV cell that is empty is None; a cell of a tuple field is split at `|`. A wrong row stops the load with the
file, the row and the reason, because a table is part of the program.
"""

import csv
import dataclasses
import io
import tomllib
from importlib import resources
from sys import intern
from typing import TypeVar, get_type_hints

import msgspec

Row = TypeVar("Row")


class LexiconError(ValueError):
    """A table of the lexicon is wrong: which file, which row, and why."""


def load_csv(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Return the rows of `lexicon/<name>` as `row_type`; columns are its fields."""
    lists = _list_fields(row_type)
    reader = csv.DictReader(io.StringIO(_read(name)), strict=True)
    unknown = set(reader.fieldnames or ()) - {field.name for field in dataclasses.fields(row_type)}  # type: ignore[arg-type]
    if unknown:
        raise LexiconError(f"{name}: unknown columns {sorted(unknown)}")
    return tuple(
        _convert(f"{name}:{number}", {key: _cell(key, cell, lists) for key, cell in row.items() if cell}, row_type)
        for number, row in enumerate(reader, start=2)
    )


def load_toml(name: str, row_type: type[Row], *, table: str) -> tuple[Row, ...]:
    """Return the array of tables `[[table]]` of `lexicon/<name>` as `row_type`."""
    try:
        rows = tomllib.loads(_read(name)).get(table, [])
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}: {error}") from error
    return tuple(_convert(f"{name}: {table} {number}", row, row_type) for number, row in enumerate(rows, start=1))


def _read(name: str) -> str:
    return resources.files("entente.lexicon").joinpath(name).read_text(encoding="utf-8")


def _list_fields(row_type: type[Row]) -> frozenset[str]:
    return frozenset(key for key, hint in get_type_hints(row_type).items() if "tuple[" in str(hint))


def _cell(key: str, cell: str, lists: frozenset[str]) -> str | list[str]:
    return [intern(one) for one in cell.split("|")] if key in lists else intern(cell)  # most come again and again


def _convert(where: str, row: object, row_type: type[Row]) -> Row:
    try:
        return msgspec.convert(row, row_type, strict=False)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{where}: {error}") from error
