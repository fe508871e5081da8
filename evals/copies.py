"""Copies: recall at 1 % false positives for each signal and kind of copy, and of the decision that the house makes.

False positives are pairs of one story told by two outlets. Two kinds are made here from the given ones: paragraphs in
another order, and half a spun text inside another article.
"""

import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from entente.group.copies.edges import find_edge
from entente.group.copies.signals import Likeness, compare
from entente.group.rewriting import find_rewriting
from entente.group.wording import Wording, find_wording
from entente.lexicon.actors import find_names
from entente.records import Article
from evals.measure import Measure, bootstrap
from evals.where import SHARED

_FOLDER = SHARED / "eval" / "copies"
_SPUN = "spun80"
_FALSE = 0.01
_DECISION = "decision"
_SIGNALS: dict[str, Callable[[Likeness], float]] = {
    "rows of five words": lambda likeness: likeness.words,
    "anchors in order": lambda likeness: likeness.order,
    "pairs of anchors": lambda likeness: likeness.pairs,
    "stretch of anchors": lambda likeness: likeness.stretch_size * max(0.0, likeness.density - 0.3),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts, and what the house says of them."""

    likeness: Likeness
    decided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts:
    originals: dict[str, str]
    stories: dict[str, list[str]]
    copies: dict[str, list[tuple[str, str]]]  # kind -> text, original


def run() -> list[Measure]:
    if not _FOLDER.exists():
        print("copies: ../shared/eval/copies is not there, nothing measured")
        return []
    texts = _load()
    pairs = {kind: [_compare(text, texts.originals[of]) for text, of in made] for kind, made in texts.copies.items()}
    false = [
        _compare(texts.originals[one], texts.originals[other])
        for story in texts.stories.values()
        for one, other in combinations(story, 2)
    ]
    _show(pairs, false)
    measures = [
        bootstrap(f"copies.{_key(kind)}", found, _decided, note="recall of the decision")
        for kind, found in pairs.items()
    ]
    measures.append(bootstrap("copies.false", false, _decided, note="pairs of one story taken for copies"))
    return [*measures, *_rewriting(texts)]


def _load() -> _Texts:
    articles = list(_rows("articles_dev.jsonl.gz"))
    originals = {row["id"]: row["text"] for row in articles}
    stories: defaultdict[str, list[str]] = defaultdict(list)
    for row in articles:
        stories[row["story"]].append(row["id"])
    copies: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    draw = random.Random(1)  # noqa: S311
    for row in _rows("copies_dev.jsonl.gz"):
        copies[row["kind"]].append((row["text"], row["of"]))
        if row["kind"] == _SPUN:
            copies["paragraphs shuffled"].append((_shuffled(row["text"], draw), row["of"]))
            host = draw.choice([text for one, text in originals.items() if one != row["of"]])
            copies["half spliced into another"].append((_spliced(row["text"], host), row["of"]))
    return _Texts(originals=originals, stories=dict(stories), copies=dict(copies))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(_FOLDER / name, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _shuffled(text: str, draw: random.Random) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    draw.shuffle(lines)
    return "\n".join(lines)


def _spliced(text: str, host: str) -> str:
    lines, around = text.split(". "), host.split(". ")
    half = len(around) // 2
    return "\n".join((". ".join(around[:half]), ". ".join(lines[: len(lines) // 2]), ". ".join(around[half:])))


@cache
def _wording(text: str) -> Wording:
    return find_wording(Article(id=str(hash(text)), name="", text=text), find_names)


def _compare(one: str, other: str) -> Pair:
    first, second = _wording(one), _wording(other)
    return Pair(likeness=compare(first, second), decided=find_edge(first, second, None) is not None)


def _decided(pairs: Sequence[Pair]) -> float:
    return sum(pair.decided for pair in pairs) / len(pairs)


def _show(pairs: dict[str, list[Pair]], false: list[Pair]) -> None:
    print(f"{'recall at 1 % false positives':<30}" + "".join(f"{kind[:15]:>17}" for kind in pairs))
    for name, signal in _SIGNALS.items():
        bar = sorted(signal(pair.likeness) for pair in false)[int((1 - _FALSE) * len(false))]
        shares = [sum(signal(pair.likeness) > bar for pair in found) / len(found) for found in pairs.values()]
        print(f"{name:<30}" + "".join(f"{share:>17.2f}" for share in shares))
    print(f"{_DECISION:<30}" + "".join(f"{_decided(found):>17.2f}" for found in pairs.values()))


def _rewriting(texts: _Texts) -> list[Measure]:
    """Return how many rewritten texts give themselves away, and how many of the originals are taken for such."""
    kinds = {kind: [text for text, _ in made] for kind, made in texts.copies.items() if kind in {_SPUN, "rtt-es"}}
    kinds["false"] = list(texts.originals.values())
    return [
        bootstrap(f"rewriting.{_key(kind)}", found, _told_apart, note="texts with the marks of a machine")
        for kind, found in kinds.items()
    ]


def _told_apart(found: Sequence[str]) -> float:
    return sum(_is_rewritten(text) for text in found) / len(found)


@cache
def _is_rewritten(text: str) -> bool:
    return find_rewriting(Article(id="", name="", text=text)).kind is not None


def _key(kind: str) -> str:
    return kind.replace("+", "_").replace("-", "_").replace(" ", "_")


if __name__ == "__main__":
    from evals.show import show

    sys.exit(0 if show("copies", run()) else 1)
