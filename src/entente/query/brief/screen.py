"""What the first screen holds, ready to be shown: no codes, every line with the articles that say so."""

from dataclasses import dataclass
from datetime import date

from entente.records import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The sentence a line rests on: which article (by letter), where, its words, and the mention's id."""

    letter: str
    article_id: str
    article_name: str
    mention_id: str
    span: Span
    trigger: Span
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry of the screen: a word for the reader, a sentence, who says so, and its proofs."""

    word: str
    sentence: str
    letters: tuple[str, ...]
    via: str | None  # "planned in B C", or whose claim it is
    event_ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    day: date | None
    rank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """One article: its letter, outlet, the date it was given, and why that date."""

    letter: str
    article_id: str
    name: str
    outlet: str
    when: str
    reason: str
    rewritten: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeBlock:
    """One episode: its heading, the articles that tell it, and its lines."""

    id: str
    label: str
    is_placed: bool  # the label begins with a place or days
    letters: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UntoldLine:
    """The headline of an article whose opening no line tells: what was not understood is at least named."""

    letter: str
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeBlock:
    """One disputed act: who says so, who denies it, in which articles."""

    id: str
    question: str
    letters: tuple[str, ...]
    asserts: tuple[Line, ...]
    denies: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    """One matter and, a cell an episode, what the articles say became of it."""

    matter: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A thing counted or dated differently by different articles."""

    subject: str
    values: tuple[tuple[str, tuple[str, ...]], ...]  # value, letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole first screen."""

    title: str
    subtitle: str
    counts: str
    articles: tuple[ArticleLine, ...]
    notes: tuple[str, ...]
    episodes: tuple[EpisodeBlock, ...]
    elsewhere: tuple[Line, ...]
    before: tuple[Line, ...]
    untold: tuple[UntoldLine, ...]
    disputes: tuple[DisputeBlock, ...]
    course_columns: tuple[str, ...]
    course: tuple[CourseRow, ...]
    disagreements: tuple[Disagreement, ...]
    n_commentators: int
    n_more_episodes: int
    n_kept_back: int
    failures: tuple[str, ...]
    next_steps: tuple[str, ...]
