"""Doctor: whether this installation and a record are sound, and what is not yet read."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from typing import Literal

from entente.store import Record

_NEEDED = ("msgspec", "lxml", "onnxruntime", "rapidfuzz", "rich", "tokenizers", "trafilatura", "typer")
_UNVERIFIED = "unverified"

State = Literal["ok", "note", "wrong"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing the doctor looked at."""

    about: str
    state: State
    said: str


def check_house() -> Iterator[Finding]:
    """Yield how the installation is: libraries, weights, tables."""
    for package in _NEEDED:
        yield _package(package)
    weights = resources.files("entente").joinpath("pipelines", "en")
    files = [entry for entry in weights.iterdir() if entry.is_file()] if weights.is_dir() else []
    if files:
        yield Finding(about="parser en", state="ok", said=f"{len(files)} files")
    else:
        yield Finding(about="parser en", state="wrong", said="its weights are not here; install Entente again")
    yield _tables()


def check_record(record: Record, reader_id: str) -> Iterator[Finding]:
    """Yield how a record is: sound, folded, read by this reader; what is in it, and what failed."""
    problems = record.problems()
    yield Finding(about="file", state="wrong" if problems else "ok", said="; ".join(problems) or str(record.path))
    folded = "all articles are folded in" if record.is_folded else "a build was interrupted; go on: entente update"
    yield Finding(about="world", state="ok" if record.is_folded else "wrong", said=folded)
    languages: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for article, reading in record.readings():
        counts.update(articles=1, events=len(reading.events), quotes=len(reading.quotes), actors=len(reading.mentions))
        languages[article.language] += not reading.reader
    yield Finding(about="articles", state="ok", said=f"{counts['articles']:,}")
    said = f"{counts['events']:,} of events, {counts['quotes']:,} quotations, {counts['actors']:,} of actors"
    yield Finding(about="mentions", state="ok", said=said)
    unread = ", ".join(f"{n} {language}" for language, n in sorted(languages.items()) if n)
    if unread:
        yield Finding(about="not yet read", state="note", said=f"other languages: {unread}")
    stale = len(record.stale(reader_id))
    if stale:
        yield Finding(about="stale", state="note", said=f"{stale:,} by an earlier reader; entente update --reread")
    for failure in record.failures():
        yield Finding(about=f"failed to {failure.room}", state="note", said=f"{failure.name}: {failure.reason}")


def _package(name: str) -> Finding:
    try:
        return Finding(about=name, state="ok", said=metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(about=name, state="wrong", said="not installed; run: pip install entente")


def _tables() -> Finding:
    """Count the facts of the lexicon that still want a place where they can be checked."""
    n_facts = n_open = 0
    for entry in resources.files("entente.lexicon").iterdir():
        if entry.name.endswith(".csv"):
            rows = list(csv.DictReader(io.StringIO(entry.read_text(encoding="utf-8"))))
            bases = [row["basis"] for row in rows if "basis" in row]
            n_facts += len(bases)
            n_open += sum(basis in {_UNVERIFIED, ""} for basis in bases)
    said = f"{n_facts:,} facts, {n_open:,} of them unverified"
    return Finding(about="lexicon", state="note" if n_open else "ok", said=said)
