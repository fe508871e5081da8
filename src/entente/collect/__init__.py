"""Collect: from pages, rows and pasted text to articles with their parts labelled."""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from entente.collect.articles import make_articles
from entente.collect.fields import check_aliases
from entente.collect.files import ROOM, Found, find_files
from entente.collect.formats import paste, read_file
from entente.collect.parts.repeated import Repeated
from entente.records import Article, Failure
from entente.settings import CollectSettings, load_settings

__all__ = ["collect"]


def collect(
    inputs: Sequence[str | Path], *, settings: CollectSettings | None = None, stdin: bytes | None = None
) -> Iterator[Article | Failure]:
    """Yield the articles of files, folders and pasted text (`-`) in one order, and a failure for all that is not one.

    Nothing is held but the article at hand and the ids of those before it.
    """
    chosen = settings or load_settings().collect
    check_aliases(chosen.aliases)
    pasted = _pasted(inputs, stdin)
    if not chosen.repeated_lines:
        yield from _collect(inputs, pasted, chosen)
        return
    repeated = Repeated()
    repeated.count(result for result in _collect(inputs, pasted, chosen) if isinstance(result, Article))
    for result in _collect(inputs, pasted, chosen):
        yield repeated.label(result) if isinstance(result, Article) else result


def _collect(
    inputs: Sequence[str | Path], pasted: Found | None, settings: CollectSettings
) -> Iterator[Article | Failure]:
    names: dict[str, str] = {}
    files = find_files([given for given in inputs if str(given) != "-"])
    for found in chain((pasted,) if pasted is not None else (), files):
        results = _read(found, settings) if isinstance(found, Found) else (found,)
        for result in results:
            yield result if isinstance(result, Failure) else _once(result, names)


def _pasted(inputs: Sequence[str | Path], stdin: bytes | None) -> Found | None:
    if "-" not in map(str, inputs):
        return None
    return paste(sys.stdin.buffer.read() if stdin is None else stdin)


def _read(found: Found, settings: CollectSettings) -> Iterator[Article | Failure]:
    """Yield what a file holds; whatever breaks in it ends in a failure that names it."""
    name = found.name
    try:
        for page in read_file(found, settings):
            if isinstance(page, Failure):
                yield page
                continue
            name = page.name
            yield from make_articles(page, settings)
    except Exception as error:  # noqa: BLE001  # the door of the room: an input may break any library it passes through
        yield Failure(name=name, room=ROOM, reason=f"this could not be read ({type(error).__name__}: {error})")


def _once(article: Article, names: dict[str, str]) -> Article | Failure:
    if article.id in names:
        reason = f"the same address and the same words as {names[article.id]}; it is kept once"
        return Failure(name=article.name, room=ROOM, reason=reason)
    names[article.id] = article.name
    return article
