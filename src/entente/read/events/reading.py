"""The events of an article, sentence by sentence, as records."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from entente.lexicon.frames import Frames, load_frames
from entente.lexicon.plover import load_plover
from entente.read.events.about import contexts_of, domain_of, matter_of, place_of
from entente.read.events.clause import Clauses
from entente.read.events.code import Draft, as_claim, draft_events, find_matches, issuers, stands_beside
from entente.read.events.home import Home
from entente.read.events.match import Match, Scene
from entente.read.events.parties import Cast, Party
from entente.read.events.score import score_of
from entente.read.events.story import Story
from entente.read.events.voices import Spoken, Voices, spoken_in
from entente.read.tokens import Sentence, Sentences, Token
from entente.records import ActorMention, Article, Directness, EventMention, Quote, Role, Span

_REMEMBERED = 4  # sentences that name an actor; later "the statement" is as likely another one


def code_events(
    article: Article, sentences: Sentences, quotes: tuple[Quote, ...], mentions: tuple[ActorMention, ...]
) -> tuple[EventMention, ...]:
    """Return every event that a sentence of the body of `article` reports."""
    readings = tuple(_match_all(article, sentences, mentions, spoken_in(article, quotes, mentions)))
    story = Story(match for _, matches in readings for match in matches)
    home = Home(mentions)
    parties = {m.actor_id: m.party for m in mentions if m.actor_id is not None and m.acts and m.party is not None}
    found: list[EventMention] = []
    seen: Counter[int] = Counter()
    for scene, matches in readings:
        span = scene.sentence.span
        nearby = [quote for quote in quotes if quote.content.overlaps(span)]
        in_marks = [quote for quote in nearby if quote.directness is not Directness.INDIRECT]
        drafts = [
            as_claim(draft, frozenset(parties[i] for i in _quoted_by(draft, in_marks) if i in parties))
            for draft in draft_events(scene, [home.without_guesses(story.complete(match)) for match in matches], nearby)
            if not home.keeps_to_itself(scene, draft)
        ]
        ids = [_id(article, draft.token, seen) for draft in drafts]
        acts = {draft.token.i: own for draft, own in zip(drafts, ids, strict=True)}
        found += [_record(scene, draft, own, acts, quotes) for draft, own in zip(drafts, ids, strict=True)]
    return tuple(found)


def _match_all(
    article: Article, sentences: Sentences, mentions: tuple[ActorMention, ...], spoken: Sequence[Spoken]
) -> Iterator[tuple[Scene, tuple[Match, ...]]]:
    """Yield each sentence of the body that names an actor and reports an event, with the frames that hold in it."""
    frames = load_frames()
    signed: tuple[Party, ...] = ()
    since = 0
    for sentence, inside in with_mentions(sentences, mentions):
        if article.part_at(sentence.start) is not None or not any(mention.actor_id for mention in inside):
            continue
        scene = scene_of(sentence, inside, frames, signed if since < _REMEMBERED else (), spoken)
        matches = find_matches(scene)
        if matches:
            yield scene, matches
        issued = issuers(scene)
        signed, since = (issued, 0) if issued else (signed, since + 1)


def scene_of(
    sentence: Sentence,
    mentions: Iterable[ActorMention],
    frames: Frames,
    signed: tuple[Party, ...] = (),
    spoken: Sequence[Spoken] = (),
) -> Scene:
    """Return a sentence made ready for frames; `signed` are those who issued the last document told of."""
    clauses = Clauses(sentence, frames.words("light"))
    cast = Cast(sentence, mentions, clauses, frames, signed)
    return Scene(sentence, clauses, cast, Voices(sentence, clauses, cast, spoken), frames)


def with_mentions(
    sentences: Sentences, mentions: Sequence[ActorMention]
) -> Iterator[tuple[Sentence, list[ActorMention]]]:
    """Yield each sentence with the mentions inside it."""
    ordered, place = sorted(mentions, key=lambda m: m.span), 0
    for sentence in sorted(sentences, key=lambda s: s.start):
        while place < len(ordered) and ordered[place].span.start < sentence.start:
            place += 1
        first = place
        while place < len(ordered) and ordered[place].span.start < sentence.end:
            place += 1
        yield sentence, ordered[first:place]


def _id(article: Article, token: Token, seen: Counter[int]) -> str:
    seen[token.start] += 1
    return f"{article.id}:e{token.start}-{seen[token.start]}"


def _record(scene: Scene, draft: Draft, own: str, acts: dict[int, str], quotes: Sequence[Quote]) -> EventMention:
    frame, standing = draft.match.frame, draft.standing
    contexts = contexts_of(scene, draft.match)
    said = () if stands_beside(scene, draft.token) else _quoted_by(draft, quotes)
    holders = tuple(p.mention.actor_id or "" for p in draft.holders) or said
    return EventMention(
        id=own,
        span=scene.sentence.span,
        trigger=Span(draft.token.start, draft.token.end),
        frame=frame.id,
        event_type=frame.event_type,
        modes=frame.modes,
        contexts=contexts,
        domain=domain_of(draft.match, contexts),
        actors=_roles(draft.match.actors),
        recipients=_roles(draft.match.recipients),
        time=None,
        place=place_of(scene, draft.match, scene.cast.mentions),
        matter=matter_of(scene, draft.match),
        status=draft.status,
        status_kind=standing.kind,
        status_cues=tuple(sorted({Span(cue.start, cue.end) for cue in standing.cues})),
        holders=holders,
        via=None,
        act_id=acts.get(draft.act.i) if draft.act is not None else None,
        content_type=draft.content_type,
        score=score_of(draft),
        why=tuple(_why(scene, draft)),
    )


def _roles(parties: Sequence[Party]) -> tuple[Role, ...]:
    return tuple(party.role for party in parties)


def _quoted_by(draft: Draft, quotes: Sequence[Quote]) -> tuple[str, ...]:
    return next((quote.speakers for quote in quotes if draft.token.start in quote.content), ())


def _why(scene: Scene, draft: Draft) -> Iterator[str]:
    """Yield the steps that led to an event, for a reader who knows no codes."""
    frame = draft.match.frame
    places = sorted({draft.token.i, *draft.match.used})
    words = " … ".join(scene.sentence.tokens[i].form for i in places)
    yield f"“{words}” is read as {frame.event_type}: {load_plover()[frame.event_type].gloss} [frame {frame.id}]"
    for side, parties in (("actor", draft.match.actors), ("recipient", draft.match.recipients)):
        for party in parties:
            link = f", by: {party.inferred}" if party.inferred else ""
            yield f"{side}: {party.mention.name}{link} ({party.mention.reason})"
    if draft.act is not None:
        yield f"what “{draft.act.form}” is about, so no fact of its own"
    if draft.content_type is not None:
        yield f"about: {draft.content_type}"
    yield from draft.standing.steps
    yield f"status: {draft.status.value}"
