"""Wordings: the words of all quotations with everything that sayings compare, put away on a shelf."""

import re
from array import array
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from entente.merge.told import UNKNOWN, Known, Side, stems
from entente.records import Article, CopyKind, Directness, Reading, When
from entente.shelf import Shelf

_WORD = re.compile(r"\w+(?:['’]\w+)*")

Numbers = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Wording:
    """What one article quotes, ready to be compared."""

    quote_id: str
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
        return _is_exact(self.directness, self.rewritten)


class _Packed(msgspec.Struct, array_like=True, gc=False):
    """A wording as it lies on the shelf."""

    quote_id: str
    article_id: str
    text: str
    length: int
    directness: Directness
    speakers: tuple[str, ...]
    stems: tuple[int, ...]


class Wordings:
    """The words of every quotation that has words and a speaker, by the places at which they are added."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._shelf = Shelf(msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(_Packed).decode)
        self._stems: dict[str, int] = {}
        self._told: list[tuple[date, str]] = []  # of each article: its day, its id
        self._articles, self._lengths, self._vague = array("i"), array("i"), array("i")  # of each wording

    def __len__(self) -> int:
        return len(self._shelf)

    def add(self, article: Article, reading: Reading) -> None:
        """Add the words of every quotation of one more article."""
        rewritten = self._known.rewritten.get(article.id)
        for quote in sorted(reading.quotes, key=lambda quote: (quote.content.start, quote.id)):
            text = " ".join(quote.content.of(article.text).split())
            if not quote.speakers or not text:
                continue
            packed = _Packed(
                quote_id=quote.id,
                article_id=article.id,
                text=text,
                length=len(_WORD.findall(text)),
                directness=quote.directness,
                speakers=quote.speakers,
                stems=tuple(self._stems.setdefault(stem, len(self._stems)) for stem in stems(text)),
            )
            self._shelf.add(packed)
            self._articles.append(len(self._told))
            self._lengths.append(packed.length)
            self._vague.append(_vagueness(quote.directness, rewritten))
        self._told.append((self._known.published.get(article.id, UNKNOWN).start or date.max, article.id))

    def __getitem__(self, place: int) -> Wording:
        packed = self._shelf[place]
        return Wording(
            quote_id=packed.quote_id,
            article_id=packed.article_id,
            text=packed.text,
            length=packed.length,
            directness=packed.directness,
            speakers=self._known.find_side(packed.speakers),
            published=self._known.published.get(packed.article_id, UNKNOWN),
            episode_id=self._known.episodes.get(packed.article_id),
            rewritten=self._known.rewritten.get(packed.article_id),
            stems=frozenset(packed.stems),
        )

    def ranks(self) -> Numbers:
        """Return for each place a number: in the canonical order, by day, article and start."""
        by_told = sorted(range(len(self._told)), key=self._told.__getitem__)
        places = np.argsort(np.argsort(by_told)[self._articles], kind="stable")
        return np.argsort(places)

    def by_clarity(self) -> Numbers:
        """Return the places, the clearest wordings first."""
        return np.lexsort((self.ranks(), -np.array(self._lengths), np.array(self._vague)))


def _is_exact(directness: Directness, rewritten: CopyKind | None) -> bool:
    return directness is not Directness.INDIRECT and rewritten is None


def _vagueness(directness: Directness, rewritten: CopyKind | None) -> int:
    """Return what sorts wordings before their lengths do: the speaker's own words, not rewritten, quoted in full."""
    exact, direct = _is_exact(directness, rewritten), directness is Directness.DIRECT
    return 4 * (not exact) + 2 * (rewritten is not None) + (not direct)
