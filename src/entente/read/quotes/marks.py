"""Quotation marks paired by a small state machine, one paragraph at a time.

Double marks of any shape (curly, straight, doubled singles, guillemets) share one stack, because newsrooms mix them;
which way a mark faces is told by its letters' neighbours, its shape only decides when they leave it open. Single
marks count where no double mark is open around them. A mark left open runs to the end of its paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.records import Span

_DOUBLE = re.compile(r"``|''|‘‘|’’|[“”„‟«»\"″]")
_OPENS = frozenset({"“", "„", "«", "``", "‘‘", "‟"})
_CLOSES = frozenset({"”", "»", "’’"})
_AFTER_OPEN_SPACE = frozenset(" \t\u00a0([{—–-/:…\n")
_BEFORE_CLOSE_SPACE = frozenset(" \t\u00a0)]},.;:!?—–-/…\n")
# The mark itself first, what stands before it afterwards: the engine then passes over all other letters at once.
_SINGLE_OPEN = re.compile(
    r"[‘'](?:(?<=^.)|(?<=[\s(\[—–:].))(?=[\w“\"$£€])(?!(?:\d0s|em|til|tis|twas|n)\b)", re.MULTILINE
)
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…)”\"%])[’'](?=$|[\s.,;:!?)\]—–-])", re.MULTILINE)
_TRIMMED = " \t\u00a0\n\r,;:.—–-"
_LEADING = " \t\u00a0\n\r,;:…—–-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words between quotation marks: `outer` with the marks, `content` without them and their trailing stops."""

    outer: Span
    content: Span
    paragraph: int
    closed: bool = True
    single: bool = False


def find_segments(text: str, paragraphs: Sequence[Span]) -> tuple[Segment, ...]:
    """Return the outermost quoted stretches of the `paragraphs` of `text`, in order."""
    found: list[Segment] = []
    open_before = False
    for number, paragraph in enumerate(paragraphs):
        pairs, open_before = _pair(text, paragraph, continued=open_before)
        doubles = [segment for pair in pairs if (segment := _segment(text, number, pair))]
        found += _with_singles(text, paragraph, number, doubles)
    return tuple(found)


def trim(text: str, span: Span) -> Span:
    """Return `span` without the spaces and stops at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(_LEADING))
    end = span.start + len(words.rstrip(_TRIMMED))
    return Span(start, max(start, end))


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    faces: int  # 1 opens, -1 closes, 0 either


@dataclass(frozen=True, slots=True)
class _Pair:
    outer: Span  # with its marks
    inner: Span  # without them
    closed: bool = True


def _pair(text: str, paragraph: Span, *, continued: bool) -> tuple[list[_Pair], bool]:
    """Return the outermost pairs of double marks in `paragraph`, and whether it ends inside one."""
    marks = list(_marks(text, paragraph))
    stack: list[_Mark] = []
    pairs: list[_Pair] = []
    if continued and marks and marks[0].faces == -1:
        stack.append(_Mark(paragraph.start, paragraph.start, 1))
    for place, mark in enumerate(marks):
        opens = mark.faces == 1 or (mark.faces == 0 and not stack)
        if not opens and stack:
            opening = stack.pop()
            if not stack:
                pairs.append(_Pair(Span(opening.start, mark.end), Span(opening.end, mark.start)))
        elif opens and stack and not _nests(marks[place + 1 :], depth=len(stack)):
            # The mark before was never closed: it ends where this one begins.
            pairs.append(_left_open(stack[0], mark.start))
            stack = [mark]
        elif opens:
            stack.append(mark)
    if stack and _runs_on(text, paragraph, stack[0]):
        pairs.append(_left_open(stack[0], paragraph.end))
    return pairs, bool(stack)


def _left_open(opening: _Mark, end: int) -> _Pair:
    return _Pair(Span(opening.start, end), Span(opening.end, end), closed=False)


def _nests(later: Sequence[_Mark], *, depth: int) -> bool:
    """Say whether enough closing marks follow for one more pair inside `depth` open ones."""
    balance = 0
    for mark in later:
        balance += mark.faces or (-1 if depth + 1 + balance > 0 else 1)
        if balance <= -(depth + 1):
            return True
    return False


def _runs_on(text: str, paragraph: Span, opening: _Mark) -> bool:
    """Say whether a mark that is never closed opens a quotation rather than being a slip."""
    before = text[paragraph.start : opening.start].rstrip()
    return not before or before[-1] in ".!?,:;—–"


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        faces = _facing(match.group(), before, after)
        if (
            before.isdigit()
            and match.group() in {'"', "''", "″"}
            and not _closes_number(text, paragraph, match.start())
        ):
            continue  # inches, seconds
        yield _Mark(match.start(), match.end(), faces)


def _facing(mark: str, before: str, after: str) -> int:
    spaced_before, spaced_after = before in _AFTER_OPEN_SPACE, after in _BEFORE_CLOSE_SPACE
    if spaced_before and not spaced_after:
        return 1
    if spaced_after and not spaced_before:
        return -1
    return 1 if mark in _OPENS else -1 if mark in _CLOSES else 0


def _closes_number(text: str, paragraph: Span, place: int) -> bool:
    """Say whether an odd number of marks stands before `place`, so that a mark after a digit closes them."""
    return len(_DOUBLE.findall(text, paragraph.start, place)) % 2 == 1


def _segment(text: str, paragraph: int, pair: _Pair) -> Segment | None:
    content = trim(text, pair.inner)
    if content.start >= content.end:
        return None
    return Segment(outer=pair.outer, content=content, paragraph=paragraph, closed=pair.closed)


def _with_singles(text: str, paragraph: Span, number: int, doubles: list[Segment]) -> list[Segment]:
    """Return `doubles` and the singly quoted stretches outside them; doubles inside a single pair are its own words."""
    singles: list[Segment] = []
    place = paragraph.start
    while opening := _SINGLE_OPEN.search(text, place, paragraph.end):
        place = opening.end()
        if any(opening.start() in double.outer for double in doubles):
            continue
        end = _single_end(text, Span(opening.end(), paragraph.end), doubles)
        if end is None:
            continue
        content = trim(text, Span(opening.end(), end - 1))
        singles.append(Segment(outer=Span(opening.start(), end), content=content, paragraph=number, single=True))
        place = end
    outside = [double for double in doubles if not any(double.outer in single.outer for single in singles)]
    return sorted([*outside, *singles], key=lambda segment: segment.outer)


def _single_end(text: str, rest: Span, doubles: Sequence[Segment]) -> int | None:
    """Return where the single mark opened before `rest` is closed: not at an apostrophe, not inside double marks."""
    following = _SINGLE_OPEN.search(text, rest.start, rest.end)
    limit = following.start() if following else rest.end
    weak: int | None = None
    for closing in _SINGLE_CLOSE.finditer(text, rest.start, limit):
        if any(closing.start() in double.outer for double in doubles):
            continue
        if text[closing.start() - 1] not in "sS":
            return closing.end()
        weak = weak or closing.end()  # perhaps only the plural's apostrophe: the states' rights
    return weak
