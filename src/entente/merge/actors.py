"""Actors of the world: one for every id that a text record uses."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from entente.lexicon.actors import actor
from entente.records import Actor, ActorKind, ActorMention, Article, Naming, Reading

Value = TypeVar("Value", bound=str)
_Shown = tuple[Naming, ActorKind, str, str | None, str | None]  # how, what, name, country, sector


@dataclass(slots=True)
class Cast:
    """The actors that articles use, and how often they show each of them in which way."""

    _used: set[str] = field(default_factory=set)
    _shown: defaultdict[str, Counter[_Shown]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, article: Article, reading: Reading) -> None:
        """Count the actors of one more article."""
        for mention in reading.mentions:
            if mention.actor_id is not None:
                self._shown[mention.actor_id][_show(mention)] += 1
        self._used.update(_ids(article, reading))

    def actors(self) -> tuple[Actor, ...]:
        """Return the actors, as the tables know them, else as most mentions describe them."""
        return tuple(_find(actor_id, self._shown[actor_id]) for actor_id in sorted(self._used | self._shown.keys()))


def _show(mention: ActorMention) -> _Shown:
    return mention.naming, mention.kind, mention.name, mention.country, mention.sector


def _ids(article: Article, reading: Reading) -> Iterator[str]:
    for event in reading.events:
        yield from (role.actor_id for role in (*event.actors, *event.recipients))
        yield from event.holders
    for quote in reading.quotes:
        yield from quote.speakers
    if article.publisher_actor is not None:
        yield article.publisher_actor


def _find(actor_id: str, shown: Mapping[_Shown, int]) -> Actor:
    listed = actor(actor_id)
    if listed is not None:
        return listed
    named = {way: times for way, times in shown.items() if way[0] is Naming.NAME} or shown
    kind = _most((kind, times) for (_, kind, _, _, _), times in shown.items())
    if kind is None:
        return _unnamed(actor_id)
    return Actor(
        id=actor_id,
        kind=kind,
        name=_most((name, times) for (_, _, name, _, _), times in named.items()) or actor_id,
        country=_most((country, times) for (_, _, _, country, _), times in shown.items()),
        sector=_most((sector, times) for (_, _, _, _, sector), times in shown.items()),
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


def _most(values: Iterable[tuple[Value | None, int]]) -> Value | None:
    """Return the value that comes most often, the least of those that tie."""
    counts: Counter[Value] = Counter()
    for value, times in values:
        if value is not None:
            counts[value] += times
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
