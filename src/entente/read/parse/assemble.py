"""Sentences out of what an engine decided about their words: the one place where tokens are made."""

from collections.abc import Sequence
from dataclasses import dataclass

from entente.read.parse.lemmas import Lemmas
from entente.read.parse.words import Word
from entente.read.tokens import Entity, Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What an engine decided about each word of one sentence; heads from 1, 0 is the root."""

    upos: Sequence[str]
    xpos: Sequence[str]
    heads: Sequence[int]
    deprels: Sequence[str]
    entities: tuple[Entity, ...]


def make_sentence(words: Sequence[Word], decided: Decided, lemmas: Lemmas, *, paragraph: int) -> Sentence:
    """Return the sentence of `words`."""
    return Sentence(
        tokens=tuple(
            Token(
                i=i,
                start=word.start,
                end=word.end,
                form=word.form,
                lemma=_lemma(word, decided, lemmas, i),
                upos=decided.upos[i],
                head=decided.heads[i] - 1 if decided.heads[i] else None,
                deprel=decided.deprels[i],
            )
            for i, word in enumerate(words)
        ),
        entities=decided.entities,
        paragraph=paragraph,
    )


def _lemma(word: Word, decided: Decided, lemmas: Lemmas, i: int) -> str:
    """Return the lemma of word `i`; "'s" and "'d" before a participle are forms of *have*."""
    upos = decided.upos[i]
    short = upos == "AUX" and word.form.lower() in ("'s", "'d")
    head = decided.heads[i]
    if short and head and decided.deprels[i] == "aux" and decided.xpos[head - 1] == "VBN":
        return "have"
    return lemmas(word.form, upos, decided.xpos[i])


_LONGEST = 120  # words; the longest sentence of EWT, GUM and PUD that is not a list has 98
_CUT_BEFORE_LENGTH = 40  # a piece is never shorter than this, unless nothing else is left
_BREAKS = ((";",), ("--", "—", "–", "..."), (":",), (",",))


def split_long(words: Sequence[Word], *, longest: int = _LONGEST) -> list[int]:
    """Return where the pieces of a sentence that is too long start: after a semicolon, a dash, a comma, anywhere."""
    starts = [0]
    while len(words) - starts[-1] > longest:
        starts.append(_cut(words, starts[-1], longest))
    return starts


def _cut(words: Sequence[Word], start: int, longest: int) -> int:
    last = start + longest
    for marks in _BREAKS:
        for i in range(last - 1, start + min(_CUT_BEFORE_LENGTH, longest // 2), -1):
            if words[i].form in marks:
                return i + 1
    return last
