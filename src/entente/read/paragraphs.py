"""The stretches of an article that are parsed one at a time."""

import re
from collections.abc import Iterator

from entente.records import Article, Part, Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_WRAPPED_AT = 90  # hard-wrapped mail and wire texts break lines before this column
_UNREAD = frozenset({Part.FURNITURE, Part.PAGE_DATE, Part.CREDIT, Part.BYLINE, Part.HEADLINE, Part.HEADING})


def paragraphs(article: Article) -> tuple[Span, ...]:
    """Return the lines of `article` that are worth a parse: body, dateline and captions, hard-wrapped lines joined."""
    joined: list[Span] = []
    for line in _lines(article):
        if joined and _continues(article.text, joined[-1], line):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return tuple(joined)


def _lines(article: Article) -> Iterator[Span]:
    for match in _LINE.finditer(article.text):
        words = match.group()
        end = match.start() + len(words.rstrip())
        start = _after_dateline(article, match.start() + len(words) - len(words.lstrip()), end)
        if start < end and article.part_at(start) not in _UNREAD:
            yield Span(start, end)


def _after_dateline(article: Article, start: int, end: int) -> int:
    """Return where the words of a line start behind its dateline (`OSLO (AP) -`)."""
    dateline = next((span for part, span in article.parts if part is Part.DATELINE and start in span), None)
    if dateline is None:
        return start
    rest = article.text[dateline.end : end]
    return min(dateline.end, end) + len(rest) - len(rest.lstrip())


def _continues(text: str, above: Span, line: Span) -> bool:
    """Say whether `line` goes on with the sentence of the line just `above` it."""
    last = text.rfind("\n", above.start, above.end) + 1
    above_width = above.end - max(above.start, last)
    return (
        text.count("\n", above.end, line.start) == 1
        and above_width < _WRAPPED_AT
        and text[line.start].islower()
        and not _ENDS_SENTENCE.search(text[above.start : above.end])
    )
