"""Clues from offices: who holds one in the text, and who has just been given one, were so only for a time."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from entente.dates import resolve
from entente.lexicon.actors import offices_of, people_named
from entente.lexicon.times import TitleKind, load_titles
from entente.read.tokens import Sentence, Sentences
from entente.records import ActorKind, ActorMention, Article, Basis, DateClue, Grain, Naming, Span, TimeRef, When

_BEFORE_NAME = 60  # letters before a name that may hold its title
_SLACK = timedelta(days=2)  # a minister is named a day or two before the table's term begins
_NEW = timedelta(days=45)  # how long news calls someone newly appointed
_BYGONE = re.compile(
    r"\b(?:former|ex-|then|late|outgoing|elect|future|predecessor|ousted|deposed|would-be)", re.IGNORECASE
)
_LOWER = re.compile(r"\b(?:deputy|assistant|under|vice|shadow|deputy to the|aide to)[ -]*$", re.IGNORECASE)
_INITIAL = re.compile(r" [A-Z]\. ")
_NEWLY = re.compile(
    r"\b(?:newly|recently|just)[ -](?:appointed|named|installed|elected|inaugurated|sworn)", re.IGNORECASE
)
_GIVEN = r"(?:named|appointed|elected|sworn in|inaugurated|confirmed|installed|tapped)"
# The person is who was named: "X, an economist who was named", "X, named", "X was named", "X, whom she named".
_APPOINTED = re.compile(
    rf"(?:, an? [^,;.]{{0,60}}?)?,? ?(?:who )?(?:was|were|has been|had been|is) (?:\w+ )?{_GIVEN}\b"
    rf"|, (?:\w+ )?{_GIVEN}\b"
    rf"|(?:, (?:an?|the) [^,;.]{{0,60}}?)?,? ?whom [^,;.]{{1,40}}? {_GIVEN}\b",
    re.IGNORECASE,
)
_TAKERS = frozenset({"publication"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holder:
    """A person with the title the text gives them, and where both stand."""

    person: str
    name: str
    title: TitleKind
    span: Span
    newly: bool


@dataclass(frozen=True, slots=True)
class _Term:
    """The days somebody held an office: of whom, of which kind."""

    start: date
    end: date | None
    office: tuple[str, str]


def find_office_clues(
    article: Article, sentences: Sentences, times: Sequence[TimeRef], mentions: Sequence[ActorMention]
) -> Iterator[DateClue]:
    """Yield the terms of those who hold an office in the text, and the days after an appointment told as new."""
    mentions = [_listed(each) for each in mentions]
    people = sorted((each for each in mentions if _is_person(each)), key=lambda each: each.span)
    later = _latest_starts(people)
    starts = [sentence.start for sentence in sentences]
    seen: set[tuple[str, str]] = set()
    before = 0
    for mention in people:
        holder = _holder(article.text, mention, before)
        before = mention.span.end
        if holder is not None and (holder.person, holder.title.title) not in seen:
            seen.add((holder.person, holder.title.title))
            yield from _held(holder, later)
        at = bisect_right(starts, mention.span.start) - 1
        if at >= 0:
            yield from _named(article.text, sentences[at], mention, times)


def _listed(mention: ActorMention) -> ActorMention:
    """Return an unlisted person as the listed one who is called so but for a middle initial."""
    if mention.kind is not ActorKind.PERSON or not (mention.actor_id or "").startswith("~"):
        return mention
    name = _INITIAL.sub(" ", mention.name)
    found = people_named(name) if name != mention.name else ()
    return replace(mention, actor_id=found[0].id, name=found[0].name) if len(found) == 1 else mention


def _is_person(mention: ActorMention) -> bool:
    named = mention.naming is Naming.NAME and mention.kind is ActorKind.PERSON
    return named and mention.actor_id is not None and bool(offices_of(mention.actor_id))


# --- who holds an office -----------------------------------------------------------


def _holder(text: str, mention: ActorMention, before: int) -> _Holder | None:
    """Return the office that the words before a name, or just after it, give to the person."""
    start = max(before, mention.span.start - _BEFORE_NAME, text.rfind("\n", 0, mention.span.start) + 1)
    words = text[start : mention.span.end]
    words = words[max(words.rfind(mark) + 1 for mark in (". ", ", ", ";", "“", " and ")) :]
    title = _title(words, last=True)
    if title is None and text.startswith(", the ", mention.span.end):
        words = text[mention.span.end : mention.span.end + _BEFORE_NAME].split(",")[1]
        title = _title(words, last=False)
    if title is None or _BYGONE.search(words) or mention.actor_id is None:
        return None
    return _Holder(
        person=mention.actor_id,
        name=mention.name,
        title=title,
        span=mention.span,
        newly=bool(_NEWLY.search(words)),
    )


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(r"\b(" + "|".join(re.escape(row.title) for row in load_titles()) + r")\b", re.IGNORECASE)


@cache
def _by_title() -> dict[str, TitleKind]:
    return {row.title: row for row in load_titles()}


def _title(words: str, *, last: bool) -> TitleKind | None:
    found = list(_titles().finditer(words))
    if not found:
        return None
    title = found[-1 if last else 0]
    return None if _LOWER.search(words, 0, title.start()) else _by_title()[title[1].lower()]


def _latest_starts(people: Sequence[ActorMention]) -> dict[tuple[str, str], date]:
    """Return for each office when the last to enter it, of all that the text names, did so."""
    latest: dict[tuple[str, str], date] = {}
    for person in {mention.actor_id for mention in people if mention.actor_id}:
        for row in offices_of(person):
            if row.first_day and row.rank != "deputy":
                office = (row.actor, row.kind)
                latest[office] = max(latest.get(office, date.min), row.first_day)
    return latest


def _terms(person: str, title: TitleKind) -> list[_Term]:
    """Return the person's terms in an office so called; `deputy` ranks only for titles of deputies."""
    return [
        _Term(row.first_day, row.last_day, (row.actor, row.kind))
        for row in offices_of(person)
        if row.kind in title.kinds and row.first_day and (row.rank == "deputy") == (title.rank == "deputy")
    ]


