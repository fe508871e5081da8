"""Events on 478 sentences of the corpora beside the repository, coded blind by readers who had not seen the code.

`coded_sentences.jsonl` holds codes and places, no words: an article by its id or address, the characters of the
sentence, and its events as in the gold's format. The `held` half was never looked at while frames were written.
"""

import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entente.collect.kinds import find_kind
from entente.collect.pages import Fields
from entente.lexicon.outlets import outlet_at
from entente.records import Article
from evals.events import Row, as_prediction, measure_levels, read, score
from evals.measure import Measure
from evals.show import show
from evals.where import SHARED

_CODES = Path(__file__).with_name("coded_sentences.jsonl")
_CORPUS = SHARED / "corpus"
_EMPTY: Mapping[str, Any] = {"sources_ok": [], "targets_ok": [], "targets": [], "reciprocal": False, "required": False}
_UNDATED: Mapping[str, Any] = {"date_start": None, "date_end": None, "date_ok": None, "same_as_ok": []}


@dataclass(frozen=True, slots=True)
class Text:
    """An article of the corpora."""

    text: str
    outlet: str | None


def run() -> list[Measure]:
    """Return the measures of both halves."""
    if not _CORPUS.exists():
        print("sentences: no ../shared/corpus here, nothing measured")
        return []
    coded = [json.loads(row) for row in _CODES.read_text(encoding="utf-8").splitlines()]
    texts = _texts({row["article"] for row in coded})
    measures = []
    for half in ("read", "held"):
        rows = [row for row in coded if row["half"] == half and row["article"] in texts]
        measures += _measure(half, rows, texts)
    return measures


def _texts(wanted: set[str]) -> dict[str, Text]:
    found = {}
    for row in _corpus():
        for name in {row.get("url"), row.get("id")} & wanted:
            found[str(name)] = Text(row.get("text") or row["retrieved_text"], row.get("outlet"))
    return found


def _corpus() -> Iterator[Row]:
    for name in ("dev.jsonl", "regional.jsonl", "bulk.jsonl.gz"):
        path = _CORPUS / name
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _measure(half: str, rows: list[Row], texts: Mapping[str, Text]) -> list[Measure]:
    """Score the predictions of the coded sentences, the coded ones alone, one article after the other."""
    by_article: dict[str, list[Row]] = {}
    for row in rows:
        by_article.setdefault(row["article"], []).append(row)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_gold(folder, by_article, texts)
        single = [score({key: list(_predict(key, texts[key], own))}, gold=folder) for key, own in by_article.items()]
    return measure_levels(f"sentences.{half}", single)


def _predict(key: str, text: Text, coded: Iterable[Row]) -> Iterator[Row]:
    events, mentions = read(_article(key, text))
    for row in coded:
        for event in events:
            if row["start"] <= event.trigger.start < row["end"]:
                yield as_prediction(key, event, mentions) | {"start": row["start"], "end": row["end"]}


def _article(key: str, text: Text) -> Article:
    """Return an article with what its address says of it, as the room `collect` does: whose own text it is."""
    known = outlet_at(key) if "//" in key else None
    return Article(
        id=key,
        name=key,
        text=text.text,
        outlet=text.outlet,
        kind=find_kind(Fields(url=key), text.text, (), known),
        publisher_actor=known.voice if known is not None else None,
    )


def _write_gold(folder: Path, by_article: Mapping[str, list[Row]], texts: Mapping[str, Text]) -> None:
    """Write the codes in the gold's format, the words taken from the corpora for as long as the scorer runs."""
    events = [event for key, rows in by_article.items() for row in rows for event in _events(key, row)]
    parties = {x for e in events for side in ("sources", "targets", "sources_ok", "targets_ok") for x in e[side] if x}
    content = {
        "articles": [{"article": key, "text": texts[key].text, "role": "core"} for key in by_article],
        "sentences": [
            _place(key, row) | {"text": texts[key].text[row["start"] : row["end"]], "kind": "body"}
            for key, rows in by_article.items()
            for row in rows
        ],
        "events": events,
        "actors": {"actors": [_actor(party) for party in sorted(parties)]},
        "quotes": [],
        "stories": {"stories": []},
    }
    for name, value in content.items():
        (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")


def _place(key: str, row: Row) -> Row:
    return {"sent": f"{key}:{row['start']}", "article": key, "start": row["start"], "end": row["end"]}


def _events(key: str, row: Row) -> Iterator[Row]:
    for number, event in enumerate(row["events"]):
        start, end = event["trigger"]
        mention = _place(key, row) | {"trigger": [{"start": start, "end": end}]}
        yield {
            **_EMPTY,
            **_UNDATED,
            **event,
            "id": f"{key}:{row['start']}:{number}",
            "label": "",
            "evidence": [mention],
        }


def _actor(party: str) -> Row:
    return {"id": party, "name": party, "country": None, "kind": "", "political_actor": True, "surface_forms": {}}


if __name__ == "__main__":
    show("sentences", run())
