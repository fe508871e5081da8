"""Lists of links that a page sets into its sentences, behind the name of a person."""

import re
from collections.abc import Iterator

from entente.collect.parts.lines import Line
from entente.records import Span

# "Senator Doe Jane Alice DoeStorm hits coast Budget vote nears MORE said": a surname, the full name, and glued to it
# the titles of other pages, up to the word that opens them all. In 155 of 5,000 pages, nearly all of one outlet.
_LIST = re.compile(
    r"\b(?P<surname>\w[\w’'.-]+)"
    r"(?P<links>(?: |(?=[^\W\d_a-z]))(?:[^\n]{0,60}? )?(?P=surname)(?=[^\W\d_a-z]|[\d“\"‘'])[^\n]{0,700}? MORE\b)"
)


def find_link_lists(line: Line) -> Iterator[Span]:
    """Yield the lists of links in a line of the body; the name that each stands behind is body."""
    for match in _LIST.finditer(line.text):
        yield Span(line.span.start + match.start("links"), line.span.start + match.end("links"))
