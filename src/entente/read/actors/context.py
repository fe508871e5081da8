"""What an article as a whole says about which actors it can mean: its days and the states it names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from entente.lexicon.actors import Form, FormKind, actor, in_office, offices_of
from entente.lexicon.roles import word_class
from entente.read.actors.spots import Spot
from entente.read.tokens import Sentences
from entente.records import ActorKind, Article, ArticleKind

_STATE_KINDS = {FormKind.STATE, FormKind.ADJECTIVE, FormKind.PEOPLE, FormKind.CAPITAL, FormKind.SEAT}
_RANK = {kind: rank for rank, kind in enumerate(FormKind)}
_SPORT_SHARE = 0.25  # sentences with two words of sport; politics has at most .1
_HOME_SHARE = 0.6
_RECALLED = 4 * 365  # days after leaving office in which a surname alone still means its last holder
_OWN_TEXTS = {ArticleKind.READOUT, ArticleKind.DOCUMENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The days an article can be of, how often it names each state, and whether it is about sport."""

    first_day: date | None
    last_day: date | None
    states: Counter[str]
    sport: bool
    groups: tuple[str, ...] = ()  # armed groups the article names
    publisher: str | None = None  # the state or body whose own text it is: "the foreign minister" is theirs

    def choose(self, forms: Sequence[Form], *, country: str | None = None) -> Form | None:
        """Return the form that fits the article best, None when only unsupported weak ones are left."""
        if len(forms) == 1 and not forms[0].weak:
            return forms[0]
        if forms and forms[0].kind is FormKind.REGION:
            return forms[0]
        supported = [form for form in forms if not form.weak or self._supports(form, country)]
        return max(supported, key=lambda form: self._fit(form, country), default=None)

    def _supports(self, form: Form, country: str | None) -> bool:
        owner = _owner(form.actor_id)
        if country is not None:
            return owner == country
        if owner is not None and owner == self.publisher:
            return True
        if form.kind in {FormKind.STATE, FormKind.CITY, FormKind.CAPITAL}:
            return self.states[form.actor_id] > 0
        return owner is None or self.states[owner] > 0

    def _fit(self, form: Form, country: str | None) -> tuple[bool, bool, bool, int, int]:
        owner = _owner(form.actor_id)
        serves = self.serves(form.actor_id) if form.kind in {FormKind.PERSON, FormKind.SURNAME} else True
        named = self.states[owner] if owner else 0
        return country is not None and owner == country, not form.weak, serves, named, -_RANK[form.kind]

    def serves(self, person_id: str) -> bool:
        """Whether a person may hold some office on the days of the article."""
        return any(in_office(term, day) for term in offices_of(person_id) for day in self.days)

    def recalls(self, person_id: str) -> bool:
        """Whether a person holds an office on the days of the article or has left one not long before."""
        left = (term.last_day for term in offices_of(person_id) if term.last_day is not None)
        return self.serves(person_id) or any(0 < (day - last).days < _RECALLED for last in left for day in self.days)

    @property
    def days(self) -> tuple[date, ...]:
        """The first and the last day the article can be of, empty where nothing tells."""
        return tuple(day for day in (self.first_day, self.last_day) if day is not None)

    def home(self) -> str | None:
        """Return the state most of the article is about, None if no one stands out."""
        most = self.states.most_common(1)
        return most[0][0] if most and most[0][1] >= _HOME_SHARE * sum(self.states.values()) else None


def _owner(actor_id: str) -> str | None:
    found = actor(actor_id)
    return found.country if found is not None else None


def read_context(article: Article, sentences: Sentences, spots: Sequence[Sequence[Spot]]) -> Context:
    """Return what holds for the whole of `article`."""
    days = sorted(proposal.day for proposal in article.proposals)
    states: Counter[str] = Counter()
    for spot in (spot for row in spots for spot in row if spot.forms):
        strong = {form.actor_id for form in spot.forms if form.kind in _STATE_KINDS and not form.weak}
        bodies = {_owner(form.actor_id) for form in spot.forms if form.kind is FormKind.ORGANISATION and not form.weak}
        for state in (*(strong if len(strong) == 1 else ()), *bodies - {None}):
            states[state] += 1
    return Context(
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        states=states,
        sport=_about_sport(sentences),
        groups=tuple(dict.fromkeys(_armed(spots))),
        publisher=article.publisher_actor if article.kind in _OWN_TEXTS else None,
    )


def _armed(spots: Sequence[Sequence[Spot]]) -> Iterator[str]:
    for spot in (spot for row in spots for spot in row):
        for form in spot.forms:
            found = actor(form.actor_id) if form.kind is FormKind.ORGANISATION else None
            if found is not None and found.kind is ActorKind.ARMED_GROUP:
                yield found.id


def _about_sport(sentences: Sentences) -> bool:
    sport = word_class("sport")
    hits = sum(len(sport.intersection(sentence.lemmas)) > 1 for sentence in sentences)
    return bool(sentences) and hits / len(sentences) > _SPORT_SHARE
