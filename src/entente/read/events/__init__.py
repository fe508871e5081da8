"""Events: who did what to whom in each sentence, and how it stands."""

from entente.read.events.reading import code_events

__all__ = ["code_events"]
