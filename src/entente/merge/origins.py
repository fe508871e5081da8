"""Where the words of a mention come from: whose text it is once copied passages are followed to their lead."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from entente.records import Article, CopyGroup, EventMention, Place, Span

_STEPS = 8  # from copy to lead, and on if the lead has copied too; leads come first in rank, so this never turns round


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where words come from; equal keys are one origin, equal newsrooms one newsroom."""

    key: str
    newsroom: str | None  # None: nobody says whose text it is
    article_id: str  # that holds the words first


class Origins:
    """Finds the origin of mentions, given which articles copy which passages."""

    def __init__(self, articles: Sequence[Article], copies: Sequence[CopyGroup]) -> None:
        self._articles: Mapping[str, Article] = {article.id: article for article in articles}
        self._passages: defaultdict[str, list[tuple[Span, Place]]] = defaultdict(list)
        for group in copies:
            for copy in group.copies:
                self._passages[copy.article_id] += copy.shared

    def of(self, article: Article, mention: EventMention) -> Origin:
        """Return the origin of `mention`: the lead of its passage, else who is credited, else outlet, else article."""
        first = self._follow(article, mention.span)
        named = first.agency or first.outlet
        return Origin(
            key=mention.via.casefold() if mention.via else named or first.id,
            newsroom=named,
            article_id=first.id,
        )

    def _follow(self, article: Article, span: Span) -> Article:
        """Return the article that has the words at `span` from nobody else here."""
        for _ in range(_STEPS):
            source = next((place for there, place in self._passages[article.id] if there.overlaps(span)), None)
            if source is None or source.article_id not in self._articles:
                return article
            article, span = self._articles[source.article_id], source.span
        return article
