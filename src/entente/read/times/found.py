"""Times while they are being put together from words and from smaller times."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from entente.read.times.patterns import Match
from entente.read.times.words import Word
from entente.records import Grain

_GRAIN_OF_UNIT = {
    "D": Grain.DAY,
    "W": Grain.WEEK,
    "M": Grain.MONTH,
    "Q": Grain.QUARTER,
    "Y": Grain.YEAR,
    "WEEK": Grain.WEEK,
    "WEEKEND": Grain.DAY,
    "MONTH": Grain.MONTH,
    "QUARTER": Grain.QUARTER,
    "YEAR": Grain.YEAR,
}
_UNIT_KEYS = ("unit", "one", "units", "named")
_DIRECTIONS = {"past": -1, "none": 0, "future": 1}
_SLOT = re.compile(r"\{([a-z]+)(-?)\}")
_BARE_LENGTH = re.compile(r"PT?[\dX]+[A-Z]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A time over some words; `direction` None is that of the governing verb."""

    rule: str
    value: str
    anchor: str  # as in the table, before `previous` and `event` are looked up
    direction: int | None
    grain: Grain
    hidden: bool
    words: tuple[Word, ...]

    @property
    def form(self) -> str:
        """The word it is, where it is one; no word is spelled like the mark of a longer one."""
        return self.words[0].form if len(self.words) == 1 else "\0"

    @property
    def kinds(self) -> Mapping[str, str]:
        """What patterns of higher levels may take it for."""
        if _BARE_LENGTH.match(self.value) and self.direction == 0:
            return {"LENGTH": self.value}
        if self.hidden or self.anchor == "event" or self.value.startswith("EVERY_") or self.value.endswith("_REF"):
            return {}
        return {"TIME": self.value, "DAYTIME" if self.grain is Grain.DAY else "STRETCH": self.value}


Piece = Word | Found


def put_together(match: Match, pieces: Sequence[Piece]) -> Found:
    """Return the time that `match` names."""
    pattern = match.pattern
    inside = [piece for piece in pieces[match.first : match.after] if isinstance(piece, Found)]
    words = tuple(word for piece in pieces[match.first : match.after] for word in words_in(piece))
    words = words[pattern.trim :] if pattern.trim >= 0 else words[: pattern.trim]
    anchor: str = pattern.anchor
    if anchor == "same":
        anchor = _stronger(inside)
    direction = _DIRECTIONS.get(pattern.direction)
    if inside and pattern.direction == "same":
        direction = inside[0].direction
    return Found(
        rule=pattern.id,
        value=_SLOT.sub(lambda slot: _filled(match.bound[slot[1]], slot[2]), pattern.value),
        anchor=anchor,
        direction=direction,
        grain=_grain(match, inside),
        hidden=pattern.hidden,
        words=words,
    )


def words_in(piece: Piece) -> tuple[Word, ...]:
    """Return the words that `piece` is made of."""
    return piece.words if isinstance(piece, Found) else (piece,)


def _stronger(inside: Sequence[Found]) -> str:
    """Return the anchor of a range: the calendar only when both its ends are of it."""
    return next((found.anchor for found in inside if found.anchor != "calendar"), "calendar")


def _filled(value: str, minus: str) -> str:
    return str(int(value) - 1) if minus else value


def _grain(match: Match, inside: Sequence[Found]) -> Grain:
    grain = match.pattern.grain
    if grain == "same":
        return inside[0].grain if inside else Grain.DAY
    if grain == "unit":
        unit = next((match.bound[key] for key in _UNIT_KEYS if key in match.bound), "")
        return _GRAIN_OF_UNIT.get(unit, Grain.LONGER)
    return Grain(grain)


def as_length(found: Found, sign: str) -> Found:
    """Return a time told from one before it as a distance from the publication, where nothing stands before it."""
    value = found.value.lstrip("+-") or f"THIS_{found.grain.name}"
    if value.startswith("T") and value[1].isdigit():
        value = f"THIS_DAY{value}"
    return replace(found, value=value, anchor="publication", direction={"+": 1, "-": -1}.get(sign, 0))
