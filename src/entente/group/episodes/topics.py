"""What an article is about, as weighted words: rare words and names count most, what opens the article twice."""

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from entente.group.wording import Numbers, Wording
from entente.lexicon.words import load_empty_words
from entente.records import Article

Weights = NDArray[np.float64]

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_STEM = 6  # letters
_LEAD = 0.3  # share of the sentences that tell the news; the rest is background
_LEAD_TIMES, _TITLE_TIMES = 2, 2
_KNOWN = 50  # articles' worth of doubt about how rare a word is, so that five articles do not make everything common
_TELLING = 40  # heaviest words of an article: by these others are found
_COMMON = 400  # articles; a word of more finds nobody


class Tallies:
    """How often each of many articles has which stem, eight bytes a stem; stems are numbers, in the order they came."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._stems, self._times, self._ends = array("i"), array("i"), array("q", [0])

    def add(self, article: Article, wording: Wording) -> None:
        """Count the stems of one more article, those that open it twice."""
        count, numbers = _count(article, wording), self._numbers
        stems = sorted(count)
        self._stems.extend([numbers.setdefault(stem, len(numbers)) for stem in stems])
        self._times.extend([count[stem] for stem in stems])
        self._ends.append(len(self._stems))

    @property
    def n_stems(self) -> int:
        """How many different stems there are."""
        return len(self._numbers)

    def of(self, place: int) -> tuple[Numbers, Numbers]:
        """Return the stems of the article at `place`, and how often it has each, in the order of the alphabet."""
        first, last = self._ends[place], self._ends[place + 1]
        stems, times = (np.frombuffer(one, dtype=np.int32) for one in (self._stems, self._times))
        return stems[first:last], times[first:last]


def _count(article: Article, wording: Wording) -> Counter[str]:
    places = zip(wording.starts.tolist(), wording.stops.tolist(), strict=True)
    text = article.readable
    sentences = [text[start:stop] for start, stop in places]
    n_lead = max(3, round(_LEAD * len(sentences)))
    lead, rest = "\n".join(sentences[:n_lead]), "\n".join(sentences[n_lead:])
    return Counter(_LEAD_TIMES * _stems(lead) + _stems(rest) + _TITLE_TIMES * _stems(article.headline or ""))


def _stems(text: str) -> list[str]:
    empty = load_empty_words()
    return [word[:_STEM] for word in _WORD.findall(text.lower()) if word not in empty]


class Topics:
    """The weights of the stems of articles, of length 1, made anew each time: they would take more than the tallies."""

    def __init__(self, tallies: Tallies, places: Sequence[int]) -> None:
        self._tallies, self._places = tallies, places
        self.spread = np.zeros(tallies.n_stems, dtype=np.int64)  # articles that have a stem
        most = 0
        for place in places:
            stems, times = tallies.of(place)
            self.spread[stems] += 1
            most = max(most, int(times.max(initial=0)))
        total = len(places) + _KNOWN
        self._rarity = np.array([math.log(total / (times + _KNOWN / 100)) for times in self.spread.tolist()])
        self._worth = np.array([0.0, *(1 + math.log(times) for times in range(1, most + 1))])
        self._lengths = [self._length(*tallies.of(place)) for place in places]

    def __len__(self) -> int:
        return len(self._places)

    def _length(self, stems: Numbers, times: Numbers) -> float:
        weights = self._worth[times] * self._rarity[stems]
        return math.sqrt(math.fsum((weights * weights).tolist())) or 1.0

    def of(self, topic: int) -> tuple[Numbers, Weights]:
        """Return the stems of a topic and their weights."""
        stems, times = self._tallies.of(self._places[topic])
        return stems, self._worth[times] * self._rarity[stems] / self._lengths[topic]

    def compare(self, topic: int, weights: Weights) -> float:
        """Return the cosine of a topic and of another, given by the weight of every stem there is."""
        stems, times = self._tallies.of(self._places[topic])
        others = weights[stems]
        shared = others.nonzero()[0]
        stems, times = stems[shared], times[shared]
        own = self._worth[times] * self._rarity[stems] / self._lengths[topic]
        return math.fsum((own * others[shared]).tolist())


def find_alike(topics: Topics, *, least: float) -> Iterator[tuple[int, int, float]]:
    """Yield the places of every two `topics` that are alike by at least `least`, with how much (the cosine)."""
    holders: defaultdict[int, array[int]] = defaultdict(lambda: array("i"))
    spread = np.zeros(len(topics.spread))
    for place in range(len(topics)):
        stems, weights = topics.of(place)
        telling = stems[np.argsort(-weights, kind="stable")[:_TELLING]]  # the heaviest
        known = telling[topics.spread[telling] > 1].tolist()
        spread[stems] = weights
        for other in _sharing(known, holders):
            alike = topics.compare(other, spread)
            if alike >= least:
                yield other, place, alike
        spread[stems] = 0
        for stem in known:
            holders[stem].append(place)


def _sharing(telling: Sequence[int], holders: defaultdict[int, "array[int]"]) -> list[int]:
    """Return the earlier places that share two telling stems or more; a stem of a crowd tells nothing."""
    found = [holders[stem] for stem in telling if 0 < len(holders[stem]) < _COMMON]
    if not found:
        return []
    return np.flatnonzero(np.bincount(np.concatenate(found)) > 1).tolist()
