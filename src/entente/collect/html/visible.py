"""The text of a page that a reader sees, in the order of the document, one line a block."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from lxml import etree

from entente.collect.html.tree import Tree
from entente.records import Part

_HIDDEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "iframe",
        "object",
        "textarea",
        "datalist",
        "audio",
        "video",
    }
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"}
    | {"ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong"}
    | {"sub", "sup", "time", "tt", "u", "var", "wbr", "nobr"}
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")  # a non-breaking space stays what it is
_PART_OF = {"h1": Part.HEADLINE, "figcaption": Part.CAPTION, "nav": Part.FURNITURE, "footer": Part.FURNITURE}
_PART_OF |= {"form": Part.FURNITURE, "button": Part.FURNITURE, "select": Part.FURNITURE}
_PART_OF |= dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Part.HEADING)


class Visible(NamedTuple):
    """The visible text of a page, and the parts that its tags tell, by the place a line starts at."""

    text: str
    hints: dict[int, Part]


@dataclass(slots=True)
class _Writer:
    """Builds the text: inline words are joined, blocks begin a line."""

    lines: list[str] = field(default_factory=list)
    hints: dict[int, Part] = field(default_factory=dict)
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    open_parts: list[Part] = field(default_factory=list)
    part: Part | None = None

    def write(self, words: str | None) -> None:
        if words:
            if not self.pieces and words.strip():
                self.part = self.open_parts[-1] if self.open_parts else None
            self.pieces.append(words)

    def break_line(self) -> None:
        line = _SPACE.sub(" ", "".join(self.pieces)).strip(" ")
        self.pieces.clear()
        if line and not line.isspace():
            if self.part is not None:
                self.hints[self.length] = self.part
            self.lines.append(line)
            self.length += len(line) + 1

    def done(self) -> Visible:
        self.break_line()
        return Visible("\n".join(self.lines), self.hints)


def read_visible(page: str, tree: Tree | None) -> Visible:
    """Return the visible text of `page`; without a tree its tags are read one after the other."""
    return _from_tags(page) if tree is None else _from_tree(tree)


def _from_tree(tree: Tree) -> Visible:
    writer = _Writer()
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        unseen = _is_hidden(tag, element.get("style"), hidden="hidden" in element.attrib)
        if event == "start":
            hidden += unseen
            if not hidden:
                _open(writer, tag)
                writer.write(element.text)
        else:
            if not hidden:
                _close(writer, tag)
            hidden -= unseen
            if not hidden:
                writer.write(element.tail)
    return writer.done()


def _is_hidden(tag: str, style: str | None, *, hidden: bool) -> bool:
    return tag in _HIDDEN or hidden or (style is not None and _NOT_SHOWN.search(style) is not None)


def _open(writer: _Writer, tag: str) -> None:
    if tag not in _INLINE:
        writer.break_line()
    if tag in _PART_OF:
        writer.open_parts.append(_PART_OF[tag])


def _close(writer: _Writer, tag: str) -> None:
    if tag not in _INLINE:
        writer.break_line()
    if tag in _PART_OF and writer.open_parts:
        writer.open_parts.pop()


def _from_tags(page: str) -> Visible:
    reader = _Tags()
    reader.feed(page)
    reader.close()
    return reader.writer.done()


class _Tags(HTMLParser):
    """Reads tag after tag without a tree, so that no nesting is too deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.writer = _Writer()
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the library's
        if tag in _HIDDEN:
            self._unseen.append(tag)
        elif not self._unseen:
            _open(self.writer, tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        elif not self._unseen:
            _close(self.writer, tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.writer.write(data)
