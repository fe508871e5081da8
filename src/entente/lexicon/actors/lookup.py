"""Questions to the actor tables: who is this, which offices did they hold, who held an office on a day."""

from datetime import date
from functools import cache, lru_cache

from entente.lexicon.actors.forms import Form, FormKind, all_forms
from entente.lexicon.actors.letters import words_of
from entente.lexicon.actors.rows import (
    OfficeRow,
    OrganisationRow,
    PersonRow,
    office_rows,
    organisation_rows,
    person_rows,
    state_names,
    state_rows,
)
from entente.records import Actor, ActorKind, Office

_GOVERNING = {"head_of_state", "head_of_government", "foreign", "defence", "leader", "head"}
_SECTORS = {
    "military": "MIL", "intelligence": "SPY", "parliament": "LEG", "opposition": "OPP", "justice": "JUD",
    "media": "JRN", "business": "BUS", "religious": "REL", "private": "CVL", "armed_group": "PRM",
}  # fmt: skip


@cache
def find_actor(name: str) -> tuple[Actor, ...]:
    """Return the listed actors called `name`: by id, by any form, else by surname, best first."""
    by_id = actor(name) or actor(name.upper()) or actor(name.lower())
    if by_id is not None:
        return (by_id,)
    words = words_of(name.removeprefix("the ").removeprefix("The "))
    ids = dict.fromkeys(form.actor_id for form in sorted(_forms_by_words().get(words, ()), key=_strength))
    if not ids:
        ids = dict.fromkeys(row.id for row in people_named(name))
    return tuple(found for found in map(actor, ids) if found is not None)


def _strength(form: Form) -> tuple[bool, int]:
    return form.weak, list(FormKind).index(form.kind)


@cache
def _forms_by_words() -> dict[tuple[str, ...], list[Form]]:
    index: dict[tuple[str, ...], list[Form]] = {}
    for form in all_forms():
        index.setdefault(words_of(form.text), []).append(form)
    return index


@lru_cache(maxsize=1 << 12)  # thousands of ids stand for no actor of the tables
def actor(actor_id: str) -> Actor | None:
    """Return the listed actor of that id with all that the tables know, None if no table lists it."""
    state, person, organisation = (
        state_rows().get(actor_id),
        person_rows().get(actor_id),
        organisation_rows().get(actor_id),
    )
    if state is not None:
        names = state_names()[actor_id]
        disputed = names.claimed_by is not None  # keeps its own id; its country is the state that claims it
        return Actor(
            id=actor_id, kind=ActorKind.ORGANISATION if disputed else ActorKind.STATE, name=state.name,
            country=names.claimed_by or actor_id, sector="PRE" if disputed else "GOV",
            aliases=(*names.names[1:], *names.adjectives, *names.demonyms), wikidata_id=state.qid,
        )  # fmt: skip
    if organisation is not None:
        return _organisation(organisation)
    return _person(person) if person is not None else None


def _organisation(row: OrganisationRow) -> Actor:
    aliases = tuple(form for form in row.forms if form != row.name)
    return Actor(id=row.id, kind=row.kind, name=row.name, country=row.country, sector=row.sector, aliases=aliases)


def _person(row: PersonRow) -> Actor:
    terms = offices_of(row.id)
    return Actor(
        id=row.id, kind=ActorKind.PERSON, name=row.name, country=behind(row.id), sector=sector_of(row.id),
        aliases=(*row.forms, *row.alone), wikidata_id=row.qid,
        offices=tuple(Office(title=t.title, actor_id=t.actor, start=t.first_day, end=t.last_day) for t in terms),
    )  # fmt: skip


@cache
def _terms_by_person() -> dict[str, tuple[OfficeRow, ...]]:
    index: dict[str, list[OfficeRow]] = {}
    for row in office_rows():
        index.setdefault(row.person, []).append(row)
    return {person: tuple(sorted(rows, key=lambda row: row.start or "")) for person, rows in index.items()}


def offices_of(person_id: str) -> tuple[OfficeRow, ...]:
    """Return the terms of a person in order of their start."""
    return _terms_by_person().get(person_id, ())


def sector_of(person_id: str, day: date | None = None) -> str | None:
    """Return the PLOVER sector of a person, by the office held on `day`, else by the last one."""
    terms = offices_of(person_id)
    running = [term for term in terms if day is not None and in_office(term, day)]
    kinds = {term.kind for term in running or terms}
    if kinds & _GOVERNING:
        return "GOV"
    return next((_SECTORS.get(term.kind, "GOV") for term in reversed(running or terms)), None)


@lru_cache(maxsize=1 << 12)
def behind(person_id: str, days: tuple[date, ...] = ()) -> str | None:
    """Return the state or organisation a person stands for: on `days` if those are known, else by the last office."""
    row, terms = person_rows()[person_id], offices_of(person_id)
    running = [term for term in terms if any(in_office(term, day) for day in days)] if days else terms[-1:]
    bodies = [term.actor for term in running if term.actor in organisation_rows()]
    if bodies and (row.country is None or all(term.actor != row.country for term in running)):
        return bodies[-1]
    return row.country or next((term.actor for term in reversed(terms) if term.actor in organisation_rows()), None)


def in_office(term: OfficeRow, day: date) -> bool:
    """Whether `day` may lie inside the term; an open term is taken to last."""
    start, end = term.first_day, term.last_day
    return (start is None or start <= day) and (end is None or day <= end)


@cache
def _terms_by_office() -> dict[tuple[str, str], tuple[OfficeRow, ...]]:
    index: dict[tuple[str, str], list[OfficeRow]] = {}
    for row in office_rows():
        index.setdefault((row.kind, row.actor), []).append(row)
    return {office: tuple(rows) for office, rows in index.items()}


def terms_in(kind: str, actor_id: str) -> tuple[OfficeRow, ...]:
    """Return every listed term in an office, such as `foreign` of `CHN`."""
    return _terms_by_office().get((kind, actor_id), ())


def holder(kind: str, actor_id: str, day: date) -> tuple[str, ...]:
    """Return who held an office on `day`; of open terms only the last to start counts. Empty: unknown."""
    terms = [
        term
        for term in terms_in(kind, actor_id)
        if term.rank in {"principal", "supreme", "acting"} and in_office(term, day)
    ]
    closed = {term.person: None for term in terms if term.end is not None}
    open_terms = sorted((term for term in terms if term.end is None), key=lambda term: term.start or "")
    latest = {open_terms[-1].person: None} if open_terms and not closed else {}
    return (*closed, *latest)


@cache
def _people_by_word() -> dict[str, dict[str, PersonRow]]:
    index: dict[str, dict[str, PersonRow]] = {}
    for row in person_rows().values():
        for form in (row.name, *row.forms, *row.alone):
            for word in words_of(form):
                index.setdefault(word, {})[row.id] = row
    return index


def people_named(surname: str) -> tuple[PersonRow, ...]:
    """Return the persons in whose names `surname` stands; those whom news names by it alone come first."""
    words = words_of(surname)
    rows = _people_by_word().get(words[-1], {}) if words else {}
    fitting = [row for row in rows.values() if _holds(row, words)]
    return tuple(sorted(fitting, key=lambda row: (all(words_of(form) != words for form in row.alone), row.id)))


def _holds(row: PersonRow, words: tuple[str, ...]) -> bool:
    return any(set(words) <= set(words_of(form)) for form in (row.name, *row.forms, *row.alone))
