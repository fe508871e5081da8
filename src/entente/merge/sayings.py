"""Sayings: one utterance with all its wordings, whether quoted in full, in part, told in other words or rewritten."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from entente.merge.filing import Files
from entente.merge.wordings import Wording, Wordings
from entente.records import Directness, Saying, When

_DAYS = timedelta(days=10)  # between two reports of one utterance
_SAME = 0.7  # longest common subsequence of words, as a share of the shorter wording
_SAME_REWRITTEN = 0.5  # the same, where a machine has changed the words: it leaves small words and their order
_SAME_TOLD = 0.5  # share of the stems, where one of the two is not in quotation marks
_FEW = 4  # words; below, a wording fits many utterances and must stand in the other, in its order
_AT_HAND = 1_024  # wordings that are compared with many others
_STEMS = 2  # in common, before two wordings are compared; one where a machine has changed them


def find_sayings(wordings: Wordings) -> Iterator[Saying]:
    """Yield what was said by whom, each utterance once, led by its clearest wording, in the order of their ids."""
    places = wordings.by_clarity()
    take = lru_cache(maxsize=_AT_HAND)(lambda place: wordings[int(places[place])])
    leaders = _leaders(take, len(wordings))
    members = np.lexsort((wordings.ranks()[places], leaders))  # saying by saying, each in canonical order
    starts = np.flatnonzero(np.diff(leaders[members], prepend=-1))
    ends = np.append(starts[1:], len(members))
    sayings = sorted((take(int(members[start])).quote_id, number) for number, start in enumerate(starts.tolist()))
    for _, number in sayings:
        found = members[starts[number] : ends[number]].tolist()
        yield _make(take(int(leaders[found[0]])), [take(place) for place in found])


def _leaders(take: Callable[[int], Wording], n: int) -> NDArray[np.int32]:
    """Return for each of `n` wordings, the clearest first, the place of the one that leads its saying, or its own."""
    files = Files(map(take, range(n)), span=_DAYS)
    leaders = np.arange(n, dtype=np.int32)
    for place in range(n):
        wording = take(place)
        needed = 1 if wording.rewritten else min(_STEMS, len(wording.stems))
        found = files.leaders(wording, needed=needed)
        leader = next((one for one in found if _is_same(take(one), wording)), place)
        leaders[place] = leader
        if leader == place:
            files.lead(place, wording)
    return leaders


def _is_same(leader: Wording, wording: Wording) -> bool:
    if leader.speakers.people and wording.speakers.people and not leader.speakers.people & wording.speakers.people:
        return False
    same_episode = leader.episode_id is not None and leader.episode_id == wording.episode_id
    if not same_episode and not _is_near(leader.published, wording.published):
        return False
    if leader.exact and wording.exact:
        return _agree(leader.words, wording.words, share=_SAME)
    if wording.rewritten is not None and leader.article_id != wording.article_id:
        return _agree(leader.words, wording.words, share=_SAME_REWRITTEN)
    fewer, shared = min(len(leader.stems), len(wording.stems)), len(leader.stems & wording.stems)
    complete = shared == fewer >= _STEMS and wording.rewritten is None
    return complete or (shared > _STEMS and shared >= _SAME_TOLD * fewer)


def _is_near(one: When, other: When) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start - _DAYS <= other.end and other.start - _DAYS <= one.end


def _agree(one: Sequence[str], other: Sequence[str], *, share: float) -> bool:
    shorter = min(len(one), len(other))
    if shorter < _FEW:
        brief, full = sorted((one, other), key=_length)
        return f" {' '.join(brief)} " in f" {' '.join(full)} "
    return LCSseq.similarity(one, other) >= share * shorter


def _length(words: Sequence[str]) -> int:
    return len(words)


def _make(leader: Wording, ranked: Sequence[Wording]) -> Saying:
    return Saying(
        id=ranked[0].quote_id,
        speakers=leader.speakers.actor_ids,
        when=ranked[0].published,
        wording=leader.text,
        variants=tuple((_kind(leader, wording), wording.quote_id) for wording in ranked),
    )


def _kind(leader: Wording, wording: Wording) -> str:
    if wording.quote_id == leader.quote_id:
        return "wording"
    if wording.rewritten is not None:
        return str(wording.rewritten)
    if wording.directness is Directness.INDIRECT:
        return "reported"
    if wording.words == leader.words:
        return "same"
    return "part" if wording.length < leader.length else "other words"
