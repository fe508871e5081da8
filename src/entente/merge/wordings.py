"""Wordings: the words of a quotation with everything sayings compare, some five hundred bytes each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from entente.merge.told import UNKNOWN, Known, Side, stems
from entente.records import Article, CopyKind, Directness, Reading, When

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_AT_HAND = 4_096  # wordings that are compared with many others


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What one article quotes, ready to be compared; those of all articles are held at once."""

    quote_id: str
    article_id: str
    start: int
    text: str
    length: int  # in words
    directness: Directness
    speakers: Side
    published: When
    episode_id: str | None
    rewritten: CopyKind | None

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return _words(self.text)

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return _stems(self.text)

    @property
    def rank(self) -> tuple[date, str, int, str]:
        """The canonical order of wordings."""
        return self.published.start or date.max, self.article_id, self.start, self.quote_id

    @property
    def exact(self) -> bool:
        """Whether the words are the speaker's own."""
        return self.directness is not Directness.INDIRECT and self.rewritten is None


def find_wordings(article: Article, reading: Reading, known: Known) -> Iterator[Wording]:
    """Yield the words of every quotation of `article` that has words and a speaker."""
    for quote in reading.quotes:
        text = " ".join(quote.content.of(article.text).split())
        if quote.speakers and text:
            yield Wording(
                quote_id=quote.id,
                article_id=article.id,
                start=quote.content.start,
                text=text,
                length=len(_WORD.findall(text)),
                directness=quote.directness,
                speakers=known.side(quote.speakers),
                published=known.published.get(article.id, UNKNOWN),
                episode_id=known.episodes.get(article.id),
                rewritten=known.rewritten.get(article.id),
            )


@lru_cache(maxsize=_AT_HAND)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


@lru_cache(maxsize=_AT_HAND)
def _stems(text: str) -> frozenset[str]:
    return stems(text)
