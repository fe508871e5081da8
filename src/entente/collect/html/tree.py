"""The tree of a page."""

import re
from typing import Any, TypeAlias

from lxml import etree, html

Tree: TypeAlias = Any  # lxml.html.HtmlElement, which comes without annotations
_DEEPEST = 250  # below which the parser of libxml2 gives up a page (256) and loses text
_OPENS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|section|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)


def is_html(text: str) -> bool:
    """Say whether `text` begins as pages in HTML do."""
    return text.lstrip()[:1] == "<" and _OPENS.match(text) is not None


def parse_page(page: str) -> Tree | None:
    """Return the tree of `page`; None if there is none, or it is nested so deeply that parsing would lose text."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return None if _depth(tree) >= _DEEPEST else tree


def _depth(tree: Tree) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
