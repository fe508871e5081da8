"""Rows on the screen or in a file: a table, one JSON list, JSON lines, or CSV in long form."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, TextIO

import msgspec
from rich.console import Console
from rich.table import Table

from entente.serve.cli.options import Format
from entente.serve.export import write_csv, write_jsonl

_SHORT = frozenset({"id", "when", "word", "reports", "published", "published_start", "published_end", "date_start"})


def show_rows(
    rows: Iterable[Any], row_type: type, *, form: Format, output: Path | None, columns: Sequence[str] = ()
) -> int:
    """Show rows of one type and return how many; a table shows only `columns`, the other forms all fields."""
    with opened(output) as out:
        if form is Format.TABLE:
            return _show_table(list(rows), row_type, columns, out)
        if form is Format.JSON:
            found = list(rows)
            out.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
            return len(found)
        return write_csv(iter(rows), row_type, out) if form is Format.CSV else write_jsonl(iter(rows), out)


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """Give the file to write to, standard output if none is named."""
    if output is None:
        yield sys.stdout
        return
    with output.open("w", encoding="utf-8", newline="") as out:
        yield out


def console_for(out: TextIO) -> Console:
    """Return a console that fits `out`: the terminal's own width, else one hundred columns."""
    return Console(file=out, width=None if out.isatty() else 100, highlight=False)


def _show_table(rows: Sequence[Any], row_type: type, columns: Sequence[str], out: TextIO) -> int:
    names = [name for name in columns or _names(row_type) if any(getattr(row, name) is not None for row in rows)]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        is_short = name.endswith("_id") or name in _SHORT
        table.add_column(name.replace("_", " "), overflow="fold", no_wrap=is_short)
    for row in rows:
        table.add_row(*(_cell(getattr(row, name)) for name in names))
    console_for(out).print(table if rows else "nothing found")
    return len(rows)


def _names(row_type: type) -> list[str]:
    return [field.name for field in fields(row_type)]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(_cell(one) for one in value)
    if isinstance(value, float):
        return f"{value:.2f}"
    words = str(value).replace("[", r"\[")
    return words if len(words) < 200 else f"{words[:199]}…"
