"""Role nouns (minister, troops, analysts) with what they make of who bears them, and closed classes of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from entente.lexicon.tables import load_csv, load_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role noun: what kind of actor bears it, its PLOVER sector, the offices it may name (`kind` or `kind:rank`)."""

    role: str
    kind: str  # title, officials, force, state, body, business, people, commentator, nation, igo
    example: str
    sector: str | None = None
    office: tuple[str, ...] = ()
    country: str | None = None  # whose it is where the words name no state and the article names this one

    @property
    def offices(self) -> tuple[str, ...]:
        """The kinds of office without their rank."""
        return tuple(office.partition(":")[0] for office in self.office)

    @property
    def deputy(self) -> bool:
        """Whether the role is a deputy's."""
        return any(office.endswith(":deputy") for office in self.office)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ClassRow:
    name: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _WomanRow:
    name: str


@dataclass(slots=True)
class _Node:
    below: "dict[str, _Node]" = field(default_factory=dict)
    role: RoleRow | None = None


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A role noun in a sequence of words: the places of its first and last word."""

    first: int
    last: int
    row: RoleRow


@cache
def role_rows() -> tuple[RoleRow, ...]:
    """Return every role noun."""
    return load_csv("roles.csv", RoleRow)


@cache
def _trie() -> _Node:
    root = _Node()
    for row in role_rows():
        apart = row.role.replace("-", " - ").replace("'s", " 's").replace("s' ", "s ' ")
        for spelling in {row.role, apart}:  # a tokeniser may keep a hyphened word whole
            node = root
            for word in spelling.split():
                node = node.below.setdefault(word, _Node())
            node.role = row
    return root


def find_roles(forms: Sequence[str], lemmas: Sequence[str]) -> Iterator[RoleMatch]:
    """Yield the longest role nouns among the words of a sentence, given in lower case."""
    root = _trie()
    starts, covered = root.below, -1
    if starts.keys().isdisjoint(forms) and starts.keys().isdisjoint(lemmas):
        return  # no role in the sentence, as in two of five
    for place, (form, lemma) in enumerate(zip(forms, lemmas, strict=True)):
        if (form in starts or lemma in starts) and place > covered:
            match = _longest(forms, lemmas, place, root)
            if match is not None:
                yield match
                covered = match.last


def _longest(forms: Sequence[str], lemmas: Sequence[str], start: int, root: _Node) -> RoleMatch | None:
    node, best = root, None
    for place in range(start, len(forms)):
        below = node.below.get(forms[place]) or node.below.get(lemmas[place])
        if below is None:
            break
        node = below
        if node.role is not None:
            best = RoleMatch(start, place, node.role)
    return best


def word_class(name: str) -> frozenset[str]:
    """Return the words of a closed class of `actor_words.toml`."""
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row.name: frozenset(row.words) for row in load_toml("actor_words.toml", _ClassRow, table="class")}


@cache
def women() -> frozenset[str]:
    """Return given names that only women bear in the news, and full names where the given name does not tell."""
    return frozenset(row.name for row in load_csv("women.csv", _WomanRow))
