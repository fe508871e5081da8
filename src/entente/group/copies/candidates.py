"""Which articles are worth comparing: those that share rare rows of words or of anchors."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from entente.group.copies.signals import held
from entente.group.wording import Hashes, Numbers, Wording, rows
from entente.shelf import Shelf

_Number = TypeVar("_Number", np.int64, np.uint64)

_SAMPLE = np.uint64(4)  # one row of five words in four: a copied paragraph of 40 words still leaves nine
_FIRST = 12  # of all articles with one row, how many may be leads: a wire text on 500 pages costs 500 * 12 pairs
_SHARED = 3  # rows in common; two articles of one topic by chance have none or one


def find_candidates(wordings: Iterable[Wording]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places in `wordings` worth a comparison; the first of a pair stands earlier in them."""
    hashes, owners, base = _shared_rows(wordings)
    pairs = _pairs_with_first(hashes, owners, base=base)
    pairs.sort()
    starts, shared = _runs(pairs)
    return (divmod(int(pair), base) for pair in pairs[starts[shared >= _SHARED]])


def _shared_rows(wordings: Iterable[Wording]) -> tuple[Hashes, Numbers, int]:
    """Return the rows that several of `wordings` may have, sorted, whose they are, the earliest first, and of how many.

    Most rows are one article's own; they are left out by half of their bits, so that they are never held in full.
    """
    shelf, halves = Shelf(_pack, _unpack), []
    for wording in wordings:
        traces = _traces(wording)
        shelf.add(traces)
        halves.append(traces.astype(np.uint32))
    common = _repeated(halves)
    found = [shelf[place][held(half, common)] for place, half in enumerate(halves)]
    owners = np.repeat(np.arange(len(found), dtype=np.int32), [len(traces) for traces in found])
    hashes = np.concatenate([np.zeros(0, dtype=np.uint64), *found])
    order = np.argsort(hashes, kind="stable")
    return hashes[order], owners[order], len(found)


def _pack(hashes: Hashes) -> bytes:
    return hashes.tobytes()


def _unpack(packed: bytes) -> Hashes:
    return np.frombuffer(packed, dtype=np.uint64)


def _repeated(halves: Sequence[NDArray[np.uint32]]) -> NDArray[np.uint32]:
    every = np.concatenate([np.zeros(0, dtype=np.uint32), *halves])
    every.sort()
    return np.unique(every[1:][every[1:] == every[:-1]])


def _traces(wording: Wording) -> Hashes:
    fives = wording.five_set
    return np.unique(np.concatenate([fives[fives % _SAMPLE == 0], rows(wording.anchors.hashes, 3)]))


def _pairs_with_first(hashes: Hashes, owners: Numbers, *, base: int) -> NDArray[np.int64]:
    """Return `first * base + other` for the first owners of every hash with each later owner; arrays come sorted."""
    starts, sizes = _runs(hashes)
    start = np.repeat(starts, sizes)
    behind = np.arange(len(hashes)) - start
    found = [np.zeros(0, dtype=np.int64)]
    for rank in range(_FIRST):
        later = np.flatnonzero(behind > rank)
        found.append(owners[start[later] + rank] * np.int64(base) + owners[later])
    return np.concatenate(found)


def _runs(ordered: NDArray[_Number]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each different number of `ordered` stands first, and how often it comes."""
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    return starts, np.diff(starts, append=len(ordered))
