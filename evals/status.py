"""How events stand: the walk against three sets of factuality judgements (-3 certainly not, 3 certainly so)."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from entente.read.events.status import Standing, status_of
from entente.records import Span, Status
from evals.cache import parse_cached
from evals.measure import Measure, bootstrap
from evals.show import show
from evals.where import SHARED

_FOLDER = SHARED / "eval" / "status"
_SETS = ("UW", "MEANTIME", "UDS_IH2")

# Our nine on the scale of the sets; fitted to nothing, read off the wording of their guidelines.
_SCALE = {
    Status.HAPPENED: 3.0,
    Status.ONGOING: 3.0,
    Status.PLANNED: 1.0,
    Status.PLEDGED: 1.0,
    Status.REQUESTED: 0.0,
    Status.ALLEGED: 1.5,
    Status.DENIED: -1.5,
    Status.HYPOTHETICAL: 0.0,
    Status.NEGATED: -2.5,
}
_REPORTED = 2.5  # said by somebody, in the plain past


@dataclass(frozen=True, slots=True)
class Pair:
    """One event word: what people judged, what the walk says."""

    gold: float
    ours: float


def run() -> list[Measure]:
    """Return the correlation and the mean absolute error on each set."""
    if not _FOLDER.exists():
        print("status: no ../shared/eval/status here, nothing measured")
        return []
    measures = []
    for name in _SETS:
        pairs = read_pairs(name, "dev")
        measures.append(bootstrap(f"status.{name}.r", pairs, pearson))
        measures.append(bootstrap(f"status.{name}.mae", pairs, _mean_error))
    return measures


def read_pairs(name: str, split: str) -> list[Pair]:
    """Return the judged event words of a set with the walk's own judgement."""
    with gzip.open(_FOLDER / f"{name}_{split}.jsonl.gz", "rt", encoding="utf-8") as rows:
        return [pair for row in rows for pair in _pairs(json.loads(row))]


def _pairs(row: dict[str, Any]) -> list[Pair]:
    """Judge the words of one sentence, which the sets give as words parted by spaces."""
    words = row["text"].split(" ")
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    sentences = parse_cached(row["text"], [Span(0, len(row["text"]))])
    pairs = []
    for target in row["targets"]:
        place = starts[target["span1"][0]]
        for sentence in sentences:
            token = next((t for t in sentence.tokens if t.start <= place < t.end), None)
            if token is not None:
                pairs.append(Pair(target["label"], _scale(status_of(sentence, token))))
    return pairs


def _scale(standing: Standing) -> float:
    if standing.status is Status.HAPPENED and standing.reporters:
        return _REPORTED
    return _SCALE[standing.status]


def pearson(pairs: Sequence[Pair]) -> float:
    """Return the correlation of our judgements with people's."""
    n = len(pairs)
    mean_gold, mean_ours = sum(p.gold for p in pairs) / n, sum(p.ours for p in pairs) / n
    both = sum((p.gold - mean_gold) * (p.ours - mean_ours) for p in pairs)
    gold = sum((p.gold - mean_gold) ** 2 for p in pairs)
    ours = sum((p.ours - mean_ours) ** 2 for p in pairs)
    return float(both / (gold * ours) ** 0.5) if gold and ours else 0.0


def _mean_error(pairs: Sequence[Pair]) -> float:
    return sum(abs(p.gold - p.ours) for p in pairs) / len(pairs)


if __name__ == "__main__":
    show("status", run())
