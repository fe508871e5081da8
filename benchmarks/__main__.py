"""`python -m benchmarks [steps|memory|workers]... [--articles N]`; sizes are those of the design with `--full`.

`python -m benchmarks --fold RECORD` folds a copy of a record anew, and nothing else.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.builds import measure_fold, measure_memory, measure_workers
from benchmarks.steps import measure

_SETS = ("steps", "workers", "memory")


def main() -> int:
    """Run the chosen benchmarks and print their tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", choices=(*_SETS, []))
    parser.add_argument("--articles", type=int, default=60, help="how many articles steps and workers read")
    parser.add_argument("--full", action="store_true", help="memory at 1,000 and 5,000 articles, not 40 and 120")
    parser.add_argument("--fold", type=Path, metavar="RECORD", help="fold a copy of this record, in place of the sets")
    arguments = parser.parse_args()
    small, large = (1000, 5000) if arguments.full else (40, 120)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if arguments.fold:
            print("\n".join(measure_fold(arguments.fold, folder)))
            return 0
        for chosen in arguments.sets or _SETS:
            rows = {
                "steps": lambda: measure(arguments.articles, folder),
                "workers": lambda: measure_workers(arguments.articles, folder),
                "memory": lambda: measure_memory(small, large, folder),
            }[chosen]()
            print(f"\n{chosen}\n" + "\n".join(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
