"""Search: the sentences that hold a user's words, the best first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from entente.query.filters import Filters
from entente.store import Record, RecordError

_FOUND = """
  SELECT a.name AS article, a.outlet, p.date_start AS published, s.start, s.end, t.sentence, s.article_id
  FROM sentence_index i JOIN sentences s ON s.row = i.rowid JOIN sentence_texts t ON t.row = i.rowid
    JOIN articles a ON a.article_id = s.article_id LEFT JOIN publications p ON p.article_id = s.article_id
  WHERE sentence_index MATCH ? AND a.newest ORDER BY bm25(sentence_index), s.article_id, s.start
"""
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A sentence that holds the words."""

    article: str
    outlet: str | None
    published: date | None
    start: int
    end: int
    sentence: str
    article_id: str


def search(record: Record, words: str, filters: Filters, *, limit: int) -> Iterator[Hit]:
    """Yield the sentences that match `words`: all of them, in any form; FTS5's own AND, OR, NEAR and "..." work too."""
    found = 0
    for hit in _hits(record, words):
        if not filters.keeps_article(hit.published, hit.published):
            continue
        if found == limit:
            return
        found += 1
        yield hit


def _hits(record: Record, words: str) -> Iterator[Hit]:
    try:
        yield from record.select(Hit, _FOUND, words)
    except RecordError:
        # What is no query of FTS5 (an apostrophe, a hyphen, a stray quote) is taken as plain words.
        plain = " ".join(f'"{word}"' for word in _WORD.findall(words))
        if plain:
            yield from record.select(Hit, _FOUND, plain)
