"""Words given as paragraphs without marks: "The minister said:" and then what she said, as governments print it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.read.quotes.beside import reports
from entente.read.quotes.frames import Frame
from entente.read.quotes.marks import trim
from entente.read.quotes.page import Page
from entente.records import Span

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·–—]|\(?\d{1,2}[.)])\s")
_TO_COLON = 60  # characters between the cue and the colon: said in a statement on Monday:
_LONGEST = 10  # paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Paragraphs of one speaker's words, and the cue above them."""

    frame: Frame
    contents: tuple[Span, ...]


def find_blocks(page: Page, frames: Sequence[Sequence[Frame]]) -> Iterator[Block]:
    """Yield the unmarked paragraphs that a cue and a colon lead in; the first person shows that they are said."""
    for number, paragraph in enumerate(page.paragraphs[:-1]):
        if page.text[paragraph.end - 1] != ":":
            continue
        frame = _cue_above(page, frames, paragraph)
        contents = _contents(page, frames, number + 1) if frame is not None else ()
        if frame is not None and contents:
            yield Block(frame=frame, contents=contents)


def _cue_above(page: Page, frames: Sequence[Sequence[Frame]], paragraph: Span) -> Frame | None:
    for frame in reversed(frames[page.sentence_at(paragraph.end - 1)]):
        if reports(frame) and frame.speaker is not None and paragraph.end - frame.cue.end <= _TO_COLON:
            return frame
    return None


def _contents(page: Page, frames: Sequence[Sequence[Frame]], first: int) -> tuple[Span, ...]:
    """Return the paragraphs from `first` on up to the last that is in the first person and nobody else's."""
    found: list[Span] = []
    spoken = 0
    for paragraph in page.paragraphs[first : first + _LONGEST]:
        if _is_apart(page, frames, paragraph):
            break
        found.append(trim(page.text, paragraph))
        if _FIRST_PERSON.search(page.text, paragraph.start, paragraph.end):
            spoken = len(found)
    return tuple(found[:spoken])


def _is_apart(page: Page, frames: Sequence[Sequence[Frame]], paragraph: Span) -> bool:
    """Say whether a paragraph is no unmarked speech: it quotes, lists, leads in words or reports them."""
    text = page.text
    if text[paragraph.end - 1] == ":" or _LIST_ITEM.match(text, paragraph.start, paragraph.end):
        return True
    if page.segments_over(paragraph):
        return True
    here = range(page.sentence_at(paragraph.start), page.sentence_at(paragraph.end - 1) + 1)
    return any(frame.aside is not None or _is_told(frame) for number in here for frame in frames[number])


def _is_told(frame: Frame) -> bool:
    """Say whether a main clause reports somebody by name or pronoun: he added that ..."""
    return reports(frame) and frame.head.rel == "root" and frame.speaker is not None
