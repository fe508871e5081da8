"""Deciding the day each article was published: what is proposed, against what its text and its neighbours bear out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from entente.dates import day_of, intersect
from entente.records import (
    Article,
    Basis,
    CopyGroup,
    DateBasis,
    DateClue,
    DateProposal,
    Grain,
    Publication,
    Reading,
    When,
)

# What a proposal is worth, and what speaks against it, on one scale: a date of the metadata falls only when two
# strong reasons contradict it, a date printed on the page when one does.
_WORTH = {
    DateBasis.METADATA: 3.0,
    DateBasis.URL: 3.0,
    DateBasis.DATELINE: 2.0,
    DateBasis.PAGE: 1.2,
    DateBasis.TEXT: 0.4,
}
_WEIGHT = {"appointed": 2.0, "explicit": 1.5, "office": 1.5, "same_day": 1.0, "to_come": 0.8, "weekday": 0.5}
_AGAIN = 0.5  # what every further clue of one kind adds: misreadings of one kind come together
_STORY = (1.0, 2.0, 3.1)  # one other article, two, three or more that agree: then even metadata gives way
_COPY = 2.0
_NAMES = {
    DateBasis.METADATA: "the metadata",
    DateBasis.URL: "the address",
    DateBasis.DATELINE: "the dateline",
    DateBasis.PAGE: "the page",
    DateBasis.TEXT: "the text",
}
_NEAR = timedelta(days=1)  # time zones: two sources a day apart tell of one day
_TOLERANCE = timedelta(days=2)  # a clue missed by so little may be a late edition or a date line of the day before
_SLACK = {"story": timedelta(days=5)}  # a story may run for more than its week
_OUTDATED = timedelta(days=45)  # a title of yesterday stays in use for weeks
_SURE = 0.75
_KNOWN = 31  # days; a neighbour known less well speaks only where none is known better
_ROUGHLY_KNOWN = 400
_STORY_BEFORE, _STORY_AFTER = timedelta(days=2), timedelta(days=4)  # reports of one happening come within a week
_COPY_AFTER = timedelta(days=14)
_NARROW = 14  # days; weekdays only narrow an interval in which each comes once or twice
_UNKNOWN = When(start=None, end=None, grain=Grain.LONGER, basis=Basis.PUBLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bound:
    """Something that bounds the day: the days it allows, what it weighs, and why, in words."""

    kind: str
    weight: float
    reason: str
    earliest: date | None = None
    latest: date | None = None
    weekdays: tuple[int, ...] = ()

    def allows(self, day: date) -> bool:
        """Say whether the article can be of `day`."""
        missed = _SLACK.get(self.kind, _TOLERANCE)
        late_enough = self.earliest is None or self.earliest - missed <= day
        early_enough = self.latest is None or day <= self.latest + (_OUTDATED if self.kind == "office" else missed)
        return late_enough and early_enough and (not self.weekdays or day.weekday() in self.weekdays)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A proposed day with everything that proposes it and everything that speaks against it."""

    day: date
    proposals: tuple[DateProposal, ...]
    against: tuple[_Bound, ...]

    @property
    def worth(self) -> float:
        """How much speaks for the day."""
        return sum(_WORTH[basis] for basis in {proposal.basis for proposal in self.proposals})

    @property
    def stands(self) -> bool:
        """Whether more speaks for the day than against it."""
        return self.worth >= _weight(self.against)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What an article says itself of the day it was published."""

    article_id: str
    proposals: tuple[DateProposal, ...]
    bounds: tuple[_Bound, ...]


def find_evidence(article: Article, reading: Reading) -> Evidence:
    """Return what `article` says of the day it was published."""
    return Evidence(article_id=article.id, proposals=article.proposals, bounds=_own_bounds(reading))


def date_articles(
    articles: Sequence[Evidence],
    same_story: Sequence[Sequence[str]] = (),
    copies: Sequence[CopyGroup] = (),
) -> tuple[Publication, ...]:
    """Return when each article was published, with the evidence, and the dates that were rejected and why.

    Articles of one story and copies of one text lend each other the days they are known to be of.
    """
    alone = tuple(_decide(one) for one in articles)
    if not same_story and not copies:
        return alone
    lent = _lent({one.article_id: one for one in alone}, same_story, copies)
    return tuple(_decide(one, lent.get(one.article_id, ())) for one in articles)


def _own_bounds(reading: Reading) -> tuple[_Bound, ...]:
    """Return the clues of a text as bounds; the same person or day told twice counts once."""
    clues: dict[tuple[str, date | None, date | None], DateClue] = {}
    for clue in reading.clues:
        clues.setdefault((clue.kind, clue.earliest, clue.latest), clue)
    return tuple(
        _Bound(
            kind=clue.kind,
            weight=_WEIGHT.get(clue.kind, 1.0),
            reason=clue.reason,
            earliest=clue.earliest,
            latest=clue.latest,
            weekdays=clue.weekdays,
        )
        for clue in clues.values()
    )


# --- what neighbours lend -----------------------------------------------------------


def _lent(
    alone: Mapping[str, Publication], same_story: Sequence[Sequence[str]], copies: Sequence[CopyGroup]
) -> dict[str, list[_Bound]]:
    lent: dict[str, list[_Bound]] = {}
    for story in same_story:
        for article_id in story:
            others = [alone[other].when for other in story if other != article_id and _lends(alone.get(other))]
            if bound := _story_bound(others):
                lent.setdefault(article_id, []).append(bound)
    for group in copies:
        for copy in group.copies:
            lead = alone.get(group.lead) if group.lead else None
            if lead and lead.when.start and lead.when.end and _length(lead.when) < _KNOWN:
                lent.setdefault(copy.article_id, []).append(_copy_bound(lead.when.start, lead.when.end))
    return lent


def _lends(publication: Publication | None) -> bool:
    """Say whether a date is sure enough to date others by: not one that only a page or a text proposes."""
    if publication is None:
        return False
    proposed = publication.when.start == publication.when.end
    return not proposed or publication.score >= _SURE


def _story_bound(others: Sequence[When]) -> _Bound | None:
    """Return the days around the middle one of the well known dates of a story, else around the narrowest interval."""
    bounded = [(when.start, when.end) for when in others if when.start and when.end and _length(when) < _ROUGHLY_KNOWN]
    if not bounded:
        return None
    known = sorted(each for each in bounded if (each[1] - each[0]).days < _KNOWN) or [min(bounded, key=_by_length)]
    start, end = known[len(known) // 2]
    agreeing = sum(first <= end + _STORY_AFTER and last >= start - _STORY_BEFORE for first, last in known)
    articles = "another article" if agreeing == 1 else f"{agreeing} other articles"
    return _Bound(
        kind="story",
        weight=_STORY[min(agreeing, len(_STORY)) - 1],
        reason=f"{articles} of the same story {'is' if agreeing == 1 else 'are'} of about {_days(start, end)}",
        earliest=start - _STORY_BEFORE,
        latest=end + _STORY_AFTER,
    )


def _by_length(days: tuple[date, date]) -> tuple[timedelta, date]:
    return days[1] - days[0], days[0]


def _copy_bound(start: date, end: date) -> _Bound:
    return _Bound(
        kind="copy",
        weight=_COPY,
        reason=f"its text was first published on {_days(start, end)}",
        earliest=start,
        latest=end + _COPY_AFTER,
    )


# --- deciding -------------------------------------------------------------------------


def _decide(article: Evidence, lent: Sequence[_Bound] = ()) -> Publication:
    bounds = (*article.bounds, *lent)
    candidates = [_candidate(day, article.proposals, bounds) for day in _proposed(article)]
    standing = [candidate for candidate in candidates if candidate.stands]
    if not standing:
        return _from_text(article, bounds, candidates)
    best = max(
        standing, key=lambda candidate: (candidate.worth - _weight(candidate.against), -candidate.day.toordinal())
    )
    others = [each for each in candidates if abs(each.day - best.day) > _NEAR]
    rejected = tuple((each.day, _why_not(each, best)) for each in others)
    return Publication(
        article_id=article.article_id,
        when=day_of(best.day, Basis.PUBLISHED),
        evidence=(*_told(best), *_borne_out(best.day, bounds)),
        rejected=rejected,
        score=_score(best, bounds, len(others)),
    )


def _proposed(article: Evidence) -> list[date]:
    return sorted({proposal.day for proposal in article.proposals})


def _candidate(day: date, proposals: Sequence[DateProposal], bounds: Sequence[_Bound]) -> _Candidate:
    return _Candidate(
        day=day,
        proposals=tuple(proposal for proposal in proposals if abs(proposal.day - day) <= _NEAR),
        against=tuple(bound for bound in bounds if not bound.allows(day)),
    )


def _weight(bounds: Sequence[_Bound]) -> float:
    """Return what `bounds` weigh together: each kind by its heaviest, the rest of a kind little."""
    kinds: dict[str, list[float]] = {}
    for bound in bounds:
        kinds.setdefault(bound.kind, []).append(bound.weight)
    return sum(max(weights) + (_AGAIN if len(weights) > 1 else 0.0) for weights in kinds.values())


def _told(candidate: _Candidate) -> tuple[str, ...]:
    bases = dict.fromkeys(proposal.basis for proposal in candidate.proposals if proposal.day == candidate.day)
    return tuple(f"{_NAMES[basis]} says {_written(candidate.day)}" for basis in bases)


def _borne_out(day: date, bounds: Sequence[_Bound]) -> tuple[str, ...]:
    """Return the reasons that agree with `day` and would not agree with any day."""
    return tuple(
        bound.reason
        for bound in bounds
        if bound.allows(day)
        and ((bound.earliest and bound.latest) or (bound.weekdays and day.weekday() in bound.weekdays))
    )


def _why_not(candidate: _Candidate, best: _Candidate) -> str:
    if candidate.against:
        return _contradicted(candidate)
    return f"{_source(candidate)} says {_written(candidate.day)}, but {_told(best)[0]}"


def _contradicted(candidate: _Candidate) -> str:
    """Say how far off the day is from the strongest reason against it, in a reader's words."""
    bound = max(candidate.against, key=lambda each: each.weight)
    if bound.weekdays:
        return f"{_written(candidate.day)} was a {candidate.day:%A}: {bound.reason}"
    if bound.latest is not None and candidate.day > bound.latest:
        return f"{_written(candidate.day)} is {_far(candidate.day - bound.latest)} too late: {bound.reason}"
    earliest = bound.earliest or candidate.day
    return f"{_written(candidate.day)} is {_far(earliest - candidate.day)} too early: {bound.reason}"


