"""Words that carry no meaning of their own when two texts are compared."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from entente.lexicon.tables import load_csv


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    word: str


@cache
def load_empty_words() -> frozenset[str]:
    """Return function words, weekdays, titles and words of reporting, in lower case."""
    return frozenset(row.word for row in load_csv("empty_words.csv", _Row))


@dataclass(frozen=True, slots=True, kw_only=True)
class _MatterRow:
    word: str
    kind: Literal["light", "empty", "broad", "document"]


@cache
def load_matter_words(kind: Literal["light", "empty", "broad", "document"]) -> frozenset[str]:
    """Return words of names of matters.

    Light ones may be left out ("lengthy"), empty ones name nothing by themselves ("step"), broad ones do not say
    which ("war", "cooperation"), documents are signed and issued ("treaty").
    """
    return frozenset(row.word for row in load_csv("matter_words.csv", _MatterRow) if row.kind == kind)
