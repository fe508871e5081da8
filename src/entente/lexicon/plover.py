"""PLOVER 2.0: the sixteen types of events, their quads, modes and scores."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from entente.lexicon.tables import load_toml
from entente.records import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverType:
    """One type: its quad, its score and the scores of its modes (-10 worst conflict, +10 best cooperation).

    `status` is how an act of this type stands when nothing else is said; `recipient` whether PLOVER requires one.
    """

    name: str
    quad: str
    score: float
    gloss: str
    status: Status = Status.HAPPENED
    recipient: bool = False
    modes: Mapping[str, float] = field(default_factory=dict)

    @property
    def conflict(self) -> bool:
        """Whether it harms or opposes the recipient."""
        return self.quad.endswith("conflict")


@cache
def load_plover() -> Mapping[str, PloverType]:
    """Return the types by name."""
    return {row.name: row for row in load_toml("plover.toml", PloverType, table="type")}


# How much of an event's intensity is left when it has not simply happened.
_WEIGHT = {
    Status.HAPPENED: 1.0,
    Status.ONGOING: 1.0,
    Status.PLANNED: 0.5,
    Status.PLEDGED: 1.0,  # AGREE and REQUEST score the words themselves
    Status.REQUESTED: 1.0,
    Status.ALLEGED: 0.5,
    Status.DENIED: 0.25,
    Status.HYPOTHETICAL: 0.25,
    Status.NEGATED: 0.0,
}


def intensity(event_type: str, modes: tuple[str, ...], status: Status) -> float:
    """Return the PLOVER score of a type and its modes (the strongest), discounted by how the event stands."""
    row = load_plover()[event_type]
    scores = [row.modes[mode] for mode in modes if mode in row.modes] or [row.score]
    return max(scores, key=abs) * _WEIGHT[status]
