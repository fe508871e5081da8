"""Read: from one article to who did what to whom, and who says so.

The steps know nothing of each other; they meet here, in one order, and share only `tokens`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from entente.read.gist import tell_events
from entente.read.paragraphs import paragraphs
from entente.read.tokens import Sentences
from entente.records import ActorMention, Article, DateClue, EventMention, Quote, Reading, Span, TimeRef

__all__ = ["Reader", "load_reader"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The steps of reading, any of which may be exchanged for another."""

    name: str
    parse: Callable[[str, Sequence[Span]], Sentences]
    find_quotes: Callable[[Article, Sentences], tuple[Quote, ...]]  # spans, cues, the speaker's words
    link_actors: Callable[[Article, Sentences, tuple[Quote, ...]], tuple[ActorMention, ...]]
    attribute: Callable[[tuple[Quote, ...], tuple[ActorMention, ...]], tuple[Quote, ...]]  # words of speakers to actors
    code_events: Callable[[Article, Sentences, tuple[Quote, ...], tuple[ActorMention, ...]], tuple[EventMention, ...]]
    find_times: Callable[[Article, Sentences, tuple[Quote, ...]], tuple[TimeRef, ...]]
    date_events: Callable[[tuple[EventMention, ...], Sentences, tuple[TimeRef, ...]], tuple[EventMention, ...]]
    find_clues: Callable[[Article, Sentences, tuple[TimeRef, ...], tuple[ActorMention, ...]], tuple[DateClue, ...]]

    def __call__(self, article: Article) -> Reading:
        """Return everything `article` says of who did what to whom, and who says so."""
        sentences = self.parse(article.readable, paragraphs(article))
        quotes = self.find_quotes(article, sentences)
        mentions = self.link_actors(article, sentences, quotes)
        quotes = self.attribute(quotes, mentions)
        times = self.find_times(article, sentences, quotes)
        events = self.date_events(self.code_events(article, sentences, quotes, mentions), sentences, times)
        events = tell_events(events, sentences)
        clues = self.find_clues(article, sentences, times, mentions)
        return Reading(
            article_id=article.id,
            reader=self.name,
            mentions=mentions,
            quotes=quotes,
            events=events,
            clues=clues,
            sentences=tuple(sentence.span for sentence in sentences),
        )


def load_reader(pipeline: str = "en") -> Reader:
    """Return the reader whose parser is `pipeline`: `en`, `en_cnn`, or the name of an installed spaCy pipeline."""
    from entente.read import actors, events, parse, quotes, times  # noqa: PLC0415  # models load only where read

    parser = parse.load_parser(pipeline)
    return Reader(
        name=parser.digest,
        parse=parser,
        find_quotes=quotes.find_quotes,
        link_actors=actors.link_actors,
        attribute=quotes.attribute,
        code_events=events.code_events,
        find_times=times.find_times,
        date_events=times.date_events,
        find_clues=times.find_clues,
    )
