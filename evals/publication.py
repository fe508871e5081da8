"""How well publication days are decided: dates taken away or moved by four weeks, on our corpus and gold."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from entente.group.publication import date_articles, find_evidence
from entente.read.actors import link_actors
from entente.read.paragraphs import paragraphs
from entente.read.quotes import find_quotes
from entente.read.times import find_clues, find_times
from entente.records import Article, DateBasis, DateProposal, Publication, Reading
from evals.cache import parse_cached
from evals.measure import Measure, bootstrap
from evals.where import SHARED

_OFF = timedelta(days=28)  # keeps the weekday, so that weekdays cannot betray it
_A_DAY = timedelta(days=1)
_NARROW, _WEEK = 31, 7

Pair = tuple[Article, Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An article without any date, its reading, its story and the day it was published."""

    pair: Pair
    story: str
    day: date

    def with_date(self, basis: DateBasis, off: timedelta = timedelta()) -> Pair:
        """Return the pair with a date from `basis`, `off` its true one."""
        article, reading = self.pair
        return replace(article, proposals=(DateProposal(day=self.day + off, basis=basis),)), reading


def measure_publication() -> list[Measure]:
    """Return how many dates are kept, found again and rejected."""
    corpus = list(_corpus())
    stories = _stories(corpus)
    gold = list(_gold())
    return [
        *_undated("times.undated", corpus, _alone(corpus, _without)),
        *_undated("times.undated_in_story", *_in_stories(stories, _without)),
        *_undated("times.undated_gold", gold, _alone(gold, _without)),
        _share("times.true_date_kept", corpus, _alone(corpus, _true), _is_the_day),
        _share("times.wrong_page_date_rejected", corpus, _alone(corpus, _wrong_page), _is_rejected),
        _share("times.wrong_page_date_rejected_in_story", *_in_stories(stories, _wrong_page), _is_rejected),
        _share("times.wrong_metadata_rejected_in_story", *_in_stories(stories, _wrong_metadata), _is_rejected),
    ]


# --- the sets --------------------------------------------------------------------------


def _corpus() -> Iterator[Dated]:
    for line in (SHARED / "corpus" / "dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row.get("published"):
            yield _read(row["id"], row["retrieved_text"], row["story"] or row["id"], row["published"])


def _gold() -> Iterator[Dated]:
    for row in json.loads((SHARED / "gold" / "articles.json").read_text(encoding="utf-8")):
        yield _read(row["article"], row["text"], row["article"], row["date_true"])


def _read(name: str, text: str, story: str, day: str) -> Dated:
    article = Article(id=name, name=name, text=text)
    sentences = parse_cached(text, paragraphs(article))
    quotes = find_quotes(article, sentences)
    clues = find_clues(
        article, sentences, find_times(article, sentences, quotes), link_actors(article, sentences, quotes)
    )
    reading = Reading(article_id=name, reader="evals", clues=clues)
    return Dated(pair=(article, reading), story=story, day=date.fromisoformat(day[:10]))


def _stories(corpus: Sequence[Dated]) -> list[list[Dated]]:
    stories: dict[str, list[Dated]] = defaultdict(list)
    for each in corpus:
        stories[each.story].append(each)
    return [story for story in stories.values() if len(story) > 1]


# --- what is done to their dates ---------------------------------------------------------


def _without(dated: Dated) -> Pair:
    return dated.pair


def _true(dated: Dated) -> Pair:
    return dated.with_date(DateBasis.METADATA)


def _wrong_page(dated: Dated) -> Pair:
    return dated.with_date(DateBasis.PAGE, _OFF)


def _wrong_metadata(dated: Dated) -> Pair:
    return dated.with_date(DateBasis.METADATA, _OFF)


def _alone(articles: Sequence[Dated], change: Callable[[Dated], Pair]) -> list[Publication]:
    return list(date_articles([find_evidence(*change(each)) for each in articles]))


def _in_stories(
    stories: Sequence[Sequence[Dated]], change: Callable[[Dated], Pair]
) -> tuple[list[Dated], list[Publication]]:
    """Change one article at a time, while the others of its story keep their true dates."""
    chosen, found = [], []
    for story in stories:
        ids = [each.pair[0].id for each in story]
        for place, one in enumerate(story):
            pairs = [change(each) if at == place else _true(each) for at, each in enumerate(story)]
            evidence = [find_evidence(*pair) for pair in pairs]
            chosen.append(one)
            found.append(date_articles(evidence, [ids])[place])
    return chosen, found


# --- what comes out -----------------------------------------------------------------------


def _undated(name: str, articles: Sequence[Dated], found: Sequence[Publication]) -> list[Measure]:
    return [
        _share(f"{name}.inside", articles, found, _is_inside),
        _share(f"{name}.within_{_NARROW}_days", articles, found, lambda _, one: _length(one) <= _NARROW),
        _share(f"{name}.within_{_WEEK}_days", articles, found, lambda _, one: _length(one) <= _WEEK),
    ]


def _share(
    name: str,
    articles: Sequence[Dated],
    found: Sequence[Publication],
    is_right: Callable[[Dated, Publication], bool],
) -> Measure:
    units = [float(is_right(one, publication)) for one, publication in zip(articles, found, strict=True)]
    return bootstrap(name, units, lambda drawn: sum(drawn) / len(drawn) if drawn else 0.0)


def _is_inside(dated: Dated, found: Publication) -> bool:
    """Say whether the day is in the interval, or beside it: addresses and texts differ by a time zone."""
    start, end = found.when.start, found.when.end
    return (start is None or start - _A_DAY <= dated.day) and (end is None or dated.day <= end + _A_DAY)


def _is_the_day(dated: Dated, found: Publication) -> bool:
    return found.when.start == found.when.end == dated.day


def _is_rejected(dated: Dated, found: Publication) -> bool:
    return dated.day + _OFF in {day for day, _ in found.rejected}


def _length(found: Publication) -> int:
    when = found.when
    return (when.end - when.start).days if when.start and when.end else 10**6
