"""Who publishes an article and whose report it is: from its address, its fields, its title and its credits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entente.collect.pages import Fields
from entente.lexicon.outlets import Outlet, masthead, outlet_at, outlet_named, without_section
from entente.records import Part, Span

_TITLE_TAIL = re.compile(r"\s(?:\||[-–—]|::|»)\s([^|]{2,40})$")
_IN_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_SIGNED_BY = re.compile(
    r"^(?:By |BY |Source: ?|SOURCE: ?|[—–-]{1,2} ?|©\s?|Courtesy of |Via )?(?:The )?(?P<mark>[A-Z][\w/.’' -]{1,40}?)"
    r"(?: Staff| staff| News Agency| Writer| Correspondent)?\.?$"
)
_INPUTS = re.compile(r"(?:[Ww]ith |from )?(?:inputs|agencies|agency reports)(?: from)? (?P<mark>[A-Z][\w/]+)")
_WIRE_TEAM = re.compile(r"^\(?Reporting by [A-Z].*(?:[Ee]diting|[Ww]riting) by [A-Z]")  # how Reuters signs at the foot
_OUTLETS_OWN = re.compile(  # "CNN's Ada Low contributed ..."
    r"^(?P<mark>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})['’]s? [A-Z][\w.'’-]+ [A-Z]"
)
_FOOT_LINES = 3
_HEAD_LINES = 6
_AT_HEAD = frozenset({Part.FURNITURE, Part.BYLINE})
_AGENCIES = frozenset({"agency", "state_media"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The outlet that publishes, and the agency or outlet whose report it says it is."""

    outlet: str | None
    agency: str | None
    known: Outlet | None  # the row of the table for the outlet


def find_origin(fields: Fields, text: str, parts: Sequence[tuple[Part, Span]]) -> Origin:
    """Return who publishes the article and whom it credits."""
    known = _known_outlet(fields, text, parts)
    outlet = known.name if known is not None else without_section(fields.outlet) if fields.outlet else None
    if outlet is None:
        outlet = _site_in_title(fields, text, parts) or _named_at_head(text, parts)
    return Origin(outlet=outlet, agency=_dateline_mark(text, parts) or _credited(text, parts), known=known)


def without_tail(title: str, outlet: str | None = None) -> str:
    """Return `title` without the name of its outlet, or of any known one, behind it ("... | CNN")."""
    match = _TITLE_TAIL.search(title)
    return title[: match.start()] if match and (match[1] == outlet or outlet_named(match[1])) else title


def _known_outlet(fields: Fields, text: str, parts: Sequence[tuple[Part, Span]]) -> Outlet | None:
    if fields.outlet and (named := outlet_named(fields.outlet) or outlet_named(without_section(fields.outlet))):
        return named
    if fields.url and (at_host := outlet_at(fields.url)) and at_host.kind != "aggregator":
        return at_host
    if fields.outlet:
        return None  # the row knows better than any guess
    titles = [span.of(text) for part, span in parts if part is Part.HEADLINE]
    for title in (*titles, *([fields.headline] if fields.headline else [])):
        match = _TITLE_TAIL.search(title)
        if match and (named := outlet_named(match[1])):
            return named
    return None


def _site_in_title(fields: Fields, text: str, parts: Sequence[tuple[Part, Span]]) -> str | None:
    """Return the tail of the title when a line of its own repeats it: the name of a site no table knows."""
    lines = {line.strip() for line in text.splitlines()}
    titles = [span.of(text) for part, span in parts if part is Part.HEADLINE]
    tails = (match[1] for title in (*titles, fields.headline or "") if (match := _TITLE_TAIL.search(title)))
    return next((tail for tail in tails if tail in lines), None)


def _named_at_head(text: str, parts: Sequence[tuple[Part, Span]]) -> str | None:
    """Return the newspaper that one of the first lines names, be it for the page or below who wrote it."""
    head = [line.strip() for line in text.splitlines() if line.strip()][:_HEAD_LINES]
    lines = (words for part, span in parts if part in _AT_HEAD and (words := span.of(text).strip()) in head)
    return next((name for line in lines if (name := masthead(line.rpartition(", ")[2])) is not None), None)


def _dateline_mark(text: str, parts: Sequence[tuple[Part, Span]]) -> str | None:
    for part, span in parts:
        if part is Part.DATELINE and (match := _IN_BRACKETS.search(span.of(text))):
            known = outlet_named(match[1])
            return known.name if known is not None else match[1]
    return None


def _credited(text: str, parts: Sequence[tuple[Part, Span]]) -> str | None:
    credited = _credited_outlet(text, parts)
    return credited.name if credited is not None else None


def _credited_outlet(text: str, parts: Sequence[tuple[Part, Span]]) -> Outlet | None:
    """Return the outlet that bylines and credits name as the one whose report it is."""
    for part, span in parts:
        words = span.of(text)
        if part is Part.BYLINE and (found := _signed(words)):
            return found
        if part is Part.CREDIT and (found := _credited_in(words)):
            return found
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in (*lines[-_FOOT_LINES:], *lines[:_HEAD_LINES]):
        if len(line) < 45 and (found := _signed(line)) and found.kind in _AGENCIES:
            return found
        if match := _INPUTS.search(line if len(line) < 120 else ""):
            return outlet_named(match["mark"])
    return None


def _credited_in(words: str) -> Outlet | None:
    if _WIRE_TEAM.search(words):
        return outlet_named("Reuters")
    match = _OUTLETS_OWN.search(words)
    return outlet_named(match["mark"]) if match else None


def _signed(words: str) -> Outlet | None:
    match = _SIGNED_BY.match(words.strip())
    return outlet_named(match["mark"]) if match else None
