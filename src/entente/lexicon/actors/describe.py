"""Describe an actor: all that the tables know of it, and what each piece rests on."""

from dataclasses import dataclass
from functools import cache

from entente.lexicon.actors.forms import Form, all_forms
from entente.lexicon.actors.lookup import find_actor, offices_of
from entente.lexicon.actors.rows import (
    UNVERIFIED,
    OfficeRow,
    StateRow,
    organisation_rows,
    person_rows,
    state_rows,
)
from entente.records import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """An actor with its codes, every form it is known by, its dated offices, and where the row can be checked."""

    actor: Actor
    codes: StateRow | None  # of a state
    forms: tuple[Form, ...]
    terms: tuple[OfficeRow, ...]  # a person's offices, or who held office for a state or body
    basis: str


def describe(name: str) -> tuple[Description, ...]:
    """Return what is known of every actor called `name`, the likeliest first; empty where nobody is."""
    return tuple(_describe(found) for found in find_actor(name))


def _describe(found: Actor) -> Description:
    return Description(
        actor=found,
        codes=state_rows().get(found.id),
        forms=_forms_by_actor().get(found.id, ()),
        terms=offices_of(found.id),
        basis=_basis(found.id),
    )


def _basis(actor_id: str) -> str:
    rows = (state_rows(), organisation_rows(), person_rows())
    return next((table[actor_id].basis for table in rows if actor_id in table), UNVERIFIED)


@cache
def _forms_by_actor() -> dict[str, tuple[Form, ...]]:
    index: dict[str, list[Form]] = {}
    for form in all_forms():
        index.setdefault(form.actor_id, []).append(form)
    return {actor_id: tuple(forms) for actor_id, forms in index.items()}
