"""Rows of what the articles say together: events, episodes, sayings, disputes, matters, and who acts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from entente.lexicon.plover import intensity, load_plover
from entente.query.contract import (
    ActorRow,
    CopyRow,
    DisputeItemRow,
    DisputeRow,
    DyadRow,
    EpisodeRow,
    EventRow,
    FigureRow,
    FigureValueRow,
    MatterRow,
    OfficeRow,
    PositionRow,
    SayingRow,
    SharedRow,
    StageRow,
    VariantRow,
)
from entente.query.filters import Filters
from entente.records import Event, Position, Standing, Status
from entente.store import Record


def event_rows(record: Record, filters: Filters) -> Iterator[EventRow]:
    """Yield the events, by date."""
    for event in record.world().events:
        if not filters.keeps_event(event.when.start, event.when.end):
            continue
        yield EventRow(
            event_id=event.id,
            event_type=event.event_type,
            modes=event.modes,
            contexts=event.contexts,
            domain=event.domain,
            actors=event.actors,
            recipients=event.recipients,
            date_start=event.when.start,
            date_end=event.when.end,
            date_precision=event.when.grain.value,
            place=event.place,
            matter=event.matter,
            episode_id=event.episode_id,
            series_id=event.series_id,
            standing=event.standing.value,
            n_reports=event.n_reports,
            n_newsrooms_min=event.n_newsrooms[0],
            n_newsrooms_max=event.n_newsrooms[1],
            n_origins=event.n_origins,
            positions=tuple(map(_position, event.positions)),
            mentions=event.mentions,
        )


def _position(position: Position) -> PositionRow:
    return PositionRow(holder=position.holder, status=position.status.value, mentions=position.mentions)


def episode_rows(record: Record, filters: Filters) -> Iterator[EpisodeRow]:
    """Yield the episodes."""
    for episode in record.groups().episodes:
        if filters.keeps_event(episode.when.start, episode.when.end):
            yield EpisodeRow(
                episode_id=episode.id,
                label=episode.label,
                date_start=episode.when.start,
                date_end=episode.when.end,
                date_precision=episode.when.grain.value,
                place=episode.place,
                parties=episode.parties,
                articles=episode.article_ids,
                siblings=episode.siblings,
            )


def saying_rows(record: Record, filters: Filters) -> Iterator[SayingRow]:
    """Yield what was said, with all its wordings."""
    for saying in record.world().sayings:
        if filters.keeps_event(saying.when.start, saying.when.end):
            yield SayingRow(
                saying_id=saying.id,
                speakers=saying.speakers,
                date_start=saying.when.start,
                date_end=saying.when.end,
                date_precision=saying.when.grain.value,
                wording=saying.wording,
                variants=tuple(VariantRow(kind=kind, quote_id=quote) for kind, quote in saying.variants),
            )


def dispute_rows(record: Record, _filters: Filters) -> Iterator[DisputeRow]:
    """Yield what is asserted and denied, item by item."""
    for dispute in record.world().disputes:
        yield DisputeRow(
            dispute_id=dispute.id,
            event_type=dispute.event_type,
            actors=dispute.actors,
            recipients=dispute.recipients,
            matter=dispute.matter,
            items=tuple(
                DisputeItemRow(item=item, holder=one.holder, status=one.status.value, mentions=one.mentions)
                for item, positions in dispute.items
                for one in positions
            ),
        )


def matter_rows(record: Record, _filters: Filters) -> Iterator[MatterRow]:
    """Yield what is between parties, stage by stage."""
    for matter in record.world().matters:
        yield MatterRow(
            matter_id=matter.id,
            name=matter.name,
            parties=matter.parties,
            stages=tuple(
                StageRow(
                    stage=stage.stage,
                    date_start=stage.when.start,
                    date_end=stage.when.end,
                    date_precision=stage.when.grain.value,
                    episode_id=stage.episode_id,
                    mentions=stage.mentions,
                )
                for stage in matter.stages
            ),
        )


def figure_rows(record: Record, _filters: Filters) -> Iterator[FigureRow]:
    """Yield numbers that count one thing."""
    names = _names(record)
    for group in record.world().figures:
        yield FigureRow(
            figure_group_id=group.id,
            subject=group.subject,
            unit=group.unit,
            agree=group.agree,
            figures=tuple(
                FigureValueRow(
                    article=names[place.article_id],
                    start=place.span.start,
                    end=place.span.end,
                    value=value,
                    bound=bound,
                )
                for place, value, bound in group.figures
            ),
        )


def copy_rows(record: Record, _filters: Filters) -> Iterator[CopyRow]:
    """Yield the articles whose text is another's."""
    names = _names(record)
    for group in record.groups().copies:
        for copy in group.copies:
            yield CopyRow(
                copy_group_id=group.id,
                lead=names.get(group.lead or ""),
                article=names[copy.article_id],
                article_id=copy.article_id,
                copy_kind=copy.kind.value,
                similarity=copy.similarity,
                signal=copy.signal,
                shared=tuple(
                    SharedRow(start=own.start, end=own.end, lead_start=lead.span.start, lead_end=lead.span.end)
                    for own, lead in copy.shared
                ),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    article_id: str
    name: str


def _names(record: Record) -> dict[str, str]:
    found = record.select(_Named, "SELECT article_id, name FROM articles WHERE newest")
    return {row.article_id: row.name for row in found}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    id: str
    n: int
    articles: int


_MENTIONED = """
  SELECT m.actor_id AS id, count(*) AS n, count(DISTINCT m.article_id) AS articles
  FROM actor_mentions m JOIN articles a USING (article_id)
  WHERE a.newest AND m.actor_id IS NOT NULL GROUP BY m.actor_id
"""
_ACTED = "SELECT actor_id AS id, count(DISTINCT event_id) AS n, 0 AS articles FROM event_parties GROUP BY actor_id"


def actor_rows(record: Record, _filters: Filters) -> Iterator[ActorRow]:
    """Yield who acts in the record."""
    mentioned = {row.id: row for row in record.select(_Counted, _MENTIONED)}
    acted = {row.id: row.n for row in record.select(_Counted, _ACTED)}
    for actor in record.world().actors:
        counted = mentioned.get(actor.id)
        yield ActorRow(
            actor_id=actor.id,
            kind=actor.kind.value,
            name=actor.name,
            country=actor.country,
            sector=actor.sector,
            wikidata_id=actor.wikidata_id,
            n_mentions=counted.n if counted else 0,
            n_articles=counted.articles if counted else 0,
            n_events=acted.get(actor.id, 0),
            aliases=actor.aliases,
            offices=tuple(
                OfficeRow(title=office.title, actor=office.actor_id, start=office.start, end=office.end)
                for office in actor.offices
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    actor: str
    recipient: str
    event_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Month:
    month: str
    n: int


_PAIRS = "SELECT actor, recipient, event_id FROM event_dyads ORDER BY actor, recipient, event_id"
_READ = """
  SELECT substr(p.date_start, 1, 7) AS month, count(*) AS n FROM publications p JOIN articles a USING (article_id)
  WHERE a.newest AND p.date_start IS NOT NULL GROUP BY 1
"""


def dyad_rows(record: Record, filters: Filters) -> Iterator[DyadRow]:
    """Yield who acts toward whom, a month a row; an interval stands at its start."""
    events = {event.id: event for event in record.world().events}
    read = {row.month: row.n for row in record.select(_Month, _READ)}
    found: dict[tuple[str, str, str | None], list[Event]] = {}
    for pair in record.select(_Pair, _PAIRS):
        event = events[pair.event_id]
        if filters.keeps_event(event.when.start, event.when.end):
            found.setdefault((pair.actor, pair.recipient, _month(event.when.start)), []).append(event)
    for (actor, recipient, month), told in sorted(found.items(), key=lambda item: tuple(key or "" for key in item[0])):
        yield _dyad_row(actor, recipient, month, told, read.get(month or "", 0))


def _dyad_row(actor: str, recipient: str, month: str | None, told: list[Event], articles_read: int) -> DyadRow:
    """Return one month of a dyad; plans and disputes are counted apart, not among what was done."""
    apart = {Standing.PLANNED, Standing.OVERDUE, Standing.DISPUTED, Standing.DENIED, Standing.STALLED}
    quads = Counter(load_plover()[event.event_type].quad for event in told if event.standing not in apart)
    standings = Counter(event.standing for event in told)
    return DyadRow(
        actor=actor,
        recipient=recipient,
        month=month,
        n_events=len(told),
        n_reports=sum(event.n_reports for event in told),
        verbal_cooperation=quads["verbal_cooperation"],
        material_cooperation=quads["material_cooperation"],
        verbal_conflict=quads["verbal_conflict"],
        material_conflict=quads["material_conflict"],
        disputed=standings[Standing.DISPUTED] + standings[Standing.DENIED],
        planned=standings[Standing.PLANNED] + standings[Standing.OVERDUE] + standings[Standing.STALLED],
        intensity=round(sum(map(_intensity, told)), 2),
        articles_read=articles_read,
    )


def _intensity(event: Event) -> float:
    """Return the PLOVER score of an event at the best that is said of it."""
    statuses = [position.status for position in event.positions] or [Status.HAPPENED]
    return max((intensity(event.event_type, event.modes, status) for status in statuses), key=abs)


def _month(day: date | None) -> str | None:
    return f"{day:%Y-%m}" if day else None
