"""How likely an event is right in type and parties."""

from entente.read.events.code import Draft
from entente.records import Status

_NOUN = 0.9  # nouns name parties less surely than verbs
_VOICED = 0.7  # in the quoted words of nobody who counts
_UNREAL = frozenset({Status.HYPOTHETICAL, Status.NEGATED})


def score_of(draft: Draft) -> float:
    """Return a score in [0, 1] from the links to the parties, the kind of word and the standing."""
    parties = (*draft.match.actors, *draft.match.recipients)
    score = min((party.score for party in parties), default=0.5)
    score *= 1.0 if draft.match.frame.pos == "verb" else _NOUN
    score *= 0.9 if draft.status in _UNREAL else 1.0
    score *= _VOICED if draft.told_by_bystander else 1.0
    return round(min(score, 1.0), 3)
