"""What the sieves hand on: the actors that words name, before the mention is written down."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from entente.lexicon.actors import actor, behind, sector_of, slug
from entente.lexicon.roles import RoleRow
from entente.records import ActorKind, ActorMention, Naming, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor as a mention names it; `id` is None while nobody knows which."""

    id: str | None
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    woman: bool | None = None  # None: not a person, or not known

    @property
    def is_person(self) -> bool:
        """Whether it is one human being."""
        return self.kind is ActorKind.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Tokens `first` to `last` of a sentence that name the actors `who`: several for a group, none while open."""

    sentence: int
    first: int
    last: int
    head: int
    naming: Naming
    who: tuple[Who, ...]
    reading: str
    score: float
    reason: str
    plural: bool = False
    subject: bool = False
    role: RoleRow | None = None  # the role noun of a description
    span: Span | None = None  # where the words end inside a token ("Moscow-based")


@cache
def listed(actor_id: str) -> Who:
    """Return the actor of the tables with that id."""
    found = actor(actor_id)
    if found is None:
        raise KeyError(actor_id)
    return Who(
        id=found.id, name=found.name, kind=found.kind, sector=found.sector,
        country=found.country,
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def person(person_id: str, *, woman: bool | None, days: tuple[date, ...] = ()) -> Who:
    """Return a listed person as of `days`."""
    found = listed(person_id)
    return Who(
        id=found.id,
        name=found.name,
        kind=found.kind,
        country=behind(person_id, days),
        sector=sector_of(person_id),
        woman=woman,
    )


def unlisted(words: str, kind: ActorKind, *, country: str | None, sector: str | None, woman: bool | None = None) -> Who:
    """Return an actor that no table lists, named by its own words."""
    return Who(id=f"~{slug(words)}", name=words, kind=kind, country=country, sector=sector, woman=woman)


def mentions_of(draft: Draft, span: Span, words: str) -> tuple[ActorMention, ...]:
    """Return the mentions of a draft, one for each actor; an open one names the words themselves."""
    whos = draft.who or (Who(id=None, name=words, kind=ActorKind.PEOPLE if draft.plural else ActorKind.PERSON),)
    return tuple(
        ActorMention(
            span=span, naming=draft.naming, actor_id=who.id, name=who.name if who.id else words, kind=who.kind,
            country=who.country, sector=who.sector, reading=draft.reading,
            score=round(draft.score, 2), reason=draft.reason,
        )
        for who in whos
    )  # fmt: skip
