"""A first guess of when articles were published: the least of the dates proposed by metadata, url, page, dateline."""

from collections.abc import Sequence

from entente.records import Article, Basis, CopyGroup, Grain, Publication, Reading, When


def date_articles(
    articles: Sequence[tuple[Article, Reading]],
    *,
    same_story: Sequence[Sequence[str]] = (),  # noqa: ARG001
    copies: Sequence[CopyGroup] = (),  # noqa: ARG001
) -> tuple[Publication, ...]:
    """Return the publication of each article."""
    return tuple(_date(article) for article, _ in articles)


def _date(article: Article) -> Publication:
    first = min(article.proposals, key=lambda one: one.day, default=None)
    day = first.day if first else None
    when = When(start=day, end=day, grain=Grain.DAY if day else Grain.LONGER, basis=Basis.EXPLICIT)
    evidence = (f"{first.basis}",) if first else ()
    return Publication(article_id=article.id, when=when, evidence=evidence, rejected=(), score=0.5 if first else 0.0)
