"""Copies: which articles are one text, which of them leads, and which passages show it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from entente.group.copies.candidates import find_candidates
from entente.group.copies.edges import Edge, find_edge
from entente.group.sketch import Sketch
from entente.group.wording import Wording
from entente.records import Copy, CopyGroup, CopyKind, Place, Rewriting, Span, When
from entente.shelf import Shelf

__all__ = ["find_copies"]

_PASSAGE_TRAVELS = timedelta(days=45)
_AT_HAND = 512  # articles that are compared with many others

_Worded = Callable[[int], Wording]  # the words of the article at a place


def find_copies(
    articles: Sequence[Sketch], wordings: Shelf[Wording], published: Mapping[str, When]
) -> tuple[CopyGroup, ...]:
    """Return the groups of `articles` that are one text; `published` are first guesses.

    The lead is the earliest article that is in its own words, the longest of one day; every copy was compared with
    its lead. A text made from passages of several others is in the group of each. A rewritten text without a lead is a
    group of its own, the copy of an original that nobody has seen.
    """
    ranked = sorted(articles, key=lambda article: _rank(article, published.get(article.id)))
    firsts = list({article.letters: article for article in reversed(ranked)}.values())[::-1]
    worded = lru_cache(maxsize=_AT_HAND)(wordings.__getitem__)
    edges = list(_follow_leads(firsts, worded, published))
    edges += _exact(ranked, firsts, worded, edges)
    unseen = _unseen((article.rewriting for article in ranked), edges)
    return tuple(sorted((*_groups(edges), *unseen), key=lambda group: group.id))


def _rank(article: Sketch, when: When | None) -> tuple[bool, date, int, str]:
    """Return what sorts leads before copies: own words, early, complete."""
    day = when.end if when is not None and when.end is not None else date.max  # what is surely early leads
    return article.rewriting.kind is not None, day, -article.n_words, article.id


def _follow_leads(ranked: Sequence[Sketch], worded: _Worded, published: Mapping[str, When]) -> Iterator[Edge]:
    """Yield the edges from copies to their leads; `ranked` has leads before copies."""
    by_id = {article.id: article for article in ranked}
    earlier: defaultdict[int, list[int]] = defaultdict(list)
    for first, other in find_candidates(worded(article.place) for article in ranked):
        earlier[other].append(first)
    lead_of: dict[str, str] = {}
    for place, candidates in sorted(earlier.items()):
        copy = ranked[place]
        tried = {ranked[candidate].id for candidate in candidates}
        tried |= {lead_of[candidate] for candidate in tried if candidate in lead_of}
        edges = [
            edge
            for lead in sorted(tried)
            if (edge := find_edge(worded(copy.place), worded(by_id[lead].place), copy.rewriting.kind)) is not None
            and (edge.whole or _is_near(published.get(copy.id), published.get(lead)))
        ]
        chosen = list(_choose(edges, lead_of))
        lead_of.update((copy.id, edge.lead) for edge in chosen if edge.whole)
        yield from chosen


def _is_near(one: When | None, other: When | None) -> bool:
    """Say whether a passage that both texts have may have come from one to the other: not a footer of years."""
    if one is None or other is None or one.start is None or other.start is None:
        return True
    return abs(one.start - other.start) <= _PASSAGE_TRAVELS


def _choose(edges: Sequence[Edge], lead_of: Mapping[str, str]) -> Iterator[Edge]:
    """Yield the best edge to a lead, or without one the edges to all texts that it takes passages from."""
    whole = [edge for edge in edges if edge.whole]
    if whole:
        yield min(whole, key=lambda edge: (edge.lead in lead_of, -edge.strength, edge.lead))
    else:
        yield from (edge for edge in edges if edge.lead not in lead_of)


def _exact(
    ranked: Sequence[Sketch], firsts: Sequence[Sketch], worded: _Worded, edges: Sequence[Edge]
) -> Iterator[Edge]:
    """Yield an edge for every article whose letters an earlier one has: to the lead of that one, else to itself."""
    by_id = {article.id: article for article in firsts}
    first_with = {article.letters: article for article in firsts}
    leads = {edge.copy.article_id: (edge.lead, edge.copy.kind) for edge in edges if edge.whole}
    for article in ranked:
        first = first_with[article.letters]
        if first is article:
            continue
        lead, kind = leads.get(first.id, (None, None))
        edge = find_edge(worded(article.place), worded(by_id[lead].place), kind) if lead is not None else None
        yield edge or _same_letters(article, first)


def _same_letters(article: Sketch, first: Sketch) -> Edge:
    shared = ((Span(0, article.length), Place(first.id, Span(0, first.length))),)
    copy = Copy(article_id=article.id, kind=CopyKind.EXACT, similarity=1.0, signal="the same letters", shared=shared)
    return Edge(copy=copy, lead=first.id, whole=True, strength=1.0)


def _groups(edges: Sequence[Edge]) -> Iterator[CopyGroup]:
    copies: defaultdict[str, list[Copy]] = defaultdict(list)
    for edge in edges:
        copies[edge.lead].append(edge.copy)
    for lead, members in copies.items():
        yield CopyGroup(id=lead, lead=lead, copies=tuple(sorted(members, key=lambda copy: copy.article_id)))


def _unseen(rewritings: Iterable[Rewriting], edges: Sequence[Edge]) -> Iterator[CopyGroup]:
    grouped = {edge.copy.article_id for edge in edges if edge.whole} | {edge.lead for edge in edges}
    for rewriting in rewritings:
        if rewriting.kind is not None and rewriting.article_id not in grouped:
            copy = Copy(
                article_id=rewriting.article_id,
                kind=rewriting.kind,
                similarity=rewriting.score,
                signal="; ".join(rewriting.marks),
            )
            yield CopyGroup(id=rewriting.article_id, lead=None, copies=(copy,))
