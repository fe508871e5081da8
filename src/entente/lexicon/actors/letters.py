"""Letters: one plain spelling for a word, whatever its accents and case."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})
_WORD = re.compile(r"\w+")


def fold(word: str) -> str:
    """Return `word` in lower case without accents; other scripts keep their letters."""
    return word.lower() if word.isascii() else _fold_letters(word)


@lru_cache(maxsize=1 << 12)
def _fold_letters(word: str) -> str:
    spread = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).lower()


def words_of(form: str) -> tuple[str, ...]:
    """Return the folded words of a name, its key in the gazetteer."""
    if form.isascii():
        return tuple(_WORD.findall(form.lower()))
    return tuple(fold(word) for word in _WORD.findall(form))


def slug(name: str) -> str:
    """Return `name` as the tail of an id."""
    return "-".join(words_of(name))
