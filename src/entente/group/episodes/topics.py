"""What an article is about, as weighted words: rare words and names count most, what opens the article twice."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from entente.group.wording import Wording
from entente.lexicon.words import load_empty_words
from entente.records import Article

Topic = Mapping[str, float]  # of length 1

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_STEM = 6  # letters
_LEAD = 0.3  # share of the sentences that tell the news; the rest is background
_LEAD_TIMES, _TITLE_TIMES = 2, 2
_KNOWN = 50  # articles' worth of doubt about how rare a word is, so that five articles do not make everything common
_TELLING = 40  # heaviest words of an article: by these others are found
_COMMON = 400  # articles; a word of more finds nobody


def find_topics(articles: Sequence[Article], wordings: Mapping[str, Wording]) -> dict[str, Topic]:
    """Return the topic of each article by its id."""
    counts = {article.id: _count(article, wordings[article.id]) for article in articles}
    spread = Counter(stem for count in counts.values() for stem in count)
    total = len(articles) + _KNOWN
    rarity = {stem: math.log(total / (times + _KNOWN / 100)) for stem, times in spread.items()}
    return {article_id: _weigh(count, rarity) for article_id, count in counts.items()}


def _count(article: Article, wording: Wording) -> Counter[str]:
    n_lead = max(3, round(_LEAD * len(wording.sentences)))
    count: Counter[str] = Counter()
    for i, span in enumerate(wording.sentences):
        for stem in _stems(article.text[span.start : span.end]):
            count[stem] += _LEAD_TIMES if i < n_lead else 1
    for stem in _stems(article.headline or ""):
        count[stem] += _TITLE_TIMES
    return count


def _stems(text: str) -> Iterator[str]:
    empty = load_empty_words()
    return (word[:_STEM] for word in _WORD.findall(text.lower()) if word not in empty)


def _weigh(count: Counter[str], rarity: Mapping[str, float]) -> Topic:
    weights = {stem: (1 + math.log(times)) * rarity[stem] for stem, times in sorted(count.items())}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {stem: weight / length for stem, weight in weights.items()}


def find_alike(topics: Mapping[str, Topic], *, least: float) -> Iterator[tuple[str, str, float]]:
    """Yield every two articles whose topics are alike by at least `least`, with how much (the cosine)."""
    telling = {i: sorted(topic, key=lambda stem: (-topic[stem], stem))[:_TELLING] for i, topic in topics.items()}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for article_id in sorted(topics):
        found = Counter(
            other for stem in telling[article_id] if len(holders[stem]) < _COMMON for other in holders[stem]
        )
        for other, shared in found.items():
            alike = _cosine(topics[other], topics[article_id]) if shared > 1 else 0.0
            if alike >= least:
                yield other, article_id, alike
        for stem in telling[article_id]:
            holders[stem].append(article_id)


def _cosine(one: Topic, other: Topic) -> float:
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(weight * other[stem] for stem, weight in one.items() if stem in other)
