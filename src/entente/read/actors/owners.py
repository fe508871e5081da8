"""Who stands behind a name in a text: the state of an adjective, a capital or a body, or the body itself."""

from collections.abc import Sequence

from entente.lexicon.actors import Form, FormKind, behind, in_office, offices_of
from entente.lexicon.roles import word_class
from entente.read.actors.context import Context
from entente.read.actors.drafts import Who, listed
from entente.read.actors.spots import Spot
from entente.records import ActorKind

_OF_A_STATE = {FormKind.STATE, FormKind.ADJECTIVE, FormKind.PEOPLE, FormKind.CAPITAL, FormKind.SEAT, FormKind.CITY}
_OWN_VOICE = {
    ActorKind.IGO, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COLLECTIVE, ActorKind.PEOPLE,
    ActorKind.PARTY,
}  # fmt: skip
_THEMSELVES = {ActorKind.PARTY, ActorKind.COMPANY, ActorKind.ORGANISATION}
_SERVING = {"GOV", "MIL", "SPY", "JUD", "COP", "PRM", "REB"}
_OUTSIDE = {
    "parliament",
    "opposition",
    "party",
    "party_leader",
    "regional",
    "private",
    "business",
    "media",
    "religious",
}


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


def is_local(owners: Sequence[Spot], context: Context) -> bool:
    """Whether a role is that of a city or a state inside a federation: "Ohio lawmakers" are not the United States."""
    forms = [choose_form(spot, context) for spot in owners]
    inside = [form for form in forms if form is not None and form.kind is FormKind.CITY]
    return len(inside) == len(forms) > 0 and all(form.actor_id in word_class("federations") for form in inside)


def side_of(who: Who) -> Who | None:
    """Return for whom somebody speaks who says "we"; of a party or a parliament nobody knows which "we" is meant."""
    if who.is_person and who.sector in {"LEG", "PTY", "OPP"}:
        return None
    if who.country is not None:
        return state_of(who.country)
    return who if not who.is_person and who.id is not None and not who.id.startswith("~") else None


def speaks_for(who: Who, context: Context) -> Who | None:
    """Return whom the "we" of somebody means: the state of who is in its government, a party or a firm itself.

    A lawmaker, a governor, a candidate or a private person means others by it, and nothing tells whom.
    """
    if who.kind in _THEMSELVES:
        return who if who.id is not None and not who.id.startswith("~") else None
    return side_of(who) if not who.is_person or _governs(who, context) else None


def _governs(who: Who, context: Context) -> bool:
    terms = offices_of(who.id or "")
    running = [term for term in terms if not context.days or any(in_office(term, day) for day in context.days)]
    return any(term.kind not in _OUTSIDE for term in running) if terms else who.sector in _SERVING


def distinct(owners: Sequence[Who | None]) -> tuple[Who, ...]:
    """Return the owners without repeats and unknowns."""
    return tuple({who.id: who for who in owners if who is not None}.values())


def country_of(owners: Sequence[Who | None]) -> str | None:
    """Return the state behind the first owner, else the body or group that has none."""
    own = {ActorKind.IGO, ActorKind.ARMED_GROUP}
    found = next((who for who in owners if who is not None), None)
    return None if found is None else found.country or (found.id if found.kind in own else None)
