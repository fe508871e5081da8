"""From words to the numbers the network reads: word pieces, and the shape that uncased pieces lose."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

SHAPES = 16  # eight ways of writing a word, with and without a space before it


class Pieces(NamedTuple):
    """Word pieces of one run of words."""

    ids: list[int]  # word pieces with [CLS] and [SEP]
    shapes: list[int]  # the shape of the word of each piece, 0 for [CLS] and [SEP]
    firsts: list[int]  # where each word starts among the pieces


def word_shape(form: str, *, spaced: bool) -> int:
    """Return the number of the way `form` is written, 0 to 7, plus 8 when a space precedes it."""
    return _writing(form) + (8 if spaced else 0)


@lru_cache(maxsize=50_000)
def _writing(form: str) -> int:
    if any(letter.isdigit() for letter in form):
        return 1
    if form.islower():
        return 2
    if form.isupper():
        return 3 if len(form) > 1 else 4
    if form.istitle():
        return 5
    if form[:1].isupper():
        return 6
    return 7


def cut_pieces(tokenizer: Any, forms: Sequence[str], spaced: Sequence[bool]) -> Pieces:
    """Cut `forms` into word pieces; every word has at least one."""
    encoding = tokenizer.encode(list(forms), is_pretokenized=True)
    firsts = [-1] * len(forms)
    shapes = []
    for place, word in enumerate(encoding.word_ids):
        if word is None:
            shapes.append(0)
            continue
        if firsts[word] < 0:
            firsts[word] = place
        shapes.append(word_shape(forms[word], spaced=spaced[word]))
    return Pieces(encoding.ids, shapes, _without_gaps(firsts))


def _without_gaps(firsts: list[int]) -> list[int]:
    """Let a word without pieces (a lone accent) read the piece before it."""
    last = 0
    filled = []
    for first in firsts:
        last = first if first >= 0 else last
        filled.append(last)
    return filled
