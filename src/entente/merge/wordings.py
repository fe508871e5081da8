"""Wordings: the words of all quotations with everything that sayings compare, put away on a shelf."""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from entente.merge.told import UNKNOWN, Known, Side, stems
from entente.records import Article, CopyKind, Directness, Reading, When
from entente.shelf import Shelf

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_AT_HAND = 1_024  # speakers

Numbers = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Wording:
    """What one article quotes, ready to be compared."""

    article_id: str
    text: str
    length: int  # in words
    directness: Directness
    speakers: Side
    published: When
    episode_id: str | None
    rewritten: CopyKind | None
    stems: frozenset[int]  # of its words, a number each

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple(_WORD.findall(self.text.lower()))

    @property
    def exact(self) -> bool:
        """Whether the words are the speaker's own."""
        return self.directness is not Directness.INDIRECT and self.rewritten is None

    @property
    def vagueness(self) -> int:
        """What sorts wordings before their lengths do: the speaker's own words, not rewritten, quoted in full."""
        return 4 * (not self.exact) + 2 * (self.rewritten is not None) + (self.directness is not Directness.DIRECT)


class _Packed(msgspec.Struct, array_like=True, gc=False):
    """A wording as it lies on the shelf."""

    article_id: str
    text: str
    length: int
    directness: Directness
    speakers: tuple[str, ...]
    stems: frozenset[int]


class Wordings:
    """The words of every quotation that has words and a speaker, by the places at which they were added."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._side = lru_cache(maxsize=_AT_HAND)(known.find_side)
        self._shelf = Shelf(msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(_Packed).decode)
        self._stems: dict[str, int] = {}
        self._told: list[tuple[date, str]] = []  # of each article: its day, its id
        self._articles, self._lengths, self._vague = array("i"), array("i"), array("i")  # of each wording
        self.ids: list[str] = []  # of their quotations

    def __len__(self) -> int:
        return len(self._shelf)

    def add(self, article: Article, reading: Reading) -> Iterator[Wording]:
        """Put away the words of every quotation of one more article, and yield them."""
        self._told.append((self._known.published.get(article.id, UNKNOWN).start or date.max, article.id))
        for quote in sorted(reading.quotes, key=lambda quote: (quote.content.start, quote.id)):
            text = " ".join(quote.content.of(article.text).split())
            if not quote.speakers or not text:
                continue
            packed = _Packed(
                article_id=article.id,
                text=text,
                length=len(_WORD.findall(text)),
                directness=quote.directness,
                speakers=quote.speakers,
                stems=frozenset(self._stems.setdefault(stem, len(self._stems)) for stem in stems(text)),
            )
            self._shelf.add(packed)
            wording = self._unpacked(packed)
            self.ids.append(quote.id)
            self._articles.append(len(self._told) - 1)
            self._lengths.append(wording.length)
            self._vague.append(wording.vagueness)
            yield wording

    def __getitem__(self, place: int) -> Wording:
        return self._unpacked(self._shelf[place])

    def _unpacked(self, packed: _Packed) -> Wording:
        article_id = packed.article_id
        return Wording(
            article_id=article_id,
            text=packed.text,
            length=packed.length,
            directness=packed.directness,
            speakers=self._side(packed.speakers),
            published=self._known.published.get(article_id, UNKNOWN),
            episode_id=self._known.episodes.get(article_id),
            rewritten=self._known.rewritten.get(article_id),
            stems=packed.stems,
        )

    def ranks(self) -> Numbers:
        """Return for each place a number: in the canonical order, by day, article and start."""
        by_told = sorted(range(len(self._told)), key=self._told.__getitem__)
        places = np.argsort(np.argsort(by_told)[self._articles], kind="stable")
        return np.argsort(places)

    def by_clarity(self) -> Numbers:
        """Return the places, the clearest wordings first."""
        return np.lexsort((self.ranks(), -np.array(self._lengths), np.array(self._vague)))
