"""The roster: the people of one article, by every word of their names."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import fuzz, process

from entente.lexicon.actors import Form, FormKind, behind, offices_of, people_named, words_of
from entente.lexicon.actors.rows import PersonRow, person_rows
from entente.lexicon.roles import RoleRow, women
from entente.read.actors.context import Context
from entente.read.actors.drafts import Who, person, unlisted
from entente.records import ActorKind

_NEAR = 84  # a spun or misspelt name; strangers with the same surname score under 80
_FAMILY_FIRST = {"CHN", "PRK", "KOR", "TWN", "HKG", "VNM", "KHM", "MAC"}
_GIVEN_USED = {
    "MYS",
    "IDN",
    "ETH",
    "ERI",
    "BGD",
    "ISL",
    "THA",
    "LKA",
    "VNM",
    "MMR",
    "IRQ",
    "SAU",
    "QAT",
    "ARE",
    "KHM",
    "LAO",
    "SOM",
    "PAK",
    "AFG",
}
_PARTICLES = {
    "al",
    "el",
    "de",
    "der",
    "van",
    "von",
    "le",
    "la",
    "di",
    "da",
    "dos",
    "bin",
    "ben",
    "ul",
    "abu",
    "ibn",
    "du",
    "del",
}
_EITHER = {"Andrea", "Kim", "Jean", "Robin", "Leslie", "Chris", "Nikita", "Sasha", "Alex", "Sam", "Jan", "King"}
_INITIAL = re.compile(r" [A-Z]\. ?(?=\w)")  # a middle name, cut short
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person of the article: who it is, the name's words, the roles the text gives, how it is meant."""

    who: Who
    words: tuple[str, ...]
    roles: frozenset[str] = frozenset()  # role nouns the text gives: "foreign minister"
    reading: str = "person"
    score: float = 1.0
    reason: str = ""
    first: tuple[int, int] = (0, 0)  # sentence and token of the first full naming
    listed: bool = False
    local: bool = False  # holds an office of a city or a state inside a federation


