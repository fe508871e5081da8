"""Who stands against or beside whom in an article, for acts whose sentence names only one side."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from entente.read.events.match import Match
from entente.read.events.parties import Party

_LEAST_SHARE = 0.6  # of an actor's events that are with one other party, for that party to be meant
_LEAST_EVENTS = 2
_SCORE = 0.35
# Acts that are done to somebody even where the sentence does not say to whom.
_TOWARDS = frozenset({"THREATEN", "REJECT", "ACCUSE", "SANCTION", "AGREE", "REQUEST"})


class Story:
    """The pairs of parties of an article, counted over the events whose sentence names both."""

    def __init__(self, matches: Iterable[Match]) -> None:
        self._met: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._party: dict[str, Party] = {}
        for match in matches:
            if match.is_whole:
                self._count(match)

    def _count(self, match: Match) -> None:
        everyone = {party.mention.party: party for party in (*match.actors, *match.recipients)}
        for one, party in everyone.items():
            if one is None:
                continue
            self._party[one] = party
            self._met[one].update(other for other in everyone if other is not None and other != one)

    def complete(self, match: Match) -> Match:
        """Return the match with the story's other party for its missing recipient, if the story has one."""
        if match.recipients or not match.actors or match.same_party or match.frame.event_type not in _TOWARDS:
            return match
        actors = {party.mention.party for party in match.actors}
        other = self._other(actors) if len(actors) == 1 else None  # several who act together act with one another
        return match if other is None else replace(match, recipients=(other,))

    def _other(self, actors: set[str | None]) -> Party | None:
        met: Counter[str] = Counter()
        for actor in actors - {None}:
            met.update(self._met.get(actor or "", {}))
        ranked = [(name, n) for name, n in met.most_common() if name not in actors]
        total = sum(n for _, n in ranked)
        if not ranked or ranked[0][1] < _LEAST_EVENTS or ranked[0][1] < _LEAST_SHARE * total:
            return None
        party = self._party[ranked[0][0]]
        return Party(party.mention, "the other party of the story", _SCORE)
