"""How an episode is called after the event that most of its articles tell."""

from dataclasses import dataclass
from functools import cache

from entente.lexicon.tables import load_csv


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The title for events of a type and, where it says so, a mode; `example` is what it gives."""

    event_type: str
    title: str
    example: str
    mode: str | None = None

    def of(self, actor: str, recipient: str) -> str:
        """Return the title with its parties' names."""
        return self.title.format(actor=actor, recipient=recipient).replace("s's ", "s' ")


@cache
def load_titles() -> tuple[Title, ...]:
    """Return all titles, those of a mode before that of the whole type."""
    return load_csv("episode_titles.csv", Title)


def find_title(event_type: str, modes: tuple[str, ...]) -> Title | None:
    """Return the title for events of `event_type` and `modes`, None if the type has none."""
    return next(
        (row for row in load_titles() if row.event_type == event_type and (row.mode is None or row.mode in modes)), None
    )
