"""Actors of the world: one for every id that a text record uses."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from entente.lexicon.actors import actor
from entente.records import Actor, ActorKind, ActorMention, Article, Naming, Reading

Value = TypeVar("Value", bound=str)


def find_actors(articles: Sequence[tuple[Article, Reading]]) -> tuple[Actor, ...]:
    """Return the actors of `articles`, as the tables know them, else as most mentions describe them."""
    named: defaultdict[str, list[ActorMention]] = defaultdict(list)
    used = {actor_id for article, reading in articles for actor_id in _ids(article, reading)}
    for _, reading in articles:
        for mention in reading.mentions:
            if mention.actor_id is not None:
                named[mention.actor_id].append(mention)
    return tuple(_find(actor_id, named[actor_id]) for actor_id in sorted(used | named.keys()))


def _ids(article: Article, reading: Reading) -> Iterator[str]:
    for event in reading.events:
        yield from (role.actor_id for role in (*event.actors, *event.recipients))
        yield from event.holders
    for quote in reading.quotes:
        yield from quote.speakers
    if article.publisher_actor is not None:
        yield article.publisher_actor


def _find(actor_id: str, mentions: Sequence[ActorMention]) -> Actor:
    listed = actor(actor_id)
    if listed is not None:
        return listed
    if not mentions:
        return _unnamed(actor_id)
    named = [mention for mention in mentions if mention.naming is Naming.NAME] or mentions
    return Actor(
        id=actor_id,
        kind=_most(mention.kind for mention in mentions) or mentions[0].kind,
        name=_most(mention.name for mention in named) or actor_id,
        country=_most(mention.country for mention in mentions),
        sector=_most(mention.sector for mention in mentions),
    )


def _unnamed(actor_id: str) -> Actor:
    """Return an actor that a text record uses and nothing names."""
    state = len(actor_id) == 3 and actor_id.isupper()
    return Actor(
        id=actor_id,
        kind=ActorKind.STATE if state else ActorKind.ORGANISATION,
        name=actor_id.lstrip("~").replace("-", " "),
        country=actor_id if state else None,
        sector=None,
    )


def _most(values: Iterable[Value | None]) -> Value | None:
    """Return the commonest value, the least of those that tie."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
