"""Rows of what single articles say: mentions of events, quotations, mentions of actors, the articles themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from entente.lexicon.plover import intensity, load_plover
from entente.query.contract import ActorMentionRow, ArticleRow, MentionRow, PartRow, Party, QuoteRow
from entente.query.filters import Filters
from entente.records import ActorMention, Article, DateBasis, EventMention, Quote, Reading, Role, Span
from entente.store import Record

_PLACED = """
  SELECT p.date_start, p.date_end, p.date_basis, p.score, e.episode_id, c.copy_group_id, c.copy_kind,
    r.kind AS rewritten
  FROM articles a LEFT JOIN publications p USING (article_id) LEFT JOIN episode_articles e USING (article_id)
    LEFT JOIN copy_members c USING (article_id) LEFT JOIN rewritings r USING (article_id)
  WHERE a.article_id = ? ORDER BY c.copy_group_id LIMIT 1
"""
_RESOLVED = """
  SELECT m.mention_id, x.event_id, o.origin, w.date_start, w.date_end, w.date_precision, w.date_basis
  FROM event_mentions m LEFT JOIN event_members x USING (mention_id) LEFT JOIN origins o USING (mention_id)
    LEFT JOIN whens w USING (mention_id)
  WHERE m.article_id = ?
"""
_SAID = "SELECT q.quote_id, s.saying_id FROM quotes q JOIN saying_quotes s USING (quote_id) WHERE q.article_id = ?"
_NAMED = "SELECT actor_id, name, kind, country, sector FROM actors"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """Where an article stands in the world."""

    date_start: date | None
    date_end: date | None
    date_basis: str | None
    score: float | None
    episode_id: str | None
    copy_group_id: str | None
    copy_kind: str | None
    rewritten: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Resolved:
    """Where a mention stands in the world."""

    mention_id: str
    event_id: str | None
    origin: str | None
    date_start: date | None
    date_end: date | None
    date_precision: str | None
    date_basis: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    quote_id: str
    saying_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    actor_id: str
    name: str
    kind: str
    country: str | None
    sector: str | None


def mention_rows(record: Record, filters: Filters) -> Iterator[MentionRow]:
    """Yield the mentions of events, by article and place."""
    named = {row.actor_id: row for row in record.select(_Named, _NAMED)}
    for article, reading, placed in _articles(record, filters):
        resolved = {row.mention_id: row for row in record.select(_Resolved, _RESOLVED, article.id)}
        for mention in reading.events:
            found = resolved[mention.id]
            if filters.keeps_event(found.date_start, found.date_end):
                parties = tuple(
                    tuple(_party(role, reading, named) for role in roles)
                    for roles in (mention.actors, mention.recipients)
                )
                yield _mention_row(mention, article, placed, found, parties)


def _mention_row(
    mention: EventMention,
    article: Article,
    placed: _Placed,
    found: _Resolved,
    parties: tuple[tuple[Party, ...], ...],
) -> MentionRow:
    return MentionRow(
        mention_id=mention.id,
        article=article.name,
        article_id=article.id,
        outlet=article.outlet,
        url=article.url,
        published=placed.date_start or placed.date_end,
        language=article.language,
        episode_id=placed.episode_id,
        event_id=found.event_id,
        start=mention.span.start,
        end=mention.span.end,
        sentence=mention.span.of(article.text),
        trigger=mention.trigger.of(article.text),
        trigger_start=mention.trigger.start,
        trigger_end=mention.trigger.end,
        event_type=mention.event_type,
        modes=mention.modes,
        contexts=mention.contexts,
        domain=mention.domain,
        quad=load_plover()[mention.event_type].quad,
        intensity=intensity(mention.event_type, mention.modes, mention.status) or 0.0,  # never -0.0
        actors=parties[0],
        recipients=parties[1],
        date_start=found.date_start,
        date_end=found.date_end,
        date_precision=found.date_precision,
        date_basis=found.date_basis,
        place=mention.place,
        status=mention.status.value,
        status_cue=_joined(cue.of(article.text) for cue in mention.status_cues),
        holder=_joined(mention.holders),
        via=mention.via,
        act_id=mention.act_id,
        content_type=mention.content_type,
        matter=mention.matter,
        copy_group_id=placed.copy_group_id,
        rewritten=placed.rewritten,
        origin=found.origin,
        frame=mention.frame,
        score=mention.score,
    )


def _party(role: Role, reading: Reading, named: dict[str, _Named]) -> Party:
    """Return the actor of `role` as its own article names it, else as the record does."""
    own = [mention for mention in reading.mentions if mention.actor_id == role.actor_id]
    words: ActorMention | _Named | None = next((mention for mention in own if mention.span == role.span), None)
    words = words or next(iter(own), None) or named.get(role.actor_id)
    return Party(
        id=role.actor_id,
        name=words.name if words else role.actor_id.removeprefix("~"),
        kind=str(words.kind) if words else None,
        country=words.country if words else None,
        sector=words.sector if words else None,
        start=role.span.start,
        end=role.span.end,
        inferred=role.inferred,
    )


def quote_rows(record: Record, filters: Filters) -> Iterator[QuoteRow]:
    """Yield the quotations, by article and place."""
    for article, reading, _ in _articles(record, filters):
        said = {row.quote_id: row.saying_id for row in record.select(_Said, _SAID, article.id)}
        for quote in reading.quotes:
            yield _quote_row(quote, article, said.get(quote.id))


def _quote_row(quote: Quote, article: Article, saying_id: str | None) -> QuoteRow:
    return QuoteRow(
        quote_id=quote.id,
        article=article.name,
        start=quote.content.start,
        end=quote.content.end,
        content=quote.content.of(article.text),
        cue=_words(quote.cue, article),
        cue_start=quote.cue.start if quote.cue else None,
        cue_end=quote.cue.end if quote.cue else None,
        cue_class=quote.cue_class.value if quote.cue_class else None,
        speaker_start=quote.speaker.start if quote.speaker else None,
        speaker_end=quote.speaker.end if quote.speaker else None,
        speaker_form=_words(quote.speaker, article),
        speakers=quote.speakers,
        directness=quote.directness.value,
        via=quote.via,
        saying_id=saying_id,
    )


def actor_mention_rows(record: Record, filters: Filters) -> Iterator[ActorMentionRow]:
    """Yield the words that name actors, by article and place."""
    for article, reading, _ in _articles(record, filters):
        for mention in reading.mentions:
            yield ActorMentionRow(
                article=article.name,
                start=mention.span.start,
                end=mention.span.end,
                form=mention.span.of(article.text),
                naming=mention.naming.value,
                actor=mention.actor_id,
                country=mention.country,
                reading=mention.reading,
                score=mention.score,
                reason=mention.reason,
            )


def article_rows(record: Record, filters: Filters) -> Iterator[ArticleRow]:
    """Yield the articles with the dates they were given."""
    for article, _, placed in _articles(record, filters):
        yield ArticleRow(
            article=article.name,
            article_id=article.id,
            outlet=article.outlet,
            kind=article.kind.value,
            headline=article.headline,
            byline=article.byline,
            dateline=article.dateline,
            published_start=placed.date_start,
            published_end=placed.date_end,
            published=placed.date_start or placed.date_end,
            published_basis=placed.date_basis,
            published_confidence=placed.score,
            page_date=_page_date(article),
            language=article.language,
            copy_group_id=placed.copy_group_id,
            copy_kind=placed.copy_kind,
            rewritten=placed.rewritten,
            episode_id=placed.episode_id,
            parts=tuple(PartRow(part=part.value, start=span.start, end=span.end) for part, span in article.parts),
        )


def _articles(record: Record, filters: Filters) -> Iterator[tuple[Article, Reading, _Placed]]:
    for article, reading in record.readings():
        placed = next(record.select(_Placed, _PLACED, article.id))
        if filters.keeps_article(placed.date_start, placed.date_end):
            yield article, reading, placed


def _page_date(article: Article) -> date | None:
    """Return the day the page itself gives, in its words or in its metadata, true or not."""
    by_basis = {proposal.basis: proposal.day for proposal in reversed(article.proposals)}
    return by_basis.get(DateBasis.PAGE) or by_basis.get(DateBasis.METADATA)


def _words(span: Span | None, article: Article) -> str | None:
    return span.of(article.text) if span else None


def _joined(words: Iterator[str] | tuple[str, ...]) -> str | None:
    return "|".join(words) or None
