"""Filing: which wordings may be one utterance, found by speaker, stem and span of days."""

from array import array
from collections.abc import Hashable, Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from entente.merge.wordings import Wording

_MOST_SPANS = 12  # under which one wording is filed
_CROWD = 200  # leaders of one speaker that share a stem: beyond, the stem tells nothing
_STEM_BITS, _TIME_BITS = 22, 17  # of a key of 63: 4 million stems, 131,000 times, 16 million speakers

_Numbers = dict[Hashable, int]


class Files:
    """Wordings under each of their stems, with speaker and time: sorted rows of numbers, some thirty bytes a stem."""

    def __init__(self, wordings: Sequence[Wording], *, span: timedelta) -> None:
        self._span = span.days
        self._stems: _Numbers = {}
        self._speakers: _Numbers = {}
        self._times: _Numbers = {}
        keys, places = array("q"), array("i")
        for place, wording in enumerate(wordings):
            own = self._keys(wording, around=0).ravel()
            keys.frombytes(own.tobytes())
            places.extend([place] * len(own))
        found = np.frombuffer(keys, dtype=np.int64)
        order = np.argsort(found, kind="stable")
        self._places = np.frombuffer(places, dtype=np.int32)[order]
        found = found[order]
        self._starts = np.flatnonzero(np.diff(found, prepend=-1))
        self._filed, self._ends = found[self._starts], np.append(self._starts[1:], len(found))
        self._n_leads = np.zeros(len(self._filed), dtype=np.int32)
        self._leads = np.zeros(len(wordings), dtype=bool)

    def lead(self, place: int, wording: Wording) -> None:
        """Make `wording`, at `place`, one that later ones are compared with."""
        self._leads[place] = True
        self._n_leads[self._filed.searchsorted(self._keys(wording, around=0))] += 1

    def leaders(self, wording: Wording, *, needed: int) -> list[int]:
        """Return the places of leaders that share `needed` stems with `wording`, those that share most first."""
        keys = self._keys(wording, around=1)
        at = self._filed.searchsorted(keys)
        at[at == len(self._filed)] = 0
        led = (self._filed[at] == keys) & (self._n_leads[at] > 0)
        found = []
        for key, stem in zip(at[led].tolist(), np.nonzero(led)[1].tolist(), strict=True):
            places = self._places[self._starts[key] : self._ends[key]]
            found.append(places[self._leads[places]][-_CROWD:] * np.int64(keys.shape[1]) + stem)
        if not found:
            return []
        places, shared = np.unique(np.unique(np.concatenate(found)) // keys.shape[1], return_counts=True)
        order = np.lexsort((places, -shared))
        return [int(place) for place in places[order[shared[order] >= needed]]]

    def _keys(self, wording: Wording, *, around: int) -> NDArray[np.int64]:
        """Return a row for each speaker and time, a column for each stem; `around` adds neighbouring spans of days."""
        stems = [_number(stem, self._stems) for stem in wording.stems]
        under = [
            (_number(speaker, self._speakers) << _TIME_BITS | _number(time, self._times)) << _STEM_BITS
            for speaker in wording.speakers.parties
            for time in self._times_of(wording, around)
        ]
        return np.array(under, dtype=np.int64)[:, None] | np.array(stems, dtype=np.int64)

    def _times_of(self, wording: Wording, around: int) -> Sequence[Hashable]:
        when = wording.published
        if when.start is None or when.end is None:
            return (wording.episode_id,)
        first, last = when.start.toordinal() // self._span, when.end.toordinal() // self._span
        return range(first - around, min(last, first + _MOST_SPANS) + around + 1)


def _number(key: Hashable, numbers: _Numbers) -> int:
    return numbers.setdefault(key, len(numbers))
