"""Filing: which wordings may be one utterance, found by speaker, stem and span of days."""

from array import array
from collections.abc import Hashable, Sequence
from datetime import timedelta

import numpy as np

from entente.merge.wordings import Numbers, Wording

_MOST_SPANS = 12  # under which one wording is filed
_CROWD = 200  # leaders of one speaker that share a stem: beyond, the stem tells nothing
_STEM_BITS, _TIME_BITS = 22, 17  # of a key of 63: 4 million stems, 131,000 times, 16 million speakers
_NEVER = "never"  # a time under which nothing is filed


class Files:
    """Leaders under each of their stems, with speaker and time: rows of numbers, some twenty bytes a stem.

    First room is made for all wordings, then some of them are filed as leaders, and leaders are looked for.
    """

    def __init__(self, *, span: timedelta) -> None:
        self._span = span.days
        self._speakers: dict[Hashable, int] = {}
        self._times: dict[Hashable, int] = {}
        self._counted = array("q")

    def count(self, wording: Wording) -> None:
        """Make room for one more wording."""
        self._counted.frombytes(self._keys_of(wording)[:, 1:-1].tobytes())

    def open(self) -> None:
        """Lay out the rows, once all wordings are counted.

        A stem that a speaker has once is left out: it leads to no other wording.
        """
        keys = np.frombuffer(self._counted, dtype=np.int64)
        keys.sort()
        starts = _starts(keys >> _TIME_BITS)
        sizes = np.diff(starts, append=len(keys))
        keys = keys[np.repeat(sizes > 1, sizes)]
        del self._counted
        starts = _starts(keys)
        self._keys = keys[starts]
        self._ranks = np.zeros(len(keys), dtype=np.int32)
        self._ends = starts.astype(np.int32)  # of the row of each key, as far as it is filled
        self._sizes = np.zeros(len(starts), dtype=np.int32)

    def lead(self, rank: int, wording: Wording) -> None:
        """Make `wording` one that later ones are compared with; it has a higher `rank` than those before."""
        rows, _ = self._find(self._keys_of(wording)[:, 1:-1])
        self._ranks[self._ends[rows]] = rank
        self._ends[rows] += 1
        self._sizes[rows] += 1

    def leaders(self, wording: Wording, *, needed: int) -> list[int]:
        """Return the ranks of leaders that share `needed` stems with `wording`, those that share most first."""
        rows, stems = self._find(self._keys_of(wording))
        sizes = np.minimum(self._sizes[rows], _CROWD)
        lasts = self._ends[rows] - np.cumsum(sizes)
        ranks = self._ranks[np.repeat(lasts, sizes) + np.arange(sizes.sum())]
        if not len(ranks):
            return []
        pairs = np.sort(ranks * np.int64(len(wording.stems)) + np.repeat(stems, sizes))
        ranks = pairs[_starts(pairs)] // len(wording.stems)  # each as often as it shares a stem
        starts = _starts(ranks)
        shared = np.append(starts[1:], len(ranks)) - starts
        ranks = ranks[starts]
        best = np.lexsort((ranks, -shared))
        found: list[int] = ranks[best[shared[best] >= needed]].tolist()
        return found

    def _find(self, keys: Numbers) -> tuple[Numbers, Numbers]:
        """Return the rows of those of `keys` that have one, and the number of the stem of each."""
        if not len(self._keys):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        rows = self._keys.searchsorted(keys)
        rows[rows == len(self._keys)] = 0
        held = self._keys[rows] == keys
        return rows[held], held.nonzero()[-1]

    def _keys_of(self, wording: Wording) -> Numbers:
        """Return a table for each speaker: rows for spans of days, with the two around them, a column for each stem."""
        stems = np.fromiter(wording.stems, dtype=np.int64, count=len(wording.stems))
        times = np.array([_number(time, self._times) for time in self._times_of(wording)], dtype=np.int64)
        speakers = [_number(speaker, self._speakers) for speaker in wording.speakers.parties]
        tables = np.array(speakers, dtype=np.int64)[:, None, None] << _STEM_BITS + _TIME_BITS
        return tables | stems << _TIME_BITS | times[:, None]

    def _times_of(self, wording: Wording) -> Sequence[Hashable]:
        when = wording.published
        if when.start is None or when.end is None:
            return _NEVER, wording.episode_id, _NEVER
        first, last = when.start.toordinal() // self._span, when.end.toordinal() // self._span
        return range(first - 1, min(last, first + _MOST_SPANS) + 2)


def _number(key: Hashable, numbers: dict[Hashable, int]) -> int:
    return numbers.setdefault(key, len(numbers))


def _starts(ordered: Numbers) -> Numbers:
    """Return where each different number of `ordered` stands first."""
    return np.flatnonzero(np.concatenate([np.ones(min(1, len(ordered)), dtype=bool), ordered[1:] != ordered[:-1]]))