def _source(candidate: _Candidate) -> str:
    own = next(proposal for proposal in candidate.proposals if proposal.day == candidate.day)
    return _NAMES[own.basis]


def _score(best: _Candidate, bounds: Sequence[_Bound], others: int) -> float:
    """Return how sure the day is: what proposes it, what bears it out, less what contradicts it or competes."""
    sure = min(best.worth + 0.3 * len(_borne_out(best.day, bounds)), 4.0) / 4.0
    return round(max(0.05, 0.55 + 0.45 * sure - 0.1 * _weight(best.against) - 0.1 * min(others, 2)), 2)


# --- where no date stands: the interval the text supports ------------------------------------


def _from_text(article: Evidence, bounds: Sequence[_Bound], candidates: Sequence[_Candidate]) -> Publication:
    when, used = _interval(bounds)
    when, days = _narrowed(when, bounds)
    return Publication(
        article_id=article.article_id,
        when=when,
        evidence=(*dict.fromkeys(bound.reason for bound in (*used, *days)),),
        rejected=tuple((each.day, _contradicted(each)) for each in candidates if each.against),
        score=_interval_score(when),
    )


def _interval(bounds: Sequence[_Bound]) -> tuple[When, tuple[_Bound, ...]]:
    """Return the days that all bounds allow, the weightiest and narrowest first; what conflicts with those is left."""
    when, used = _UNKNOWN, list[_Bound]()
    for bound in sorted(bounds, key=_order):
        if bound.earliest is None and bound.latest is None:
            continue
        latest = bound.latest + _TOLERANCE if bound.latest and bound.kind == "to_come" else bound.latest
        inside = intersect(when, replace(_UNKNOWN, start=bound.earliest, end=latest))
        if inside is None:
            continue
        if (inside.start, inside.end) != (when.start, when.end):
            used.append(bound)
        when = inside
    return replace(when, grain=_grain(when)), tuple(used)


