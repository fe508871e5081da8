"""From the words that name a speaker to the actors behind them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from entente.records import ActorMention, Quote, Span


def attribute(quotes: tuple[Quote, ...], mentions: tuple[ActorMention, ...]) -> tuple[Quote, ...]:
    """Return `quotes` with the actors that their speakers' words name, none where nobody knows them."""
    ordered = sorted(mentions, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in ordered]
    return tuple(
        replace(quote, speakers=_speakers(quote.speaker, ordered, starts)) if quote.speaker else quote
        for quote in quotes
    )


def _speakers(words: Span, mentions: Sequence[ActorMention], starts: Sequence[int]) -> tuple[str, ...]:
    inside = []
    for mention in mentions[bisect_left(starts, words.start) :]:
        if mention.span.start >= words.end:
            break
        if mention.span in words and mention.actor_id is not None:
            inside.append(mention)
    if not inside:
        return ()
    widest = max(inside, key=lambda mention: mention.span.end - mention.span.start)
    return tuple(dict.fromkeys(m.actor_id for m in inside if m.span == widest.span and m.actor_id))
