"""What the sieve has found so far, and how a stretch of words becomes a content: trimmed, with its quoted parts."""

from dataclasses import dataclass

from entente.read.quotes.marks import Segment, trim
from entente.read.quotes.page import Page
from entente.read.quotes.phrases import Speaker
from entente.records import CueClass, Directness, Span

_MARKS = "“”„‟«»\"″`‘’'"
_STARTERS = ("that ", "but ", "and ", "however, ", "yet ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Words as they are reported: trimmed, with the stretches among them that stand in marks."""

    span: Span
    quoted: tuple[Span, ...]
    directness: Directness
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One attribution: a content, who it is laid to, and which step of the sieve did that."""

    content: Content
    speaker: Speaker
    cue: Span | None
    cue_class: CueClass
    rule: str
    passes_on: bool = False  # whether its cue is a newsroom's, which may carry another's words


def shape_content(page: Page, words: Span) -> Content | None:
    """Return `words` widened to the quoted stretches they cut, trimmed at both ends; None where nothing is left."""
    segments = page.segments_over(words)
    for segment in segments:
        words = Span(min(words.start, segment.outer.start), max(words.end, segment.outer.end))
    span = _trim_start(page.text, trim(page.text, words))
    segments = tuple(segment for segment in segments if segment.outer.overlaps(span))
    span = _without_marks(page, span, segments)
    if span.start >= span.end:
        return None
    quoted = tuple(segment.content for segment in segments)
    if not quoted:
        directness = Directness.INDIRECT
    elif quoted == (span,):
        directness = Directness.DIRECT
    else:
        directness = Directness.MIXED
    return Content(span=span, quoted=quoted, directness=directness, segments=segments)


def _trim_start(text: str, span: Span) -> Span:
    """Return `span` without a conjunction that joins it to the sentence before."""
    words = text[span.start : min(span.end, span.start + 12)].lower()
    for starter in _STARTERS:
        if words.startswith(starter):
            return Span(span.start + len(starter), span.end)
    return span


def _without_marks(page: Page, span: Span, segments: tuple[Segment, ...]) -> Span:
    """Return `span` without a quotation mark at either end."""
    start, end = span.start, span.end
    if segments and segments[0].outer.start <= start < segments[0].content.start:
        start = segments[0].content.start
    if segments and segments[-1].content.end < end <= segments[-1].outer.end:
        end = segments[-1].content.end
    while start < end and page.text[end - 1] in '“„«"' and not segments:
        end -= 1
    return trim(page.text, Span(start, end)) if start < end else Span(start, start)
