"""Which events earn a line on the first screen, and the line each gets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from rapidfuzz.fuzz import token_set_ratio

from entente.lexicon.words import load_empty_words
from entente.query.brief.ledger import Ledger
from entente.query.brief.screen import Evidence, Line
from entente.query.brief.telling import FACT, Teller, is_ahead
from entente.query.brief.wording import name_parties, recalls, sentence_of, word_of
from entente.records import Basis, Episode, Event, EventMention, Grain, Position, Status

_SURE = 0.6  # what is less sure, however many tell it, stays behind `--all`
_FAIR = 0.5  # the best report of an event must have its parties from the words, not from a guess
_SAME_WORDS = 88  # two lines this close tell one thing
_NEWS = 4.0  # what an article that opens with an event adds to its rank: it tells of much, one thing is its news
_SHARED = 3  # words; with 2, two rounds of rockets are one
_STEM = 5  # letters
_VOICES = {True: "outlets, own voice", False: "alleged"}  # nobody is named who says so: does an outlet assert it?
_MANY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})  # several of one kind on one day are common
_ONE_SIDED = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "CONCEDE", "SUPPORT", "MOBILIZE", "RETREAT"})
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_AROUND = timedelta(days=4)  # how far from its episode an event of the episode may lie
_COARSE = frozenset({Grain.YEAR, Grain.LONGER, Grain.QUARTER})
_DATED = frozenset({Basis.EXPLICIT, Basis.RELATIVE})
_UNDATED = frozenset({Basis.PUBLISHED, Basis.NARRATIVE})
_FUTURE = frozenset({Status.PLANNED, Status.PLEDGED, Status.REQUESTED})
_NEVER = frozenset({Status.HYPOTHETICAL})
_ORDER = ("done", "going on", "pledged", "demanded", "accused", "alleged", "backed", "conceded", "warned", "rejected")
_DEEDS = frozenset({"done", "going on"})


class LineMaker:
    """Makes lines from events; an event is shown once, in the first block that wants it."""

    def __init__(self, ledger: Ledger, *, all_lines: bool) -> None:
        self._ledger = ledger
        self._teller = Teller(ledger)
        self._all = all_lines
        self._printed: set[str] = set()
        disputed = {i for d in ledger.world.disputes for _, found in d.items for p in found for i in p.mentions}
        self._taken: set[str] = set() if all_lines else {e.id for e in ledger.world.events if disputed & {*e.mentions}}

    def of_episode(self, episode: Episode, *, limit: int | None) -> tuple[Line, ...]:
        """Return the lines of an episode: its parties' acts, near its days."""
        mine = [event for event in self._open() if self._belongs(event, episode)]
        return self._lines(mine, limit)

    def elsewhere(self, *, limit: int | None) -> tuple[Line, ...]:
        """Return lines of events that the same articles tell of other parties at that time."""
        others = [e for e in self._open() if self._is_of_others(e) and not self._is_recalled(e)]
        return self._lines(others, limit)

    def before(self, *, limit: int | None) -> tuple[Line, ...]:
        """Return lines of what the articles recall from earlier."""
        past = [e for e in self._open() if e.when.basis in _DATED and not self._is_near(e) and self._is_told(e)]
        return self._lines(past if self._all else [event for event in past if event.n_reports > 1], limit)

    def of_positions(self, positions: Iterable[Position]) -> tuple[Line, ...]:
        """Return a line a holder: what it says or denies; experts hold no position, and guesses show none."""
        by_holder: dict[str | None, list[str]] = {}
        for position in positions:
            if position.holder not in self._ledger.commentators:
                sure = (i for i in position.mentions if self._ledger.mentions[i][0].score >= _FAIR)
                by_holder.setdefault(position.holder, []).extend(sure)
        return tuple(self._holder_line(holder, ids) for holder, ids in by_holder.items() if ids)

    def letters(self, mention_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the letters of the articles that hold the mentions."""
        return self._ledger.letters_of(self._ledger.article_of(i) for i in mention_ids if i in self._ledger.mentions)

    def _open(self) -> list[Event]:
        return [e for e in self._ledger.world.events if e.id not in self._taken and self._is_worth_showing(e)]

    def _is_worth_showing(self, event: Event) -> bool:
        if self._all:
            return True
        statuses = {position.status for position in event.positions}
        best = max(self._ledger.mentions[i][0].score for i in event.mentions)
        is_news = self._is_plain_news(event)
        sure = (event.score >= _SURE and best >= _FAIR) or is_news
        told = any(self._teller.serves(*self._ledger.mentions[i]) for i in event.mentions) and not self._is_spoilt(
            event
        )
        sided = len(self._ledger.parties(event)) > 1 or (is_news and self._is_done_to_nobody(event))
        return sure and told and sided and not statuses <= _NEVER

    def _is_plain_news(self, event: Event) -> bool:
        """Say whether an article opens with the event and names who did it: to whom may then be a guess, it is news."""
        told = (self._ledger.mentions[i] for i in event.mentions)
        return self._news(event) > 0 and any(self._teller.is_plain(*mention) for mention in told)

    def _is_done_to_nobody(self, event: Event) -> bool:
        """Say whether an act between states has but one side: *NATO agreed on a new force*, *Peru denied it*."""
        acting = any(map(self._ledger.acts_abroad, event.actors))
        return acting and not event.recipients and event.event_type in _ONE_SIDED

    def _is_spoilt(self, event: Event) -> bool:
        """Say whether only machine-rewritten texts tell the event, though its episode has others."""
        rewritten, mentions = {*self._ledger.rewritten}, self._ledger.mentions
        around = {i for episode in self._ledger.episodes if episode.id == event.episode_id for i in episode.article_ids}
        return {mentions[i][1] for i in event.mentions} <= rewritten and not around <= rewritten

    def _belongs(self, event: Event, episode: Episode) -> bool:
        if event.episode_id != episode.id:
            return False
        ours = self._ledger.parties(event) & set(episode.parties)
        return bool(ours) and self._is_at(event, episode) and not self._is_recalled(event)

    def _is_recalled(self, event: Event) -> bool:
        """Say whether an event is background: only a noun (*the attack*) without a time of its own, or long past."""
        if event.when.basis not in _UNDATED:
            return False
        told = (self._ledger.mentions[i] for i in event.mentions)
        long_past = self._news(event) == 0 and all(recalls(one, self._ledger.contexts[i]) for one, i in told)
        return long_past or not self._is_told(event)

    def _is_told(self, event: Event) -> bool:
        mentions = [self._ledger.mentions[i] for i in event.mentions]
        unspoilt = [mention for mention, article_id in mentions if article_id not in self._ledger.rewritten]
        return any(mention.is_told for mention in unspoilt or [mention for mention, _ in mentions])

    def _is_of_others(self, event: Event) -> bool:
        """Say whether an event of an episode's days is between others than the episode's parties."""
        parties = self._ledger.parties(event)
        near = [e for e in self._ledger.episodes if event.episode_id == e.id and self._is_at(event, e)]
        return bool(near) and not any(parties & set(e.parties) for e in near)

    def _is_near(self, event: Event) -> bool:
        return any(event.episode_id == e.id and self._is_at(event, e) for e in self._ledger.episodes)

    def _is_at(self, event: Event, episode: Episode) -> bool:
        """Say whether `event` lies in the days of `episode`, or is what was said there of the future."""
        when, days = event.when, episode.when
        if {position.status for position in event.positions} & _FUTURE:
            # "under a 2013 deal they agreed" is recalled
            past = when.basis in _DATED and when.end and days.start and when.end < days.start - _AROUND
            return not past
        if days.start is None or days.end is None:
            return when.start is None or when.grain not in _COARSE
        if when.start is None or when.end is None:
            return when.basis in {Basis.PUBLISHED, Basis.NARRATIVE}
        if when.grain in _COARSE:
            return False
        return when.start <= days.end + _AROUND and days.start - _AROUND <= when.end

    def _lines(self, events: Sequence[Event], limit: int | None) -> tuple[Line, ...]:
        ranked = sorted(((self._line(event), event) for event in events), key=lambda pair: (-pair[0].rank, pair[1].id))
        chosen: list[tuple[Line, Event]] = []
        for line, event in ranked:
            twin = next((i for i, kept in enumerate(chosen) if self._tell_one_thing(*kept, line, event)), None)
            if twin is not None:
                kept, first = chosen[twin]
                chosen[twin] = _joined(kept, line), first
            elif line.sentence not in self._printed and (limit is None or len(chosen) < limit):
                chosen.append((line, event))
        lines = [line for line, _ in chosen]
        self._taken.update(event_id for line in lines for event_id in line.event_ids)
        self._printed.update(line.sentence for line in lines)
        return tuple(_in_screen_order(lines))

    def _tell_one_thing(self, one: Line, first: Event, other: Line, second: Event) -> bool:
        if one.sentence == other.sentence:
            return True
        same_words = token_set_ratio(one.sentence, other.sentence) >= _SAME_WORDS
        return one.word == other.word and (same_words or self._tell_one_act(one, first, other, second))

    def _tell_one_act(self, one: Line, first: Event, other: Line, second: Event) -> bool:
        """Say whether two newsrooms tell one act of the same parties in words that mostly agree."""
        newly = {*other.letters} - {*one.letters} and {*one.letters} - {*other.letters}  # one newsroom tells two acts
        apart = first.event_type != second.event_type or first.event_type in _MANY or not newly
        if apart or not self._same_sides(first, second) or not _near_in_time(first, second):
            return False
        words, others = (_stems(line.sentence) for line in (one, other))
        shared = words & others
        return len(shared) >= _SHARED and len(shared) * 2 >= min(len(words), len(others))

    def _same_sides(self, first: Event, second: Event) -> bool:
        sides = ((first.actors, second.actors), (first.recipients, second.recipients))
        return all(self._teller.parties(one) == self._teller.parties(other) for one, other in sides)

    def _line(self, event: Event) -> Line:
        mentions = [self._ledger.mentions[i] for i in event.mentions]
        best, article_id = min(mentions, key=lambda pair: self._teller.worth(*pair))
        letters = self.letters(m.id for m, _ in mentions if is_ahead(m) is is_ahead(best))
        others = [name for name in self.letters(self._teller.plain_others(mentions, best)) if name not in letters]
        when = "done" if is_ahead(best) else "planned"
        word = word_of(event.event_type, best.status, best.frame)
        if word in _DEEDS and self._teller.is_claim(best, article_id):
            word = "alleged"
        shown, _ = self._teller.as_act(best, article_id)
        if shown is not best and shown.status not in _NEVER:
            word = word_of(shown.event_type, shown.status, shown.frame)  # "agreed to stop arming them" is a pledge
        return Line(
            word="disputed" if event.standing.value == "disputed" else word,
            sentence=sentence_of(shown, self._ledger.contexts[article_id]),
            letters=letters,
            via=f"{when}: {' '.join(others)}" if others else self._teller.claimed_by(shown, article_id),
            event_ids=(event.id,),
            evidence=tuple(self._evidence(mention, owner) for mention, owner in mentions),
            day=event.when.start,
            rank=event.n_newsrooms[0] * 2 + event.n_reports + 2 * event.score - (not best.is_told) + self._news(event),
        )

    def _news(self, event: Event) -> float:
        """Return what an event weighs as news: the more, the more articles open with it and the sooner they tell it.

        All copies of a text are one article.
        """
        heard: dict[str, float] = {}
        for mention, article_id in (self._ledger.mentions[i] for i in event.mentions):
            place = self._ledger.place_in_lead(mention.span, article_id)
            if place is not None:
                text = self._ledger.leads.get(article_id, article_id)
                heard[text] = max(_NEWS / (place + 1), heard.get(text, 0.0))
        return sum(heard.values())

    def _holder_line(self, holder: str | None, mention_ids: Sequence[str]) -> Line:
        mentions = [self._ledger.mentions[i] for i in mention_ids]
        best, article_id = min(mentions, key=lambda pair: (pair[0].act_id is None, self._teller.worth(*pair)))
        best, article_id = self._teller.as_act(best, article_id)
        return Line(
            word=name_parties((holder,), self._ledger.actors)
            if holder
            else _VOICES[any(m.status in FACT for m, _ in mentions)],
            sentence=sentence_of(best, self._ledger.contexts[article_id]),
            letters=self.letters(mention_ids),
            via=None,
            event_ids=(),
            evidence=tuple(self._evidence(mention, owner) for mention, owner in mentions),
            day=None,
            rank=float(len(mention_ids)),
        )

    def _evidence(self, mention: EventMention, article_id: str) -> Evidence:
        article = self._ledger.contexts[article_id].article
        return Evidence(
            letter=self._ledger.letters[article_id],
            article_id=article_id,
            article_name=article.name,
            mention_id=mention.id,
            span=mention.span,
            trigger=mention.trigger,
            sentence=mention.span.of(article.text),
        )


def _near_in_time(first: Event, second: Event) -> bool:
    days = (first.when.start, second.when.start)
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= _AROUND


def _stems(sentence: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(sentence))
    return frozenset(word[:_STEM] for word in words if word not in load_empty_words())


def _joined(one: Line, other: Line) -> Line:
    return replace(
        one,
        letters=tuple(sorted({*one.letters, *other.letters})),
        event_ids=(*one.event_ids, *other.event_ids),
        evidence=(*one.evidence, *other.evidence),
    )


def _in_screen_order(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield `lines`, those of one word together, the weightiest first, and first the word of the weightiest."""
    best: dict[str, float] = {}
    for line in lines:
        best[line.word] = max(line.rank, best.get(line.word, line.rank))
    yield from sorted(lines, key=lambda line: (-best[line.word], _place_of(line.word), -line.rank, line.event_ids))


def _place_of(word: str) -> int:
    return _ORDER.index(word) if word in _ORDER else len(_ORDER)
