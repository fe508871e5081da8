"""Which passages two texts share: whole sentences whose words or anchors agree, neighbours joined."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from entente.group.copies.signals import Agreement, held
from entente.group.wording import Track, Wording
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
        (
            Span(copy.sentences[run[0][0]].start, copy.sentences[run[-1][0]].end),
            Place(lead.article_id, Span(lead.sentences[run[0][1]].start, lead.sentences[run[-1][1]].end)),
        )
        for run in _runs(matches)
    )


def _by_words(copy: Wording, lead: Wording) -> Iterator[Match]:
    shared = held(copy.fives, lead.five_set)
    if not shared.any():
        return
    covered = np.zeros(len(copy.words), dtype=bool)
    for step in range(5):
        covered[step : step + len(shared)] |= shared
    there = np.flatnonzero(held(lead.fives, np.unique(copy.fives[shared])))
    place_in_lead = dict(zip(lead.fives[there].tolist(), _sentence_of(lead, lead.words)[there].tolist(), strict=True))
    sentence_of = _sentence_of(copy, copy.words)
    votes: dict[int, Counter[int]] = {}
    for i in np.flatnonzero(shared).tolist():
        votes.setdefault(int(sentence_of[i]), Counter())[place_in_lead[int(copy.fives[i])]] += 1
    for sentence, seen in votes.items():
        if covered[sentence_of == sentence].mean() >= _COVERED:
            yield sentence, _most(seen)


def _by_anchors(copy: Wording, lead: Wording, stretch: Sequence[Agreement]) -> Iterator[Match]:
    sentence_of, lead_sentence_of = _sentence_of(copy, copy.anchors), _sentence_of(lead, lead.anchors)
    votes: dict[int, Counter[int]] = {}
    for block in stretch:
        for i in range(block.size):
            votes.setdefault(int(sentence_of[block.first + i]), Counter())[int(lead_sentence_of[block.second + i])] += 1
    for sentence, seen in votes.items():
        if seen.total() >= 2 and seen.total() >= _AGREEING * int((sentence_of == sentence).sum()):
            yield sentence, _most(seen)


def _sentence_of(wording: Wording, track: Track) -> NDArray[np.int64]:
    starts = np.array([span.start for span in wording.sentences], dtype=np.int64)
    return np.searchsorted(starts, track.starts, side="right") - 1


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
