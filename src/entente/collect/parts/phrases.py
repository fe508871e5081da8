"""The phrases of furniture: what pages say around an article, one row a phrase in `lexicon/furniture.csv`."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from entente.collect.parts.lines import Line
from entente.lexicon.tables import load_csv

_ANY = "*"  # any words, or none
_NUMBER = "#"
_MOST_REST = (5, 5, 5, 8)  # words behind a phrase of 0, 1, 2, 3 given words
_LONGEST_REST = 40
_LONGEST = 55


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that stand on a line of furniture: folded, `*` for any words, `#` for a number."""

    phrase: str
    kind: str  # navigation, share, comments, related, newsletter, advert, account, cookies, legal
    example: str

    @property
    def fixed(self) -> int:
        """How many words of it are given."""
        return len(self.phrase.replace(_ANY, "").split())


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the table of phrases."""
    return load_csv("furniture.csv", Phrase)


def find_phrase(line: Line) -> Phrase | None:
    """Return the phrase that makes `line` furniture."""
    if line.words > _LONGEST:
        return None
    first, _, _ = line.folded.partition(" ")
    whole, patterns = _index()
    if line.folded in whole:
        return whole[line.folded]
    for key in (first, _NUMBER if first.isdecimal() else "", _ANY):
        for pattern, phrase in patterns.get(key, ()):
            if _short_enough(line, phrase) and pattern.fullmatch(line.folded):
                return phrase
    return None


def _short_enough(line: Line, phrase: Phrase) -> bool:
    """Say whether its few given words decide over the rest of the line: "Terms of the deal are secret." is body."""
    rest = line.words - phrase.fixed
    if phrase.fixed <= 2 and line.text.endswith(".") and not line.text.endswith("..."):
        return rest <= 2
    return rest <= (_MOST_REST[phrase.fixed] if phrase.fixed < len(_MOST_REST) else _LONGEST_REST)


@cache
def _index() -> tuple[dict[str, Phrase], dict[str, list[tuple[re.Pattern[str], Phrase]]]]:
    whole: dict[str, Phrase] = {}
    patterns: dict[str, list[tuple[re.Pattern[str], Phrase]]] = defaultdict(list)
    for phrase in phrases():
        if _ANY not in phrase.phrase and _NUMBER not in phrase.phrase:
            whole[phrase.phrase] = phrase
        else:
            first = phrase.phrase.split()[0]
            key = first if _ANY not in first else _ANY
            patterns[key].append((re.compile("".join(_regex(phrase.phrase))), phrase))
    return whole, dict(patterns)


def _regex(phrase: str) -> Iterator[str]:
    for piece in re.split(r"( ?\* ?|#)", phrase):
        if _ANY in piece:
            yield r"(?:.*\b)?"
        elif piece == _NUMBER:
            yield r"[\d ]+"
        else:
            yield re.escape(piece)
