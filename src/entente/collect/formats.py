"""One reader a format. A new format (an export of Nexis or Factiva, PDF) is one more function and one more row here."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from entente.collect.decode import decode
from entente.collect.files import ROOM, Found
from entente.collect.html import is_html
from entente.collect.packing import read_all
from entente.collect.pages import Fields, Page, Unreadable
from entente.collect.rows import read_csv, read_json, read_json_lines
from entente.records import Failure
from entente.settings import CollectSettings

_SIGNATURES = (
    (b"%PDF", "a PDF; save its text as .txt"),
    (b"PK\x03\x04", "a packed file (Word, Excel, EPUB or zip); save it as .txt, .html or .csv"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file; save it as .txt or .csv"),
    (b"{\\rtf", "a rich text file; save it as .txt"),
    (b"\x1f\x8b", "packed with gzip; name it .txt.gz, .html.gz, .csv.gz or .jsonl.gz"),
    (b"SQLite format 3", "a database; give an entente record with -r"),
)
_ROWS = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"')
_BYTES_PER_CHARACTER = 4


def read_text(found: Found, settings: CollectSettings) -> Iterator[Page | Failure]:
    """Yield the one article of a file of text; what is HTML by its first tag is read as HTML."""
    content = read_all(found, settings, longest=_BYTES_PER_CHARACTER * settings.longest_text)
    yield make_page(content, found)


READERS: dict[str, Callable[[Found, CollectSettings], Iterator[Page | Failure]]] = {
    ".txt": read_text,
    ".text": read_text,
    ".html": read_text,
    ".htm": read_text,
    ".xhtml": read_text,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
}


def read_file(found: Found, settings: CollectSettings) -> Iterator[Page | Failure]:
    """Yield the articles of a file, and a failure for what in it could not be read."""
    try:
        yield from READERS.get(found.suffix, read_text)(found, settings)
    except Unreadable as error:
        yield Failure(name=found.name, room=ROOM, reason=str(error))


def paste(content: bytes) -> Found:
    """Return pasted bytes as a file without a path; its suffix is guessed from its first characters."""
    suffix = ".json" if _ROWS.match(content) else ".txt"
    return Found(path=Path(f"pasted{suffix}"), name="-", relative="-", pasted=content)


def make_page(content: bytes, found: Found) -> Page:
    """Return the page of a file that is one article, from its bytes. Raises `Unreadable`."""
    if not content.strip():
        raise Unreadable("the file is empty; nothing to read")
    if known := next((words for signature, words in _SIGNATURES if content.startswith(signature)), None):
        raise Unreadable(f"this is {known}")
    decoded = decode(content)
    fields = Fields(html=decoded.text) if is_html(decoded.text) else Fields(text=decoded.text)
    return Page(
        name=found.name,
        relative=found.relative,
        fields=fields,
        file=found.file,
        digest=hashlib.sha256(content).hexdigest(),
        notes=decoded.notes,
        damaged=decoded.damaged,
    )
