"""PLOVER 2.0: the sixteen types of events, their quads, modes and scores."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from entente.lexicon.tables import load_toml
from entente.records import NegationKind, Status


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A topic: the words that show it, and the field a reader would call it (`domain`)."""

    name: str
    domain: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexts:
    """All contexts, in the order of the table."""

    rows: tuple[Context, ...]
    by_word: Mapping[str, tuple[str, ...]]  # a word, or two joined by `_`, to the names of its contexts

    def domain(self, names: Iterable[str]) -> str | None:
        """Return the field of the first of `names` by the order of the table, None without any."""
        chosen = set(names)
        return next((row.domain for row in self.rows if row.name in chosen), None)


@cache
def load_contexts() -> Contexts:
    """Return the contexts of `plover.toml`."""
    rows = load_toml("plover.toml", Context, table="context")
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for word in row.words:
            found[word] = (*found.get(word, ()), row.name)
    return Contexts(rows=rows, by_word=found)


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


_COLLAPSING = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_GIVING = frozenset({*_COLLAPSING, "AGREE", "CONCEDE", "RETREAT"})
_UNWILLING = frozenset({NegationKind.RULED_OUT, NegationKind.REFUSED})


def is_refused(event_type: str, kind: NegationKind | None) -> bool:
    """Whether what is negated is cooperation that somebody will not give."""
    return kind in _UNWILLING and event_type in _GIVING


def plover_type(event_type: str, status: Status, kind: NegationKind | None = None) -> str | None:
    """Return the type of an event for users of plain PLOVER, which has no status; None for what did not happen.

    The manual says that future cooperation is AGREE and that a type which holds its own status comes alone; to say
    that one will not cooperate is to reject it. Talks that fail to reach a deal are coded so too (PLOVER pairs).
    """
    failed = kind is NegationKind.FAILED and event_type == "AGREE"
    if status is Status.NEGATED and (failed or is_refused(event_type, kind)):
        return "REJECT"
    if status in {Status.NEGATED, Status.DENIED}:
        return None
    if status in {Status.PLANNED, Status.PLEDGED} and event_type in _COLLAPSING:
        return "AGREE"
    return "REQUEST" if status is Status.REQUESTED else event_type
