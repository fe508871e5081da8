"""Group: from readings of single articles to copies, rewritten texts, episodes and publication dates."""

from collections.abc import Iterable, Mapping, Sequence

from entente.group.copies import find_copies
from entente.group.episodes import find_episodes, find_likeness, find_stories
from entente.group.episodes.visits import find_visits
from entente.group.publication import date_articles
from entente.group.rewriting import find_rewriting
from entente.group.wording import find_wording
from entente.lexicon.actors import find_names
from entente.records import Article, Groups, Publication, Reading, When

__all__ = ["group"]

# A page date that the text's own days contradict scores below; it may not keep an article from its story, whose
# dates then judge it. An uncontradicted page date scores .69.
_DOUBTFUL = 0.65


def group(articles: Sequence[tuple[Article, Reading]]) -> Groups:
    """Return what `articles` are to each other, whatever their order: copies, rewritings, episodes, dates.

    Dates are decided twice: alone, so that copies have a lead and stories their days, then with copies and stories;
    and stories once more, because the date that its neighbours gave an article may part it from some of them.
    """
    ranked = sorted(articles, key=lambda pair: pair[0].id)
    texts = [article for article, _ in ranked]
    wordings = {article.id: find_wording(article, find_names) for article in texts}
    rewritings = {article.id: find_rewriting(article) for article in texts}
    alone = date_articles(ranked)
    copies = find_copies(texts, wordings, rewritings, _whens(alone))
    visits = {article.id: find_visits(article, reading) for article, reading in ranked}
    known = _whens(publication for publication in alone if publication.score >= _DOUBTFUL)
    alike = find_likeness(texts, wordings)
    publications = date_articles(ranked, same_story=find_stories(texts, alike, known, visits), copies=copies)
    published = _whens(publications)
    stories = find_stories(texts, alike, published, visits)
    return Groups(
        publications=publications,
        copies=copies,
        rewritings=tuple(rewritings.values()),
        episodes=find_episodes(stories, alike, ranked, published),
    )


def _whens(publications: Iterable[Publication]) -> Mapping[str, When]:
    return {publication.article_id: publication.when for publication in publications}
