"""Measures as a table, beside the floors they may not fall below."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.measure import Measure

FLOORS = Path(__file__).with_name("floors.toml")
_CEILINGS = (
    "traps",
    "forbidden",
    ".false",
    "false_",
    "originals",
    "per_sentence",
    "mae",
    "share_of_parse",
)  # less is better


def show(title: str, measures: Sequence[Measure]) -> bool:
    """Print the measures of one set; return whether every floor holds."""
    floors = load_floors()
    print(f"\n{title}")
    held = True
    for measure in measures:
        floor = floors.get(measure.name)
        holds = floor is None or reaches(measure, floor)
        held = held and holds
        print(_row(measure, floor, holds=holds))
    return held


def load_floors() -> Mapping[str, float]:
    """Return the committed floors, by name of the measure."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def reaches(measure: Measure, floor: float) -> bool:
    """Say whether a measure is as good as `floor`, to three decimals."""
    value = round(measure.value, 3)
    return value <= floor if is_ceiling(measure.name) else value >= floor


def is_ceiling(name: str) -> bool:
    """Say whether less is better for the measure called `name`."""
    return any(part in name for part in _CEILINGS)


def _row(measure: Measure, floor: float | None, *, holds: bool) -> str:
    interval = f"[{measure.low:.3f} {measure.high:.3f}]" if measure.low is not None else ""
    beside = "" if floor is None else f"floor {floor:.3f}" + ("" if holds else "  BELOW")
    n = "" if measure.n is None else f"n={measure.n}"
    return f"  {measure.name:<42} {measure.value:>9.3f} {interval:<17} {n:<8} {beside} {measure.note}".rstrip()
