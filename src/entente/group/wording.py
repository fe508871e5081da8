"""What of an article is compared with others: its words and its anchors, quotations left out.

Anchors are names and numbers in their order. A rewriting machine changes nearly every other word and keeps them; so
does a translation, once "Chine", "China" and "Chinese" are one anchor. Quotations are left out because pages that
share one joint statement would look like copies of each other.
"""

import re
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from entente.records import Article, Part, Span

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int32]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[.,]\d+)*")
_QUOTED = re.compile(r"[“«][^“”«»\"\n]{0,1500}[”»\"]|(?<!\w)\"[^\"\n]{0,1500}[\"”]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[^\sa-z])|\s*\n+\s*")
_UNTOLD = frozenset({Part.FURNITURE, Part.PAGE_DATE, Part.BYLINE, Part.CREDIT})
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # an odd constant near 2^64 / golden ratio: neighbours land far apart
_RARE = 2  # times in the text
_NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_DIGITS = {word: str(number) for number, word in enumerate(_NUMBERS, start=2)}
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[str, str, list[bytes]]).decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Words or anchors in their order, each as a number of 32 bits."""

    codes: NDArray[np.uint32]
    ends: Numbers  # for each sentence, how many stand up to its end

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def hashes(self) -> Hashes:
        """The words as numbers that are spread over 64 bits."""
        return self.codes * _SPREAD

    @property
    def sentences(self) -> Numbers:
        """For each word the place of its sentence."""
        return np.repeat(np.arange(len(self.ends), dtype=np.int32), np.diff(self.ends, prepend=np.int32(0)))


@dataclass(frozen=True, kw_only=True, eq=False)
class Wording:
    """The sentences, words and anchors of one article, in some five thousand bytes."""

    article_id: str
    language: str
    starts: Numbers  # of the sentences, in characters
    stops: Numbers
    words: Track
    anchors: Track

    def span(self, first: int, last: int) -> Span:
        """Return the characters from sentence `first` to sentence `last`."""
        return Span(int(self.starts[first]), int(self.stops[last]))

    def count_words(self, span: Span) -> int:
        """Return how many words stand in `span`, which begins and ends with a sentence."""
        first, last = np.searchsorted(self.starts, span.start), np.searchsorted(self.stops, span.end)
        return int(self.words.ends[last] - (self.words.ends[first - 1] if first else 0))

    @property
    def fives(self) -> Hashes:
        """Hashes of every five words in a row, one for each place."""
        return rows(self.words.hashes, 5)

    @cached_property
    def five_set(self) -> Hashes:
        """The different rows of five words, sorted."""
        return np.unique(self.fives)

    @cached_property
    def anchor_pairs(self) -> Hashes:
        """The different pairs of neighbouring anchors of which one is rare in the text, sorted.

        "Trump, Kim" says what the story is; "Kim, Dandong, 1,700" says which text it is.
        """
        anchors = self.anchors.hashes
        _, place, times = np.unique(anchors, return_inverse=True, return_counts=True)
        rare = times[place] <= _RARE
        return np.unique(rows(anchors, 2)[rare[:-1] | rare[1:]]) if len(anchors) > 1 else anchors[:0]


def pack_wording(wording: Wording) -> bytes:
    """Return `wording` as bytes."""
    tracks = (wording.words.codes, wording.words.ends, wording.anchors.codes, wording.anchors.ends)
    arrays = [one.tobytes() for one in (wording.starts, wording.stops, *tracks)]
    return _encode((wording.article_id, wording.language, arrays))


def unpack_wording(packed: bytes) -> Wording:
    """Return the wording that was packed."""
    article_id, language, (starts, stops, words, word_ends, anchors, anchor_ends) = _decode(packed)
    return Wording(
        article_id=article_id,
        language=language,
        starts=np.frombuffer(starts, dtype=np.int32),
        stops=np.frombuffer(stops, dtype=np.int32),
        words=_unpacked(words, word_ends),
        anchors=_unpacked(anchors, anchor_ends),
    )


def _unpacked(codes: bytes, ends: bytes) -> Track:
    return Track(codes=np.frombuffer(codes, dtype=np.uint32), ends=np.frombuffer(ends, dtype=np.int32))


FindNames = Callable[[str], Iterable[tuple[Span, str]]]  # the known names of a text, and whom each names


def find_wording(article: Article, find_names: FindNames) -> Wording:
    """Return what of `article` is compared with other articles."""
    sentences = tuple(_sentences(article))
    told = _blank_quotations(article.readable)
    found = [match for span in sentences for match in _WORD.finditer(told, span.start, span.end)]
    starts, forms = [match.start() for match in found], [match[0] for match in found]
    names = {span.start: (span.end, known) for span, known in find_names(told)}
    anchors = list(_anchors(starts, forms, names, openers={_first_letter(told, span.start) for span in sentences}))
    return Wording(
        article_id=article.id,
        language=article.language,
        starts=np.array([span.start for span in sentences], dtype=np.int32),
        stops=np.array([span.end for span in sentences], dtype=np.int32),
        words=_track(starts, map(str.lower, forms), sentences),
        anchors=_track([start for start, _ in anchors], (word for _, word in anchors), sentences),
    )


def rows(hashes: Hashes, n: int) -> Hashes:
    """Return one hash for every `n` neighbours in a row, in order; empty where there are fewer."""
    if len(hashes) < n:
        return hashes[:0]
    total = np.zeros(len(hashes) - n + 1, dtype=np.uint64)
    for i in range(n):
        total = (total + hashes[i : len(hashes) - n + 1 + i]) * _SPREAD
        total ^= total >> np.uint64(29)
    return total


def _sentences(article: Article) -> Iterator[Span]:
    insets = frozenset(article.insets)
    untold = [span for part, span in article.parts if part in _UNTOLD and span not in insets]
    place = 0
    for match in (*_SENTENCE_END.finditer(article.text), None):
        end = match.start() if match else len(article.text)
        span = Span(place, end)
        if article.text[place:end].strip() and not any(span.overlaps(other) for other in untold):
            yield span
        place = match.end() if match else end


def _blank_quotations(text: str) -> str:
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def _anchors(
    starts: Sequence[int], forms: Sequence[str], names: Mapping[int, tuple[int, str]], *, openers: Container[int]
) -> Iterator[tuple[int, str]]:
    """Yield names, by id where one is known, other capitalised words, and numbers, each with its start."""
    times = Counter(forms)
    done = 0
    for start, form in zip(starts, forms, strict=True):
        if start < done:
            continue
        if start in names:
            done, known = names[start]
            yield start, known
        elif form[0].islower():
            if form in _DIGITS:
                yield start, _DIGITS[form]
        elif form[0].isdigit():
            yield start, form.replace(",", "")
        elif form[0].isupper() and (start not in openers or _names(form, times)):
            yield start, form.lower()


def _first_letter(text: str, start: int) -> int:
    match = _WORD.search(text, start)
    return match.start() if match else start


def _names(form: str, times: Counter[str]) -> bool:
    """Say whether the capitalised word that opens a sentence is a name."""
    return times[form.lower()] == 0 and times[form] > 1


def _track(starts: Sequence[int], words: Iterable[str], sentences: Sequence[Span]) -> Track:
    return Track(
        codes=np.fromiter(map(_code, words), dtype=np.uint32, count=len(starts)),
        ends=np.array([bisect_left(starts, span.end) for span in sentences], dtype=np.int32),
    )


@lru_cache(maxsize=1 << 13)
def _code(word: str) -> int:
    # Python's own hash differs from run to run, and equal input must give an equal record.
    return zlib.crc32(word.encode())
