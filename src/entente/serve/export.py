"""Exports: rows as JSON lines, or as CSV in long form, with as much text as may be handed on."""

import csv
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, TextIO, get_args, get_type_hints

import msgspec

from entente.query.contract import KINDS, MentionRow, Party
from entente.query.export import export_rows
from entente.query.filters import Filters
from entente.store import Record

Form = Literal["jsonl", "csv"]
Text = Literal["none", "offsets", "sentence"]

_WORDS = frozenset(
    {"sentence", "trigger", "status_cue", "content", "cue", "form", "speaker_form", "wording", "headline", "byline"}
)
_PLACES = frozenset(
    {"start", "end", "trigger_start", "trigger_end", "cue_start", "cue_end", "speaker_start", "speaker_end"}
)
_LONG = ("list", "nr", "item")  # the columns that say which item of which list a line of the long form holds


def export(
    record: Record,
    kind: str,
    out: TextIO,
    *,
    form: Form = "jsonl",
    text: Text = "sentence",
    filters: Filters | None = None,
) -> int:
    """Write the rows of `kind` to `out` and return how many; `text` says whether words and places go along."""
    rows = (_without_text(row, text) for row in export_rows(record, kind, filters or Filters()))
    return write_csv(rows, KINDS[kind], out) if form == "csv" else write_jsonl(rows, out)


def write_jsonl(rows: Iterator[Any], out: TextIO) -> int:
    """Write one JSON object a line."""
    encode = msgspec.json.Encoder().encode
    n = 0
    for row in rows:
        out.write(encode(row).decode() + "\n")
        n += 1
    return n


def write_csv(rows: Iterator[Any], row_type: type, out: TextIO) -> int:
    """Write rows in long form: no cell holds a list; a row with lists is one line an item, `list` names which."""
    writer = csv.DictWriter(out, columns(row_type), restval="", lineterminator="\n")
    writer.writeheader()
    n = 0
    for row in rows:
        writer.writerows(_lines(row))
        n += 1
    return n


def columns(row_type: type) -> list[str]:
    """Return the columns of the long form of `row_type`."""
    scalars, items = [], []
    for name, hint in get_type_hints(row_type).items():
        if not _is_list(hint):
            scalars.append(name)
        elif is_dataclass(element := get_args(hint)[0]):
            items += [f"item_{field.name}" for field in fields(element)]
    lists = len(scalars) < len(get_type_hints(row_type))
    return [*scalars, *(_LONG if lists else ()), *dict.fromkeys(items)]


def _lines(row: Any) -> Iterator[dict[str, Any]]:
    hints = get_type_hints(type(row))
    own = {name: _cell(getattr(row, name)) for name, hint in hints.items() if not _is_list(hint)}
    lists = {name: getattr(row, name) for name, hint in hints.items() if _is_list(hint)}
    if not any(lists.values()):
        yield own
    for name, found in lists.items():
        for number, item in enumerate(found, start=1):
            for cells in _item(item):
                yield {**own, "list": name, "nr": number, **cells}


def _item(item: Any) -> Iterator[dict[str, Any]]:
    """Yield the cells of an item; a list inside it makes one line an element."""
    if not is_dataclass(item):
        yield {"item": _cell(item)}
        return
    values = {f"item_{field.name}": getattr(item, field.name) for field in fields(item)}
    inner = next((name for name, value in values.items() if isinstance(value, tuple)), None)
    plain = {name: _cell(value) for name, value in values.items() if name != inner}
    for element in (values[inner] if inner else ()) or (None,):
        yield plain if inner is None else {**plain, inner: _cell(element)}


def _is_list(hint: Any) -> bool:
    return str(hint).startswith("tuple[")


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _without_text(row: Any, text: Text) -> Any:
    """Return `row` without the words of others, and with `none` without their places too."""
    if text == "sentence":
        return row
    left_out = _WORDS if text == "offsets" else _WORDS | _PLACES
    own = get_type_hints(type(row))
    bare = replace(row, **{name: None for name in left_out if name in own})
    if text == "none" and isinstance(bare, MentionRow):
        return replace(bare, actors=_unplaced(bare.actors), recipients=_unplaced(bare.recipients))
    return bare


def _unplaced(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(replace(party, start=None, end=None) for party in parties)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of every export."""
    kinds = list(KINDS.values())
    (found, components) = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Exports of Entente: one object a line",
        "exports": dict(zip(KINDS, found, strict=True)),
        "$defs": components,
    }
