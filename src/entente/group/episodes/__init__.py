"""Episodes: articles that tell of the same happening.

Words alone do not do it: two summits of the same leaders are closer in words (.64) than two reports of one (.61). So
likeness counts only as far as the articles were published together.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from entente.group.episodes.linkage import link
from entente.group.episodes.portrait import Pages, Portrait, paint
from entente.group.episodes.topics import Tallies, Topics, find_alike
from entente.group.episodes.visits import Visits, are_opposed
from entente.records import Article, Episode, Reading, When

__all__ = ["Alike", "Tallies", "find_episodes", "find_likeness", "find_stories"]

# On the 148 articles of 24 stories B-cubed F1 is .961 alone and .968 among 5,000 others; .90 and .95 at 0.18.
_ALIKE = 0.13  # average likeness of two articles of one episode
_TOGETHER = 3  # days between publications up to which likeness counts in full
_APART = 12  # and from which it does not count
_UNDATED = 0.7  # what likeness counts where a date is unknown: B-cubed F1 without dates .81, .78 at 0.9
_VAGUE = 31  # days; an article known less well is as good as undated
_SIBLING = 0.13  # average likeness, dates left out, of two episodes that are the same ritual at another time

Stories = tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Alike:
    """Every two articles that are about the same, whenever they were published, with how much; 16 bytes a pair."""

    ids: Sequence[str]
    _ones: "array[int]" = field(default_factory=lambda: array("i"))
    _others: "array[int]" = field(default_factory=lambda: array("i"))
    _likeness: "array[float]" = field(default_factory=lambda: array("d"))

    def add(self, one: int, other: int, likeness: float) -> None:
        """Add two articles by their places among the ids."""
        self._ones.append(one)
        self._others.append(other)
        self._likeness.append(likeness)

    def columns(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
        """Return the places of the ones, those of the others, and how alike they are."""
        return np.array(self._ones), np.array(self._others), np.array(self._likeness)

    def __iter__(self) -> Iterator[tuple[str, str, float]]:
        for one, other, likeness in zip(self._ones, self._others, self._likeness, strict=True):
            yield self.ids[one], self.ids[other], likeness


def find_likeness(places: Mapping[str, int], tallies: Tallies) -> Alike:
    """Return every two articles that are about the same, given the place of each, by its id, among the tallies."""
    alike = Alike(sorted(places))
    topics = Topics(tallies, [places[article_id] for article_id in alike.ids])
    for pair in find_alike(topics, least=_ALIKE / 2):
        alike.add(*pair)
    return alike


def find_stories(
    alike: Alike,
    published: Mapping[str, When],
    visits: Mapping[str, Visits] = MappingProxyType({}),
) -> Stories:
    """Return the articles in groups of one happening: alike, published together, and no visit going the other way."""
    near = (
        (one, other, likeness * _togetherness(published.get(one), published.get(other)))
        for one, other, likeness in alike
        if not are_opposed(visits.get(one, {}), visits.get(other, {}))
    )
    return link(alike.ids, (edge for edge in near if edge[2] > 0), least=_ALIKE)


def find_episodes(
    stories: Stories,
    alike: Alike,
    fetch: Callable[[str], tuple[Article, Reading]],
    published: Mapping[str, When],
) -> tuple[Episode, ...]:
    """Return the episodes that `stories` are, with where, when and between whom; `fetch` gives an article by its id."""
    ranked = [tuple(sorted(story, key=lambda i: _rank(i, published))) for story in stories]
    siblings = _find_siblings(ranked, alike)
    episodes = (_make(story, paint(Pages(story, fetch), published), siblings.get(story[0], ())) for story in ranked)
    return tuple(sorted(episodes, key=lambda episode: episode.id))


def _togetherness(one: When | None, other: When | None) -> float:
    """Return how far likeness counts between articles published then: 1 within days, 0 after a fortnight."""
    if one is None or other is None or one.start is None or other.start is None:
        return _UNDATED
    first, second = sorted((one, other), key=lambda when: when.start or date.min)
    if first.end is None or second.start is None:
        return _UNDATED
    days = max(0, (second.start - first.end).days)
    if days == 0 and max(_length(one), _length(other)) > _VAGUE:
        return _UNDATED
    return 1.0 if days <= _TOGETHER else max(0.0, (_APART - days) / (_APART - _TOGETHER))


def _length(when: When) -> int:
    return (when.end - when.start).days if when.start is not None and when.end is not None else 0


def _rank(article_id: str, published: Mapping[str, When]) -> tuple[date, str]:
    when = published.get(article_id)
    return (when.start if when and when.start else date.max), article_id


def _make(story: tuple[str, ...], portrait: Portrait, siblings: tuple[str, ...]) -> Episode:
    return Episode(
        id=story[0],
        label=portrait.label,
        when=portrait.when,
        place=portrait.place,
        parties=portrait.parties,
        article_ids=story,
        siblings=siblings,
    )


def _find_siblings(stories: Sequence[tuple[str, ...]], alike: Alike) -> Mapping[str, tuple[str, ...]]:
    """Return for each story, by its first article, those that would be the same but for their dates."""
    number = {article_id: number for number, story in enumerate(stories) for article_id in story}
    numbers = np.array([number[article_id] for article_id in alike.ids], dtype=np.int64)
    ones, others, likeness = alike.columns()
    low, high = np.minimum(numbers[ones], numbers[others]), np.maximum(numbers[ones], numbers[others])
    apart = low != high
    low, high = low[apart], high[apart]
    sizes = np.array([len(story) for story in stories], dtype=np.int64)
    pairs, which = np.unique(low * len(stories) + high, return_inverse=True)
    sums = np.bincount(which, weights=likeness[apart] / (sizes[low] * sizes[high]), minlength=len(pairs))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs[sums >= _SIBLING].tolist():
        one, other = (stories[number][0] for number in divmod(pair, len(stories)))
        found[one].append(other)
        found[other].append(one)
    return {story: tuple(sorted(siblings)) for story, siblings in found.items()}
