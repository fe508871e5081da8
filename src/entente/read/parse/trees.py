"""A tree with one root out of arc scores, always."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_NEVER = np.float32(-1e9)


def best_tree(scores: Scores) -> list[int]:
    """Return the head of each word, 0 for the root, words from 1.

    `scores[i, j]` says how well word `i + 1` hangs on `j`. The best head of every word is taken; where that
    gives no root or several, the word that gains most by being it is made the root; where a cycle is left,
    Chu-Liu and Edmonds' algorithm finds the best tree.
    """
    n = len(scores)
    own = scores.copy()
    own[np.arange(n), np.arange(1, n + 1)] = _NEVER
    heads: list[int] = own.argmax(axis=1).tolist()
    if heads.count(0) != 1:
        root = int((own[:, 0] - own[:, 1:].max(axis=1)).argmax()) if n > 1 else 0
        own[:, 0] = _NEVER
        own[root, 1:] = _NEVER
        own[root, 0] = 0.0
        heads = own.argmax(axis=1).tolist()
    if _reaches_root(heads):
        return heads
    return _best_below(own, heads.index(0))


def _reaches_root(heads: list[int]) -> bool:
    """Say whether every word is below the root."""
    safe = [False] * len(heads)
    for start in range(len(heads)):
        path, at = [], start
        while not safe[at]:
            path.append(at)
            above = heads[at] - 1
            if above < 0:
                break
            if above in path:
                return False
            at = above
        for word in path:
            safe[word] = True
    return True


def _best_below(scores: Scores, root: int) -> list[int]:
    """Return the best tree in which the word at `root`, and no other, hangs on the root."""
    n = len(scores)
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:, 1:] = scores[:, 1:]
    full[root + 1, :] = -np.inf
    full[root + 1, 0] = 0.0
    return _chu_liu_edmonds(full)[1:]


def _chu_liu_edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Return the head of each node of the best spanning tree below node 0; `scores[dependent, head]`."""
    n = len(scores)
    np.fill_diagonal(scores, -np.inf)
    heads: list[int] = [0, *scores[1:].argmax(axis=1).tolist()]
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(n) if i not in set(cycle)])
    kept = scores[inside, [heads[i] for i in cycle]]
    into = scores[np.ix_(inside, outside)] - kept[:, None]
    out_of = scores[np.ix_(outside, inside)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = into.max(axis=0)
    small[:-1, -1] = out_of.max(axis=1)
    chosen = _chu_liu_edmonds(small)
    return _expand(chosen, heads, inside, outside, into, out_of)


def _expand(  # noqa: PLR0917  # the parts of one contraction
    chosen: list[int],
    heads: list[int],
    inside: NDArray[np.int64],
    outside: NDArray[np.int64],
    into: NDArray[np.float64],
    out_of: NDArray[np.float64],
) -> list[int]:
    """Open the contracted cycle again: it breaks at the word where the arc from outside enters."""
    knot = len(outside)
    result = list(heads)
    for small, node in enumerate(outside.tolist()):
        if node == 0:
            continue
        above = chosen[small]
        result[node] = int(inside[out_of[small].argmax()]) if above == knot else int(outside[above])
    entry = chosen[knot]
    result[int(inside[into[:, entry].argmax()])] = int(outside[entry])
    return result


def _find_cycle(heads: list[int]) -> list[int]:
    """Return the nodes of one cycle, none if `heads` is a tree below node 0."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        at = start
        while at and not seen[at]:
            seen[at] = start
            at = heads[at]
        if at and seen[at] == start:
            cycle, here = [at], heads[at]
            while here != at:
                cycle.append(here)
                here = heads[here]
            return cycle
    return []
