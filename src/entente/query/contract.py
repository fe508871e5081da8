"""The export contract: the rows of every export and the names of their fields, which do not change.

Places are characters of the article's text as it came; ids of actors are ISO 3166-1 alpha-3 for states.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor in an event, and where its words stand."""

    id: str
    name: str
    kind: str | None
    country: str | None
    sector: str | None
    start: int | None
    end: int | None
    inferred: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """One sentence's report of an event."""

    mention_id: str
    article: str
    article_id: str
    outlet: str | None
    url: str | None
    published: date | None
    language: str
    episode_id: str | None
    event_id: str | None
    start: int | None
    end: int | None
    sentence: str | None
    trigger: str | None
    trigger_start: int | None
    trigger_end: int | None
    event_type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    domain: str | None
    quad: str
    intensity: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date_start: date | None
    date_end: date | None
    date_precision: str | None
    date_basis: str | None
    place: str | None
    status: str
    status_cue: str | None
    holder: str | None
    via: str | None
    act_id: str | None
    content_type: str | None
    matter: str | None
    copy_group_id: str | None
    rewritten: str | None
    origin: str | None
    frame: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """Words that are laid to a speaker."""

    quote_id: str
    article: str
    start: int | None
    end: int | None
    content: str | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    cue_class: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_form: str | None
    speakers: tuple[str, ...]
    directness: str
    via: str | None
    saying_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMentionRow:
    """Words that name an actor."""

    article: str
    start: int | None
    end: int | None
    form: str | None
    naming: str
    actor: str | None
    country: str | None
    reading: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """What a stretch of an article is."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article, with the date it was given."""

    article: str
    article_id: str
    outlet: str | None
    kind: str
    headline: str | None
    byline: str | None
    dateline: str | None
    published_start: date | None
    published_end: date | None
    published: date | None
    published_basis: str | None
    published_confidence: float | None
    page_date: date | None
    language: str
    copy_group_id: str | None
    copy_kind: str | None
    rewritten: str | None
    episode_id: str | None
    parts: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """What one holder says of an event; no holder is the outlets' own voice."""

    holder: str | None
    status: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """Something in the world, and who stands behind it."""

    event_id: str
    event_type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    domain: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date_start: date | None
    date_end: date | None
    date_precision: str
    place: str | None
    matter: str | None
    episode_id: str | None
    series_id: str | None
    standing: str
    n_reports: int
    n_newsrooms_min: int
    n_newsrooms_max: int
    n_origins: int
    positions: tuple[PositionRow, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRow:
    """Articles that tell of the same happening."""

    episode_id: str
    label: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    place: str | None
    parties: tuple[str, ...]
    articles: tuple[str, ...]
    siblings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantRow:
    """One wording of a saying."""

    kind: str
    quote_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingRow:
    """Something said once, and every wording of it."""

    saying_id: str
    speakers: tuple[str, ...]
    date_start: date | None
    date_end: date | None
    date_precision: str
    wording: str | None
    variants: tuple[VariantRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeItemRow:
    """One holder's position on one item of a dispute."""

    item: str
    holder: str | None
    status: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """A content that one holder asserts and another denies."""

    dispute_id: str
    event_type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    matter: str | None
    items: tuple[DisputeItemRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """One step in the course of a matter."""

    stage: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    episode_id: str | None
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow:
    """What is between parties, and what came of it."""

    matter_id: str
    name: str
    parties: tuple[str, ...]
    stages: tuple[StageRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValueRow:
    """One article's number."""

    article: str
    start: int
    end: int
    value: float
    bound: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """Numbers that count one thing: they agree or they do not."""

    figure_group_id: str
    subject: str
    unit: str
    agree: bool
    figures: tuple[FigureValueRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRow:
    """A passage that a copy shares with its lead, in characters of either."""

    start: int
    end: int
    lead_start: int
    lead_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """An article whose text is another's; no lead is an original that is not in the record."""

    copy_group_id: str
    lead: str | None
    article: str
    article_id: str
    copy_kind: str
    similarity: float
    signal: str
    shared: tuple[SharedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """An office, while it is held."""

    title: str
    actor: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """Someone who acts in the record."""

    actor_id: str
    kind: str
    name: str
    country: str | None
    sector: str | None
    wikidata_id: str | None
    n_mentions: int
    n_articles: int
    n_events: int
    aliases: tuple[str, ...]
    offices: tuple[OfficeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadRow:
    """One month of who acts toward whom: events that begin in it, by kind, beside the articles read of that month."""

    actor: str
    recipient: str
    month: str | None
    n_events: int
    n_reports: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    disputed: int
    planned: int
    intensity: float
    articles_read: int


KINDS: dict[str, type] = {
    "mentions": MentionRow,
    "quotes": QuoteRow,
    "articles": ArticleRow,
    "events": EventRow,
    "episodes": EpisodeRow,
    "actor-mentions": ActorMentionRow,
    "actors": ActorRow,
    "copies": CopyRow,
    "sayings": SayingRow,
    "disputes": DisputeRow,
    "matters": MatterRow,
    "figures": FigureRow,
    "dyads": DyadRow,
}
