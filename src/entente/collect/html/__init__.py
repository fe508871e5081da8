"""HTML: the visible text of a page, what its markup says of it, and which of its lines are the main content."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from entente.collect.html.main_content import find_main_lines
from entente.collect.html.metadata import read_metadata
from entente.collect.html.tree import is_html, parse_page
from entente.collect.html.visible import read_visible
from entente.collect.pages import Fields
from entente.records import Part

__all__ = ["HtmlPage", "is_html", "read_html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPage:
    """A page as text: its fields, its visible text, the lines that are main content, and what markup says of lines."""

    fields: Fields
    text: str
    main: tuple[str, ...]
    hints: Mapping[int, Part]  # by the place a line starts at


def read_html(fields: Fields) -> HtmlPage:
    """Return the page whose markup is `fields.html`; what the row says of it outranks what the page says."""
    html = fields.html or ""
    tree = parse_page(html)
    visible = read_visible(html, tree)
    if tree is None:
        return HtmlPage(fields=fields, text=visible.text, main=(), hints=visible.hints)
    found = read_metadata(tree)
    known = {
        name: value
        for name in Fields.__dataclass_fields__
        if (value := getattr(fields, name)) is not None or (value := getattr(found, name)) is not None
    }
    main = find_main_lines(tree)
    return HtmlPage(fields=replace(Fields(), **known), text=visible.text, main=main, hints=visible.hints)
