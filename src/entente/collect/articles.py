"""From a page to an article."""

import hashlib
from collections.abc import Iterator

from entente.collect.decode import without_surrogates
from entente.collect.files import ROOM
from entente.collect.pages import Page, Unreadable
from entente.collect.parts import label_parts
from entente.collect.settings import CollectSettings
from entente.records import Article, Failure

_ID_DIGITS = 12


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
    fields = page.fields
    text, _ = without_surrogates(fields.text or fields.html or "")
    if not text.strip():
        raise Unreadable("there is no text in it; nothing to read")
    if len(text) > settings.longest_text:
        raise Unreadable(f"{len(text):,} characters are more than an article has; split it into articles")
    return Article(
        id=article_id(fields.url or fields.id or page.relative, text),
        name=fields.id or fields.url or page.name,
        text=text,
        url=fields.url,
        outlet=fields.outlet,
        headline=fields.headline,
        byline=fields.byline,
        parts=label_parts(text, headline=fields.headline, url=fields.url),
        digest=page.digest,
        notes=page.notes,
    )


def article_id(address: str, text: str) -> str:
    """Return the id of the article that stands at `address` and says `text`."""
    return hashlib.sha256(f"{address}\0{text}".encode()).hexdigest()[:_ID_DIGITS]
