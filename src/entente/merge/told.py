"""An event mention with everything merging compares: its resolved time, its parties, where its words come from."""

import re
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from entente.dates import resolve_events
from entente.lexicon.words import load_empty_words, load_matter_words
from entente.merge.origins import Origin, Origins, Source
from entente.records import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    Basis,
    CopyKind,
    EventMention,
    Grain,
    Groups,
    Reading,
    Span,
    When,
)

Value = TypeVar("Value", bound=Hashable)
Rank = tuple[date, str, int, str]  # publication, article, start, id

UNKNOWN = When(start=None, end=None, grain=Grain.LONGER, basis=Basis.PUBLISHED)
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_ENDING = re.compile(r"(?<=\w{3})(?:ies|ied|y|es|ed|ing|s|e)$")
_ACT = 4  # letters of an act: "bombed" and "bombing" are one; elsewhere "state" and "statement" are two words


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The parties on one side of an event, and the persons named there with theirs."""

    actor_ids: tuple[str, ...]
    parties: frozenset[str]
    people: frozenset[tuple[str, str]]  # party, person


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something is said to be: a name, the state it lies in, and whether the name is that state's own."""

    name: str
    state: str | None
    whole: bool

    def can_be(self, other: "Spot") -> bool:
        """Say whether both can be one place: the same name, or a state and somewhere in it."""
        if self.state is not None and other.state is not None and self.state != other.state:
            return False
        one, another = self.name.casefold(), other.name.casefold()
        return self.whole or other.whole or one in another or another in one


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One mention, ready to be compared; those of all articles are held at once."""

    mention: EventMention  # without its roles, which `actors` and `recipients` hold, and what only explains it
    article_id: str
    published: When
    when: When
    actors: Side
    recipients: Side
    place: Spot | None
    matter: frozenset[str]  # stems of what it is about, as far as they tell; empty: nothing that tells
    holder: str | None  # the party that says so; None: the outlet's own voice
    episode_id: str | None
    origin: Origin
    opens: bool  # whether it stands in the first sentences of its article
    trigger: str  # its stem
    act: str  # what is told, from its trigger on, in the article's words
    sentence: str | None  # of a refusal or denial
    about: frozenset[str]  # stems of what else the mention says, its parties' names left out

    @property
    def rank(self) -> Rank:
        """The canonical order of mentions."""
        return self.published.start or date.max, self.article_id, self.mention.span.start, self.mention.id

    @property
    def parties(self) -> frozenset[str]:
        """All parties, on either side."""
        return self.actors.parties | self.recipients.parties

    @property
    def is_at_home(self) -> bool:
        """Whether it is between people or bodies of one state."""
        return len(self.parties) == 1 and self.actors.parties == self.recipients.parties


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of all articles before the first is told: actors, dates, episodes, origins."""

    parties: Mapping[str, str]  # of each actor
    people: AbstractSet[str]  # the actors who are persons
    published: Mapping[str, When]
    episodes: Mapping[str, str]
    rewritten: Mapping[str, CopyKind | None]
    origins: Origins
    _sides: dict[tuple[str, ...], Side] = field(default_factory=dict)
    _ones: dict[Any, Any] = field(default_factory=dict)

    def find_side(self, actor_ids: tuple[str, ...]) -> Side:
        """Return the parties and persons behind `actor_ids`."""
        return Side(
            actor_ids=actor_ids,
            parties=frozenset(self.parties[actor_id] for actor_id in actor_ids),
            people=frozenset((self.parties[actor_id], actor_id) for actor_id in actor_ids if actor_id in self.people),
        )

    def side(self, actor_ids: Iterable[str]) -> Side:
        """Return the parties and persons behind `actor_ids`; one object for equal ones."""
        ids = tuple(actor_ids)
        if ids not in self._sides:
            self._sides[ids] = self.find_side(ids)
        return self._sides[ids]

    def one(self, value: Value) -> Value:
        """Return the first of all values that equal `value`: what mentions hold comes again and again."""
        first: Value = self._ones.setdefault(value, value)
        return first


def know(actors: Sequence[Actor], sources: Iterable[Source], groups: Groups) -> Known:
    """Return what `groups` and a first look at all articles say."""
    parties: dict[str, str] = {}
    return Known(
        parties={actor.id: parties.setdefault(actor.party, actor.party) for actor in actors},
        people=frozenset(actor.id for actor in actors if actor.kind is ActorKind.PERSON),
        published={publication.article_id: publication.when for publication in groups.publications},
        episodes={article_id: episode.id for episode in groups.episodes for article_id in episode.article_ids},
        rewritten={rewriting.article_id: rewriting.kind for rewriting in groups.rewritings},
        origins=Origins(sources, groups.copies),
    )


