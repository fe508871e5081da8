"""Group: from readings of single articles to copies, rewritten texts, episodes and publication dates."""

from collections.abc import Iterable, Mapping, Sequence

from entente.group.copies import find_copies
from entente.group.episodes import Tallies, find_episodes, find_likeness, find_stories
from entente.group.publication import date_articles
from entente.group.sketch import make_sketch
from entente.group.wording import pack_wording, unpack_wording
from entente.records import Article, Groups, Publication, Reading, When
from entente.shelf import Shelf

__all__ = ["group"]

# A page date that the text's own days contradict scores below; it may not keep an article from its story, whose
# dates then judge it. An uncontradicted page date scores .69.
_DOUBTFUL = 0.65


def group(articles: Sequence[tuple[Article, Reading]]) -> Groups:
    """Return what `articles` are to each other, whatever their order: copies, rewritings, episodes, dates.

    Dates are decided twice: alone, so that copies have a lead and stories their days, then with copies and stories;
    and stories once more, because the date that its neighbours gave an article may part it from some of them.
    Every article is taken from `articles` twice, and only a sketch of it is held.
    """
    wordings, tallies = Shelf(pack_wording, unpack_wording), Tallies()
    sketches = [make_sketch(*pair, wordings, tallies) for pair in articles]
    sketches.sort(key=lambda sketch: sketch.id)
    places = {sketch.id: sketch.place for sketch in sketches}
    alike = find_likeness(places, tallies)
    del tallies  # the words of all articles
    evidence = [sketch.evidence for sketch in sketches]
    visits = {sketch.id: sketch.visits for sketch in sketches}
    rewritings = tuple(sketch.rewriting for sketch in sketches)
    alone = date_articles(evidence)
    copies = find_copies(sketches, wordings, _whens(alone))
    del sketches, wordings
    known = _whens(publication for publication in alone if publication.score >= _DOUBTFUL)
    del alone
    publications = date_articles(evidence, same_story=find_stories(alike, known, visits), copies=copies)
    published = _whens(publications)
    return Groups(
        publications=publications,
        copies=copies,
        rewritings=rewritings,
        episodes=find_episodes(
            find_stories(alike, published, visits), alike, lambda article_id: articles[places[article_id]], published
        ),
    )


def _whens(publications: Iterable[Publication]) -> Mapping[str, When]:
    return {publication.article_id: publication.when for publication in publications}
