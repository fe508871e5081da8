"""Sayings: one utterance with all its wordings, whether quoted in full, in part, told in other words or rewritten."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from entente.merge.filing import Files
from entente.merge.told import Known
from entente.merge.wordings import Wording, Wordings
from entente.records import Article, Directness, Reading, Saying, When

_DAYS = timedelta(days=10)  # between two reports of one utterance
_SAME = 0.7  # longest common subsequence of words, as a share of the shorter wording
_SAME_REWRITTEN = 0.5  # the same, where a machine has changed the words: it leaves small words and their order
_SAME_TOLD = 0.5  # share of the stems, where one of the two is not in quotation marks
_FEW = 4  # words; below, a wording fits many utterances and must stand in the other, in its order
_AT_HAND = 1_024  # wordings that are compared with many others
_STEMS = 2  # in common, before two wordings are compared; one where a machine has changed them


def find_sayings(articles: Iterable[tuple[Article, Reading]], known: Known) -> Iterator[Saying]:
    """Yield what was said by whom, each utterance once, led by its clearest wording, in the order of their ids."""
    wordings, files = Wordings(known), Files(span=_DAYS)
    for pair in articles:
        for wording in wordings.add(*pair):
            files.count(wording)
    files.open()
    places = wordings.by_clarity()
    take = lru_cache(maxsize=_AT_HAND)(wordings.__getitem__)
    leaders = _leaders(places.tolist(), take, files)
    del files
    members = np.lexsort((wordings.ranks(), leaders))  # saying by saying, each in canonical order
    starts = np.flatnonzero(np.diff(leaders[members], prepend=-1))
    ends = np.append(starts[1:], len(members))
    by_id = sorted(range(len(starts)), key=[wordings.ids[place] for place in members[starts].tolist()].__getitem__)
    for number in by_id:
        found = members[starts[number] : ends[number]].tolist()
        lead = int(leaders[found[0]])
        leader = take(lead)
        told = [leader if place == lead else take(place) for place in found]
        yield _make([wordings.ids[place] for place in found], told, leader)


def _leaders(places: Sequence[int], take: Callable[[int], Wording], files: Files) -> NDArray[np.int32]:
    """Return for each wording the place of the one that leads its saying; `places` has the clearest wordings first."""
    leaders = np.zeros(len(places), dtype=np.int32)
    for rank, place in enumerate(places):
        wording = take(place)
        needed = 1 if wording.rewritten else min(_STEMS, len(wording.stems))
        found = (places[one] for one in files.leaders(wording, needed=needed))
        leaders[place] = next((one for one in found if _is_same(take(one), wording)), place)
        if leaders[place] == place:
            files.lead(rank, wording)
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


def _make(quote_ids: Sequence[str], wordings: Sequence[Wording], leader: Wording) -> Saying:
    """Return the saying of `wordings` (in canonical order), those of `quote_ids`."""
    return Saying(
        id=quote_ids[0],
        speakers=leader.speakers.actor_ids,
        when=wordings[0].published,
        wording=leader.text,
        variants=tuple(zip((_kind(leader, wording) for wording in wordings), quote_ids, strict=True)),
    )


def _kind(leader: Wording, wording: Wording) -> str:
    if wording is leader:
        return "wording"
    if wording.rewritten is not None:
        return str(wording.rewritten)
    if wording.directness is Directness.INDIRECT:
        return "reported"
    if wording.words == leader.words:
        return "same"
    return "part" if wording.length < leader.length else "other words"