class Roster:
    """The people of an article, found by full name first and by parts of it afterwards."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._people: dict[str, Known] = {}
        self._by_word: dict[str, list[str]] = {}

    def people(self) -> Iterable[Known]:
        """Return everybody on the roster in order of first naming."""
        return self._people.values()

    def get(self, actor_id: str | None) -> Known | None:
        """Return the person with that id."""
        return self._people.get(actor_id or "")

    def add(self, known: Known) -> Known:
        """Put a person on the roster; what is known already is kept and completed."""
        key = known.who.id or ""
        old = self._people.get(key)
        if old is not None:
            who = (
                old.who
                if old.who.country
                else replace(old.who, country=known.who.country, sector=old.who.sector or known.who.sector)
            )
            meant = known.reading if old.reading == "person" else old.reading
            known = replace(old, who=who, roles=old.roles | known.roles, reading=meant, local=old.local or known.local)
        self._people[key] = known
        spellings = (known.words, words_of(known.who.name)) if known.listed else (known.words,)
        for word in (word for words in spellings for word in short_names(words, known.who.country)):
            keys = self._by_word.setdefault(word, [])
            if key not in keys:
                keys.append(key)
        return known

    def by_full_name(self, words: str, forms: Sequence[Form], *, country: str | None, sector: str | None) -> Known:
        """Return who a full name means: a listed person, a near spelling of one, else somebody unlisted."""
        people = [form for form in forms if form.kind is FormKind.PERSON]
        form = self._context.choose(people, country=country) or (people[0] if people else None)
        if form is not None and self._agrees(form.actor_id, country):
            found = self._listed(form.actor_id, 1.0, "full name in the tables")
            return replace(found, words=words_of(words))  # as this text spells it
        initialled = self._but_for_an_initial(words)
        if initialled is not None and self._agrees(initialled, country):
            return replace(
                self._listed(initialled, 0.95, "a full name in the tables but for an initial"), words=words_of(words)
            )
        same = self._same_surname(words_of(words))
        if same is not None:
            return same
        near = self._near(words, country)
        if near is not None:
            return near
        who = unlisted(words, ActorKind.PERSON, country=country, sector=sector, woman=is_woman(words))
        return Known(who=who, words=words_of(words), score=0.8, reason="a name that no table lists")

    @staticmethod
    def _but_for_an_initial(words: str) -> str | None:
        """Return the one listed person whose full name this is without its middle initial: "Ana B. Sample"."""
        plain = _INITIAL.sub(" ", words)
        wanted = words_of(plain)
        rows = people_named(plain) if plain != words else ()
        found = [row.id for row in rows if any(words_of(form) == wanted for form in (row.name, *row.forms))]
        return found[0] if len(found) == 1 else None

    def _agrees(self, actor_id: str, country: str | None) -> bool:
        """Say whether a listed person fits: a namesake of another state does not, unless in office on the days told."""
        own = behind(actor_id, self._context.days)
        named = own is not None and self._context.states[own] > 0
        return country is None or own == country or own is None or (named and self._context.serves(actor_id))

    def _listed(self, actor_id: str, score: float, reason: str) -> Known:
        row = person_rows()[actor_id]
        who = person(actor_id, woman=is_woman(row.name), days=self._context.days)
        return Known(who=who, words=words_of(row.name), score=score, reason=reason, listed=True)

    def _same_surname(self, words: tuple[str, ...]) -> Known | None:
        """Return somebody on the roster whose full name holds all these words ("Raul Castro", "Raul Castro Ruz")."""
        for known in self._people.values():
            if (
                len(words) > 1
                and len(known.words) > 1
                and not (known.listed and _SUFFIXES & {*words} - {*known.words})
                and (set(words) <= set(known.words) or set(known.words) <= set(words))
            ):
                return replace(known, score=0.9, reason="a longer or shorter form of a name in the article")
        return None

    def _near(self, words: str, country: str | None) -> Known | None:
        """Return the well-known person whose name is spelt nearly so, if the article names the state behind."""
        wanted = " ".join(words_of(words))
        if words_of(words)[-1] in _SUFFIXES:
            return None  # a son's name is near to his father's
        names, people = _famous()
        for name, score, place in process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=3):
            own = people[place].country
            if name[:1] == wanted[:1] and (country or own) == own and (own is None or self._context.states[own]):
                reason = "a near spelling of a listed name, whose state the article names"
                return self._listed(people[place].id, score / 100 - 0.2, reason)
        return None

    def by_short_name(
        self,
        words: str,
        *,
        country: str | None,
        at: tuple[int, int],
        woman: bool | None = None,
        title: RoleRow | None = None,
    ) -> Known | None:
        """Return the person of the article whom a part of the name means; `title` is the role it stands with."""
        parts = words_of(words)
        if _PARTICLES.issuperset(parts):
            return None  # the "Al" of "Al-Ula" is no surname
        people = [self._people[key] for key in self._keys(parts)]
        if woman is not None:
            people = [known for known in people if known.who.woman is not (not woman)]
        if country is not None and any(known.who.country == country for known in people):
            people = [known for known in people if known.who.country == country]
        if title is not None:
            people = [known for known in people if bears(known, title)] or people
        if not people:
            return None
        best = max(people, key=lambda known: self._claim(known, parts, at)) if len(people) > 1 else people[0]
        return replace(best, score=0.95 if len(people) == 1 else 0.75, reason="a name the article gives in full")

    def knows(self, words: str, *, at: tuple[int, int] | None = None, title: RoleRow | None = None) -> bool:
        """Say whether the article gives, before a place, the full name of somebody of that surname and title."""
        parts = words_of(words)
        named = (known for known in (self._people[key] for key in self._keys(parts)) if _is_surname(parts, known))
        fitting = (known for known in named if title is None or bears(known, title))
        return any(at is None or known.first <= at for known in fitting)

    def _keys(self, parts: tuple[str, ...]) -> Sequence[str]:
        return self._by_word.get(" ".join(parts)) or (self._by_word.get(parts[-1]) if parts else None) or ()

    def _claim(self, known: Known, parts: tuple[str, ...], at: tuple[int, int]) -> tuple[bool, bool, bool, int, int]:
        """Rank the bearers of a surname: who is or was in office, else who was named first; kin are named in full."""
        recalled = known.listed and self._context.recalls(known.who.id or "")
        return _is_surname(parts, known), recalled or known.first <= at, recalled, -known.first[0], -known.first[1]

    def famous(self, words: str, forms: Sequence[Form], *, country: str | None) -> Known | None:
        """Return the office holder whom news names by surname alone, if the article supports it."""
        named = [form for form in forms if form.kind is FormKind.SURNAME]
        form = self._context.choose(named, country=country)
        if form is not None and self._agrees(form.actor_id, country) and self._timely(form.actor_id):
            return self._listed(form.actor_id, 0.85, f"“{words}” alone is a well-known name and fits the article")
        return None

    def _timely(self, actor_id: str) -> bool:
        if self._context.first_day is None:
            return True
        return self._context.serves(actor_id) or any(
            term.last_day is not None and term.last_day < self._context.first_day for term in offices_of(actor_id)
        )

    def titled(self, words: str, *, country: str, offices: Iterable[str]) -> Known | None:
        """Return the listed person of that surname who held such an office for that state."""
        wanted = set(offices)
        fitting = [
            row.id
            for row in people_named(words)
            if behind(row.id, self._context.days) == country and wanted & {term.kind for term in offices_of(row.id)}
        ]
        timely = [key for key in fitting if self._context.serves(key)] or fitting
        if len(timely) != 1:
            return None
        return self._listed(timely[0], 0.85, "surname, title and state agree with the tables")


def _is_surname(parts: tuple[str, ...], known: Known) -> bool:
    """Whether words are the part of a name by which its bearer is named again: no given or middle name."""
    return short_names(known.words, known.who.country)[:1] == (" ".join(parts),)


def bears(known: Known, title: RoleRow) -> bool:
    """Whether somebody bears a title by the text, or bore it once by the tables."""
    return title.role in known.roles or any(term.kind in title.offices for term in offices_of(known.who.id or ""))


def short_names(words: tuple[str, ...], country: str | None) -> tuple[str, ...]:
    """Return the parts by which a person is named again, the likeliest first."""
    core = tuple(word for word in words if word not in _SUFFIXES) or words
    if len(core) == 1:
        return core
    start = len(core) - 1
    while start > 1 and core[start - 1] in _PARTICLES:
        start -= 1
    family = " ".join(core[start:])
    if country in _FAMILY_FIRST:
        return core[0], core[-1], " ".join(core[1:])
    names = [family, core[-1]]
    if country in _GIVEN_USED or country is None:
        names.append(core[0])
    return tuple(dict.fromkeys((*names, *core[1:])))


def is_woman(name: str) -> bool | None:
    """Return True for names of women, False where the given name is a man's, None if it does not tell."""
    given = name.split(maxsplit=1)[0] if name.split() else ""
    if given in women() or name in women():
        return True
    return False if given in _men() else None


@cache
def _men() -> frozenset[str]:
    """Return given names that several listed office holders bear and that are no woman's."""
    western = (row.name.split()[0] for row in person_rows().values() if row.country not in _FAMILY_FIRST)
    counted = Counter(given for given in western if len(given) > 2 and given not in women() | _EITHER)
    return frozenset(given for given, times in counted.items() if times > 2)


@cache
def _famous() -> tuple[tuple[str, ...], tuple[PersonRow, ...]]:
    """Return the folded names of those whom news names by surname alone, and whose they are."""
    pairs = [
        (" ".join(words_of(form)), row)
        for row in person_rows().values()
        if row.alone
        for form in (row.name, *row.forms)
    ]
    return tuple(name for name, _ in pairs), tuple(row for _, row in pairs)
