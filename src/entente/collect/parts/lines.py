"""The lines of a text and their form: length, stops, capitals; no knowledge of words but the commonest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from entente.records import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"[^\W_](?:[\w'’.-]*\w)?")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts without spaces, or nearly
_WIDE_PER_WORD = 2.0
_END = re.compile(r"(?:[.!?…。！？।؟][\"'”’»›)\]」』]*|[.!?…,;:。！？][\"”’»」]|:)$")
_CUT_SHORT = ("...", "…", "[…]", "…]")
_GLUED = re.compile(r"[a-zà-ÿ)][A-Z][a-z]+ |[a-z][.?!][A-Z][a-z]")
_OPENS_ENTRY = re.compile(r"https?://|www\.|^\W*\d+[.):]|^[•*·▪–—-] ")
_INNER_STOP = re.compile(r"[a-zà-ÿ]{2}[.!?][\"”’]? [A-ZÀ-Þ“\"]")
_INNER = re.compile(r"[,:;–—()\[\]@/+=-]")
_STOP_WORDS = frozenset(
    _WORD.findall(
        "the a an of to in on at for with by from as and or but that this it its is are was were be been has have had "
        "he she they his her their we our you who which not will would could can may after before about over into "
        "than also said says more no i if so when while where there what how "
    )
)
_FOLD = re.compile(r"[^\w]+")
_TITLE = 0.7  # share of capitalised words in titles and names
_SENTENCE = 5  # words
_PARAGRAPH = 25
_WRAP_WIDTH = range(48, 101)
_WRAPPED = 0.7  # share of inner lines that fill the column in hard-wrapped texts; 0 to .2 elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line (or hard-wrapped paragraph) that has letters or signs in it, without the white space around it."""

    span: Span
    text: str
    folded: str  # lower case, words only, one space between them
    words: int  # scripts without spaces: characters / 2
    stops: int  # common small words of English
    capitals: int  # words that start with a capital or a figure, the small words left out
    ends: bool  # with a stop, a colon or a closed quotation

    @property
    def capital_share(self) -> float:
        """The share of capitalised words among those that are not small."""
        return self.capitals / max(1, self.words - self.stops)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as sentences do and is long enough to be one, or is a paragraph that was cut off."""
        if self.ends:
            return self.words >= _SENTENCE
        return self.words >= _PARAGRAPH and _INNER_STOP.search(self.text) is not None

    @property
    def is_titled(self) -> bool:
        """Whether it is written as titles and names are."""
        return self.capital_share > _TITLE

    @property
    def has_letters(self) -> bool:
        """Whether there is any letter in it."""
        return any(map(str.isalpha, self.text))

    @property
    def has_digits(self) -> bool:
        """Whether there is any figure in it."""
        return any(map(str.isdecimal, self.text))

    @property
    def is_cut_short(self) -> bool:
        """Whether it ends in dots, as teasers do."""
        return self.text.endswith(_CUT_SHORT)

    @property
    def is_glued(self) -> bool:
        """Whether words run into each other, as a title and its teaser do when tags are lost."""
        return _GLUED.search(self.text) is not None

    @property
    def is_entry(self) -> bool:
        """Whether it looks like an entry of a list: numbered, an address, or figures with signs between them."""
        if _OPENS_ENTRY.search(self.text):
            return True
        return self.has_digits and len(_INNER.findall(self.text)) > 1


def find_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that are not blank; the lines of a hard-wrapped paragraph are one."""
    spans = [Span(match.start(), match.end()) for match in _LINE.finditer(text) if not match.group().isspace()]
    if _is_wrapped(text, spans):
        spans = list(_paragraphs(text, spans))
    return tuple(_make_line(text, span) for span in spans)


def fold(words: str) -> str:
    """Return `words` in lower case without signs."""
    return _FOLD.sub(" ", words.lower()).strip()


def _make_line(text: str, span: Span) -> Line:
    raw = span.of(text)
    words = raw.strip()
    start = span.start + len(raw) - len(raw.lstrip())
    found = _WORD.findall(words)
    wide = len(_WIDE.findall(words)) if not words.isascii() else 0
    small = sum(word.lower() in _STOP_WORDS for word in found)
    return Line(
        span=Span(start, start + len(words)),
        text=words,
        folded=fold(words),
        words=int(wide / _WIDE_PER_WORD) if wide > len(words) / 4 else len(found),
        stops=small,
        capitals=sum(not word[0].islower() and word.lower() not in _STOP_WORDS for word in found),
        ends=_END.search(words) is not None,
    )


def _is_wrapped(text: str, spans: Sequence[Span]) -> bool:
    """Say whether lines are broken at a column: those that go on below are about equally wide."""
    inner = [
        above.end - above.start for above, below in pairwise(spans) if text.count("\n", above.end, below.start) == 1
    ]
    if len(inner) < 4 or max(span.end - span.start for span in spans) >= _WRAP_WIDTH.stop:
        return False
    return sum(width in _WRAP_WIDTH for width in inner) >= _WRAPPED * len(inner)


def _paragraphs(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    start, end = spans[0].start, spans[0].end
    for span in spans[1:]:
        if text.count("\n", end, span.start) > 1 or text[span.start].isspace():
            yield Span(start, end)
            start = span.start
        end = span.end
    yield Span(start, end)
