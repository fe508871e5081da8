"""Who stands behind a name in a text: the state of an adjective, a capital or a body, or the body itself."""

from collections.abc import Sequence

from entente.lexicon.actors import Form, FormKind, behind
from entente.read.actors.context import Context
from entente.read.actors.drafts import Who, listed
from entente.read.actors.spots import Spot
from entente.records import ActorKind

_OF_A_STATE = {FormKind.STATE, FormKind.ADJECTIVE, FormKind.PEOPLE, FormKind.CAPITAL, FormKind.SEAT, FormKind.CITY}
_OWN_VOICE = {
    ActorKind.IGO, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COLLECTIVE, ActorKind.PEOPLE,
    ActorKind.PARTY,
}  # fmt: skip


def choose_form(spot: Spot, context: Context, *, country: str | None = None) -> Form | None:
    """Return what a listed name means in this article, None where nothing supports it."""
    strong = [form for form in spot.forms if not form.weak or spot.label == "LOC"]
    return context.choose(spot.forms, country=country) or (strong[0] if strong else None)


def owner_of(spot: Spot, context: Context) -> Who | None:
    """Return the state or organisation that a name makes the owner of what it stands before."""
    form = choose_form(spot, context)
    if form is None or form.kind is FormKind.REGION:
        return None
    if form.kind in {FormKind.PERSON, FormKind.SURNAME}:
        return state_of(behind(form.actor_id, context.days))
    who = listed(form.actor_id)
    if who.kind in _OWN_VOICE or who.country is None or form.kind in _OF_A_STATE:
        return who
    return state_of(who.country)


def state_of(country: str | None) -> Who | None:
    """Return the state, or the organisation, with that id."""
    return listed(country) if country is not None else None


def side_of(who: Who) -> Who | None:
    """Return for whom somebody speaks who says "we"; of a party or a parliament nobody knows which "we" is meant."""
    if who.is_person and who.sector in {"LEG", "PTY", "OPP"}:
        return None
    if who.country is not None:
        return state_of(who.country)
    return who if not who.is_person and who.id is not None and not who.id.startswith("~") else None


def distinct(owners: Sequence[Who | None]) -> tuple[Who, ...]:
    """Return the owners without repeats and unknowns."""
    return tuple({who.id: who for who in owners if who is not None}.values())


def country_of(owners: Sequence[Who | None]) -> str | None:
    """Return the state behind the first owner, else the body or group that has none."""
    own = {ActorKind.IGO, ActorKind.ARMED_GROUP}
    found = next((who for who in owners if who is not None), None)
    return None if found is None else found.country or (found.id if found.kind in own else None)
