"""What an article is about, as weighted words: rare words and names count most, what opens the article twice."""

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often an article has each of its stems; those are numbers, in the order of the alphabet."""

    stems: Numbers
    times: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The weights of an article's stems, of length 1; the stems are those of its tally."""

    stems: Numbers
    weights: Weights

    @property
    def telling(self) -> Numbers:
        """The heaviest stems."""
        return self.stems[np.argsort(-self.weights, kind="stable")[:_TELLING]]


@dataclass(slots=True)
class Stems:
    """The stems of all articles: a number for each, so that counts of thousands of articles fit in memory."""

    numbers: dict[str, int] = field(default_factory=dict)

    def count(self, article: Article, wording: Wording) -> Tally:
        """Return how often `article` has each of its stems, those that open it twice."""
        found = sorted(_count(article, wording).items())
        numbers = [self.numbers.setdefault(stem, len(self.numbers)) for stem, _ in found]
        return Tally(
            stems=np.array(numbers, dtype=np.int32), times=np.array([times for _, times in found], dtype=np.int32)
        )

    def __len__(self) -> int:
        return len(self.numbers)


def _count(article: Article, wording: Wording) -> Counter[str]:
    places = zip(wording.starts.tolist(), wording.stops.tolist(), strict=True)
    sentences = [article.text[start:stop] for start, stop in places]
    n_lead = max(3, round(_LEAD * len(sentences)))
    lead, rest = "\n".join(sentences[:n_lead]), "\n".join(sentences[n_lead:])
    count: Counter[str] = Counter()
    for text, times in ((lead, _LEAD_TIMES), (rest, 1), (article.headline or "", _TITLE_TIMES)):
        for stem, found in Counter(_stems(text)).items():
            count[stem] += times * found
    return count


def _stems(text: str) -> list[str]:
    empty = load_empty_words()
    return [word[:_STEM] for word in _WORD.findall(text.lower()) if word not in empty]


def find_topics(tallies: Sequence[Tally], *, n_stems: int) -> tuple[Topic, ...]:
    """Return the topic of each article from how often it has which of `n_stems` stems."""
    spread = np.zeros(n_stems, dtype=np.int64)
    for tally in tallies:
        spread[tally.stems] += 1
    total = len(tallies) + _KNOWN
    rarity = np.array([math.log(total / (times + _KNOWN / 100)) for times in spread.tolist()])
    return tuple(_weigh(tally, rarity) for tally in tallies)


def _weigh(tally: Tally, rarity: Weights) -> Topic:
    weights = np.array([1 + math.log(times) for times in tally.times.tolist()]) * rarity[tally.stems]
    length = math.sqrt(math.fsum((weights * weights).tolist())) or 1.0
    return Topic(stems=tally.stems, weights=weights / length)


def find_alike(topics: Sequence[Topic], *, n_stems: int, least: float) -> Iterator[tuple[int, int, float]]:
    """Yield the places of every two `topics` that are alike by at least `least`, with how much (the cosine)."""
    holders: defaultdict[int, array[int]] = defaultdict(lambda: array("i"))
    spread = np.zeros(n_stems)
    for place, topic in enumerate(topics):
        telling = topic.telling.tolist()
        spread[topic.stems] = topic.weights
        for other in _sharing(telling, holders):
            alike = math.fsum((topics[other].weights * spread[topics[other].stems]).tolist())
            if alike >= least:
                yield other, place, alike
        spread[topic.stems] = 0
        for stem in telling:
            holders[stem].append(place)


def _sharing(telling: Sequence[int], holders: defaultdict[int, "array[int]"]) -> list[int]:
    """Return the earlier places that share two telling stems or more; a stem of a crowd tells nothing."""
    found = [holders[stem] for stem in telling if 0 < len(holders[stem]) < _COMMON]
    if not found:
        return []
    return np.flatnonzero(np.bincount(np.concatenate(found)) > 1).tolist()
