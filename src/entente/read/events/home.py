"""What a state's own politics says at home about home: with nobody else in sight, no relation to record."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from entente.lexicon.plover import load_plover
from entente.read.events.code import Draft
from entente.read.events.match import Match, Scene
from entente.read.events.parties import GUESSES, is_listed, is_political
from entente.records import ActorKind, ActorMention

_LEAST_SHARE = 0.7  # of the listed actors an article names; fifteen of the sixteen gold articles stay below
_LEAST_NAMED = 8  # a sentence or two show nothing


class Home:
    """How much of an article is about one state."""

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        self._named = Counter(mention.party for mention in mentions if is_listed(mention))

    def without_guesses(self, match: Match) -> Match:
        """Return the match without guesses of other states, where nearly all of the article is about one.

        In random articles most of these were wrong. Those of the state the article is about
        ("Russia interfered") stay: without them the coded sentences lost (type and parties .473 to .463, held out).
        """
        (home, n), *_ = self._named.most_common(1) or [(None, 0)]
        if self._named.total() < _LEAST_NAMED or n < _LEAST_SHARE * self._named.total():
            return match
        actors, recipients = (
            tuple(p for p in side if p.inferred not in GUESSES or p.mention.party == home)
            for side in (match.actors, match.recipients)
        )
        return replace(match, actors=actors, recipients=recipients)

    def keeps_to_itself(self, scene: Scene, draft: Draft) -> bool:
        """Whether it is between nobody in politics, or only said to nobody: "promised to cut taxes" at home."""
        match, everywhere = draft.match, self._named.total()
        if everywhere < _LEAST_NAMED:
            return False
        if not any(is_political(party.mention) for party in (*match.actors, *match.recipients)):
            return True
        if (
            match.recipients
            or len(match.actors) > 1
            or _is_threat(match)
            or not load_plover()[match.frame.event_type].quad.startswith("verbal")
        ):
            return False
        own = match.actors[0].mention.party
        if any(mention.party != own for mention in scene.cast.mentions if is_listed(mention)):
            return False
        return self._named[own] >= _LEAST_SHARE * everywhere


def _is_threat(match: Match) -> bool:
    """Whether a state threatens, which it does not do to itself."""
    return match.frame.event_type == "THREATEN" and match.actors[0].mention.kind is ActorKind.STATE
