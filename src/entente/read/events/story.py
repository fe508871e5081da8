"""Who stands against or beside whom in an article, for acts whose sentence names only one side."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from entente.read.events.match import Match
from entente.read.events.parties import (
    DONE_ELSEWHERE,
    HIT_ELSEWHERE,
    OF_STORY,
    OF_SUCH_ACTS,
    Party,
    is_listed,
    is_political,
)
from entente.records import ActorMention, Status

# Of an actor's events so many, and such a share, are with one other party for that party to be meant. In random
# articles guesses below that share were nearly all wrong; the gold loses none by it.
_MET = 4, 0.85
_HIT = 2, 0.6  # of the harm it does
_SCORE = 0.35
# Acts that are done to somebody even where the sentence does not say to whom; what is asked is asked of anybody.
_TOWARDS = frozenset({"THREATEN", "REJECT", "ACCUSE", "SANCTION", "AGREE"})
# Acts that are told again without their doer: "the downing of the jet", "when he was freed".
_DONE = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
# Acts that are told again without whom they hit: "the airstrikes went on".
_HARM = frozenset({"ASSAULT", "COERCE"})
# Acts that are told again without either party: "the talks", "after the attack".
_TAKEN_UP = frozenset({"ASSAULT", "CONSULT", "AGREE", "SANCTION", "COERCE", "RETREAT"})
_NEARLY_ALL = 0.75

_Deed = tuple[str, tuple[str, ...], str | None]  # type, modes, whom it was done to


class Story:
    """The pairs of parties of an article, counted over the events whose sentence names both."""

    def __init__(self, matches: Iterable[Match]) -> None:
        self._met: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._party: dict[str, Party] = {}
        self._doers: defaultdict[_Deed, dict[str | None, Party]] = defaultdict(dict)
        self._victims: defaultdict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
        self._told: defaultdict[str, defaultdict[frozenset[str], list[Match]]] = defaultdict(lambda: defaultdict(list))
        for match in matches:
            if match.is_whole:
                self._count(match)

    def _count(self, match: Match) -> None:
        by = {party.mention.party: party for party in match.actors}
        both = frozenset(party.mention.party or "" for party in (*match.actors, *match.recipients))
        if len(both) > 1:
            self._told[match.frame.event_type][both].append(match)
        for done_to in match.recipients:
            self._doers[match.frame.event_type, match.frame.modes, done_to.mention.actor_id].update(by)
            for one in by:
                self._victims[match.frame.event_type, one][done_to.mention.party or ""] += 1
        if match.frame.reciprocal and not match.recipients:  # "fighting between Chad and Sudan" hits both
            for one, other in itertools.permutations(by, 2):
                self._victims[match.frame.event_type, one][other or ""] += 1
        everyone = {party.mention.party: party for party in (*match.actors, *match.recipients)}
        for one, party in everyone.items():
            if one is None:
                continue
            if one not in self._party or party.mention.actor_id == one:  # the state itself before one of its people
                self._party[one] = party
            self._met[one].update(other for other in everyone if other is not None and other != one)
        for one in {party.mention.party for party in match.recipients if party.mention.party in by}:
            self._met[one or ""][one or ""] += 1  # a quarrel at home: the story is not only about the other party

    def complete(self, match: Match) -> Match:
        """Return the match with whoever the rest of the article says did it, or the story's other party."""
        if match.taken_up and match.frame.event_type in _TAKEN_UP:
            return self._with_both(match)
        if not match.actors and match.recipients and match.frame.event_type in _DONE:
            return self._with_doer(match)
        mutual = match.closed or match.frame.reciprocal  # "battles between the two houses"
        if not match.recipients and match.actors and match.frame.event_type in _HARM and not mutual:
            return self._with_victim(match)
        denies = match.frame.content_status is Status.DENIED  # of whom it is said stands in the claim, not in the story
        towards = match.frame.event_type in _TOWARDS and match.frame.pos == "verb" and not denies
        aside = match.at_issue and match.frame.event_type == "ACCUSE"
        if match.recipients or not match.actors or match.closed or aside or not towards:
            return match
        actors = {party.mention.party for party in match.actors}
        other = self._other(actors) if len(actors) == 1 else None  # several who act together act with one another
        return match if other is None else replace(match, recipients=(other,))

    def _with_doer(self, match: Match) -> Match:
        done_to = {party.mention.actor_id for party in match.recipients}
        doers = [self._doers.get((match.frame.event_type, match.frame.modes, actor_id), {}) for actor_id in done_to]
        if len(doers) != 1 or len(doers[0]) != 1:
            return match
        party = next(iter(doers[0].values()))
        if party.mention.party in {other.mention.party for other in match.recipients}:
            return match
        return replace(match, actors=(Party(party.mention, DONE_ELSEWHERE, _SCORE),))

    def _with_both(self, match: Match) -> Match:
        """Return the match with the two parties of whom nearly all such acts of the article are told."""
        told = self._told[match.frame.event_type]
        first, *more = max(told.values(), key=len, default=[match])
        if not more or 1 + len(more) < _NEARLY_ALL * sum(map(len, told.values())):
            return match
        actors, recipients = (
            tuple(Party(party.mention, OF_SUCH_ACTS, _SCORE) for party in side)
            for side in (first.actors, first.recipients)
        )
        return replace(match, actors=actors, recipients=recipients)

    def _with_victim(self, match: Match) -> Match:
        """Return the match with whom the same party does such harm elsewhere: "the Turkish airstrikes went on"."""
        actor, *more = actors = {party.mention.party for party in match.actors}
        if more:
            return match
        victim = self._leading(self._victims[match.frame.event_type, actor], actors, _HIT)
        if victim is None or not is_listed(victim):
            return match
        return replace(match, recipients=(Party(victim, HIT_ELSEWHERE, _SCORE),))

    def _other(self, actors: set[str | None]) -> Party | None:
        met: Counter[str] = Counter()
        for actor in actors - {None}:
            met.update(self._met.get(actor or "", {}))
        other = self._leading(met, actors, _MET)
        return Party(other, OF_STORY, _SCORE) if other and is_political(other) else None

    def _leading(self, counted: Counter[str], actors: set[str | None], least: tuple[int, float]) -> ActorMention | None:
        """Return the party of most of what was counted, those that act left out; None if none leads clearly."""
        ranked = [(name, n) for name, n in counted.most_common() if name not in actors and name in self._party]
        number, share = least
        if not ranked or ranked[0][1] < max(number, share * counted.total()):
            return None
        return self._party[ranked[0][0]].mention
