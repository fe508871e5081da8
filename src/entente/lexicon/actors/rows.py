"""The rows of the actor tables, loaded once and only when asked for."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from entente.lexicon.tables import load_csv
from entente.records import ActorKind

UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """The codes of a state: ISO 3166-1 alpha-3 (or ours), Correlates of War, Gleditsch-Ward, Wikidata."""

    id: str
    name: str
    basis: str
    cow: str | None = None
    cow_years: tuple[str, ...] = ()  # "first-last", the last year open while it lasts
    gw: str | None = None
    gw_years: tuple[str, ...] = ()
    qid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateNamesRow:
    """What a state and its people are called; the first name is the one we print."""

    id: str
    names: tuple[str, ...]
    basis: str
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    claimed_by: str | None = None  # the state PLOVER codes a disputed entity under


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignNameRow:
    """What another language calls a state."""

    id: str
    language: str
    name: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place that can stand for a government (capital, seat) or only lies in a state (city)."""

    form: str
    state: str
    kind: str  # capital, seat, city
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """An organisation, armed group, company, outlet, people or collective."""

    id: str
    name: str
    forms: tuple[str, ...]
    kind: ActorKind
    basis: str
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person by all full names; `alone` are surnames that news uses without introduction."""

    id: str
    name: str
    basis: str
    country: str | None = None
    qid: str | None = None
    forms: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """A term in an office; a blank `end` means "in office on `as_of`", never "today"."""

    person: str
    actor: str
    kind: str
    rank: str
    title: str
    basis: str
    start: str | None = None  # YYYY, YYYY-MM or YYYY-MM-DD
    end: str | None = None
    as_of: str | None = None

    @property
    def first_day(self) -> date | None:
        """The first day the term can have run."""
        return _day(self.start, last=False) if self.start else None

    @property
    def last_day(self) -> date | None:
        """The last day the term can have run, None while it is not known to have ended."""
        return _day(self.end, last=True) if self.end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    """A name that holds the name of an actor but is none: a sea, a treaty, a war."""

    form: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakNameRow:
    """A form that names an actor only where something else in the text supports it, and why."""

    form: str
    reason: str


@cache
def _day(text: str, *, last: bool) -> date:
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))


@cache
def state_rows() -> dict[str, StateRow]:
    """Return the codes of every state by id."""
    return {row.id: row for row in load_csv("states.csv", StateRow)}


@cache
def state_names() -> dict[str, StateNamesRow]:
    """Return the names of every state by id."""
    return {row.id: row for row in load_csv("state_names.csv", StateNamesRow)}


@cache
def foreign_names() -> tuple[ForeignNameRow, ...]:
    """Return the names of states in other languages."""
    return load_csv("state_names_foreign.csv", ForeignNameRow)


@cache
def place_rows() -> tuple[PlaceRow, ...]:
    """Return capitals, seats of power and cities."""
    return load_csv("places.csv", PlaceRow)


@cache
def organisation_rows() -> dict[str, OrganisationRow]:
    """Return organisations, groups, companies, outlets, peoples and collectives by id."""
    return {row.id: row for row in load_csv("organisations.csv", OrganisationRow)}


@cache
def person_rows() -> dict[str, PersonRow]:
    """Return every listed person by id."""
    return {row.id: row for row in load_csv("people.csv", PersonRow)}


@cache
def office_rows() -> tuple[OfficeRow, ...]:
    """Return every dated office."""
    return load_csv("offices.csv", OfficeRow)


@cache
def region_rows() -> tuple[RegionRow, ...]:
    """Return names of seas, treaties and wars that name nobody."""
    return load_csv("regions.csv", RegionRow)


@cache
def weak_names() -> frozenset[str]:
    """Return the forms that need support."""
    return frozenset(row.form for row in load_csv("weak_names.csv", WeakNameRow))
