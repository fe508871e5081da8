"""What an episode is called: `Beijing, 16-17 May 2024: Vladimir Putin's visit to China`."""

from datetime import date

from entente.lexicon.episodes import find_title
from entente.records import Grain, When


def show_label(*, place: str | None, when: When, title: str | None) -> str:
    """Return place, days and title as far as they are known."""
    head = ", ".join(part for part in (place, show_days(when)) if part)
    return ": ".join(part for part in (head, title) if part)


def show_title(event_type: str, modes: tuple[str, ...], actor: str, recipient: str) -> str | None:
    """Return what to call an episode whose main event is of that type, None if there is no name for it."""
    title = find_title(event_type, modes)
    return title.of(actor, recipient) if title else None


def show_days(when: When) -> str:
    """Return the days of `when` as a reader writes them; empty where they are not known."""
    if when.start is None or when.end is None:
        return ""
    if when.grain in {Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.LONGER} and when.start.day == 1:
        return f"{when.start:%B %Y}" if when.start.month == when.end.month else str(when.start.year)
    return _interval(when.start, when.end)


def _interval(start: date, end: date) -> str:
    last = f"{end.day} {end:%B %Y}"
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}-{last}"
    return f"{start.day} {start:%B}{'' if start.year == end.year else f' {start.year}'} - {last}"
