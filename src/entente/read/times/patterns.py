"""Patterns over words as a tree of choices: each place of a sentence is tried against all of them at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Protocol

from entente.lexicon.tables import LexiconError
from entente.lexicon.times import TimePattern, load_time_patterns, load_time_words

_CORE = frozenset(["MONTH", "WEEKDAY", "UNIT", "ONE", "UNITS", "NAMED", "HOURS", "SEASON", "PART", "DECADE", "COUNTED"])
_ATOM = re.compile(r"[()|?]|[^\s()|?]+")


_Leaf = tuple[int, TimePattern, tuple[str, ...]]  # its order in the table, the pattern, the names of its places


class Piece(Protocol):
    """What a pattern reads: a word, or a time found before."""

    @property
    def form(self) -> str: ...  # noqa: D102

    @property
    def kinds(self) -> Mapping[str, str]: ...  # noqa: D102


@dataclass(slots=True)
class _Node:
    """A place in the tree: where each word or kind leads, and the patterns that are complete here."""

    below: dict[str, "_Node"] = field(default_factory=dict)
    complete: list[_Leaf] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits the pieces from `first` up to, not including, `after`, with what its kinds are bound to."""

    pattern: TimePattern
    first: int
    after: int
    bound: Mapping[str, str]


def match_at(pieces: Sequence[Piece], first: int, level: int) -> Iterator[Match]:
    """Yield the patterns of `level` that fit at `first`, the longest first, then in the order of the table."""
    found = _complete(_tree(level), pieces, first)
    for (_, pattern, names), after, values in sorted(found, key=lambda each: (-each[1], each[0][0])):
        yield Match(pattern, first, after, _bound(names, values))


@lru_cache(maxsize=3)
def first_keys(level: int) -> frozenset[str]:
    """Return the words and kinds that patterns of `level` begin with."""
    return frozenset(_tree(level).below)


@lru_cache(maxsize=1)
def core_words() -> frozenset[str]:
    """Return words of which every time that is not written in figures holds at least one."""
    kinds = load_time_words()
    core = {form for form, of_word in kinds.items() if not _CORE.isdisjoint(of_word)}
    for pattern in load_time_patterns():
        for atoms in spelled_out(pattern.pattern) if pattern.level == 1 else ():
            if all(atom.islower() and atom not in core for atom in atoms):
                core.add(max(atoms, key=len))
    return frozenset(core)


def _complete(root: _Node, pieces: Sequence[Piece], first: int) -> list[tuple[_Leaf, int, tuple[str, ...]]]:
    """Return every pattern that fits at `first`, where it ends, and the values of its places."""
    found: list[tuple[_Leaf, int, tuple[str, ...]]] = []
    open_: list[tuple[_Node, int, tuple[str, ...]]] = [(root, first, ())]
    for node, at, values in open_:
        if node.complete:
            found += [(leaf, at, values) for leaf in node.complete]
        if at == len(pieces):
            continue
        piece, below = pieces[at], node.below
        if piece.form in below:
            open_.append((below[piece.form], at + 1, (*values, "")))
        for kind, value in piece.kinds.items():
            if kind in below:
                open_.append((below[kind], at + 1, (*values, value)))
    return found


def _bound(names: tuple[str, ...], values: tuple[str, ...]) -> Mapping[str, str]:
    return {name: value for name, value in zip(names, values, strict=True) if name}


@lru_cache(maxsize=3)
def _tree(level: int) -> _Node:
    root = _Node()
    for order, pattern in enumerate(load_time_patterns()):
        if pattern.level == level:
            for atoms in spelled_out(pattern.pattern):
                _plant(root, order, pattern, atoms)
    return root


def _plant(root: _Node, order: int, pattern: TimePattern, atoms: tuple[str, ...]) -> None:
    node, names = root, []
    for atom in atoms:
        kind, _, name = atom.partition(":")
        names.append((name or kind.lower()) if kind.isupper() else "")
        node = node.below.setdefault(kind, _Node())
    node.complete.append((order, pattern, tuple(names)))


def spelled_out(pattern: str) -> set[tuple[str, ...]]:
    """Return every sequence of words and kinds that `pattern` allows."""
    atoms = _ATOM.findall(pattern)
    sequences, rest = _sequence(atoms)
    if rest or () in sequences:
        raise LexiconError(f"times.toml: the pattern {pattern!r} has a bracket too many, or fits no word at all")
    return sequences


def _sequence(atoms: list[str]) -> tuple[set[tuple[str, ...]], list[str]]:
    sequences: set[tuple[str, ...]] = {()}
    while atoms and atoms[0] != ")":
        choices, atoms = _choice(atoms)
        sequences = {(*before, *after) for before, after in product(sequences, choices)}
    return sequences, atoms


def _choice(atoms: list[str]) -> tuple[set[tuple[str, ...]], list[str]]:
    choices: set[tuple[str, ...]] = set()
    while True:
        if atoms[0] == "(":
            inside, atoms = _sequence(atoms[1:])
            if not atoms:
                raise LexiconError("times.toml: a bracket is not closed")
            choices |= inside
        else:
            choices.add((atoms[0],))
        atoms = atoms[1:]
        if not atoms or atoms[0] != "|":
            break
        atoms = atoms[1:]
    if atoms and atoms[0] == "?":
        return choices | {()}, atoms[1:]
    return choices, atoms


def bound_names(pattern: str) -> Iterator[frozenset[str]]:
    """Yield, for each way to spell `pattern` out, the names its value may use."""
    for atoms in spelled_out(pattern):
        parts = (atom.partition(":") for atom in atoms)
        yield frozenset(name or kind.lower() for kind, _, name in parts if kind.isupper())