def stems(text: str) -> frozenset[str]:
    """Return the words of `text` that carry meaning, without the endings of number and tense."""
    empty = load_empty_words()
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in empty)


@lru_cache(maxsize=1 << 13)
def _stem(word: str) -> str:
    return _ENDING.sub("", word)


def tell(article: Article, reading: Reading, known: Known) -> Iterator[Told]:
    """Yield every event mention of `article`."""
    published = known.published.get(article.id, UNKNOWN)
    whens = dict(resolve_events(reading.events, published))
    names = {named.span.of(article.text).lower() for named in reading.mentions}
    places = [named for named in reading.mentions if named.reading == "place"]
    lead_end = reading.lead_end
    for mention in reading.events:
        yield Told(
            mention=_lightened(mention, known),
            article_id=article.id,
            published=published,
            when=known.one(whens[mention.id]),
            actors=known.side(role.actor_id for role in mention.actors),
            recipients=known.side(role.actor_id for role in mention.recipients),
            place=known.one(_place(mention, article, places)),
            matter=known.one(_matter(mention, names)),
            holder=_holder(mention, article, known.parties),
            episode_id=known.episodes.get(article.id),
            origin=known.one(known.origins.of(article.id, mention)),
            opens=mention.span.start < lead_end,
            trigger=known.one(mention.trigger.of(article.text).lower()[:_ACT]),
            act=_act(mention, article),
            sentence=mention.span.of(article.text) if mention.event_type == "REJECT" else None,
            about=_words(mention, article) - stems(mention.trigger.of(article.text)),
        )


def _lightened(mention: EventMention, known: Known) -> EventMention:
    return replace(
        mention,
        frame=known.one(mention.frame),
        event_type=known.one(mention.event_type),
        modes=known.one(mention.modes),
        contexts=known.one(mention.contexts),
        domain=known.one(mention.domain),
        actors=(),
        recipients=(),
        matter=known.one(mention.matter),
        status_cues=(),
        content_type=known.one(mention.content_type),
        why=(),
        gist=(),
    )


def _matter(mention: EventMention, names: Container[str]) -> frozenset[str]:
    """Return the stems of the matter's name; a day, an actor or an empty word is no matter."""
    if mention.matter is None or mention.matter.lower() in names:
        return frozenset()
    told = [word for word in _WORD.findall(mention.matter.lower()) if word not in load_matter_words("light")]
    return stems(" ".join(told)) if any(word not in load_matter_words("empty") for word in told) else frozenset()


def _place(mention: EventMention, article: Article, places: Sequence[ActorMention]) -> Spot | None:
    """Return where the event is said to be: the place it was read with, else the first city or state in its words."""
    if mention.place is not None:
        return Spot(name=mention.place, state=None, whole=False)
    told = mention.gist or (mention.span,)
    spots = (
        Spot(name=(name := named.span.of(article.text)), state=named.actor_id, whole=name == named.name)
        for named in places
        if any(named.span in span for span in told)
    )
    return min(spots, key=lambda spot: spot.whole, default=None)


def _holder(mention: EventMention, article: Article, parties: Mapping[str, str]) -> str | None:
    """Return the party that says so: the holder in the text, else the publisher of a readout or of state media."""
    holder = next(iter(mention.holders), None) or article.publisher_actor
    return None if holder is None else parties[holder]


def _act(mention: EventMention, article: Article) -> str:
    start = mention.trigger.start
    spans = [Span(max(span.start, start), span.end) for span in mention.gist if span.end > start]
    told = " ".join(span.of(article.text) for span in spans) or article.text[start : mention.span.end]
    return " ".join(told.split())


def _words(mention: EventMention, article: Article) -> frozenset[str]:
    names = [role.span for role in (*mention.actors, *mention.recipients)]
    spans = mention.gist or (mention.span,)
    return frozenset().union(*(_stems_without(article.text, span, names) for span in spans))


def _stems_without(text: str, span: Span, names: Sequence[Span]) -> frozenset[str]:
    told = text[span.start : span.end]
    for name in names:
        if name in span and name != span:
            told = told[: name.start - span.start] + " " * (name.end - name.start) + told[name.end - span.start :]
    return stems(told)
