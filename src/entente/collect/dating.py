"""Days on which an article may have been published, each with where it stands; `group` decides between them."""

import re
from collections.abc import Iterator, Sequence

from entente.collect.days import DayFound, find_day_in_address, find_days, read_day
from entente.collect.pages import Fields
from entente.records import DateBasis, DateProposal, Part, Span

_UNREAD = frozenset({Part.FURNITURE, Part.PAGE_DATE, Part.BYLINE, Part.CREDIT})
_DAY_OF_DATELINE = re.compile(
    r"\b(?:(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})|(?P<day1>\d{1,2}) (?P<month1>[A-Z][a-z]{2,8}))\b"
)
_HALF_YEAR = 183


def propose_dates(fields: Fields, text: str, parts: Sequence[tuple[Part, Span]]) -> tuple[DateProposal, ...]:
    """Return the days on which the article may have been published, the best basis first."""
    known = (*_of_fields(fields), *_of_page(text, parts))
    return (*known, *_of_dateline(text, parts, known), *_of_text(text, parts))


def _of_fields(fields: Fields) -> Iterator[DateProposal]:
    if fields.published and (day := read_day(fields.published)):
        yield DateProposal(day=day, basis=DateBasis.METADATA)
    if fields.url and (day := find_day_in_address(fields.url)):
        yield DateProposal(day=day, basis=DateBasis.URL)


def _of_page(text: str, parts: Sequence[tuple[Part, Span]]) -> Iterator[DateProposal]:
    for part, span in parts:
        if part not in {Part.PAGE_DATE, Part.BYLINE}:
            continue
        for found in find_days(span.of(text)):
            yield DateProposal(day=found.day, basis=DateBasis.PAGE, span=_moved(found, span.start))


def _of_dateline(
    text: str, parts: Sequence[tuple[Part, Span]], known: Sequence[DateProposal]
) -> Iterator[DateProposal]:
    """Yield the day a dateline names; its year is the one nearest to what is known otherwise."""
    for part, span in parts:
        if part is not Part.DATELINE:
            continue
        full = next(find_days(span.of(text)), None)
        if full is not None:
            yield DateProposal(day=full.day, basis=DateBasis.DATELINE, span=_moved(full, span.start))
        elif known and (match := _DAY_OF_DATELINE.search(span.of(text))):
            yield from _nearest(match, span, known[0])


def _nearest(match: re.Match[str], span: Span, known: DateProposal) -> Iterator[DateProposal]:
    month, number = match["month"] or match["month1"], match["day"] or match["day1"]
    for year in (known.day.year, known.day.year - 1, known.day.year + 1):
        day = read_day(f"{number} {month} {year}")
        if day is not None and abs((day - known.day).days) <= _HALF_YEAR:
            place = Span(span.start + match.start(), span.start + match.end())
            yield DateProposal(day=day, basis=DateBasis.DATELINE, span=place)
            return


def _of_text(text: str, parts: Sequence[tuple[Part, Span]]) -> Iterator[DateProposal]:
    """Yield the latest full date that body and captions name: the article is not older."""
    unread = [span for part, span in parts if part in _UNREAD]
    found = [day for day in find_days(text) if not any(span.overlaps(day.span) for span in unread)]
    if found:
        latest = max(found, key=lambda one: one.day)
        yield DateProposal(day=latest.day, basis=DateBasis.TEXT, span=latest.span)


def _moved(found: DayFound, by: int) -> Span:
    return Span(found.span.start + by, found.span.end + by)
