"""A shelf: items that lie packed in a file without a name, so that thousands of them take no memory."""

import tempfile
import weakref
from array import array
from collections.abc import Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Shelf(Generic[Item]):
    """Items that are put away one after another, and taken back by their places."""

    def __init__(self, pack: Callable[[Item], bytes], unpack: Callable[[bytes], Item]) -> None:
        self._pack, self._unpack = pack, unpack
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed, and gone, with this object
        weakref.finalize(self, self._file.close)
        self._starts = array("q", [0])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def add(self, item: Item) -> int:
        """Put `item` away and return its place."""
        self._file.seek(self._starts[-1])
        self._starts.append(self._starts[-1] + self._file.write(self._pack(item)))
        return len(self) - 1

    def __getitem__(self, place: int) -> Item:
        self._file.seek(self._starts[place])
        return self._unpack(self._file.read(self._starts[place + 1] - self._starts[place]))
