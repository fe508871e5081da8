"""What a page sets into its lines: lists of links behind a name, marks between the captions of a gallery."""

import re
from collections.abc import Iterator
from heapq import merge
from itertools import takewhile

from entente.collect.parts.lines import Line
from entente.records import Span

# "Senator Doe Jane Alice DoeStorm hits coast Budget vote nears MORE said": a surname, the full name, and glued to it
# the titles of other pages, up to the word that opens them all. In 155 of 5,000 pages, nearly all of one outlet.
_LIST = re.compile(
    r"\b(?P<surname>\w[\w’'.-]+)"
    r"(?P<links>(?: |(?=[^\W\d_a-z]))(?:[^\n]{0,60}? )?(?P=surname)(?=[^\W\d_a-z]|[\d“\"‘'])[^\n]{0,700}? MORE\b)"
)
# "Hide Caption 2 of 9 Photos: The summit in Oslo Two ministers ...": the title stands before every caption. In 54.
_MARK = re.compile(r"(?:Hide Caption \d+ of \d+ )?Photos: |Hide Caption \d+ of \d+")


def find_insets(line: Line) -> Iterator[Span]:
    """Yield, in order, what a line of the body holds that is none of its sentences."""
    for start, end in merge(_lists(line.text), _marks(line.text)):
        yield Span(line.span.start + start, line.span.start + end)


def _lists(text: str) -> Iterator[tuple[int, int]]:
    return (match.span("links") for match in _LIST.finditer(text))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    marks = list(_MARK.finditer(text)) if "Hide Caption" in text else []
    captions = [text[mark.end() :].split(" ") for mark in marks if mark.group().endswith(": ")]
    title = [words[0] for words in takewhile(lambda words: len({*words}) == 1, zip(*captions, strict=False))]
    length = len(" ".join(title)) if len(captions) > 1 else 0
    for mark in marks:
        yield mark.start(), mark.end() + length * mark.group().endswith(": ")
