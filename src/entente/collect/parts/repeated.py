"""Lines that the pages of one host repeat: a second pass over articles that only adds labels."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from entente.collect.parts.lines import Line, find_lines
from entente.records import Article, Part, Span

_PAGES = 3  # of a host that repeat a line under different lines: versions of one story repeat their neighbours too
_LONGEST = 40  # words; notes about the author and the outlet are shorter


@dataclass(slots=True)
class Repeated:
    """What the pages of each host have in common: for every short line, the lines it was met under."""

    _above: dict[tuple[str, int], set[int]] = field(default_factory=lambda: defaultdict(set))

    def count(self, articles: Iterable[Article]) -> None:
        """Take in the lines of `articles`; those without an address are passed over."""
        for article in articles:
            host = _host(article)
            if host is None:
                continue
            above = 0
            for line in find_lines(article.text):
                if line.words <= _LONGEST and len(self._above[host, hash(line.folded)]) < _PAGES:
                    self._above[host, hash(line.folded)].add(above)
                above = hash(line.folded)

    def label(self, article: Article) -> Article:
        """Return `article` with the lines of its host that are not labelled yet as furniture."""
        host = _host(article)
        if host is None:
            return article
        added = tuple(self._found(host, article))
        return replace(article, parts=tuple(sorted((*article.parts, *added), key=_place))) if added else article

    def _found(self, host: str, article: Article) -> Iterator[tuple[Part, Span]]:
        for line in find_lines(article.text):
            if not _is_labelled(line, article) and len(self._above.get((host, hash(line.folded)), ())) >= _PAGES:
                yield Part.FURNITURE, line.span


def _is_labelled(line: Line, article: Article) -> bool:
    return any(span.overlaps(line.span) for _, span in article.parts)


def _place(labelled: tuple[Part, Span]) -> Span:
    return labelled[1]


def _host(article: Article) -> str | None:
    return urlsplit(article.url).hostname if article.url else None
