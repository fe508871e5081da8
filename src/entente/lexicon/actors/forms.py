"""Every form under which an actor can be named, made from the tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from entente.lexicon.actors.rows import (
    foreign_names,
    organisation_rows,
    person_rows,
    place_rows,
    region_rows,
    state_names,
    weak_names,
)
from entente.records import ActorKind

_ADJECTIVE_WITHOUT_PLURAL = re.compile(
    r"(ese|ish|sh|ch|ss|ois|ic|nte|Thai|Lao|Burkinab[eé]|Sino|Indo|Anglo|Russo|Turco|pro-Kremlin)$"
)
_SPELT = 5  # letters of an abbreviation that some newsrooms write with stops: N.S.A.
_ARTICLE = re.compile(r"(?<= )[Aa]l-(?=\w)")  # of Arabic surnames, which newsrooms leave out
_SURNAME_FIRST = {"JPN", "HUN"}  # listed given name first; some outlets turn them


class FormKind(StrEnum):
    """What a form says of its actor."""

    STATE = "state"  # the name of a state
    ADJECTIVE = "adjective"  # Russian
    PEOPLE = "people"  # Russians
    CAPITAL = "capital"
    SEAT = "seat"  # Kremlin, Downing Street
    CITY = "city"
    ORGANISATION = "organisation"
    PERSON = "person"  # a full name
    SURNAME = "surname"  # a surname that news uses without introduction
    REGION = "region"  # no actor, though an actor's name stands in it


@dataclass(frozen=True, slots=True)
class Form:
    """One form of one actor; a weak one needs support from the text around it."""

    text: str
    actor_id: str
    kind: FormKind
    weak: bool


def all_forms() -> Iterator[Form]:
    """Yield the forms of every listed actor."""
    weak = weak_names()
    for text, actor_id, kind in (*_state_forms(), *_place_forms(), *_organisation_forms()):
        yield Form(text, actor_id, kind, text in weak)
    yield from _person_forms(weak)


def foreign_forms() -> Iterator[Form]:
    """Yield the names of states in other languages, in which an English text is not read."""
    for row in foreign_names():
        yield Form(row.name, row.id, FormKind.STATE, weak=False)


def _state_forms() -> Iterator[tuple[str, str, FormKind]]:
    for row in state_names().values():
        for name in row.names:
            yield name.removeprefix("the ").removeprefix("The "), row.id, FormKind.STATE
        for adjective in row.adjectives:
            yield adjective, row.id, FormKind.ADJECTIVE
            if not _ADJECTIVE_WITHOUT_PLURAL.search(adjective):
                yield _plural(adjective), row.id, FormKind.PEOPLE
        for demonym in row.demonyms:
            yield demonym, row.id, FormKind.PEOPLE
            if not demonym.endswith(("man", "men", "woman")):
                yield _plural(demonym), row.id, FormKind.PEOPLE


def _plural(word: str) -> str:
    return word + "s"


def _place_forms() -> Iterator[tuple[str, str, FormKind]]:
    for row in place_rows():
        yield row.form, row.state, FormKind(row.kind)
    for region in region_rows():
        yield region.form, "", FormKind.REGION


def _organisation_forms() -> Iterator[tuple[str, str, FormKind]]:
    for row in organisation_rows().values():
        kind = FormKind.PEOPLE if row.kind is ActorKind.PEOPLE else FormKind.ORGANISATION
        for form in row.forms:
            yield form.removeprefix("the "), row.id, kind
            if form.isupper() and form.isalpha() and form.isascii() and 2 < len(form) <= _SPELT:
                yield ".".join(form) + ".", row.id, kind


def _without_initials(name: str) -> str:
    """Return a name without middle initials and "Jr."."""
    given, *rest = name.split(" ")
    kept = [word for word in rest if not (len(word) == 2 and word.endswith(".")) and word not in {"Jr.", "Sr."}]
    return " ".join((given, *kept)) if kept and len(given) > 2 else name


def _person_forms(weak: frozenset[str]) -> Iterator[Form]:
    rows = person_rows().values()
    for row in rows:
        plain = _ARTICLE.sub("", row.name)
        for name in dict.fromkeys((row.name, *row.forms, _without_initials(row.name), plain)):
            if " " in name or name == row.name or name.isupper():
                yield Form(name, row.id, FormKind.PERSON, weak=name in weak)
        given, _, family = row.name.partition(" ")
        if row.country in _SURNAME_FIRST and family and " " not in family:
            yield Form(f"{family} {given}", row.id, FormKind.PERSON, weak=False)
        for form in row.alone:
            yield Form(form, row.id, FormKind.SURNAME, weak=form in weak)
