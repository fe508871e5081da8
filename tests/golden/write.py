"""Write the golden files of the examples anew: `python -m tests.golden.write`, then read the diff."""

import tempfile
from pathlib import Path

from entente.pipeline import build
from entente.query.brief import make_brief
from entente.records import Role
from entente.serve.brief import render_brief
from entente.store import Record, open_record

GOLDENS = Path(__file__).parent
EXAMPLES = Path(__file__).parents[2] / "examples"


def build_examples(folder: Path) -> Path:
    """Build the record of the shipped examples in `folder`; return its path."""
    record = folder / "record.db"
    build([str(EXAMPLES)], record)
    return record


def brief_of(record: Record) -> str:
    """Return the first screen as text."""
    brief = make_brief(list(record.readings()), record.groups(), record.world(), list(record.failures()))
    return "".join(f"{row}\n" for row in render_brief(brief))


def events_of(record: Record) -> str:
    """Return a row a mention: article, type, status, who, to whom, the word."""
    rows = []
    for article, reading in sorted(record.readings(), key=lambda pair: pair[0].name):
        for event in sorted(reading.events, key=lambda one: one.trigger.start):
            cells = (
                Path(article.name).name,
                event.event_type,
                event.status.value,
                _ids(event.actors),
                _ids(event.recipients),
                event.trigger.of(article.text),
            )
            rows.append("\t".join(cells))
    return "".join(f"{row}\n" for row in rows)


def _ids(roles: tuple[Role, ...]) -> str:
    return ",".join(role.actor_id for role in roles)


def main() -> None:
    """Write both files."""
    with tempfile.TemporaryDirectory() as folder, open_record(build_examples(Path(folder))) as record:
        (GOLDENS / "brief.txt").write_text(brief_of(record), encoding="utf-8")
        (GOLDENS / "events.tsv").write_text(events_of(record), encoding="utf-8")


if __name__ == "__main__":
    main()
