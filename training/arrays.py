"""Chunks as the numbers that the network and its losses read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from entente.read.parse.pieces import cut_pieces
from training.chunks import Chunk

UNKNOWN = -100  # the label that torch's cross entropy leaves out
NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_MOST_PIECES = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The classes of each head, in the order of their numbers."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...] = NAME_TAGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """One chunk in numbers; word positions count from 0 over the chunk, heads from 1 (0 is the root)."""

    ids: list[int]
    shapes: list[int]
    firsts: list[int]
    sentence: list[int]
    opens: list[int]
    upos: list[int]
    xpos: list[int]
    head: list[int]
    deprel: list[int]
    name: list[int]


def labels_of(chunks: Sequence[Chunk]) -> Labels:
    """Return the classes that occur in `chunks`."""
    words = [w for chunk in chunks for e in chunk if e.has_tree for w in e.words]
    return Labels(
        upos=tuple(sorted({w.upos or "" for w in words})),
        xpos=tuple(sorted({w.xpos or "" for w in words})),
        deprel=tuple(sorted({w.deprel or "" for w in words})),
    )


class Numbering:
    """Turns chunks into arrays for one tokenizer and one set of labels."""

    def __init__(self, tokenizer: Any, labels: Labels) -> None:
        self.tokenizer = tokenizer
        self.upos = {label: i for i, label in enumerate(labels.upos)}
        self.xpos = {label: i for i, label in enumerate(labels.xpos)}
        self.deprel = {label: i for i, label in enumerate(labels.deprel)}
        self.names = {label: i for i, label in enumerate(labels.names)}

    def __call__(self, chunk: Chunk) -> Arrays | None:
        """Return the arrays of `chunk`, None when it is too long to train on."""
        words = [w for e in chunk for w in e.words]
        spaced = [True, *(w.space_after for w in words[:-1])]
        pieces = cut_pieces(self.tokenizer, [w.form for w in words], spaced)
        if len(pieces.ids) > _MOST_PIECES:
            return None
        sentence = [k for k, e in enumerate(chunk) for _ in e.words]
        opens = [int(i == 0) if e.has_tree else UNKNOWN for e in chunk for i in range(len(e.words))]
        return Arrays(
            ids=pieces.ids,
            shapes=pieces.shapes,
            firsts=pieces.firsts,
            sentence=sentence,
            opens=opens,
            upos=[self.upos.get(w.upos or "", UNKNOWN) for w in words],
            xpos=[self.xpos.get(w.xpos or "", UNKNOWN) for w in words],
            head=self._heads(chunk),
            deprel=[self.deprel.get(w.deprel or "", UNKNOWN) for w in words],
            name=self._names(chunk),
        )

    def _heads(self, chunk: Chunk) -> list[int]:
        heads: list[int] = []
        for example in chunk:
            start = len(heads) + 1
            heads += [UNKNOWN if w.head is None else 0 if w.head < 0 else start + w.head for w in example.words]
        return heads

    def _names(self, chunk: Chunk) -> list[int]:
        tags: list[int] = []
        for example in chunk:
            row = [0 if example.names is not None else UNKNOWN] * len(example.words)
            for name in example.names or ():
                row[name.first] = self.names[f"B-{name.label}"]
                for place in range(name.first + 1, min(name.last, len(row))):  # a final stop may have been dropped
                    row[place] = self.names[f"I-{name.label}"]
            tags += row
        return tags
