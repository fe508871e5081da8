"""Merge: from what each article says to what happened, who says so, and what came of it."""

from collections.abc import Sequence

from entente.records import Article, Groups, Reading, World

__all__ = ["merge"]


def merge(articles: Sequence[tuple[Article, Reading]], groups: Groups) -> World:
    """Return the world that `articles` tell of together, whatever their order."""
    return World()
