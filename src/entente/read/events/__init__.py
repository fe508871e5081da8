"""Events: who did what to whom in each sentence, and how it stands."""

from entente.read.events.coverage import Predicate, find_predicates
from entente.read.events.reading import code_events
from entente.read.events.standing import Standing
from entente.read.events.status import status_of

__all__ = ["Predicate", "Standing", "code_events", "find_predicates", "status_of"]
