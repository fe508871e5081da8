"""Every type that crosses a room's door.

Two levels. A *text* record is what one article says, at a `Span`; it is appended and never changed.
A *world* record is what several articles say together; it lists the text records it rests on and can
be rebuilt. This file imports nothing of ours.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

# --- in the text: what one article says ---------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `start <= i < end` of the text of the article that owns the record."""

    start: int
    end: int

    def __contains__(self, other: "Span | int") -> bool:
        if isinstance(other, int):
            return self.start <= other < self.end
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the words of the span."""
        return text[self.start : self.end]


_SENTENCE = 30  # characters; what is shorter is a heading
_LEAD = 3  # sentences


class Part(StrEnum):
    """What a stretch of an article is; everything unlabelled is body."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    PAGE_DATE = "page_date"
    HEADING = "heading"
    FURNITURE = "furniture"


class ArticleKind(StrEnum):
    """What sort of text an article is."""

    REPORT = "report"
    ANALYSIS = "analysis"
    READOUT = "readout"
    DOCUMENT = "document"
    TRANSCRIPT = "transcript"
    OPINION = "opinion"


class DateBasis(StrEnum):
    """Where a proposed publication date was found."""

    METADATA = "metadata"
    URL = "url"
    DATELINE = "dateline"
    PAGE = "page"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateProposal:
    """A date that may be the day an article was published, and where it stands."""

    day: date
    basis: DateBasis
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news text as it was found, with its parts labelled; nothing is cut away.

    `name` is the id a row gave, else its url, else the path as given (`path:row` for rows without either);
    `id` is a hash of (url, else name relative to the given folder; text). Another text at the same `address` is
    another version of one article: its url, else the file it fills; None for a row, or pasted text, without a url.
    """

    id: str
    name: str
    text: str
    url: str | None = None
    address: str | None = None
    outlet: str | None = None
    kind: ArticleKind = ArticleKind.REPORT
    publisher_actor: str | None = None  # whose voice it is, for a readout, a document or state media
    agency: str | None = None  # the agency, document or outlet it credits
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None  # the place it names
    proposals: tuple[DateProposal, ...] = ()
    language: str = "en"
    parts: tuple[tuple[Part, Span], ...] = ()
    digest: str = ""  # SHA-256 of the bytes it came as
    notes: tuple[str, ...] = ()  # what was done to the bytes to get the text, in words

    @property
    def insets(self) -> tuple[Span, ...]:
        """What the page has set into its lines, between the words of their sentences."""
        furniture = (span for part, span in self.parts if part is Part.FURNITURE)
        return tuple(one for one in furniture if self.text[self.text.rfind("\n", 0, one.start) + 1 : one.start].strip())

    @property
    def readable(self) -> str:
        """The text, blank where there is an inset; every character keeps its place."""
        told, place = list[str](), 0
        for inset in self.insets:
            told += [self.text[place : inset.start], " " * (inset.end - inset.start)]
            place = inset.end
        return "".join((*told, self.text[place:]))

    def part_at(self, place: int) -> Part | None:
        """Return the label of the character at `place`, None for body."""
        return next((part for part, span in self.parts if place in span), None)


class Grain(StrEnum):
    """How fine a time is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    LONGER = "longer"


class Basis(StrEnum):
    """What the date of an event rests on."""

    EXPLICIT = "explicit"  # the text names the day
    RELATIVE = "relative"  # resolved from the publication date ("Thursday")
    EVENT = "event"  # resolved from another event ("a year after the invasion")
    NARRATIVE = "narrative"  # inherited from the paragraph or the lead
    PUBLISHED = "published"  # nothing better than the publication date


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRef:
    """A time as the text gives it, not yet resolved: an anchor, and how far and which way from it.

    `value` is TIMEX-like: `2023-03-21`, `2023-03`, `XXXX-03-21`, `XXXX-WXX-4` (a Thursday), `P3W` (a span of
    time from the anchor), `THIS_WEEK`, `A/B` for a range. `direction` is -1 before, 0 either, +1 after the anchor.
    """

    span: Span | None  # None: inherited
    anchor: str  # "calendar", "publication", or "event:<start of its trigger>"
    value: str
    direction: int
    grain: Grain
    rule: str
    link: str = "clause"  # clause, sentence, paragraph, lead: how it came to the event


@dataclass(frozen=True, slots=True, kw_only=True)
class DateClue:
    """Something in a text that bounds the day it was published, with the reason in a reader's words."""

    span: Span
    kind: str  # weekday, office, explicit, age
    reason: str
    earliest: date | None = None
    latest: date | None = None
    weekdays: tuple[int, ...] = ()  # days of the week it can have been published on, Monday is 0


