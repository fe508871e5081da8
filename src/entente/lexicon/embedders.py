"""Words under which an event is not simply a fact ("plan", "failed to", "alleged"), and how it stands there."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from entente.lexicon.tables import load_toml
from entente.records import NegationKind, Status

_ANYWHERE = ("clause", "object", "of", "for", "on", "to", "about", "against")


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedder:
    """Words that settle how an event below them stands.

    `over` says below which link: `clause`, `infinitive`, `object` (the event is a noun), or a preposition. Events
    named by `bars` are untouched as objects ("cancelled the sanctions"). `event` is the judged word of the example.
    """

    lemmas: tuple[str, ...]
    status: Status
    example: str
    event: str
    pos: str = "verb"
    kind: NegationKind | None = None
    over: tuple[str, ...] = _ANYWHERE
    bars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """Adjectives and adverbs that stand at the event word itself ("planned", "allegedly")."""

    lemmas: tuple[str, ...]
    status: Status
    example: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedders:
    """Both tables, by word."""

    above: Mapping[tuple[str, str], tuple[Embedder, ...]]  # by (lemma, pos)
    beside: Mapping[str, Modifier]


@cache
def load_embedders() -> Embedders:
    """Return the tables of `embedders.toml`."""
    above: defaultdict[tuple[str, str], list[Embedder]] = defaultdict(list)
    for row in load_toml("embedders.toml", Embedder, table="embedder"):
        for lemma in row.lemmas:
            above[lemma, row.pos].append(row)
    modifiers = load_toml("embedders.toml", Modifier, table="modifier")
    beside = {lemma: row for row in modifiers for lemma in row.lemmas}
    return Embedders(above={word: tuple(rows) for word, rows in above.items()}, beside=beside)
