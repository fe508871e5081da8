"""Events as lines for a reader: a date, one word, what the best report says, and how many stand behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from entente.query.brief.wording import Context, sentence_of, show_when, word_of
from entente.records import Actor, Event, EventMention, Standing
from entente.store import Record

_OWNER = "SELECT article_id FROM event_mentions WHERE mention_id = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One event on a list."""

    when: str
    word: str
    sentence: str
    reports: int
    newsrooms: str
    origins: int
    id: str
    date_start: date | None
    date_end: date | None
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owner:
    article_id: str


class LineWriter:
    """Writes the lines of one record; an article is taken from it once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._contexts: dict[str, Context] = {}

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events of the record by id."""
        return {event.id: event for event in self._record.world().events}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors of the record by id."""
        return {actor.id: actor for actor in self._record.world().actors}

    def lines(self, events: Iterable[Event]) -> Iterator[EventLine]:
        """Yield a line for each event, by date; those without a date come last."""
        for event in sorted(events, key=lambda one: (one.when.start or one.when.end or date.max, one.id)):
            yield self.line(event)

    def line(self, event: Event) -> EventLine:
        """Return the line of one event, in the words of its surest mention."""
        mention, context = max((self.mention(one) for one in event.mentions), key=lambda pair: pair[0].score)
        low, high = event.n_newsrooms
        return EventLine(
            when=show_when(event.when),
            word="disputed" if event.standing is Standing.DISPUTED else word_of(event.event_type, mention.status),
            sentence=sentence_of(mention, context),
            reports=event.n_reports,
            newsrooms=str(low) if low == high else f"{low} to {high}",
            origins=event.n_origins,
            id=event.id,
            date_start=event.when.start,
            date_end=event.when.end,
            article=context.article.name,
        )

    def mention(self, mention_id: str) -> tuple[EventMention, Context]:
        """Return a mention with the article it stands in."""
        owner = next(self._record.select(_Owner, _OWNER, mention_id)).article_id
        context = self.context(owner)
        return next(one for one in context.reading.events if one.id == mention_id), context

    def context(self, article_id: str) -> Context:
        """Return an article with its reading."""
        if article_id not in self._contexts:
            article, reading = self._record.article(article_id), self._record.reading(article_id)
            self._contexts[article_id] = Context(article, reading, self.actors)
        return self._contexts[article_id]
