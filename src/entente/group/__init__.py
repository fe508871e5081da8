"""Group: from readings of single articles to copies, rewritten texts, episodes and publication dates."""

from collections.abc import Sequence

from entente.records import Article, Groups, Reading

__all__ = ["group"]


def group(articles: Sequence[tuple[Article, Reading]]) -> Groups:
    """Return what `articles` are to each other, whatever their order: copies, rewritings, episodes, dates."""
    return Groups()
