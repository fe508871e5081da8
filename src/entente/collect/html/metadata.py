"""What the markup of a page says of its article: JSON-LD first, then meta tags, then htmldate for the day."""

import json
from collections.abc import Iterator, Mapping

from entente.collect.fields import read_fields
from entente.collect.html.tree import Tree
from entente.collect.pages import Fields

_ARTICLE_TYPES = ("article", "posting", "report")
_META = {
    "headline": ("og:title", "twitter:title", "parsely-title", "dc.title"),
    "byline": ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "cre"),
    "published": (
        "article:published_time",
        "datepublished",
        "parsely-pub-date",
        "dc.date",
        "dc.date.issued",
        "pubdate",
        "publishdate",
        "date",
        "sailthru.date",
        "og:article:published_time",
    ),
    "url": ("og:url", "twitter:url", "parsely-link"),
}


def read_metadata(tree: Tree) -> Fields:
    """Return the fields that the head of a page and its JSON-LD give; None for what they do not."""
    linked = _linked(tree)
    named = _meta(tree)
    url = linked.url or _canonical(tree) or named.get("url")
    return Fields(
        url=url if url and url.startswith("http") else None,
        headline=linked.headline or named.get("headline") or _heading(tree) or _title(tree),
        byline=linked.byline or _not_an_address(named.get("byline")),
        outlet=linked.outlet or named.get("outlet"),
        published=linked.published or named.get("published") or _found_date(tree),
    )


def _linked(tree: Tree) -> Fields:
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            value = json.loads(script.text or "")
        except (json.JSONDecodeError, RecursionError):
            continue
        for thing in _things(value):
            kinds = thing.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(name).lower().endswith(_ARTICLE_TYPES) for name in names):
                return read_fields(thing)
    return Fields()


def _things(value: object) -> Iterator[Mapping[str, object]]:
    """Yield the objects of a piece of JSON-LD: itself, those of a list, those of its graph."""
    if isinstance(value, Mapping):
        yield value
        yield from _things(value.get("@graph"))
    elif isinstance(value, list):
        for one in value:
            yield from _things(one)


def _meta(tree: Tree) -> dict[str, str]:
    given: dict[str, str] = {}
    for meta in tree.iterfind(".//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        given.setdefault(name, (meta.get("content") or "").strip())
    found = {field: next((given[name] for name in names if given.get(name)), "") for field, names in _META.items()}
    return {field: value for field, value in found.items() if value}


def _canonical(tree: Tree) -> str | None:
    link = tree.find('.//link[@rel="canonical"]')
    return link.get("href") if link is not None else None


def _heading(tree: Tree) -> str | None:
    headings = [" ".join(heading.text_content().split()) for heading in tree.iterfind(".//h1")]
    return headings[0] or None if len(headings) == 1 else None


def _title(tree: Tree) -> str | None:
    title = tree.find(".//title")
    return " ".join((title.text or "").split()) or None if title is not None else None


def _not_an_address(byline: str | None) -> str | None:
    return None if byline is None or byline.startswith("http") else byline


def _found_date(tree: Tree) -> str | None:
    from htmldate import find_date  # noqa: PLC0415  # loads in a second, and only pages without a stated day need it

    found = find_date(tree, extensive_search=False, original_date=True)
    return found if isinstance(found, str) else None
