from collections.abc import Callable
from datetime import date

import pytest

from entente.read.actors import link_actors
from entente.read.paragraphs import paragraphs
from entente.read.quotes import find_quotes
from entente.records import (
    ActorMention,
    Article,
    ArticleKind,
    CueClass,
    DateBasis,
    DateProposal,
    Directness,
    Quote,
    Span,
)

Link = Callable[..., dict[str, list[ActorMention]]]


@pytest.fixture(scope="session")
def link(parser) -> Link:
    """Return a function from a text to its mentions by their words."""

    def read(
        text: str,
        *,
        day: date | None = None,
        said: str | None = None,
        by: str | None = None,
        publisher: str | None = None,
    ):
        proposals = (DateProposal(day=day, basis=DateBasis.METADATA),) if day else ()
        kind = ArticleKind.READOUT if publisher else ArticleKind.REPORT
        article = Article(
            id="0" * 12, name="test", text=text, proposals=proposals, publisher_actor=publisher, kind=kind
        )  # fmt: skip
        sentences = parser(text, paragraphs(article))
        quotes = (_quote(text, said, by),) if said and by else find_quotes(article, sentences)
        mentions: dict[str, list[ActorMention]] = {}
        for mention in link_actors(article, sentences, quotes):
            mentions.setdefault(mention.span.of(text), []).append(mention)
        return mentions

    return read


def _quote(text: str, said: str, by: str) -> Quote:
    start, speaker = text.index(said), text.index(by)
    return Quote(
        id="0" * 12 + ":q0-0",
        content=Span(start, start + len(said)),
        cue=None,
        cue_class=CueClass.SAY,
        speaker=Span(speaker, speaker + len(by)),
        speakers=(),
        via=None,
        directness=Directness.DIRECT,
        rule="test",
    )
