"""What sort of text an article is: by who publishes it, where on the site, and how it is written."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from entente.collect.pages import Fields
from entente.lexicon.outlets import Outlet, kind_rules, without_section
from entente.records import ArticleKind, Part, Span

_TURN = re.compile(
    r"^(?:Q|A|QUESTION|ANSWER|MODERATOR|Question|Answer|[A-Z][A-Z.]+(?: [A-Z][A-Z.'’-]+){1,3}|(?:MR|MS|MRS|DR)\. [A-Z]+"
    r"|[A-Z][\w.'’-]+ [A-Z][\w.'’-]+)(?: \([^)]{1,40}\))?:\s",
    re.MULTILINE,
)
_TURNS = 6
_VIEWS = re.compile(r"(?i)\bviews? (?:expressed|in this article)\b.{0,60}\b(?:own|author|writer|necessarily)")
_FOOT = 1500  # characters
_SIDES = re.compile(r"\b(?:The (?:two )?(?:sides|Sides|Parties|parties|two countries)|Both sides|The Parties)\b")
_SIDES_OPEN = 5
_HEAD = 2000  # characters


def find_kind(fields: Fields, text: str, parts: Sequence[tuple[Part, Span]], outlet: Outlet | None) -> ArticleKind:
    """Return the kind of an article; a report when nothing says otherwise."""
    titles = [span.of(text) for part, span in parts if part is Part.HEADLINE]
    shown = {
        "title": [*titles, *([fields.headline] if fields.headline else [])],
        "address": [urlsplit(fields.url).path] if fields.url else [],
        "label": [*_labels(text, parts), *_section(fields.outlet)],
    }
    found = _by_rule(shown, official=outlet is not None and outlet.kind == "government") or _by_form(text, outlet)
    if found is not None:
        return found
    return ArticleKind.ANALYSIS if outlet is not None and outlet.kind == "think_tank" else ArticleKind.REPORT


def _by_rule(shown: Mapping[str, Sequence[str]], *, official: bool) -> ArticleKind | None:
    for rule in kind_rules():
        if (official or not rule.official) and any(map(rule.holds, shown[rule.where])):
            return ArticleKind(rule.kind)
    return None


def _labels(text: str, parts: Sequence[tuple[Part, Span]]) -> list[str]:
    """Return the lines beside the title, else the first line, as labels: without signs at their ends."""
    lines = [line.strip() for line in text[:_HEAD].splitlines() if line.strip()]
    titles = {span.of(text) for part, span in parts if part is Part.HEADLINE}
    places = [place for place, line in enumerate(lines) if line in titles]
    beside = {near for place in places for near in (place - 1, place + 1)} if places else {0}
    return [lines[place].strip(".:|-–— ").replace("-", " ") for place in sorted(beside) if 0 <= place < len(lines)]


def _section(outlet: str | None) -> list[str]:
    """Return the section that a row names behind its outlet: `The Post - Opinion`."""
    behind = outlet.removeprefix(without_section(outlet)) if outlet is not None else ""
    return [behind.strip("()|»:-–— ")] if behind else []


def _by_form(text: str, outlet: Outlet | None) -> ArticleKind | None:
    if len(_TURN.findall(text)) >= _TURNS:
        return ArticleKind.TRANSCRIPT
    if _VIEWS.search(text[-_FOOT:]):
        return ArticleKind.OPINION
    paragraphs = [line for line in text.splitlines() if line.strip()]
    if sum(bool(_SIDES.match(line.lstrip("0123456789.IVX ("))) for line in paragraphs) >= _SIDES_OPEN:
        return ArticleKind.DOCUMENT
    return ArticleKind.READOUT if outlet is not None and outlet.kind == "government" else None
