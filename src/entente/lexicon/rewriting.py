"""Signs that a machine has rewritten or translated a text."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from entente.lexicon.tables import load_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A habit of rewriting tools: what shows it, what it would be in plain words, and how much it tells."""

    name: str
    kind: Literal["rewritten", "translated"]
    pattern: str
    example: str
    plain: str  # the same as people write it
    clues: tuple[str, ...] = ()  # in lower case; one of them is there wherever the pattern is
    cased: bool = False  # whether it stands there in lower case
    weight: float = 1.0

    def find(self, text: str, lower: str | None = None) -> tuple[str, ...]:
        """Return the words of `text` that show the sign; `lower` is the text in lower case, if it is at hand."""
        searched = text if self.cased else text.lower() if lower is None else lower
        if self.clues and not any(clue in searched for clue in self.clues):
            return ()
        return tuple(match.group().strip() for match in _compile(self.pattern).finditer(text))


@cache
def load_signs() -> tuple[Sign, ...]:
    """Return all signs."""
    return load_toml("rewriting.toml", Sign, table="sign")


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
