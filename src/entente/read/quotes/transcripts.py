"""Transcripts: paragraphs that open with the name of who speaks and a colon."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from entente.read.quotes.marks import trim
from entente.read.quotes.page import Page
from entente.read.quotes.phrases import Speaker
from entente.records import Span

_WORD = r"[A-Z][A-Z.'’()-]*|[A-Z][\w.'’-]+"
_LABEL = re.compile(rf"[\"“”'‘]?\s*((?:{_WORD}|Q|A)(?: (?:{_WORD})){{0,4}}):\s+(?=\S)")
_NO_NAMES = frozenset(
    {"note", "photo", "video", "source", "sources", "update", "updated", "editor", "related", "watch"}
)
_LEAST = 3  # labelled paragraphs that make a transcript, one name at least twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says in one paragraph of a transcript."""

    speaker: Speaker
    content: Span


def find_turns(page: Page) -> Iterator[Turn]:
    """Yield the turns of a transcript; an article with fewer than three named paragraphs has none."""
    labels = [
        (paragraph, match)
        for paragraph in page.paragraphs
        if (match := _LABEL.match(page.text, paragraph.start, paragraph.end)) and _is_name(match.group(1))
    ]
    names = Counter(match.group(1) for _, match in labels)
    if len(labels) < _LEAST or names.most_common(1)[0][1] < 2:
        return
    for paragraph, match in labels:
        content = trim(page.text, Span(match.end(), paragraph.end))
        end = content.start + len(page.text[content.start : content.end].rstrip("\"”'’"))
        content = trim(page.text, Span(content.start, end))
        if content.start < content.end:
            yield Turn(speaker=_speaker(page, Span(match.start(1), match.end(1))), content=content)


def _speaker(page: Page, label: Span) -> Speaker:
    sentence = page.sentences[page.sentence_at(label.start)]
    names = sentence.at(label)
    return Speaker(head=names[0], span=label, heads=(tuple(token.start for token in names),))


def _is_name(label: str) -> bool:
    return label.split(maxsplit=1)[0].lower() not in _NO_NAMES
