"""Names out of tag scores: the best sequence in which every name has a beginning."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from entente.read.tokens import Entity

_NEVER = -1e9


def best_names(scores: NDArray[np.float32], tags: Sequence[str]) -> tuple[Entity, ...]:
    """Return the names of the best sequence of `tags`, in which I-X follows only B-X or I-X."""
    best = scores.argmax(axis=1).tolist()
    if not any(best):
        return ()
    if not _whole([tags[i] for i in best]):
        best = _viterbi(scores, tags)
    return names_of([tags[i] for i in best])


def _whole(tags: Sequence[str]) -> bool:
    """Say whether every I-X follows B-X or I-X, so that the best tags are the best sequence."""
    return all(tag[0] != "I" or before[2:] == tag[2:] for before, tag in pairwise(["O", *tags]))


def names_of(tags: Sequence[str]) -> tuple[Entity, ...]:
    """Return the names that B-X, I-X and O mark."""
    found: list[Entity] = []
    for place, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if prefix == "B":
            found.append(Entity(first=place, last=place, label=label))
        elif prefix == "I" and found and found[-1].last == place - 1 and found[-1].label == label:
            found[-1] = Entity(first=found[-1].first, last=place, label=label)
    return tuple(found)


def _viterbi(scores: NDArray[np.float32], tags: Sequence[str]) -> list[int]:
    steps = np.zeros((len(tags), len(tags)))
    for j, after in enumerate(tags):
        if after.startswith("I-"):
            for i, before in enumerate(tags):
                if before[2:] != after[2:]:
                    steps[i, j] = _NEVER
    best = scores[0] + np.where([t.startswith("I-") for t in tags], _NEVER, 0.0)
    back = []
    for row in scores[1:]:
        ways = best[:, None] + steps
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
