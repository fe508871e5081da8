"""Datelines: the place (and agency) an article opens with."""

import re
from functools import cache

from entente.collect.parts.lines import Line
from entente.lexicon.actors.rows import PlaceRow, StateNamesRow
from entente.lexicon.outlets import marks
from entente.lexicon.tables import load_csv
from entente.records import Span

_SEVERAL = re.compile(r"/| and |, ", re.IGNORECASE)
_LONGEST_PLACE = 4  # words: "Port St. Lucie", "Santa Cruz de Tenerife"
_LONGEST = 90  # characters
_MOST_WORDS = 5  # of a dateline that stands on a line of its own
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:19|20)\d\d)?"
_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: (?:DE|DEL|LA|EL|AL|[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+))*"
_TITLE = r"[A-ZÀ-Þ][\w'’.-]*(?: (?:de|da|do|del|la|al|el|[A-ZÀ-Þ][\w'’.-]*)){0,3}"
_REGION = r"(?:, (?:[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}))?"
_DASH = r"(?:\s?(?:—|–|--)\s?|\s-\s)"
_ANY_AGENCY = r"\([A-Z][\w/.&]*(?: [A-Z][\w/.&]*){0,2}\)"  # before a dash a name in brackets can be nothing else
_SHOUTS = frozenset(
    re.findall(
        r"\w+",
        "BREAKING EXCLUSIVE UPDATE UPDATED WATCH ANALYSIS OPINION EXPLAINER FACTBOX NEWS LIVE VIDEO URGENT JUST "
        "TIMELINE COMMENT EDITORIAL REVIEW CORRECTION NOTE Q A RELATED READ MORE ALSO PHOTOS REPORT INTERVIEW "
        "SPECIAL ",
    )
)


def find_dateline(line: Line) -> Span | None:
    """Return the span of the dateline that opens `line`, signs included: "KYIV, Ukraine (AP) — "."""
    match = _opening().match(line.text[:_LONGEST])
    if match is None or match.end() == len(line.text):
        return None
    written = match["place"] or match["titled"]
    if set(written.upper().split()) & _SHOUTS:
        return None
    if match["titled"] and not _is_place(written):
        return None
    if max(len(place.split()) for place in _SEVERAL.split(written)) > _LONGEST_PLACE:
        return None
    return Span(line.span.start, line.span.start + len(match.group().rstrip()))


def _is_place(written: str) -> bool:
    """Say whether the words before the signs of a dateline begin with a place a table knows."""
    words = written.lower().split()
    return any(" ".join(words[:stop]) in _places() for stop in range(1, _LONGEST_PLACE + 1))


def is_dateline(line: Line) -> bool:
    """Say whether a line is nothing but a place that datelines name."""
    return line.words <= _MOST_WORDS and line.text.rstrip(".,:—–- ").lower() in _places()


def place_in(dateline: str) -> str | None:
    """Return the first place that the words of a dateline name, None if no table knows it."""
    words = re.findall(r"[^\W\d_][\w'’.-]*", dateline)
    for start in range(len(words)):
        for stop in range(min(len(words), start + 4), start, -1):
            known = _places().get(" ".join(words[start:stop]).lower())
            if known is not None:
                return known
    return None


@cache
def _opening() -> re.Pattern[str]:
    """Return the pattern of datelines: capitals before a dash or colon, else a place of the tables or an agency."""
    known = rf"\((?:{'|'.join(map(re.escape, marks()))})\)"
    return re.compile(
        rf"(?P<place>{_UPPER}(?:(?:/| and |, ){_UPPER})*){_REGION}(?:, {_DAY})?"
        rf"(?:,? {_ANY_AGENCY})?(?:{_DASH}|: )"
        rf"|(?P<titled>{_TITLE}(?:(?:/| and ){_TITLE})?){_REGION}(?:, {_DAY})?"
        rf"(?:,? {known}(?:{_DASH}|: | ?)|(?:,? {_ANY_AGENCY})?{_DASH})"
    )


@cache
def _places() -> dict[str, str]:
    """Return the names of cities and states as datelines write them, by their lower case."""
    cities = {row.form.lower(): row.form for row in load_csv("places.csv", PlaceRow)}
    states = {name.lower(): name for row in load_csv("state_names.csv", StateNamesRow) for name in row.names}
    return states | cities
