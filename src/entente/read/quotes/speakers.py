"""From the words that name a speaker to the actors behind them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from entente.records import ActorKind, ActorMention, Quote

_WIDEST = 200  # characters; no mention is longer


def attribute(quotes: tuple[Quote, ...], mentions: tuple[ActorMention, ...]) -> tuple[Quote, ...]:
    """Return `quotes` with the actors that their speakers' words name, none where nobody knows them."""
    ordered = sorted(mentions, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in ordered]
    return tuple(replace(quote, speakers=_speakers(quote, ordered, starts)) for quote in quotes)


def _speakers(quote: Quote, mentions: Sequence[ActorMention], starts: Sequence[int]) -> tuple[str, ...]:
    """Return the actor of each speaker: of the head of its words, else of what stands beside or behind the head."""
    found: list[str] = []
    for places in quote.heads:
        actors = next((actors for place in places if (actors := _actors_at(place, mentions, starts))), ())
        found.extend(actor for actor in actors if actor not in found)
    return tuple(found)


def _actors_at(place: int, mentions: Sequence[ActorMention], starts: Sequence[int]) -> tuple[str, ...]:
    """Return the actors of the widest mention over the character at `place`; several for a group."""
    over: list[ActorMention] = []
    for number in range(bisect_right(starts, place) - 1, -1, -1):
        mention = mentions[number]
        if mention.span.start < place - _WIDEST:
            break
        if place in mention.span and mention.actor_id is not None and mention.reading != "place":
            over.append(mention)
    if not over:
        return ()
    widest = max(mention.span.end - mention.span.start for mention in over)
    chosen = (mention for mention in reversed(over) if mention.span.end - mention.span.start == widest)
    return tuple(dict.fromkeys(_voice(mention) for mention in chosen))


def _voice(mention: ActorMention) -> str:
    """Return who speaks by a mention: a ministry or an army speaks for its state, anyone else for themselves."""
    if mention.kind is ActorKind.BODY and mention.country is not None:
        return mention.country
    return mention.actor_id or mention.name
