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
_FEW = 2
_NEVER_NEWS = frozenset({"cookies", "copyright"})  # no article speaks in these words


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that stand on a line of furniture: folded, `*` for any words, `#` for a number."""

    phrase: str
    kind: str  # navigation, share, comments, related, newsletter, advert, account, cookies, legal, copyright
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
    whole, patterns = _index()
    if line.folded in whole:
        return whole[line.folded]
    first, _, _ = line.folded.partition(" ")
    stopped = line.text.endswith(".") and not line.is_cut_short
    for key in (first, _NUMBER if first.isdecimal() else "", _ANY):
        for pattern in patterns.get(key, ()):
            if pattern.allows(line.words, stopped=stopped) and pattern.regex.fullmatch(line.folded):
                return pattern.phrase
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    regex: re.Pattern[str]
    phrase: Phrase
    fixed: int

    def allows(self, words: int, *, stopped: bool) -> bool:
        """Say whether so few given words decide over a line of `words`: "Terms of the deal are secret." is body."""
        rest = words - self.fixed
        if self.phrase.kind in _NEVER_NEWS:
            return rest <= _LONGEST_REST
        if stopped and self.fixed <= _FEW:
            return rest <= _FEW
        return rest <= (_MOST_REST[self.fixed] if self.fixed < len(_MOST_REST) else _LONGEST_REST)


@cache
def _index() -> tuple[dict[str, Phrase], dict[str, list[_Pattern]]]:
    whole: dict[str, Phrase] = {}
    patterns: dict[str, list[_Pattern]] = defaultdict(list)
    for phrase in phrases():
        if _ANY not in phrase.phrase and _NUMBER not in phrase.phrase:
            whole[phrase.phrase] = phrase
        else:
            first = phrase.phrase.split()[0]
            regex = re.compile("".join(_regex(phrase.phrase)))
            pattern = _Pattern(regex=regex, phrase=phrase, fixed=phrase.fixed)
            patterns[first if _ANY not in first else _ANY].append(pattern)
    for rows in patterns.values():
        rows.sort(key=lambda pattern: -pattern.fixed)  # the most exact first
    return whole, dict(patterns)


def _regex(phrase: str) -> Iterator[str]:
    for piece in re.split(r"( ?\* ?|#)", phrase):
        if _ANY in piece:
            yield r"(?:.*\b)?"
        elif piece == _NUMBER:
            yield r"[\d ]+"
        else:
            yield re.escape(piece)
