"""The hand-coded gold articles, built as a user would build them and scored by the gold folder's own scorer."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entente.pipeline import build
from entente.serve.export import export
from entente.store import open_record
from evals.measure import Measure, bootstrap, f1
from evals.show import show
from evals.where import SHARED

GOLD = SHARED / "gold"
_LEVELS = ("detection", "type", "dyad", "type+dyad", "date1", "status", "full")
_KINDS = ("mentions", "quotes", "articles")


@dataclass(frozen=True, slots=True)
class Counts:
    """What was right, predicted and expected of one level in one article."""

    tp: float
    predicted: float
    gold: float


def run() -> list[Measure]:
    """Return the measures of events, quotations and merging on the gold."""
    if not GOLD.exists():
        print("gold: no ../shared/gold here, nothing measured")
        return []
    with tempfile.TemporaryDirectory() as folder:
        predictions = predict(Path(folder))
        whole = _score(predictions)
        keys = [row["article"] for row in _gold_articles()]
        single = [_score(predictions, key) for key in keys]
    return [*_levels(single), *_rest(whole)]


def predict(folder: Path) -> Path:
    """Build the gold articles into a record in `folder`, export it, and return the file of predictions."""
    rows = folder / "gold.jsonl"
    rows.write_text("".join(json.dumps(_row(article)) + "\n" for article in _gold_articles()), encoding="utf-8")
    record_path = folder / "record.db"
    build([str(rows)], record_path)
    with open_record(record_path) as record:
        for kind in _KINDS:
            with (folder / f"{kind}.jsonl").open("w", encoding="utf-8") as out:
                export(record, kind, out, form="jsonl")
    predictions = folder / "predictions.jsonl"
    files = [str(folder / f"{kind}.jsonl") for kind in _KINDS]
    told = _python(GOLD / "from_export.py", *files)
    predictions.write_text(told, encoding="utf-8")
    return predictions


def _row(article: dict[str, Any]) -> dict[str, Any]:
    """Return the article as a crawler's row: its text and the metadata of its data set, never the checked date."""
    return {
        "id": article["article"],
        "url": article["url"],
        "outlet": article["outlet"],
        "title": article["title"],
        "date": article["published"],
        "retrieved_text": article["text"],
    }


def _gold_articles() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((GOLD / "articles.json").read_text(encoding="utf-8"))
    return found


def _score(predictions: Path, article: str | None = None) -> dict[str, Any]:
    chosen = ["--articles", article] if article else []
    told = _python(GOLD / "score.py", str(predictions), "--gold", str(GOLD), "--json", *chosen)
    found: dict[str, Any] = json.loads(told)
    return found


def _python(script: Path, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, str(script), *arguments], check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


def _levels(single: Sequence[dict[str, Any]]) -> list[Measure]:
    """Return F1 of every level, with an interval from redrawing articles."""
    measures = []
    for level in _LEVELS:
        units = [Counts(x["tp"], x["n_pred"], x["n_gold"]) for x in (one["levels"][level] for one in single)]
        measures.append(bootstrap(f"gold.{level}.f1", units, _pooled))
    found = [Counts(x["found"], 0, x["n"]) for x in (one["events_found"] for one in single)]
    measures.append(bootstrap("gold.events_found", found, _recall))
    return measures


def _pooled(units: Sequence[Counts]) -> float:
    return f1(*(sum(getattr(unit, name) for unit in units) for name in ("tp", "predicted", "gold")))


def _recall(units: Sequence[Counts]) -> float:
    return sum(unit.tp for unit in units) / max(sum(unit.gold for unit in units), 1)


def _rest(whole: dict[str, Any]) -> list[Measure]:
    """Return what is only known over all articles: precision, merging, quotations, stories, traps."""
    level = whole["levels"]["type+dyad"]
    measures = [
        Measure(name="gold.type+dyad.p", value=level["p"], n=level["n_pred"]),
        Measure(name="gold.type+dyad.r", value=level["r"], n=level["n_gold"]),
        Measure(name="gold.traps", value=_total(whole["traps"]), note=json.dumps(whole["traps"])),
    ]
    merge = whole.get("merge") or {}
    linked = [key for key in ("bcubed_linked", "pairs") if key in merge]
    measures += [Measure(name=f"gold.merge.{key}", value=merge[key]["f1"]) for key in linked]
    if "found_links" in merge:
        links = merge["found_links"]
        measures.append(Measure(name="gold.merge.found_links", value=links["recall"], n=links["n"]))
        measures.append(Measure(name="gold.merge.forbidden", value=merge["forbidden_merges"]))
    for key, found in (whole.get("quotes") or {}).items():
        if isinstance(found, dict) and "f1" in found:
            measures.append(Measure(name=f"gold.{key}", value=found["f1"], n=found.get("n_gold")))
    for key, found in (whole.get("stories") or {}).items():
        if isinstance(found, dict) and "f1" in found:
            measures.append(Measure(name=f"gold.stories.{key}", value=found["f1"]))
    return measures


def _total(traps: dict[str, Any]) -> float:
    return float(sum(len(found) if isinstance(found, list) else found for found in traps.values()))


if __name__ == "__main__":
    show("gold", run())
