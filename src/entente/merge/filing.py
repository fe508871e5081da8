"""Filing: which wordings may be one utterance, found by speaker, stem and span of days."""

from array import array
from collections.abc import Hashable, Iterable, Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from entente.merge.wordings import Wording

_MOST_SPANS = 12  # under which one wording is filed
_CROWD = 200  # leaders of one speaker that share a stem: beyond, the stem tells nothing
_STEM_BITS, _TIME_BITS = 22, 17  # of a key of 63: 4 million stems, 131,000 times, 16 million speakers

_Numbers = dict[Hashable, int]


class Files:
    """Wordings under each of their stems, with speaker and time: sorted rows of numbers, some twenty bytes a stem."""

    def __init__(self, wordings: Iterable[Wording], *, span: timedelta) -> None:
        self._span = span.days
        self._speakers: _Numbers = {}
        self._times: _Numbers = {}
        keys, places = array("q"), array("i")
        n = 0
        for place, wording in enumerate(wordings):
            own = self._keys(wording, around=0).ravel()
            keys.frombytes(own.tobytes())
            places.extend([place] * len(own))
            n = place + 1
        self._filed, self._starts, self._places = _sorted(
            np.frombuffer(keys, dtype=np.int64), np.frombuffer(places, dtype=np.int32)
        )
        self._has_lead = np.zeros(len(self._filed), dtype=bool)
        self._leads = np.zeros(n, dtype=bool)

    def lead(self, place: int, wording: Wording) -> None:
        """Make `wording`, at `place`, one that later ones are compared with."""
        self._leads[place] = True
        self._has_lead[self._find(self._keys(wording, around=0))[0]] = True

    def leaders(self, wording: Wording, *, needed: int) -> list[int]:
        """Return the places of leaders that share `needed` stems with `wording`, those that share most first."""
        filed, stems = self._find(self._keys(wording, around=1))
        led = self._has_lead[filed]
        found = []
        for at, stem in zip(filed[led].tolist(), stems[led].tolist(), strict=True):
            places = self._places[self._starts[at] : self._starts[at + 1]]
            found.append(places[self._leads[places]][-_CROWD:] * np.int64(len(wording.stems)) + stem)
        if not found:
            return []
        places, shared = np.unique(np.unique(np.concatenate(found)) // len(wording.stems), return_counts=True)
        order = np.lexsort((places, -shared))
        return [int(place) for place in places[order[shared[order] >= needed]]]

    def _find(self, keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where those of `keys` that are filed lie, and the number of the stem of each."""
        at = self._filed.searchsorted(keys)
        at[at == len(self._filed)] = 0
        held = self._filed[at] == keys if len(self._filed) else np.zeros(keys.shape, dtype=bool)
        return at[held], held.nonzero()[1]

    def _keys(self, wording: Wording, *, around: int) -> NDArray[np.int64]:
        """Return a row for each speaker and time, a column for each stem; `around` adds neighbouring spans of days."""
        under = [
            _number(speaker, self._speakers) << _STEM_BITS + _TIME_BITS | _number(time, self._times)
            for speaker in wording.speakers.parties
            for time in self._times_of(wording, around)
        ]
        stems = np.fromiter(wording.stems, dtype=np.int64, count=len(wording.stems))
        return np.array(under, dtype=np.int64)[:, None] | stems << _TIME_BITS

    def _times_of(self, wording: Wording, around: int) -> Sequence[Hashable]:
        when = wording.published
        if when.start is None or when.end is None:
            return (wording.episode_id,)
        first, last = when.start.toordinal() // self._span, when.end.toordinal() // self._span
        return range(first - around, min(last, first + _MOST_SPANS) + around + 1)


def _number(key: Hashable, numbers: _Numbers) -> int:
    return numbers.setdefault(key, len(numbers))


def _sorted(
    keys: NDArray[np.int64], places: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]]:
    """Return the different keys, where the places of each start, and the places.

    A stem that only one wording of a speaker has, whenever, is left out: it leads to no other.
    """
    order = np.argsort(keys, kind="stable")
    keys, places = keys[order], places[order]
    starts = np.flatnonzero(np.diff(keys >> _TIME_BITS, prepend=-1))
    several = np.maximum.reduceat(places, starts) != np.minimum.reduceat(places, starts) if len(starts) else starts > 0
    kept = np.repeat(several, np.diff(starts, append=len(keys)))
    keys, places = keys[kept], places[kept]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[starts], np.append(starts, len(keys)).astype(np.int32), places
