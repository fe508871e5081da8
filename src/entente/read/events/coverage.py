"""Which predicates link two actors, and which of them no frame knows: how the tables grow."""

from collections.abc import Iterator
from dataclasses import dataclass

from entente.lexicon.frames import load_frames
from entente.read.events.clause import Filler
from entente.read.events.match import Scene
from entente.read.events.parties import Party
from entente.read.events.reading import scene_of, with_mentions
from entente.read.tokens import Sentences, Token
from entente.records import ActorMention, Article, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A verb, noun or adjective between two parties; `frame` None where no frame of it holds."""

    lemma: str
    pos: str
    trigger: Span
    sentence: Span
    frame: str | None
    event_type: str | None


def find_predicates(
    article: Article, sentences: Sentences, mentions: tuple[ActorMention, ...]
) -> tuple[Predicate, ...]:
    """Return every predicate of the body of `article` that links two different parties."""
    frames = load_frames()
    found: list[Predicate] = []
    for sentence, inside in with_mentions(sentences, mentions):
        if article.part_at(sentence.start) is None and len({mention.party for mention in inside}) > 1:
            found += _in_sentence(scene_of(sentence, inside, frames))
    return tuple(found)


def _in_sentence(scene: Scene) -> Iterator[Predicate]:
    for token in scene.sentence.tokens:
        if _links(scene, token):
            frame = next(iter(scene.fitting.frames_of(token)), None)
            yield Predicate(
                lemma=token.lemma,
                pos=token.upos,
                trigger=Span(token.start, token.end),
                sentence=scene.sentence.span,
                frame=frame.id if frame else None,
                event_type=frame.event_type if frame else None,
            )


def _links(scene: Scene, token: Token) -> bool:
    """Whether one party stands in front of a word and another behind it, in its own clause."""
    match token.upos:
        case "VERB":
            one, others = scene.clauses.subjects(token), [*scene.clauses.objects(token), *_behind(scene, token, "obl")]
        case "NOUN":
            one, others = scene.clauses.slot(token, "poss"), _behind(scene, token, "nmod")
        case _:
            return False
    acting = _names(scene.cast.find(one, acting=True))
    return bool(acting) and bool(_names(scene.cast.find(others, acting=False)) - acting)


def _behind(scene: Scene, token: Token, relation: str) -> list[Filler]:
    prepositions = {scene.clauses.cases.get(child.i) for child in scene.sentence.children(token, relation)}
    return [filler for name in sorted(filter(None, prepositions)) for filler in scene.clauses.behind(token, name)]


def _names(parties: tuple[Party, ...]) -> set[str | None]:
    return {party.mention.party for party in parties}