def _held(holder: _Holder, later: Mapping[tuple[str, str], date]) -> Iterator[DateClue]:
    """Yield the term; the end only of the last holder the text names, for predecessors keep their title in news."""
    terms = _terms(holder.person, holder.title)
    if not terms:
        return
    newest = max(terms, key=lambda term: term.start)
    if holder.newly:
        yield DateClue(
            span=holder.span,
            kind="appointed",
            reason=f"{holder.name}, {holder.title.title} from {_written(newest.start)}, is called newly appointed",
            earliest=newest.start - _SLACK,
            latest=newest.start + _NEW,
        )
        return
    first = min(term.start for term in terms)
    ends = [term.end for term in terms if term.end]
    last = all(later.get(term.office, date.min) <= newest.start for term in terms)
    latest = max(ends) + _SLACK if len(ends) == len(terms) and last else None
    until = f" to {_written(latest - _SLACK)}" if latest else ""
    yield DateClue(
        span=holder.span,
        kind="office",
        reason=f"{holder.name} was {holder.title.title} from {_written(first)}{until}",
        earliest=first - _SLACK,
        latest=latest,
    )


# --- who was just given one ---------------------------------------------------------------


def _named(text: str, sentence: Sentence, mention: ActorMention, times: Sequence[TimeRef]) -> Iterator[DateClue]:
    """Yield the days around an appointment that the sentence dates: `X, who was named defence minister this week`."""
    behind = text[mention.span.end : sentence.end].partition(";")[0]
    named = _APPOINTED.match(behind)
    title = _title(behind[named.end() :], last=False) if named else None
    if named is None or title is None or mention.actor_id is None or _BYGONE.search(_clause(behind, named.end())):
        return
    clause = Span(mention.span.end + named.end(), mention.span.end + len(behind))
    time = next((time for time in times if time.span and time.span in clause and time.anchor in _TAKERS), None)
    terms = _terms(mention.actor_id, title)
    if time is None or not terms:
        return
    newest = max(terms, key=lambda term: term.start)
    days = _publication_after(newest.start, time)
    if days is not None:
        words = time.span.of(text) if time.span else ""
        yield DateClue(
            span=clause,
            kind="appointed",
            reason=f"{mention.name}, {title.title} from {_written(newest.start)}, was named so {words}",
            earliest=days[0],
            latest=days[1],
        )


def _clause(words: str, end: int) -> str:
    """Return `words` up to the first comma behind `end`: what follows is of somebody else."""
    return words[:end] + words[end : end + _BEFORE_NAME].partition(",")[0]


def _publication_after(day: date, time: TimeRef) -> tuple[date, date] | None:
    """Return the first and last day on which `time` can have meant `day` or one near it."""
    near = [day + timedelta(days=ahead) for ahead in range(-_SLACK.days, _SLACK.days + 1)]
    tried = (day + timedelta(days=ahead) for ahead in range(-_SLACK.days, 100))
    fitting = [each for each in tried if any(_holds(resolve(time, _on(each)), one) for one in near)]
    return (fitting[0], fitting[-1]) if fitting else None


def _on(day: date) -> When:
    return When(start=day, end=day, grain=Grain.DAY, basis=Basis.PUBLISHED)


def _holds(when: When, day: date) -> bool:
    return bool(when.start and when.end and when.start <= day <= when.end)


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
