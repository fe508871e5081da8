"""Average linkage over a sparse graph: two groups join while their members are alike on average."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence


def link(names: Sequence[str], edges: Iterable[tuple[str, str, float]], *, least: float) -> tuple[tuple[str, ...], ...]:
    """Return `names` in groups; an absent edge counts 0, so one bridge does not join two crowds."""
    members: dict[int, list[str]] = {i: [name] for i, name in enumerate(sorted(names))}
    place = {found[0]: i for i, found in members.items()}
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for first, second, weight in edges:
        sums[place[first]][place[second]] = sums[place[second]][place[first]] = weight
    queue = [(-weight, one, other) for one, near in sums.items() for other, weight in near.items() if one < other]
    heapq.heapify(queue)
    fresh = len(members)
    while queue:
        weight, one, other = heapq.heappop(queue)
        if -weight < least:
            break
        if one not in members or other not in members:
            continue
        members[fresh] = members.pop(one) + members.pop(other)
        _join(sums, one, other, fresh)
        for near, total in sums[fresh].items():
            heapq.heappush(queue, (-total / (len(members[fresh]) * len(members[near])), near, fresh))
        fresh += 1
    return tuple(sorted(tuple(sorted(found)) for found in members.values()))


def _join(sums: defaultdict[int, dict[int, float]], one: int, other: int, joined: int) -> None:
    """Give `joined` the edges of the two groups it is made of."""
    total: dict[int, float] = {}
    for old in (one, other):
        for near, weight in sums.pop(old, {}).items():
            if near not in {one, other}:
                total[near] = total.get(near, 0.0) + weight
                sums[near].pop(old, None)
    sums[joined] = total
    for near, weight in total.items():
        sums[near][joined] = weight
