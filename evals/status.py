"""How events stand: the walk against three sets of factuality judgements (-3 certainly not, 3 certainly so)."""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from entente.read.events.status import status_of
from entente.records import Span, Status
from evals.cache import parse_cached
from evals.measure import Measure, bootstrap
from evals.show import show
from evals.where import SHARED

_FOLDER = SHARED / "eval" / "status"
_SETS = ("UW", "MEANTIME", "UDS_IH2")

# Our nine on the scale of each set: the mean judgement of their training parts. The sets differ in what they ask:
# a plan is certain in MEANTIME, likely in UW, and has not happened in UDS.
_ORDER = (
    Status.HAPPENED,
    Status.ONGOING,
    Status.PLANNED,
    Status.PLEDGED,
    Status.REQUESTED,
    Status.ALLEGED,
    Status.DENIED,
    Status.HYPOTHETICAL,
    Status.NEGATED,
)
_SCALES = {
    "UW": dict(zip(_ORDER, (2.7, 2.6, 1.95, 1.8, 1.7, 2.15, 0.0, 1.3, -1.05), strict=True)),
    "MEANTIME": dict(zip(_ORDER, (2.9, 2.9, 2.35, 2.6, 2.0, 2.45, 0.0, 1.9, -1.5), strict=True)),
    "UDS_IH2": dict(zip(_ORDER, (2.05, 1.7, -0.6, -1.1, -0.95, 1.65, 0.4, -0.5, -0.2), strict=True)),
}


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
        return [pair for row in rows for pair in _pairs(json.loads(row), _SCALES[name])]


def _pairs(row: dict[str, Any], scale: Mapping[Status, float]) -> list[Pair]:
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
                pairs.append(Pair(target["label"], scale[status_of(sentence, token).status]))
    return pairs


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
