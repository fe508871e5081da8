"""Which passages two texts share: whole sentences whose words or anchors agree, neighbours joined."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from entente.group.copies.signals import Agreement, held
from entente.group.wording import Wording
from entente.records import Place, Span

_COVERED = 0.6  # share of a sentence's words that lie in rows of five which the other text has
_AGREEING = 0.6  # share of a sentence's anchors that agree in the local alignment
_BRIDGE = 3  # sentences without a sign of their own between two that are shared, at the same distance in both texts

Match = tuple[int, int]  # a sentence of the copy, the sentence of the lead it comes from


def find_passages(copy: Wording, lead: Wording, stretch: Sequence[Agreement]) -> tuple[tuple[Span, Place], ...]:
    """Return the passages of `copy` that stand in `lead` too; `stretch` are anchors that agree, (copy, lead)."""
    found = dict(_by_anchors(copy, lead, stretch))
    found.update(_by_words(copy, lead))
    matches = _bridge(sorted(found.items()))
    return tuple(
        (copy.span(run[0][0], run[-1][0]), Place(lead.article_id, lead.span(run[0][1], run[-1][1])))
        for run in _runs(matches)
    )


def _by_words(copy: Wording, lead: Wording) -> Iterator[Match]:
    fives, lead_fives = copy.fives, lead.fives
    shared = held(fives, lead.five_set)
    if not shared.any():
        return
    covered = np.zeros(len(copy.words), dtype=bool)
    for step in range(5):
        covered[step : step + len(shared)] |= shared
    there = np.flatnonzero(held(lead_fives, np.unique(fives[shared])))
    place_in_lead = dict(zip(lead_fives[there].tolist(), lead.words.sentences[there].tolist(), strict=True))
    sentence_of = copy.words.sentences
    votes: dict[int, Counter[int]] = {}
    for i in np.flatnonzero(shared).tolist():
        votes.setdefault(int(sentence_of[i]), Counter())[place_in_lead[int(fives[i])]] += 1
    for sentence, seen in votes.items():
        if covered[sentence_of == sentence].mean() >= _COVERED:
            yield sentence, _most(seen)


def _by_anchors(copy: Wording, lead: Wording, stretch: Sequence[Agreement]) -> Iterator[Match]:
    sentence_of, lead_sentence_of = copy.anchors.sentences, lead.anchors.sentences
    votes: dict[int, Counter[int]] = {}
    for block in stretch:
        for i in range(block.size):
            votes.setdefault(int(sentence_of[block.first + i]), Counter())[int(lead_sentence_of[block.second + i])] += 1
    for sentence, seen in votes.items():
        if seen.total() >= 2 and seen.total() >= _AGREEING * int((sentence_of == sentence).sum()):
            yield sentence, _most(seen)


def _most(votes: Counter[int]) -> int:
    return min(votes, key=lambda place: (-votes[place], place))


def _bridge(matches: Sequence[Match]) -> Iterator[Match]:
    """Yield `matches` and the sentences between two of them that lie at the same distance in both texts."""
    for i, (sentence, there) in enumerate(matches):
        yield sentence, there
        if i + 1 < len(matches):
            gap, gap_there = matches[i + 1][0] - sentence, matches[i + 1][1] - there
            if 1 < gap == gap_there <= _BRIDGE + 1:
                yield from ((sentence + step, there + step) for step in range(1, gap))


def _runs(matches: Iterator[Match]) -> Iterator[list[Match]]:
    run: list[Match] = []
    for match in matches:
        if run and (match[0] != run[-1][0] + 1 or not 0 <= match[1] - run[-1][1] <= 1):
            yield run
            run = []
        run.append(match)
    if run:
        yield run
