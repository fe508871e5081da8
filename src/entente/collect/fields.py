"""From a row with whatever column names to the fields of an article."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from entente.collect.pages import Fields
from entente.lexicon.tables import LexiconError, load_toml
from entente.settings import SettingsError

Aliases = Sequence[tuple[str, str]]  # name of a column, field it stands for

_FOLD = re.compile(r"[^a-z0-9]")
_NAMED = ("name", "@value", "value", "title", "text", "url", "@id")  # where schema.org objects keep their words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alias:
    field: str
    aliases: tuple[str, ...]


def check_aliases(aliases: Aliases) -> None:
    """Raise `SettingsError` if an alias stands for no field of an article."""
    fields = list(Fields.__dataclass_fields__)
    for column, field in aliases:
        if field not in fields:
            known = ", ".join(fields)
            raise SettingsError(f"collect.aliases: {column!r} stands for {field!r}, an article has: {known}")


def read_fields(row: Mapping[str, object], aliases: Aliases = ()) -> Fields:
    """Return the fields of `row`; of two columns for one field the one named first in the table is taken."""
    folded = {_fold(str(key)): value for key, value in row.items() if value is not None}
    named = {_fold(column): field for column, field in aliases}
    found: dict[str, str] = {}
    for column, field in (*named.items(), *_aliases()):
        words = _words(folded.get(column))
        if words is not None and field not in found:
            found[field] = words
    return Fields(**found)


def has_text(columns: Iterable[str], aliases: Aliases) -> bool:
    """Say whether one of `columns` holds texts."""
    fields = dict(_aliases()) | {_fold(column): field for column, field in aliases}
    return any(fields.get(_fold(column)) in {"text", "html"} for column in columns)


@cache
def _aliases() -> tuple[tuple[str, str], ...]:
    rows = load_toml("fields.toml", _Alias, table="fields")
    known = set(Fields.__dataclass_fields__)
    if wrong := {row.field for row in rows} - known:
        raise LexiconError(f"fields.toml: {sorted(wrong)} are no fields of an article")
    return tuple((_fold(alias), row.field) for row in rows for alias in row.aliases)


def _fold(column: str) -> str:
    return _FOLD.sub("", column.lower())


def _words(value: object) -> str | None:
    """Return the words of a cell: text, a number, an object with a name, or a list of those."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return next((words for key in _NAMED if (words := _words(value.get(key))) is not None), None)
    if isinstance(value, list):
        parts = [words for part in value if (words := _words(part)) is not None]
        return "\n\n".join(parts) if parts and max(map(len, parts)) > 200 else ", ".join(parts) or None
    return None
