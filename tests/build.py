"""Short makers of articles, readings and mentions for tests of the rooms that come after reading."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from entente.records import (
    ActorKind,
    ActorMention,
    Article,
    DateBasis,
    DateProposal,
    Directness,
    EventMention,
    Grain,
    Naming,
    NegationKind,
    Quote,
    Reading,
    Role,
    Span,
    Status,
    TimeRef,
)
from entente.settings import CollectSettings, load_settings


def collecting(**changed: object) -> CollectSettings:
    """Return the shipped settings of `collect`, with some `changed`."""
    return replace(load_settings().collect, **changed)


def article(name: str, text: str, *, published: date | None = None, outlet: str | None = None, **more) -> Article:
    """Return an article whose id is `name` and whose date, if any, stands in its metadata."""
    proposals = (DateProposal(day=published, basis=DateBasis.METADATA),) if published else ()
    return Article(id=name, name=name, text=text, outlet=outlet, proposals=proposals, **more)


def on(day: date) -> TimeRef:
    """Return a time that names its day."""
    return TimeRef(
        span=None, anchor="calendar", value=day.isoformat(), direction=0, grain=Grain.DAY, rule="test", link="clause"
    )


def event(
    article: Article,
    sentence: str,
    event_type: str,
    actors: str = "",
    recipients: str = "",
    *,
    status: Status = Status.HAPPENED,
    time: TimeRef | date | None = None,
    holder: str = "",
    trigger: str | None = None,
    place: str | None = None,
    matter: str | None = None,
    modes: tuple[str, ...] = (),
    act_id: str | None = None,
    content_type: str | None = None,
    status_kind: NegationKind | None = None,
    score: float = 0.8,
    frame: str = "test",
) -> EventMention:
    """Return the mention that `sentence` (words of the article) makes; actors and recipients are ids with spaces."""
    start = article.text.index(sentence)
    span = Span(start, start + len(sentence))
    at = article.text.index(trigger, start) if trigger else start
    return EventMention(
        id=f"{article.id}:e{at:06d}-{event_type.lower()}",
        span=span,
        trigger=Span(at, at + len(trigger or sentence.split(maxsplit=1)[0])),
        frame=frame,
        event_type=event_type,
        modes=modes,
        contexts=(),
        domain=None,
        actors=tuple(Role(actor_id=actor, span=span) for actor in actors.split()),
        recipients=tuple(Role(actor_id=actor, span=span) for actor in recipients.split()),
        time=on(time) if isinstance(time, date) else time,
        place=place,
        matter=matter,
        status=status,
        status_kind=status_kind,
        status_cues=(),
        holders=tuple(holder.split()),
        via=None,
        act_id=act_id,
        content_type=content_type,
        score=score,
        why=(),
    )


def actor(actor_id: str, *, country: str | None = None, kind: ActorKind | None = None) -> ActorMention:
    """Return a mention of `actor_id`; an upper-case id of three letters is a state."""
    state = actor_id.isupper() and len(actor_id) == 3 and kind is None
    return ActorMention(
        span=Span(0, 1),
        naming=Naming.NAME,
        actor_id=actor_id,
        name=actor_id,
        kind=kind or (ActorKind.STATE if state else ActorKind.PERSON),
        country=actor_id if state else country,
        sector=None,
        reading="government",
        score=1.0,
        reason="test",
    )


def quote(article: Article, words: str, speaker: str, *, directness: Directness = Directness.DIRECT) -> Quote:
    """Return the quotation of `words` by `speaker` in `article`."""
    start = article.text.index(words)
    return Quote(
        id=f"{article.id}:q{start:06d}-1",
        content=Span(start, start + len(words)),
        cue=None,
        cue_class=None,
        speaker=None,
        speakers=(speaker,),
        via=None,
        directness=directness,
        rule="test",
    )


def reading(
    article: Article,
    *events: EventMention,
    mentions: tuple[ActorMention, ...] | None = None,
    quotes: tuple[Quote, ...] = (),
) -> tuple[Article, Reading]:
    """Return the article with its reading; actors that no mention names are named by their ids."""
    ids = {role.actor_id for told in events for role in (*told.actors, *told.recipients)}
    ids |= {holder for told in events for holder in told.holders} | {by for said in quotes for by in said.speakers}
    known = {mention.actor_id for mention in mentions or ()}
    named = (*(mentions or ()), *(actor(one) for one in sorted(ids - known)))
    return article, Reading(article_id=article.id, reader="test", events=events, mentions=named, quotes=quotes)


class Fetched(Sequence[tuple[Article, Reading]]):
    """Articles that are made each time they are asked for, as a record does; counts how many readings are alive."""

    def __init__(self, make: Callable[[int], tuple[Article, Reading]], n: int) -> None:
        self._make, self._n = make, n
        self.most_held = 0

    def __len__(self) -> int:
        return self._n

    def __getitem__(self, place: int) -> tuple[Article, Reading]:
        if place >= self._n:
            raise IndexError(place)
        held = sum(isinstance(one, Reading) for one in gc.get_objects())
        self.most_held = max(self.most_held, held)
        return self._make(place)