class Naming(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    ROLE = "role"
    METONYM = "metonym"
    GROUP = "group"
    PRONOUN = "pronoun"


class ActorKind(StrEnum):
    """What sort of thing acts."""

    STATE = "state"
    PERSON = "person"
    BODY = "body"  # a ministry, a parliament, a state agency
    IGO = "igo"
    ARMED_GROUP = "armed_group"
    PARTY = "party"
    COMPANY = "company"
    ORGANISATION = "organisation"
    MEDIA = "media"
    COLLECTIVE = "collective"  # the West, the allies, the Global South
    PEOPLE = "people"  # protesters, villagers, troops without a name of their own


_OWN_PARTY = frozenset({ActorKind.IGO, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COLLECTIVE})


def party_of(actor_id: str, kind: ActorKind, country: str | None) -> str:
    """Return who stands behind an actor in relations between states: its state, else itself."""
    return actor_id if kind in _OWN_PARTY or country is None else country


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that name an actor; `actor_id` is None while nobody knows which, and `reason` says why.

    A group that stands for several actors ("the two leaders") gives one mention each, at the same span.
    The id of an actor that no table lists starts with `~`.
    """

    span: Span
    naming: Naming
    actor_id: str | None
    name: str  # the table's name, else the words themselves
    kind: ActorKind
    country: str | None  # ISO 3166-1 alpha-3
    sector: str | None  # PLOVER
    reading: str  # government, place, people, team, commentator, person: what a place or title name stands for here
    score: float
    reason: str

    @property
    def party(self) -> str | None:
        """Who stands behind it in relations between states, as `Actor.party`."""
        return self.actor_id if self.actor_id is None else party_of(self.actor_id, self.kind, self.country)

    @property
    def acts(self) -> bool:
        """Whether the mention may be a party to an event by what it does or says."""
        return self.reading not in {"place", "team", "commentator"}


class Directness(StrEnum):
    """Whether words are quoted, reported, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class CueClass(StrEnum):
    """What sort of speech act a cue is."""

    SAY = "say"
    CLAIM = "claim"
    PLEDGE = "pledge"
    DEMAND = "demand"
    ACCUSE = "accuse"
    DENY = "deny"
    PRAISE = "praise"
    CRITICISE = "criticise"
    WARN = "warn"
    BELIEVE = "believe"
    REPORT = "report"
    AGREE = "agree"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """An attribution (PARC): the content, the cue that reports it, the speaker it is laid to, and through whom."""

    id: str
    content: Span  # without the quotation marks
    cue: Span | None
    cue_class: CueClass | None
    speaker: Span | None
    speakers: tuple[str, ...]  # actor ids
    via: str | None  # the words that name through whom: a readout, an agency
    directness: Directness
    rule: str  # the step of the sieve that found it
    quoted: tuple[Span, ...] = ()  # the stretches of the content that stand in quotation marks, without them
    heads: tuple[tuple[int, ...], ...] = ()  # a tuple a speaker: where the words that name them start, the head first


class Status(StrEnum):
    """How an event is said to stand in the world."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PLEDGED = "pledged"
    REQUESTED = "requested"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


class NegationKind(StrEnum):
    """In which way a negated event did not happen."""

    REFUSED = "refused"
    FAILED = "failed"
    NOT_DONE = "not_done"
    NOT_MENTIONED = "not_mentioned"
    RULED_OUT = "ruled_out"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An actor in an event; `inferred` names the link that was followed when the words stand outside the clause."""

    actor_id: str
    span: Span
    inferred: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One sentence's report of an event, coded in PLOVER, with what showed each part of it."""

    id: str
    span: Span  # the sentence
    trigger: Span
    frame: str
    event_type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    domain: str | None
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    time: TimeRef | None
    place: str | None
    matter: str | None
    status: Status
    status_kind: NegationKind | None
    status_cues: tuple[Span, ...]
    holders: tuple[str, ...]  # actor ids; empty: the outlet's own voice
    via: str | None
    act_id: str | None  # the speech act whose content this is
    content_type: str | None  # PLOVER type of what is pledged, asked, threatened or refused
    score: float
    why: tuple[str, ...]  # the steps that led here, in a researcher's words
    gist: tuple[Span, ...] = ()  # the words of the sentence that tell the event, in order, asides left out
    is_stated: bool = True  # whether those words state the event; "defended his plan to strike" states another thing

    @property
    def is_told(self) -> bool:
        """Whether a verb tells the event; a noun only names it (*the summit*) and does not say that it was held."""
        return not self.frame.partition(" ")[0].endswith(".n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit and what it counts."""

    span: Span
    value: float
    bound: str  # exact, at_least, at_most, about
    unit: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one article, and by which reader."""

    article_id: str
    reader: str  # digest of model, lexicon and code
    mentions: tuple[ActorMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[EventMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    clues: tuple[DateClue, ...] = ()
    sentences: tuple[Span, ...] = ()  # all that were parsed, in order

    @property
    def lead(self) -> tuple[Span, ...]:
        """The first sentences of the article: what it opens with is its news."""
        return tuple(span for span in self.sentences if span.end - span.start > _SENTENCE)[:_LEAD]

    @property
    def lead_end(self) -> int:
        """Where the first sentences of the article end."""
        return self.lead[-1].end if self.lead else 0


# --- in the world: what articles say together -----------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span of a named article, where the owner is not one article."""

    article_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Days from `start` to `end`, both included, None where open; how fine; what that rests on."""

    start: date | None
    end: date | None
    grain: Grain
    basis: Basis


class CopyKind(StrEnum):
    """How an article came from another's text."""

    EXACT = "exact"
    EDITED = "edited"
    EXCERPT = "excerpt"
    REWRITTEN = "rewritten"
    TRANSLATED = "translated"
    COMPILED = "compiled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article whose text is another's, and the passages they share: (in the copy, in the lead)."""

    article_id: str
    kind: CopyKind
    similarity: float
    signal: str  # which signal showed it, with its value, in words
    shared: tuple[tuple[Span, Place], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Articles that are one text; `lead` None is an original nobody has seen."""

    id: str
    lead: str | None
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When an article was published, as decided from all evidence; and what was rejected, and why."""

    article_id: str
    when: When
    evidence: tuple[str, ...]
    rejected: tuple[tuple[date, str], ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """How far a text shows the marks of a machine's rewriting or translation, and which marks."""

    article_id: str
    kind: CopyKind | None  # REWRITTEN or TRANSLATED; None: no sign of either
    score: float
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """Articles that tell of the same happening; siblings are the same ritual on another date."""

    id: str
    label: str
    when: When
    place: str | None
    parties: tuple[str, ...]
    article_ids: tuple[str, ...]
    siblings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """All that the room `group` decides about articles."""

    publications: tuple[Publication, ...] = ()
    copies: tuple[CopyGroup, ...] = ()
    rewritings: tuple[Rewriting, ...] = ()
    episodes: tuple[Episode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office a person holds for an actor, while they hold it (FollowTheMoney Occupancy)."""

    title: str
    actor_id: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone who acts in the world: a state, an organisation, a person, a group, a named collective."""

    id: str
    kind: ActorKind
    name: str
    country: str | None  # ISO 3166-1 alpha-3
    sector: str | None  # PLOVER
    aliases: tuple[str, ...] = ()
    wikidata_id: str | None = None
    offices: tuple[Office, ...] = ()

    @property
    def party(self) -> str:
        """Who stands behind it in relations between states: its state, else itself."""
        return party_of(self.id, self.kind, self.country)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one holder says of an event; no holder is the outlets' own voice."""

    holder: str | None
    status: Status
    mentions: tuple[str, ...]


class Standing(StrEnum):
    """How an event stands once all positions on it are known."""

    ASSERTED = "asserted"
    DISPUTED = "disputed"
    DENIED = "denied"
    PLANNED = "planned"
    OVERDUE = "overdue"
    DONE = "done"
    STALLED = "stalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something in the world, every position on it, and who stands behind it; its id is its least mention's."""

    id: str
    event_type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    domain: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: When
    place: str | None
    matter: str | None
    content_type: str | None
    episode_id: str | None
    series_id: str | None
    standing: Standing
    positions: tuple[Position, ...]
    mentions: tuple[str, ...]
    n_reports: int
    n_newsrooms: tuple[int, int]  # from, to: outlets may be unnamed
    n_origins: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A content that one holder asserts and another denies, without date or episode, item by item."""

    id: str
    event_type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    matter: str | None
    items: tuple[tuple[str, tuple[Position, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Something said once, and every wording or translation of it."""

    id: str
    speakers: tuple[str, ...]
    when: When
    wording: str  # the cleanest
    variants: tuple[tuple[str, str], ...]  # kind, quote id


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step in the course of a matter: pledged, signed, stalled..., when, and which mentions say so."""

    stage: str
    when: When
    episode_id: str | None
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is between parties, and its stages: discussed, pledged, signed, delivered, stalled, silent."""

    id: str
    name: str
    parties: tuple[str, ...]
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """Figures that count one thing: their values agree or conflict."""

    id: str
    subject: str
    unit: str
    agree: bool
    figures: tuple[tuple[Place, float, str], ...]  # where, value, bound


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All that the articles of a record say together."""

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    whens: tuple[tuple[str, When], ...] = ()  # mention id, its resolved time
    origins: tuple[tuple[str, str], ...] = ()  # mention id, its origin
    disputes: tuple[Dispute, ...] = ()
    sayings: tuple[Saying, ...] = ()
    matters: tuple[Matter, ...] = ()
    figures: tuple[FigureGroup, ...] = ()


# --- about the record itself ------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """An analyst's decision; it outranks what was derived and is kept for ever."""

    question: str
    subjects: tuple[str, ...]
    verdict: str
    by: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that could not be taken further: where, in which room, and why, in a person's words."""

    name: str  # file, or file:row
    room: str
    reason: str
