"""One measured number, and how sure it is."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Unit = TypeVar("Unit")

_DRAWS = 300  # enough for a 95 % interval to one decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number of one development set: `name` is its key in floors.toml, `low` and `high` its 95 % interval."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None  # units it rests on
    note: str = ""


def bootstrap(
    name: str, units: Sequence[Unit], score: Callable[[Sequence[Unit]], float], *, note: str = "", seed: int = 1
) -> Measure:
    """Return `score(units)` with a 95 % interval from redrawing whole units (articles, sentences)."""
    draw = random.Random(seed)  # noqa: S311  # not for secrets
    values = sorted(score(draw.choices(units, k=len(units))) for _ in range(_DRAWS)) if units else [0.0]
    low, high = values[int(0.025 * len(values))], values[int(0.975 * len(values))]
    return Measure(name=name, value=score(units), low=low, high=high, n=len(units), note=note)


def f1(tp: float, predicted: float, gold: float) -> float:
    """Return the harmonic mean of precision and recall from counts."""
    return 2 * tp / (predicted + gold) if predicted + gold else 0.0