def _order(bound: _Bound) -> tuple[float, int, date]:
    length = (bound.latest - bound.earliest).days if bound.earliest and bound.latest else 10**6
    return -bound.weight, length, bound.earliest or date.min


def _narrowed(when: When, bounds: Sequence[_Bound]) -> tuple[When, tuple[_Bound, ...]]:
    """Keep the days of a narrow interval that fall on the weekdays the text allows."""
    days = [bound for bound in bounds if bound.weekdays]
    if not days or when.start is None or when.end is None or _length(when) > _NARROW:
        return when, ()
    all_days = (when.start + timedelta(days=n) for n in range(_length(when) + 1))
    left = [day for day in all_days if all(day.weekday() in bound.weekdays for bound in days)]
    if not left:
        return when, ()
    narrow = replace(when, start=left[0], end=left[-1])
    return replace(narrow, grain=_grain(narrow)), tuple(days)


def _grain(when: When) -> Grain:
    if when.start is None or when.end is None:
        return Grain.LONGER
    limits = ((3, Grain.DAY), (10, Grain.WEEK), (45, Grain.MONTH), (120, Grain.QUARTER), (400, Grain.YEAR))
    return next((grain for limit, grain in limits if _length(when) < limit), Grain.LONGER)


def _interval_score(when: When) -> float:
    """Return how sure an interval is known: the wider, the less it says; it is never as good as a date."""
    scores = {Grain.DAY: 0.7, Grain.WEEK: 0.6, Grain.MONTH: 0.4, Grain.QUARTER: 0.3, Grain.YEAR: 0.2}
    return scores.get(when.grain, 0.1)


def _length(when: When) -> int:
    return (when.end - when.start).days if when.start and when.end else 10**6


# --- in a reader's words -------------------------------------------------------------------


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _days(start: date, end: date) -> str:
    if start == end:
        return _written(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}-{_written(end)}"
    return f"{_written(start)} to {_written(end)}"


def _far(distance: timedelta) -> str:
    days = abs(distance.days)
    for unit, size in (("year", 365), ("month", 61), ("week", 14)):
        if days >= size:
            count = round(days / {"year": 365, "month": 30.4, "week": 7}[unit])
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return f"{days} day{'s' if days != 1 else ''}"
