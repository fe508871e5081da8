"""Bytes of files, packed or not, read through a bound."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from entente.collect.files import Found
from entente.collect.pages import Unreadable
from entente.settings import CollectSettings

_SURE = 64_000_000  # a ratio is only suspicious once this much has been unpacked


class _Bounded(io.RawIOBase):
    """Unpacked bytes, up to a bound in size and in ratio to the packed file."""

    def __init__(self, packed: gzip.GzipFile, size: int, settings: CollectSettings) -> None:
        self._packed, self._size, self._settings, self._read = packed, size, settings, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        got = self._packed.readinto(buffer)
        self._read += got
        bomb = self._read > max(_SURE, self._settings.most_packed_ratio * self._size)
        if bomb or self._read > self._settings.most_unpacked:
            raise Unreadable(
                f"unpacks to more than {self._read // 1_000_000} MB from {self._size} bytes; unpack it first"
            )
        return got


@contextmanager
def open_bytes(found: Found, settings: CollectSettings) -> Iterator[BinaryIO]:
    """Open `found` for reading; `.gz` is unpacked on the way. Errors of disk and packing become `Unreadable`."""
    if found.pasted is not None:
        yield io.BufferedReader(io.BytesIO(found.pasted))
        return
    path = found.path
    try:
        with path.open("rb") as file:
            if path.suffix.lower() != ".gz":
                yield file
                return
            with gzip.GzipFile(fileobj=file) as packed:
                yield io.BufferedReader(_Bounded(packed, path.stat().st_size, settings), 1 << 16)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Unreadable(f"the .gz is broken ({error}); pack it again") from error
    except OSError as error:
        raise Unreadable(_disk_words(error)) from error


def read_all(found: Found, settings: CollectSettings, *, longest: int) -> bytes:
    """Return the bytes of `found`; more than `longest` is `Unreadable`."""
    with open_bytes(found, settings) as file:
        content = file.read(longest + 1)
    if len(content) > longest:
        raise Unreadable(f"longer than {longest // 1_000_000} MB, no single article is; split it into articles")
    return content


def read_lines(file: BinaryIO, *, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of `file` with their numbers from 1; None for a line of more than `longest` bytes."""
    number = 0
    while line := file.readline(longest):
        number += 1
        if line.endswith(b"\n") or len(line) < longest:
            yield number, line
            continue
        while (rest := file.readline(longest)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _disk_words(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "you may not read this file; change its permissions"
    if isinstance(error, FileNotFoundError):
        return "there is no such file (a link to nowhere, or a wrong name)"
    return f"the disk says: {error.strerror or error}"
