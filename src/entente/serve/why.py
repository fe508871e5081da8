"""An explanation on the screen: what it is, then one step a line, then what it rests on."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from rich.text import Text

from entente.query.why import Explanation
from entente.serve.cli.options import Format
from entente.serve.tables import console_for, opened

_ABOUT = 12  # width of the column that names a step


def show_explanation(explanation: Explanation, *, form: Format, output: Path | None) -> None:
    """Print an explanation as text, or as JSON."""
    with opened(output) as out:
        if form is not Format.TABLE:
            encoded = msgspec.json.encode(explanation)
            out.write((encoded if form is Format.JSONL else msgspec.json.format(encoded, indent=2)).decode() + "\n")
            return
        console = console_for(out)
        for depth, about, said in _rows(explanation, 0):
            row = Text.assemble((f"{about:<{_ABOUT}}", "dim"), " ", (said, "bold" if not about else ""))
            for number, line in enumerate(row.wrap(console, console.width - 2 * depth)):
                indent = "  " * depth + (" " * (_ABOUT + 1) if number else "")
                console.print(indent, line, sep="", soft_wrap=True)


def _rows(explanation: Explanation, depth: int) -> Iterator[tuple[int, str, str]]:
    yield depth, "", f"{explanation.title}  [{explanation.id}]"
    for step in explanation.steps:
        yield depth, step.about, " ".join(step.said.split())
    for one in explanation.below:
        yield depth, "", ""
        yield from _rows(one, depth + 1)
