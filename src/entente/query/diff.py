"""Diff: what another record says differently of the same articles; what a new lexicon or model changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from entente.records import Article, EventMention, Publication, Quote, Reading
from entente.store import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that only one record says, or that both say differently."""

    change: str  # new, gone, changed
    what: str  # article, published, event, quote
    article: str
    was: str | None
    now: str | None
    words: str | None  # the sentence it rests on


def find_changes(before: Record, after: Record) -> Iterator[Change]:
    """Yield what changed from one record to the other, by article."""
    old = {article.id: (article, reading) for article, reading in before.readings()}
    published = [_published(record) for record in (before, after)]
    for article, reading in after.readings():
        if article.id not in old:
            yield _change("article", article, None, article.name)
            continue
        yield from _in_article(article, old.pop(article.id)[1], reading)
        was, now = (found.get(article.id) for found in published)
        if was != now:
            yield _change("published", article, was, now)
    for article, _ in old.values():
        yield _change("article", article, article.name, None)


def _in_article(article: Article, was: Reading, now: Reading) -> Iterator[Change]:
    told = [{_place(event): event for event in reading.events} for reading in (was, now)]
    for place in sorted(told[0].keys() | told[1].keys()):
        events = [found.get(place) for found in told]
        coded = [_coded(event) if event else None for event in events]
        if coded[0] != coded[1]:
            words = next(event for event in events if event).span.of(article.text)
            yield _change("event", article, *coded, words=words)
    said = [{quote.content: quote for quote in reading.quotes} for reading in (was, now)]
    for content in sorted(said[0].keys() | said[1].keys()):
        laid = [_laid(found[content], article) if content in found else None for found in said]
        if laid[0] != laid[1]:
            yield _change("quote", article, *laid, words=content.of(article.text))


def _place(event: EventMention) -> tuple[int, int, str]:
    """Two codings of one word are one event, whatever its type; two types at one word are told apart by the act."""
    return event.trigger.start, event.trigger.end, "content" if event.act_id else "act"


def _coded(event: EventMention) -> str:
    sides = (",".join(sorted(role.actor_id for role in roles)) for roles in (event.actors, event.recipients))
    parts = (event.event_type, *event.modes, " > ".join(sides), event.status.value, ",".join(event.holders))
    when = event.time.value if event.time else ""
    return " ".join(filter(None, (*parts, when, event.matter or "")))


def _laid(quote: Quote, article: Article) -> str:
    words = quote.speaker.of(article.text) if quote.speaker else "nobody"
    return f"{words} ({', '.join(quote.speakers) or 'not known'}), {quote.directness.value}"


def _published(record: Record) -> dict[str, str]:
    return {one.article_id: _days(one) for one in record.groups().publications}


def _days(publication: Publication) -> str:
    return f"{publication.when.start} to {publication.when.end}"


def _change(what: str, article: Article, was: str | None, now: str | None, *, words: str | None = None) -> Change:
    change = "new" if was is None else "gone" if now is None else "changed"
    return Change(change=change, what=what, article=article.name, was=was, now=now, words=words)
