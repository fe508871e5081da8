"""An article laid out for the sieve: its sentences by place, and its quoted stretches."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from entente.read.quotes.marks import Segment, find_segments
from entente.read.tokens import Sentence, Sentences, Token
from entente.records import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text, its sentences and its outermost quoted stretches, all in order."""

    text: str
    sentences: Sentences
    paragraphs: tuple[Span, ...]
    segments: tuple[Segment, ...]
    starts: tuple[int, ...] = field(repr=False)
    outers: tuple[int, ...] = field(repr=False)

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence at `place`, of the one before where it lies between two."""
        return max(0, bisect_right(self.starts, place) - 1)

    def paragraph_at(self, place: int) -> int:
        """Return the number of the paragraph at `place`."""
        return max(0, bisect_right(self.paragraphs, place, key=lambda paragraph: paragraph.start) - 1)

    def segments_over(self, span: Span) -> tuple[Segment, ...]:
        """Return the quoted stretches that share a character with `span`."""
        first = max(0, bisect_right(self.outers, span.start) - 1)
        last = bisect_left(self.outers, span.end, lo=first)
        return tuple([segment for segment in self.segments[first:last] if segment.outer.overlaps(span)])

    def segment_at(self, place: int) -> Segment | None:
        """Return the quoted stretch that holds `place`."""
        number = bisect_right(self.outers, place) - 1
        return self.segments[number] if number >= 0 and place in self.segments[number].outer else None


def lay_out(text: str, sentences: Sentences) -> Page:
    """Return the page of an article's text and sentences."""
    paragraphs = _paragraphs(sentences)
    segments = find_segments(text, paragraphs)
    return Page(
        text=text,
        sentences=sentences,
        paragraphs=paragraphs,
        segments=segments,
        starts=tuple(sentence.start for sentence in sentences),
        outers=tuple(segment.outer.start for segment in segments),
    )


def _paragraphs(sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    spans: list[Span] = []
    last: int | None = None
    for sentence in sentences:
        if spans and sentence.paragraph == last:
            spans[-1] = Span(spans[-1].start, sentence.end)
        else:
            spans.append(sentence.span)
        last = sentence.paragraph
    return tuple(spans)


def words_between(sentence: Sentence, start: int, end: int) -> list[Token]:
    """Return the words of `sentence` between two places, without punctuation."""
    return [token for token in sentence.tokens if start <= token.start and token.end <= end and token.upos != "PUNCT"]
