"""The articles that benchmarks read: the bulk corpus beside the repository, else our own examples again and again."""

import gzip
import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BULK = ROOT.parent / "shared" / "corpus" / "bulk.jsonl.gz"


def write_rows(n: int, folder: Path) -> Path:
    """Write `n` articles as JSON lines into `folder` and return the file."""
    path = folder / f"{n}.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for row in islice(_rows(), n):
            out.write(json.dumps(row) + "\n")
    return path


def _rows() -> Iterator[dict[str, str]]:
    if _BULK.exists():
        with gzip.open(_BULK, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
        return
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("examples/*.txt"))]
    for number, text in enumerate(cycle(texts)):
        yield {"url": f"https://example.org/{number}", "text": f"{text}\n\n{number}"}
