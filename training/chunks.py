"""Paragraph-like runs of sentences, as the parser will meet them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.treebank import Example, Name, Word

Chunk = tuple[Example, ...]
_MOST_WORDS = 120


def make_chunks(examples: Sequence[Example], rng: random.Random) -> Iterator[Chunk]:
    """Yield runs of one to four neighbouring sentences of one document, mostly within a paragraph."""
    current: list[Example] = []
    limit = rng.choice((1, 1, 2, 3, 4))
    for example in examples:
        total = sum(len(e.words) for e in current) + len(example.words)
        other = bool(current) and current[-1].document != example.document
        paragraph = example.opens_paragraph and rng.random() < 0.85
        if current and (other or paragraph or len(current) >= limit or total > _MOST_WORDS):
            yield tuple(current)
            current, limit = [], rng.choice((1, 1, 2, 3, 4))
        current.append(example)
    if current:
        yield tuple(current)


def join_quotations(chunk: Chunk) -> Chunk:
    """Return `chunk` with sentences joined that stand inside one pair of quotation marks.

    At run time a sentence never ends inside open quotation marks, so training must not either.
    """
    joined: list[Example] = []
    for example in chunk:
        closes = example.has_tree and '"' in [w.form for w in example.words]
        if joined and closes and _open_quote(joined[-1].words) and _short(joined[-1], example):
            joined[-1] = _join(joined[-1], example)
        else:
            joined.append(example)
    return tuple(joined)


def _short(first: Example, second: Example) -> bool:
    return len(first.words) + len(second.words) <= 80


def _open_quote(words: Sequence[Word]) -> bool:
    return sum(w.form == '"' for w in words) % 2 == 1 and words[-1].form != '"'


def _join(first: Example, second: Example) -> Example:
    """Hang the root of `first` on what is said in `second`."""
    shift = len(first.words)
    root = next(i for i, w in enumerate(second.words) if w.head == -1)
    said = next((i for i, w in enumerate(second.words[:root]) if w.head == root and w.deprel == "ccomp"), root)
    words = (
        *(replace(w, head=shift + said, deprel="parataxis") if w.head == -1 else w for w in first.words),
        *(w if w.head == -1 else replace(w, head=(w.head or 0) + shift) for w in second.words),
    )
    names: tuple[Name, ...] | None = None
    if first.names is not None and second.names is not None:
        moved = (replace(n, first=n.first + shift, last=n.last + shift) for n in second.names)
        names = (*first.names, *moved)
    return replace(first, words=words, names=names)
