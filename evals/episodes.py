"""Episodes: which of 148 articles of 24 stories, and of the gold articles, are put together.

B-cubed F1 over the core articles; look-alike siblings (`family`) must stay apart.
"""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from entente.collect import collect
from entente.group import group
from entente.records import Article, Reading
from evals.measure import Measure, bootstrap
from evals.where import SHARED

_CORPUS = SHARED / "corpus" / "dev.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A core article, its story, and the episode it was put in."""

    name: str
    story: str
    family: str
    episode: str


def run() -> list[Measure]:
    if not _CORPUS.exists():
        print("episodes: ../shared/corpus is not there, nothing measured")
        return []
    articles = [article for article in collect([_CORPUS]) if isinstance(article, Article)]
    dated = _place(articles)
    undated = _place(replace(article, proposals=()) for article in articles)
    _show_mixed(dated)
    return [
        bootstrap("episodes.bcubed_f1", dated, bcubed_over(dated), note="dates from the rows, nothing read"),
        bootstrap("episodes.bcubed_f1_undated", undated, bcubed_over(undated), note="no dates, nothing read"),
        Measure(name="episodes.false_siblings", value=_mixed(dated), n=len(dated), note="pairs of look-alike stories"),
    ]


def _place(articles: Iterable[Article]) -> list[_Placed]:
    rows = {row["id"]: row for row in map(json.loads, _CORPUS.read_text(encoding="utf-8").splitlines())}
    pairs = [(article, Reading(article_id=article.id, reader="none")) for article in articles]
    episode_of = {i: episode.id for episode in group(pairs).episodes for i in episode.article_ids}
    return [
        _Placed(
            name=article.name,
            story=rows[article.name]["story"],
            family=rows[article.name]["family"],
            episode=episode_of[article.id],
        )
        for article, _ in pairs
        if rows[article.name]["role"] == "core"
    ]


def bcubed_over(everything: Sequence[_Placed]) -> Callable[[Sequence[_Placed]], float]:
    """Return the scorer that compares each drawn article with all of `everything`."""

    def score(drawn: Sequence[_Placed]) -> float:
        precision = recall = 0.0
        for one in drawn:
            ours = {other.name for other in everything if other.episode == one.episode}
            theirs = {other.name for other in everything if other.story == one.story}
            precision += len(ours & theirs) / len(ours)
            recall += len(ours & theirs) / len(theirs)
        return 2 * precision * recall / (precision + recall) / len(drawn) if drawn else 0.0

    return score


def _mixed(placed: Sequence[_Placed]) -> int:
    return sum(
        one.family == other.family and one.story != other.story and one.episode == other.episode
        for one, other in combinations(placed, 2)
    )


def _show_mixed(placed: Sequence[_Placed]) -> None:
    for episode in sorted({one.episode for one in placed}):
        stories = sorted({one.story for one in placed if one.episode == episode})
        if len(stories) > 1:
            print("  one episode for", ", ".join(stories))


if __name__ == "__main__":
    from evals.show import show

    sys.exit(0 if show("episodes", run()) else 1)
