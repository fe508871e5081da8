"""The gazetteer: the longest listed names in a text, exactly as written there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from entente.lexicon.actors.forms import Form, FormKind, all_forms, foreign_forms
from entente.lexicon.actors.letters import fold, words_of
from entente.records import Span

_WORD = re.compile(r"\w+")
_NEXT = re.compile(r"(?:[ \u00a0.\-\u2010-\u2013'\u2019&/]{1,3}|\n)(\w+)")
_LONG = 6  # letters of a state that is known in lower case
_COMMON = {"turkey", "panama", "jersey", "cyprus", "emirates", "holland", "states"}
_ABBREVIATION = 5  # letters: US, NATO, UNRWA
_APOSTROPHES = "'\u2019"


@dataclass(slots=True)
class _Node:
    """A place in the trie of folded words, with the forms that end here."""

    below: "dict[str, _Node]" = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed name in a text and every form it may be."""

    span: Span
    forms: tuple[Form, ...]


class Gazetteer:
    """Tries over folded words, one for each first word and grown when that word is first met.

    The case of letters is checked against the form after the walk.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms: dict[str, list[Form]] = {}  # by folded first word
        self._tries: dict[str, _Node] = {}
        self._starts: dict[str, str] = {}  # a first word as it may be written -> folded
        for form in forms:
            first = _WORD.search(form.text)
            if first is not None:
                self._add(form, first[0])
        small = "|".join(sorted(word for word in self._starts if word[0].islower() and word.isascii()))
        self._begins = re.compile(rf"\b(?:[^\Wa-z]\w*|(?:{small})\b)")

    def _add(self, form: Form, first: str) -> None:
        key = fold(first)
        known = self._forms.get(key)
        if known is not None:
            known.append(form)
        else:
            self._forms[key] = [form]
            self._starts[key.capitalize()] = self._starts[key.upper()] = key
        self._starts[first] = key

    def _trie(self, key: str) -> _Node:
        root = self._tries.get(key)
        if root is None:
            root = self._tries[key] = _Node()
            for form in self._forms[key]:
                node = root
                for word in words_of(form.text)[1:]:
                    node = node.below.setdefault(word, _Node())
                node.forms.append(form)
        return root

    def find(self, text: str, *, start: int = 0, end: int | None = None, loose: bool = False) -> Iterator[Hit]:
        """Yield the longest names in `text[start:end]`; `loose` lets lower case stand for capitals."""
        limit = len(text) if end is None else end
        done = start
        for match in (_WORD if loose else self._begins).finditer(text, start, limit):
            word = match[0]
            key = self._starts.get(word)
            if key is None and (loose or not word.isascii()):
                key = self._starts.get(fold(word).capitalize())
            if key is None or match.start() < done:
                continue
            hit = self._longest(text, match, key, limit, loose=loose)
            if hit is not None:
                done = hit.span.end
                yield hit

    def _longest(self, text: str, first: re.Match[str], key: str, limit: int, *, loose: bool) -> Hit | None:
        if len(first[0]) == 1 and first.start() and text[first.start() - 1] in _APOSTROPHES:
            return None  # the s of a possessive
        node, place, best = self._trie(key), first.end(), None
        while True:
            if node.forms:
                written = text[first.start() : place]
                fitting = _distinct(form for form in node.forms if loose or _same_case(form.text, written))
                if fitting:
                    best = (place, fitting)
            following = _NEXT.match(text, place, limit)
            below = node.below.get(fold(following[1])) if following is not None else None
            if following is None or below is None:
                break
            node, place = below, following.end()
        if best is None:
            return None
        place, fitting = best
        if any(form.text.endswith(".") for form in fitting) and text[place : place + 1] == ".":
            place += 1
        return Hit(Span(first.start(), place), fitting)


def _distinct(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Return one form for each actor and kind."""
    return tuple({(form.actor_id, form.kind): form for form in forms}.values())


def _same_case(form: str, written: str) -> bool:
    """Whether capitals stand where the form has them; short all-capital forms must be written so."""
    if form == written:
        return True
    wanted, found = _WORD.findall(form), _WORD.findall(written)
    if len(wanted) == 1 and len(form) <= _ABBREVIATION and form.isupper() and not written.isupper():
        return False
    return all(a[0].islower() or not b[0].islower() for a, b in zip(wanted, found, strict=True))


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of every listed name, built once."""
    return Gazetteer(all_forms())


@cache
def lowered() -> dict[str, Form]:
    """Return long names of states by their lower-case spelling, which careless copies use; no common words."""
    forms = (form for form in all_forms() if form.kind is FormKind.STATE and form.text.isalpha() and not form.weak)
    return {form.text.lower(): form for form in forms if len(form.text) >= _LONG and form.text.lower() not in _COMMON}


@cache
def _every_language() -> Gazetteer:
    return Gazetteer(chain(all_forms(), foreign_forms()))


def find_names(text: str) -> tuple[tuple[Span, str], ...]:
    """Return the listed names in `text`, longest matches first come, with their actor's id; weak forms are left out."""
    found = []
    for hit in _every_language().find(text):
        form = _sure(hit.forms)
        if form is not None:
            found.append((hit.span, form.actor_id))
    return tuple(found)


_RANK = {kind: rank for rank, kind in enumerate(FormKind)}


def _sure(forms: tuple[Form, ...]) -> Form | None:
    strong = [form for form in forms if not form.weak and form.kind is not FormKind.REGION]
    if not strong or len({form.actor_id for form in strong if form.kind is FormKind.PERSON}) > 1:
        return None
    return min(strong, key=lambda form: _RANK[form.kind])
