"""From a page to an article."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from entente.collect.dating import propose_dates
from entente.collect.decode import without_surrogates
from entente.collect.files import ROOM
from entente.collect.html import HtmlPage, is_html, read_html
from entente.collect.kinds import find_kind
from entente.collect.language import find_language
from entente.collect.origins import find_origin, without_tail
from entente.collect.pages import Page, Unreadable
from entente.collect.parts import label_parts, place_in
from entente.records import Article, Failure, Part, Span
from entente.settings import CollectSettings

Parts = tuple[tuple[Part, Span], ...]
_ID_DIGITS = 12
_BY = re.compile(r"^(?:story |written |text )?by:?\s+", re.IGNORECASE)


def make_articles(page: Page, settings: CollectSettings) -> Iterator[Article | Failure]:
    """Yield the article of `page`, and a failure where letters of it were lost or it has none."""
    try:
        yield make_article(page, settings)
    except Unreadable as error:
        yield Failure(name=page.name, room=ROOM, reason=str(error))
        return
    if page.damaged:
        reason = f"{page.damaged} characters could not be decoded and stand as �; save it again as UTF-8"
        yield Failure(name=page.name, room=ROOM, reason=f"the article was read, but {reason}")


def make_article(page: Page, settings: CollectSettings) -> Article:
    """Return `page` as an article with its parts labelled. Raises `Unreadable`."""
    read = _read_page(page)
    fields, text = read.fields, read.text
    if not text.strip():
        raise Unreadable("there is no text in it; nothing to read")
    if len(text) > settings.longest_text:
        raise Unreadable(f"{len(text):,} characters are more than an article has; split it into articles")
    parts = label_parts(text, headline=fields.headline, url=fields.url, main=read.main, hints=read.hints)
    origin = find_origin(fields, text, parts)
    return Article(
        id=article_id(fields.url or fields.id or page.relative, text),
        name=fields.id or fields.url or page.name,
        text=text,
        url=fields.url,
        address=fields.url or page.file,
        outlet=origin.outlet,
        kind=find_kind(fields, text, parts, origin.known),
        publisher_actor=origin.known.voice if origin.known is not None else None,
        agency=origin.agency,
        headline=_headline(fields.headline or _first(Part.HEADLINE, text, parts), origin.outlet),
        byline=_names(fields.byline or _first(Part.BYLINE, text, parts)),
        dateline=_dateline_place(text, parts),
        proposals=propose_dates(fields, text, parts),
        language=find_language(text, parts),
        parts=parts,
        digest=page.digest,
        notes=page.notes,
    )


def _read_page(page: Page) -> HtmlPage:
    """Return the text of `page` with what its markup says, if it has any."""
    fields = page.fields
    if fields.text is None:
        return read_html(fields)
    if is_html(fields.text):
        return read_html(replace(fields, html=fields.text))
    text, _ = without_surrogates(fields.text)
    return HtmlPage(fields=page.fields, text=text, main=(), hints={})


def _first(part: Part, text: str, parts: Parts) -> str | None:
    return next((span.of(text) for own, span in parts if own is part), None)


def _headline(words: str | None, outlet: str | None) -> str | None:
    return without_tail(words, outlet) if words is not None else None


def _names(byline: str | None) -> str | None:
    return _BY.sub("", byline).strip() if byline is not None else None


def _dateline_place(text: str, parts: Parts) -> str | None:
    words = _first(Part.DATELINE, text, parts)
    return place_in(words) if words is not None else None


def article_id(address: str, text: str) -> str:
    """Return the id of the article that stands at `address` and says `text`."""
    return hashlib.sha256(f"{address}\0{text}".encode()).hexdigest()[:_ID_DIGITS]
