"""Which files the given names stand for: folders are walked in one order, links at most once."""

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from entente.records import Failure

ROOM = "collect"
_SUFFIXES = frozenset({".txt", ".text", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".html", ".htm", ".xhtml"})
_PASSED_OVER = (".", "README", "LICENSE")  # hidden things, our own records, and what tells of the folder itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read: its name as given, and its name below the given folder; `pasted` bytes have no path."""

    path: Path
    name: str
    relative: str
    pasted: bytes | None = None

    @property
    def file(self) -> str | None:
        """Its whole path, links followed; None for what was pasted."""
        return str(self.path.resolve()) if self.pasted is None else None

    @property
    def suffix(self) -> str:
        """The suffix that tells its format, without `.gz`."""
        return suffix_of(self.path.name)


def suffix_of(name: str) -> str:
    """Return the last suffix of `name` in lower case, the one before it for `.gz`."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def find_files(inputs: Sequence[str | Path]) -> Iterator[Found | Failure]:
    """Yield the files that `inputs` name, folders walked in order of names, each real file once."""
    walk = _Walk()
    for given in inputs:
        path = Path(given)
        if path.is_dir():
            yield from walk.folder(path, str(given).rstrip("/") or "/", "")
            yield from walk.left_out(str(given))
        else:
            yield from walk.file(path, str(given), path.name)


@dataclass(slots=True)
class _Walk:
    """One walk: real folders and files that were met, and the suffixes that were left out."""

    folders: set[tuple[int, int]] = field(default_factory=set)
    files: set[tuple[int, int]] = field(default_factory=set)
    suffixes: Counter[str] = field(default_factory=Counter)

    def folder(self, path: Path, name: str, below: str) -> Iterator[Found | Failure]:
        """Yield what is in a folder: names in order; hidden ones and records are passed over."""
        try:
            status = path.stat()
            with os.scandir(path) as found:
                entries = sorted((entry.name, _leads_to_folder(entry)) for entry in found)
        except OSError as error:
            yield Failure(name=name, room=ROOM, reason=f"this folder cannot be opened: {error.strerror}")
            return
        if _known(status, self.folders):
            reason = "a link back to a folder that was already read; it is not read twice"
            yield Failure(name=name, room=ROOM, reason=reason)
            return
        for entry, is_folder in entries:
            if entry.startswith(_PASSED_OVER):
                continue
            child, child_name, relative = path / entry, f"{name}/{entry}", f"{below}{entry}"
            if is_folder:
                yield from self.folder(child, child_name, f"{relative}/")
            elif suffix_of(entry) in _SUFFIXES:
                yield from self.file(child, child_name, relative)
            else:
                self.suffixes[suffix_of(entry) or "no suffix"] += 1

    def file(self, path: Path, name: str, relative: str) -> Iterator[Found | Failure]:
        """Yield one file, unless it is no file, or was already met."""
        try:
            status = path.stat()
        except OSError as error:
            yield Failure(name=name, room=ROOM, reason=_no_file(error))
            return
        if not stat.S_ISREG(status.st_mode):
            yield Failure(name=name, room=ROOM, reason="this is no file (a device or a pipe); give `-` to read a pipe")
        elif _known(status, self.files):
            yield Failure(name=name, room=ROOM, reason="this file was given twice (or is a link); it is read once")
        else:
            yield Found(path=path, name=name, relative=relative)

    def left_out(self, name: str) -> Iterator[Failure]:
        """Yield one failure that counts the files whose suffix is not read."""
        if not self.suffixes:
            return
        counts = ", ".join(f"{count} {suffix}" for suffix, count in sorted(self.suffixes.items()))
        total = self.suffixes.total()
        what = f"{total} files were" if total > 1 else "1 file was"
        self.suffixes.clear()
        yield Failure(
            name=name, room=ROOM, reason=f"{what} left out ({counts}); save them as .txt, .html, .csv or .jsonl"
        )


def _leads_to_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _known(status: os.stat_result, met: set[tuple[int, int]]) -> bool:
    key = (status.st_dev, status.st_ino)
    if key in met:
        return True
    met.add(key)
    return False


def _no_file(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file (a wrong name, or a link to nowhere)"
    return f"this cannot be opened: {error.strerror or error}"
