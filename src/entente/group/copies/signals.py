"""How alike two texts are, by signals that fail in different ways; each has a threshold of its own.

A learned mix of them did not carry over to kinds of copies it had not seen, separate thresholds did.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from entente.group.wording import Hashes, Wording

_Number = TypeVar("_Number", np.uint32, np.uint64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Anchors of two texts that agree in a row: where in the first, where in the second, how many."""

    first: int
    second: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two texts are, each share in [0, 1] and of the shorter text."""

    words: float  # share of its rows of five words that the other has
    order: float  # longest common subsequence of anchors, as a share of its anchors
    pairs: float  # share of its pairs of neighbouring anchors that the other has
    stretch: tuple[Agreement, ...]  # the anchors that agree in the best local alignment
    density: float  # share of the anchors of that alignment that agree

    @property
    def stretch_size(self) -> int:
        """How many anchors agree in the best local alignment."""
        return sum(block.size for block in self.stretch)


def compare(one: Wording, other: Wording) -> Likeness:
    """Return how alike the texts of `one` and `other` are."""
    blocks = agreements(one, other)
    stretch, density = _best_stretch(blocks)
    return Likeness(
        words=containment(one.five_set, other.five_set),
        order=sum(block.size for block in blocks) / max(1, min(len(one.anchors), len(other.anchors))),
        pairs=containment(one.anchor_pairs, other.anchor_pairs),
        stretch=stretch,
        density=density,
    )


def agreements(one: Wording, other: Wording) -> tuple[Agreement, ...]:
    """Return the longest common subsequence of the anchors of two texts."""
    edits = LCSseq.opcodes(one.anchors.hashes.tolist(), other.anchors.hashes.tolist())
    return tuple(
        Agreement(first=edit.src_start, second=edit.dest_start, size=edit.src_end - edit.src_start)
        for edit in edits
        if edit.tag == "equal"
    )


def containment(one: Hashes, other: Hashes) -> float:
    """Return the share of the smaller sorted set that lies in the other; 0 where one is empty."""
    if len(one) > len(other):
        one, other = other, one
    return float(held(one, other).mean()) if len(one) else 0.0


def held(hashes: NDArray[_Number], sorted_set: NDArray[_Number]) -> NDArray[np.bool_]:
    """Say for each of `hashes` whether `sorted_set` has it."""
    if not len(sorted_set):
        return np.zeros(len(hashes), dtype=bool)
    places = np.minimum(np.searchsorted(sorted_set, hashes), len(sorted_set) - 1)
    return np.asarray(sorted_set[places] == hashes)


_GAP = 0.4  # cost of an anchor that only one text has, against 1 for one that agrees


def _best_stretch(blocks: Sequence[Agreement]) -> tuple[tuple[Agreement, ...], float]:
    """Return the blocks of the best local alignment, and the share of its anchors that agree."""
    best, best_from, best_to = 0.0, 0, -1
    score, start = 0.0, 0
    for i, block in enumerate(blocks):
        score -= _GAP * sum(_gaps(blocks[i - 1], block)) if i else 0
        if score <= 0:
            score, start = 0.0, i
        score += block.size
        if score > best:
            best, best_from, best_to = score, start, i
    stretch = tuple(blocks[best_from : best_to + 1])
    apart = sum(max(_gaps(left, right)) for left, right in pairwise(stretch))
    agreeing = sum(block.size for block in stretch)
    return stretch, agreeing / max(1, agreeing + apart)


def _gaps(left: Agreement, right: Agreement) -> tuple[int, int]:
    return right.first - left.first - left.size, right.second - left.second - left.size
