"""How news writes times: kinds of words, and patterns over them, each with an example a test runs."""

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from entente.lexicon.tables import LexiconError, load_csv, load_toml

Kinds = MappingProxyType[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWord:
    """A word that times are made of: its lower-case form, its kind (MONTH, UNIT...) and its value as that."""

    form: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePattern:
    """A pattern over words that names a time, and the value it gives; the head of `times.toml` says how to read it."""

    id: str
    pattern: str
    value: str
    grain: Literal["day", "week", "month", "quarter", "year", "longer", "unit", "same"]
    example: str
    finds: str
    gives: str
    level: Literal[1, 2, 3] = 1
    anchor: Literal["calendar", "publication", "previous", "event", "same"] = "calendar"
    direction: Literal["past", "none", "future", "tense", "same"] = "tense"
    check: str | None = None  # a condition on the words around it, by name
    trim: int = 0  # words of the match that are not part of the time: from the left, if negative from the right
    hidden: bool = False


@lru_cache(maxsize=1)
def load_time_patterns() -> tuple[TimePattern, ...]:
    """Return the patterns in their order of precedence."""
    return load_toml("times.toml", TimePattern, table="times")


@lru_cache(maxsize=1)
def load_time_words() -> MappingProxyType[str, Kinds]:
    """Return the kinds of each word of the table, by its form."""
    kinds: dict[str, dict[str, str]] = {}
    for row in load_csv("times_words.csv", TimeWord):
        kinds.setdefault(row.form, {})[row.kind] = row.value
    return MappingProxyType({form: MappingProxyType(found) for form, found in kinds.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleKind:
    """A title as news writes it, and the kinds and rank of office (offices.csv) that it is said of."""

    title: str
    kinds: tuple[str, ...]
    rank: str
    example: str


@lru_cache(maxsize=1)
def load_titles() -> tuple[TitleKind, ...]:
    """Return the titles, the longest first, so that `vice president` is not read as `president`."""
    return tuple(sorted(load_csv("times_titles.csv", TitleKind), key=lambda row: -len(row.title)))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCue:
    """A word that tells how to read the time beside it.

    Kinds: `scheduling` verbs date what is to come even in the past tense; `forward` verbs govern what is to come;
    `timetable` acts have a day of their own ("arrives on Friday", "agreed to meet on Friday" are to come);
    `gathering` nouns may be to come ("Friday's talks"), others are known ("Friday's ruling"); `unchanged` verbs spell
    their past like the present; `report` verbs tell of the past in the present; `light` verbs leave the event to
    their noun; `before_year`, `before_month`, `before_season` stand before such a time.
    """

    word: str
    kind: str


def words_for(kind: str) -> frozenset[str]:
    """Return the words that are of `kind` in times_cues.csv."""
    words = _words_by_kind().get(kind)
    if words is None:
        raise LexiconError(f"times_cues.csv: no word is of the kind {kind!r}")
    return words


@lru_cache(maxsize=1)
def _words_by_kind() -> dict[str, frozenset[str]]:
    rows = load_csv("times_cues.csv", TimeCue)
    return {kind: frozenset(row.word for row in rows if row.kind == kind) for kind in {row.kind for row in rows}}
