"""A small world for tests of the house: a reader, a grouper and a merger that need no model."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from entente.collect import collect
from entente.pipeline import Rooms
from entente.records import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    Basis,
    Directness,
    Episode,
    Event,
    EventMention,
    Failure,
    Grain,
    Groups,
    Naming,
    Position,
    Publication,
    Quote,
    Reading,
    Role,
    Span,
    Standing,
    Status,
    When,
    World,
)

STATES = {"Norland": "NOR", "Sudmark": "SUD", "Ostria": "OST"}
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_NAME = re.compile("|".join(STATES))
_UNKNOWN = When(start=None, end=None, grain=Grain.LONGER, basis=Basis.PUBLISHED)


def read(article: Article) -> Reading:
    """Every sentence with two states is talks between them; words in quotation marks are the first state's."""
    if "unreadable" in article.text:
        raise ValueError("the word unreadable")
    sentences = tuple(Span(*match.span()) for match in _SENTENCE.finditer(article.text))
    mentions = tuple(_mention(match) for match in _NAME.finditer(article.text))
    return Reading(
        article_id=article.id,
        reader="fake",
        mentions=mentions,
        quotes=tuple(_quote(article, match, mentions) for match in re.finditer(r'(?<=")[^"\n]+(?=")', article.text)),
        events=tuple(event for span in sentences for event in _events(article, span, mentions)),
        sentences=sentences,
    )


def _mention(match: re.Match[str]) -> ActorMention:
    state = STATES[match.group()]
    return ActorMention(
        span=Span(*match.span()),
        naming=Naming.NAME,
        actor_id=state,
        name=match.group(),
        kind=ActorKind.STATE,
        country=state,
        sector="GOV",
        reading="government",
        score=0.9,
        reason="a name",
    )


def _quote(article: Article, match: re.Match[str], mentions: Sequence[ActorMention]) -> Quote:
    speaker = next(iter(mentions), None)
    return Quote(
        id=f"{article.id}:q{match.start()}-1",
        content=Span(*match.span()),
        cue=None,
        cue_class=None,
        speaker=speaker.span if speaker else None,
        speakers=(speaker.actor_id,) if speaker and speaker.actor_id else (),
        via=None,
        directness=Directness.DIRECT,
        rule="marks",
    )


def _events(article: Article, sentence: Span, mentions: Sequence[ActorMention]) -> list[EventMention]:
    inside = [mention for mention in mentions if mention.span in sentence]
    if len(inside) < 2:
        return []
    actor, recipient = inside[:2]
    return [
        EventMention(
            id=f"{article.id}:e{sentence.start}-1",
            span=sentence,
            trigger=actor.span,
            frame="talks",
            event_type="CONSULT",
            modes=("visit",),
            contexts=(),
            domain="diplomacy",
            actors=(Role(actor_id=actor.actor_id or "", span=actor.span),),
            recipients=(Role(actor_id=recipient.actor_id or "", span=recipient.span, inferred="same sentence"),),
            time=None,
            place=None,
            matter=None,
            status=Status.HAPPENED,
            status_kind=None,
            status_cues=(),
            holders=(),
            via=None,
            act_id=None,
            content_type=None,
            score=0.8,
            why=("two states in one sentence",),
        )
    ]


def group(readings: Sequence[tuple[Article, Reading]]) -> Groups:
    """Every article that names a state belongs to the episode of the first state it names."""
    by_state: dict[str, list[str]] = defaultdict(list)
    for article, reading in readings:
        for mention in reading.mentions[:1]:
            by_state[mention.name].append(article.id)
    return Groups(
        publications=tuple(
            Publication(
                article_id=article.id,
                when=When(start=date(2024, 5, 16), end=date(2024, 5, 16), grain=Grain.DAY, basis=Basis.PUBLISHED),
                evidence=("fake",),
                rejected=((date(2024, 6, 12), "too late"),),
                score=0.5,
            )
            for article, _ in readings
        ),
        episodes=tuple(
            Episode(
                id=ids[0],
                label=name,
                when=_UNKNOWN,
                place=None,
                parties=(STATES[name],),
                article_ids=tuple(ids),
                siblings=(),
            )
            for name, ids in sorted(by_state.items())
        ),
    )


def merge(readings: Sequence[tuple[Article, Reading]], _groups: Groups) -> list[World]:
    """Mentions with the same parties are one event."""
    by_pair: dict[tuple[str, str], list[tuple[str, EventMention]]] = defaultdict(list)
    for article, reading in readings:
        for event in reading.events:
            by_pair[event.actors[0].actor_id, event.recipients[0].actor_id].append((article.id, event))
    states = {state: name for name, state in STATES.items()}
    met = sorted({state for pair in by_pair for state in pair})
    world = World(
        actors=tuple(
            Actor(id=state, kind=ActorKind.STATE, name=states[state], country=state, sector="GOV") for state in met
        ),
        events=tuple(_event(pair, found) for pair, found in sorted(by_pair.items())),
        whens=tuple((event.id, _UNKNOWN) for found in by_pair.values() for _, event in found),
        origins=tuple((event.id, article) for found in by_pair.values() for article, event in found),
    )
    return [world]


def _event(pair: tuple[str, str], found: list[tuple[str, EventMention]]) -> Event:
    ids = tuple(sorted(event.id for _, event in found))
    return Event(
        id=ids[0],
        event_type="CONSULT",
        modes=("visit",),
        contexts=(),
        domain="diplomacy",
        actors=pair[:1],
        recipients=pair[1:],
        when=When(start=date(2024, 5, 16), end=date(2024, 5, 17), grain=Grain.DAY, basis=Basis.NARRATIVE),
        place=None,
        matter=None,
        content_type=None,
        episode_id=None,
        series_id=None,
        standing=Standing.ASSERTED,
        positions=(Position(holder=None, status=Status.HAPPENED, mentions=ids),),
        mentions=ids,
        n_reports=len({article for article, _ in found}),
        n_newsrooms=(1, len(found)),
        n_origins=1,
        score=0.7,
    )


def collect_english(inputs: Sequence[str | Path]) -> Iterator[Article | Failure]:
    """The articles of `inputs`; nobody guesses the language of three made-up words."""
    return (replace(one, language="en") if isinstance(one, Article) else one for one in collect(inputs))


def load_reader():
    """Return the reader; a name of a module, so that a worker process can be told it."""
    return read


def rooms(**changed: object) -> Rooms:
    """Return a pipeline without a model; `changed` exchanges single rooms."""
    fake = Rooms(collect=collect_english, load_reader=load_reader, reader_id="fake", group=group, merge=merge)
    return replace(fake, **changed)
