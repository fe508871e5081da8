"""Files of rows: JSON lines, one JSON list, CSV. A broken row is a failure of that row only."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import BinaryIO

from entente.collect.decode import decode, find_encoding
from entente.collect.fields import has_text, read_fields
from entente.collect.files import ROOM, Found
from entente.collect.packing import open_bytes, read_all, read_lines
from entente.collect.pages import Page, Unreadable
from entente.records import Failure
from entente.settings import CollectSettings

_LISTS = (
    "articles",
    "results",
    "items",
    "documents",
    "data",
    "hits",
    "rows",
    "@graph",
)  # where answers of APIs hold rows
_HEAD = 64_000
_DELIMITERS = "\t;|,"


def read_json_lines(found: Found, settings: CollectSettings) -> Iterator[Page | Failure]:
    """Yield the articles of a file of JSON lines."""
    with open_bytes(found, settings) as file:
        for number, line in _lines(file, settings):
            if line is None:
                yield _too_long(found, number, settings)
            elif line.strip():
                yield _json_row(found, number, line, settings)


def read_json(found: Found, settings: CollectSettings) -> Iterator[Page | Failure]:
    """Yield the articles of a JSON file: one object, one list, an answer that holds a list, or JSON lines after all."""
    content = read_all(found, settings, longest=settings.longest_list)
    text = decode(content).text.strip()
    try:
        rows = _rows_of(json.loads(text))
    except (json.JSONDecodeError, RecursionError) as error:
        if text.startswith("{") and "\n{" in text:
            yield from read_json_lines(found, settings)
        else:
            yield from _rows_before_break(found, text, error, settings)
        return
    for number, row in enumerate(rows, start=1):
        yield _page(found, number, row, settings, alone=len(rows) == 1)


def read_csv(found: Found, settings: CollectSettings) -> Iterator[Page | Failure]:
    """Yield the articles of a CSV file; row numbers are those of a spreadsheet, the names of columns are row 1."""
    csv.field_size_limit(settings.longest_row)
    with open_bytes(found, settings) as file:
        long_lines: list[int] = []
        lines = _text_lines(file, settings, long_lines)
        names = next(lines, "")
        delimiter = max(_DELIMITERS, key=names.count)
        header = next(csv.reader([names], delimiter=delimiter), [])
        if not has_text(header, settings.aliases):
            raise Unreadable(_no_text(header))
        yield from _csv_rows(found, csv.reader(lines, delimiter=delimiter), header, settings)
        for number in long_lines:
            yield _too_long(found, number, settings)


def _csv_rows(
    found: Found, reader: "Iterator[list[str]]", header: list[str], settings: CollectSettings
) -> Iterator[Page | Failure]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(
                name=f"{found.name}:{number}", room=ROOM, reason=f"the row is broken ({error}); mend its quotes"
            )
            continue
        if len(cells) > len(header):
            reason = f"the row has {len(cells)} cells, the first row names {len(header)}; mend its quotes or commas"
            yield Failure(name=f"{found.name}:{number}", room=ROOM, reason=reason)
        elif any(cells):
            yield _page(found, number, dict(zip(header, cells, strict=False)), settings)


def _lines(file: BinaryIO, settings: CollectSettings) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of a file of rows as UTF-8, whatever 16- or 32-bit encoding it came in."""
    head = file.peek(_HEAD)[:_HEAD] if isinstance(file, io.BufferedReader) else b""
    encoding = find_encoding(head)
    if not encoding.startswith(("utf-16", "utf-32")):
        yield from read_lines(file, longest=settings.longest_row)
        return
    with io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="\n") as text:
        for number, line in enumerate(iter(lambda: text.readline(settings.longest_row), ""), start=1):
            yield number, line.encode("utf-8", errors="replace")


def _text_lines(file: BinaryIO, settings: CollectSettings, long_lines: list[int]) -> Iterator[str]:
    for number, line in _lines(file, settings):
        if line is None:
            long_lines.append(number)
        else:
            yield decode(line).text


def _json_row(found: Found, number: int, line: bytes, settings: CollectSettings) -> Page | Failure:
    try:
        decoded = decode(line.strip())
        row = json.loads(decoded.text)
    except Unreadable as error:
        return Failure(name=f"{found.name}:{number}", room=ROOM, reason=str(error))
    except json.JSONDecodeError as error:
        reason = f"the row is no JSON ({error.msg} at character {error.pos + 1}); mend or remove it"
        return Failure(name=f"{found.name}:{number}", room=ROOM, reason=reason)
    except RecursionError:
        return Failure(name=f"{found.name}:{number}", room=ROOM, reason="the row is nested too deeply to be an article")
    return _page(found, number, row, settings, digest=hashlib.sha256(line.strip()).hexdigest(), notes=decoded.notes)


def _page(
    found: Found,
    number: int,
    row: object,
    settings: CollectSettings,
    *,
    digest: str | None = None,
    notes: tuple[str, ...] = (),
    alone: bool = False,
) -> Page | Failure:
    name = found.name if alone else f"{found.name}:{number}"
    if not isinstance(row, Mapping):
        return Failure(name=name, room=ROOM, reason='the row is no object with named fields; give {"text": ...}')
    fields = read_fields(row, settings.aliases)
    if fields.text is None and fields.html is None:
        return Failure(name=name, room=ROOM, reason=_no_text(map(str, row)))
    own = digest or hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
    relative = found.relative if alone else f"{found.relative}:{number}"
    file = found.file if alone else None
    return Page(name=name, relative=relative, fields=fields, digest=own, notes=notes, file=file)


def _no_text(columns: Iterable[str]) -> str:
    named = ", ".join(islice(columns, 8)) or "none"
    return f"there is no text in it (its columns: {named}); call the column that holds it `text`"


def _rows_of(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        held = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), None)
        return held if isinstance(held, list) else [value]
    return [value]


def _rows_before_break(
    found: Found, text: str, error: Exception, settings: CollectSettings
) -> Iterator[Page | Failure]:
    """Yield the rows of a list that is broken somewhere, and then say where."""
    decoder, place, number = json.JSONDecoder(), text.find("[") + 1, 1
    while text.startswith("[") and place < len(text):
        while place < len(text) and text[place] in " \t\r\n,":
            place += 1
        try:
            row, place = decoder.raw_decode(text, place)
        except (json.JSONDecodeError, RecursionError):
            break
        yield _page(found, number, row, settings)
        number += 1
    reason = f"the JSON breaks at row {number} ({error}); it was read up to there: mend the file, or give JSON lines"
    yield Failure(name=f"{found.name}:{number}", room=ROOM, reason=reason)


def _too_long(found: Found, number: int, settings: CollectSettings) -> Failure:
    reason = f"the row is longer than {settings.longest_row // 1_000_000} MB, no article is; it was passed over"
    return Failure(name=f"{found.name}:{number}", room=ROOM, reason=reason)
