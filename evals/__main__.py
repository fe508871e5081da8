"""Measure everything: `python -m evals [SET...] [--raise-floors]`.

Prints every table beside its floor, and exits with 1 if a number fell below one. `--raise-floors` writes the
numbers that passed their floor, and new ones, to floors.toml; nothing ever lowers a floor but a hand and a reason.
"""

import argparse
import importlib
import sys
from collections.abc import Iterable

from evals.measure import Measure
from evals.show import FLOORS, is_ceiling, load_floors, reaches, show

_SETS = (
    "parse",
    "cleaning",
    "actors",
    "quotes",
    "times",
    "status",
    "types",
    "events",
    "sentences",
    "copies",
    "episodes",
    "gold",
)
_UNSTABLE = ("words_per_s", "seconds", "ratio", "mb", "memory", "share_of_parse")  # differ by machine: no floor


def main() -> int:
    """Run the chosen sets; return the exit code."""
    arguments = _arguments()
    measures: list[Measure] = []
    held = True
    for name in arguments.sets or _SETS:
        found = importlib.import_module(f"evals.{name}").run()
        held = show(name, found) and held
        measures += found
    if arguments.raise_floors:
        _raise_floors(measures)
    return 0 if held else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", choices=(*_SETS, []))
    parser.add_argument("--raise-floors", action="store_true")
    return parser.parse_args()


def _raise_floors(measures: Iterable[Measure]) -> None:
    floors = dict(load_floors())
    for measure in measures:
        if any(part in measure.name for part in _UNSTABLE):
            continue
        if measure.name not in floors or reaches(measure, floors[measure.name]):
            floors[measure.name] = _rounded(measure)
    rows = "".join(f'"{name}" = {value}\n' for name, value in sorted(floors.items()))
    FLOORS.write_text(f"# What each measure may not fall below (traps and false events: not rise above).\n{rows}")


def _rounded(measure: Measure) -> float:
    """Return the value to three decimals, rounded to the easier side."""
    slack = 0.0005 if is_ceiling(measure.name) else -0.0005
    return round(measure.value + slack, 3)


if __name__ == "__main__":
    sys.exit(main())
