"""A sentence in, its events out, in the short form of `event_pairs`."""

from collections.abc import Callable, Sequence

from entente.read.actors import link_actors
from entente.read.events import code_events
from entente.read.paragraphs import paragraphs
from entente.read.quotes import attribute, find_quotes
from entente.read.tokens import Sentences
from entente.records import ActorMention, Article, EventMention, Role, Span

Parse = Callable[[str, Sequence[Span]], Sentences]


def code(parser: Parse, text: str) -> tuple[tuple[EventMention, ...], tuple[ActorMention, ...]]:
    """Return the events and the actors of a text."""
    article = Article(id="0" * 12, name="test", text=text)
    sentences = parser(text, paragraphs(article))
    quotes = find_quotes(article, sentences)
    mentions = link_actors(article, sentences, quotes)
    return code_events(article, sentences, attribute(quotes, mentions), mentions), mentions


def told(parser: Parse, text: str) -> list[str]:
    """Return the events of a text as `TYPE actors > recipients status`."""
    events, mentions = code(parser, text)
    return [f"{e.event_type} {parties_of(e, mentions)} {e.status.value}" for e in events]


def parties_of(event: EventMention, mentions: Sequence[ActorMention]) -> str:
    """Return `actors > recipients`, each side in order of the alphabet, states for those who act for them."""
    party = {(m.actor_id, m.span): m.party for m in mentions}

    def names(roles: Sequence[Role]) -> str:
        return ",".join(sorted({party.get((r.actor_id, r.span)) or r.actor_id for r in roles}))

    return f"{names(event.actors)} > {names(event.recipients)}".strip()
