"""Progress on standard error: what is being done, to which article, and how many are done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from entente.pipeline import Tell


@contextmanager
def show_progress() -> Iterator[Tell | None]:
    """Give a function that shows each step; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("start", total=None)
        counts: dict[str, int] = {}

        def tell(what: str, name: str) -> None:
            counts[what] = counts.get(what, 0) + 1
            number = f" {counts[what]:,}" if what == "read" else ""
            progress.update(task, description=f"{what}{number}  {name[-70:]}")

        yield tell
