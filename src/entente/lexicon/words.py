"""Words that carry no meaning of their own when two texts are compared."""

from dataclasses import dataclass
from functools import cache

from entente.lexicon.tables import load_csv


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    word: str


@cache
def load_empty_words() -> frozenset[str]:
    """Return function words, weekdays, titles and words of reporting, in lower case."""
    return frozenset(row.word for row in load_csv("empty_words.csv", _Row))


@cache
def load_common_words() -> frozenset[str]:
    """Return the 4,000 commonest words of the training parts of UD English EWT and GUM (CC BY-SA 4.0)."""
    return frozenset(row.word for row in load_csv("common_words.csv", _Row))
