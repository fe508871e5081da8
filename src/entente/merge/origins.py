"""Where the words of a mention come from: whose text it is once copied passages are followed to their lead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from entente.records import CopyGroup, EventMention, Place, Span

_STEPS = 8  # from copy to lead, and on if the lead has copied too; leads come first in rank, so this never turns round


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Whose text an article is, as far as it says so itself."""

    article_id: str
    outlet: str | None
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where words come from; equal keys are one origin, equal newsrooms one newsroom."""

    key: str
    newsroom: str | None  # None: nobody says whose text it is
    article_id: str  # that holds the words first


class Origins:
    """Finds the origin of mentions, given which articles copy which passages."""

    def __init__(self, sources: Iterable[Source], copies: Sequence[CopyGroup]) -> None:
        self._sources: Mapping[str, Source] = {source.article_id: source for source in sources}
        self._passages: dict[str, list[tuple[Span, Place]]] = {}
        for group in copies:
            for copy in group.copies:
                self._passages.setdefault(copy.article_id, []).extend(copy.shared)

    def of(self, article_id: str, mention: EventMention) -> Origin:
        """Return the origin of `mention`: the lead of its passage, else who is credited, else outlet, else article."""
        first = self._follow(self._sources[article_id], mention.span)
        named = first.agency or first.outlet
        return Origin(
            key=mention.via.casefold() if mention.via else named or first.article_id,
            newsroom=named,
            article_id=first.article_id,
        )

    def _follow(self, source: Source, span: Span) -> Source:
        """Return whose words at `span` are that has them from nobody else here."""
        for _ in range(_STEPS):
            passages = self._passages.get(source.article_id, ())
            place = next((place for there, place in passages if there.overlaps(span)), None)
            if place is None or place.article_id not in self._sources:
                return source
            source, span = self._sources[place.article_id], place.span
        return source
