"""Which rows a user wants, by the date of the event or of the article."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Bounds, both included; a row whose days overlap them is kept, one without days only where there is no bound."""

    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None

    def keeps_event(self, start: date | None, end: date | None) -> bool:
        """Say whether something that took place from `start` to `end` is wanted."""
        return _overlaps(start, end, self.since, self.until)

    def keeps_article(self, start: date | None, end: date | None) -> bool:
        """Say whether an article that was published between `start` and `end` is wanted."""
        return _overlaps(start, end, self.published_since, self.published_until)

    @property
    def by_event(self) -> bool:
        """Whether the date of the event is bounded."""
        return self.since is not None or self.until is not None

    @property
    def by_article(self) -> bool:
        """Whether the date of the article is bounded."""
        return self.published_since is not None or self.published_until is not None


def _overlaps(start: date | None, end: date | None, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    if start is None and end is None:
        return False
    first, last = start or end, end or start
    return (since is None or last is None or last >= since) and (until is None or first is None or first <= until)
