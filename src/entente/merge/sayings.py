"""Sayings: one utterance with all its wordings, whether quoted in full, in part, told in other words or rewritten."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz.distance import LCSseq

from entente.merge.told import UNKNOWN, stems
from entente.records import Actor, ActorKind, Article, CopyKind, Directness, Groups, Quote, Reading, Saying, When

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_DAYS = timedelta(days=10)  # between two reports of one utterance
_SAME = 0.7  # longest common subsequence of words, as a share of the shorter wording
_SAME_REWRITTEN = 0.5  # the same, where a machine has changed the words: it leaves small words and their order
_SAME_TOLD = 0.5  # share of the stems, where one of the two is not in quotation marks
_FEW = 4  # words; below, a wording fits many utterances and must stand in the other, in its order
_STEMS = 2  # in common, before two wordings are compared; one where a machine has changed them
_MOST_SPANS = 12  # of ten days, under which one wording is filed
_CROWD = 200  # wordings of one speaker that share a stem: beyond, the stem tells nothing

_Key = tuple[str, str, Hashable]  # speaker, stem, span of days or episode


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    quote: Quote
    article_id: str
    text: str
    words: tuple[str, ...]
    stems: frozenset[str]
    speakers: frozenset[str]  # parties
    people: frozenset[str]
    published: When
    episode_id: str | None
    rewritten: CopyKind | None

    @property
    def rank(self) -> tuple[date, str, int, str]:
        """The canonical order of wordings."""
        return self.published.start or date.max, self.article_id, self.quote.content.start, self.quote.id

    @property
    def exact(self) -> bool:
        """Whether the words are the speaker's own."""
        return self.quote.directness is not Directness.INDIRECT and self.rewritten is None


def find_sayings(
    articles: Sequence[tuple[Article, Reading]], groups: Groups, actors: Mapping[str, Actor]
) -> tuple[Saying, ...]:
    """Return what was said by whom, each utterance once, led by its clearest wording."""
    wordings = sorted(_wordings(articles, groups, actors), key=_clarity)
    filed: defaultdict[_Key, list[int]] = defaultdict(list)
    members: dict[int, list[_Wording]] = {}
    for place, wording in enumerate(wordings):
        leaders = _candidates(wording, filed)
        leader = next((one for one in leaders if _is_same(wordings[one], wording)), None)
        if leader is None:
            leader = place
            for key in _keys(wording):
                filed[key].append(place)
        members.setdefault(leader, []).append(wording)
    sayings = (_make(wordings[leader], found) for leader, found in members.items())
    return tuple(sorted(sayings, key=lambda saying: saying.id))


def _wordings(
    articles: Sequence[tuple[Article, Reading]], groups: Groups, actors: Mapping[str, Actor]
) -> Iterator[_Wording]:
    published = {publication.article_id: publication.when for publication in groups.publications}
    episodes = {article_id: episode.id for episode in groups.episodes for article_id in episode.article_ids}
    rewritten = {rewriting.article_id: rewriting.kind for rewriting in groups.rewritings}
    for article, reading in articles:
        for quote in reading.quotes:
            text = " ".join(quote.content.of(article.text).split())
            known = [actors[speaker] for speaker in quote.speakers]
            if known and text:
                yield _Wording(
                    quote=quote,
                    article_id=article.id,
                    text=text,
                    words=tuple(_WORD.findall(text.lower())),
                    stems=stems(text),
                    speakers=frozenset(actor.party for actor in known),
                    people=frozenset(actor.id for actor in known if actor.kind is ActorKind.PERSON),
                    published=published.get(article.id, UNKNOWN),
                    episode_id=episodes.get(article.id),
                    rewritten=rewritten.get(article.id),
                )


def _clarity(wording: _Wording) -> tuple[object, ...]:
    direct = wording.quote.directness is Directness.DIRECT
    return not wording.exact, wording.rewritten is not None, not direct, -len(wording.words), wording.rank


def _keys(wording: _Wording, *, around: int = 0) -> Iterator[_Key]:
    """Yield under what a wording is filed: speaker, stem and span of days; `around` adds the neighbouring spans."""
    times: list[Hashable] = [wording.episode_id]
    when = wording.published
    if when.start is not None and when.end is not None:
        first, last = when.start.toordinal() // _DAYS.days, when.end.toordinal() // _DAYS.days
        times = list(range(first - around, min(last, first + _MOST_SPANS) + around + 1))
    return ((speaker, stem, time) for speaker in wording.speakers for stem in wording.stems for time in times)


def _candidates(wording: _Wording, filed: Mapping[_Key, Sequence[int]]) -> list[int]:
    """Return the places of leaders that share stems with `wording`, those that share most first."""
    stems_of: defaultdict[int, set[str]] = defaultdict(set)
    for key in _keys(wording, around=1):
        for place in filed.get(key, ())[-_CROWD:]:
            stems_of[place].add(key[1])
    shared = {place: len(found) for place, found in stems_of.items()}
    needed = 1 if wording.rewritten else min(_STEMS, len(wording.stems))
    return sorted((place for place in shared if shared[place] >= needed), key=lambda place: (-shared[place], place))


def _is_same(leader: _Wording, wording: _Wording) -> bool:
    if leader.people and wording.people and not leader.people & wording.people:
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


def _make(leader: _Wording, found: Sequence[_Wording]) -> Saying:
    ranked = sorted(found, key=lambda wording: wording.rank)
    return Saying(
        id=ranked[0].quote.id,
        speakers=leader.quote.speakers,
        when=ranked[0].published,
        wording=leader.text,
        variants=tuple((_kind(leader, wording), wording.quote.id) for wording in ranked),
    )


def _kind(leader: _Wording, wording: _Wording) -> str:
    if wording is leader:
        return "wording"
    if wording.rewritten is not None:
        return str(wording.rewritten)
    if wording.quote.directness is Directness.INDIRECT:
        return "reported"
    if wording.words == leader.words:
        return "same"
    return "part" if len(wording.words) < len(leader.words) else "other words"
