"""Outlets: who publishes under which host and name, of what kind, and whose voice a state outlet is."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from entente.lexicon.tables import load_csv, load_toml

OutletKind = Literal[
    "agency", "aggregator", "broadcaster", "government", "magazine", "newspaper", "site", "state_media", "think_tank"
]
_SPEAKS_FOR_STATE = frozenset({"government", "state_media"})
_WITH_SECTION = re.compile(r"(?P<name>\S.*?)(?:\s*(?:\||»|::)\s*|\s[-–—]\s|\s\()(?P<section>[\w ]+)\)?$")
_LONGEST_NAME = 4  # words, its article left out
_SMALL = frozenset({"and", "of", "the", "&"})
_SIGNS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet: its hosts, its marks (as datelines, credits and titles write it), and who owns it if a state does."""

    name: str
    hosts: tuple[str, ...]
    marks: tuple[str, ...]
    country: str  # ISO 3166-1 alpha-3 of its seat
    kind: OutletKind
    basis: str
    owner: str | None = None  # the state or organisation it belongs to

    @property
    def voice(self) -> str | None:
        """Return whose words its reports are, None for outlets that speak for themselves."""
        return self.owner if self.kind in _SPEAKS_FOR_STATE else None


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return the table of outlets."""
    return load_csv("outlets.csv", Outlet)


def outlet_at(url: str) -> Outlet | None:
    """Return the outlet whose host `url` is on, the most exact first (`en.kremlin.ru` before `kremlin.ru`)."""
    host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    while host:
        if host in _by_host():
            return _by_host()[host]
        _, _, host = host.partition(".")
    return None


def outlet_named(name: str) -> Outlet | None:
    """Return the outlet of this name, mark or host, whatever its case and signs."""
    return _by_mark().get(_fold(name)) or (outlet_at(name.strip()) if "." in name and " " not in name.strip() else None)


@cache
def marks() -> tuple[str, ...]:
    """Return the marks of all outlets as written, the longest first."""
    return tuple(sorted({mark for outlet in outlets() for mark in outlet.marks}, key=len, reverse=True))


@cache
def _by_host() -> dict[str, Outlet]:
    return {host: outlet for outlet in outlets() for host in outlet.hosts}


@cache
def _by_mark() -> dict[str, Outlet]:
    named = {_fold(mark): outlet for outlet in outlets() for mark in outlet.marks}
    return named | {_fold(outlet.name): outlet for outlet in outlets()}


def _fold(words: str) -> str:
    return _SIGNS.sub(" ", words.lower()).strip().removeprefix("the ")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletWords:
    """A closed class of words in the lines that name outlets."""

    name: Literal["paper", "section", "label"]
    words: tuple[str, ...]
    example: str


@cache
def outlet_words() -> dict[str, OutletWords]:
    """Return the classes of words in the names of outlets."""
    return {row.name: row for row in load_toml("outlet_words.toml", OutletWords, table="class")}


def without_section(name: str) -> str:
    """Return the name of an outlet without the section behind it: `The Post | Asia`, `The Post (UK edition)`."""
    match = _WITH_SECTION.match(name.strip())
    behind = match["section"].lower().split() if match is not None else [""]
    is_section = behind[-1] == "edition" or all(word in outlet_words()["section"].words for word in behind)
    return match["name"] if match is not None and is_section else name


def masthead(line: str) -> str | None:
    """Return the newspaper that a line of its own names, with a section or without: `The Harbour Gazette | Asia`."""
    name = without_section(line)
    words = name.removeprefix("The ").split()
    if not words or len(words) > _LONGEST_NAME or words[-1].lower() not in outlet_words()["paper"].words:
        return None
    named = [word for word in words[:-1] if word.lower() not in _SMALL]
    plain = {*outlet_words()["section"].words, *outlet_words()["label"].words}
    is_name = name != " ".join(words) or any(word.lower() not in plain for word in named)
    return name if is_name and all(word[0].isupper() for word in named) and words[-1][0].isupper() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """A rule for the kind of a text: a pattern that its title, the path of its address or a line of its own meets."""

    kind: Literal["analysis", "document", "opinion", "readout", "report", "transcript"]
    where: Literal["address", "label", "title"]
    pattern: str
    example: str
    official: bool = False  # only for what a government publishes

    def holds(self, words: str) -> bool:
        """Say whether `words` meet the pattern; a label is met as a whole."""
        compiled = _compiled(self.pattern)
        found = compiled.fullmatch(words.strip()) if self.where == "label" else compiled.search(words.strip())
        return found is not None


@cache
def kind_rules() -> tuple[KindRule, ...]:
    """Return the rules for kinds in the order in which they are tried."""
    return load_toml("outlet_kinds.toml", KindRule, table="kinds")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
