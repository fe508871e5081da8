"""What is kept of each article while all are compared: its words lie on a shelf, what it is about in one tally."""

import hashlib
from dataclasses import dataclass

from entente.group.episodes import Tallies
from entente.group.episodes.visits import Visits, find_visits
from entente.group.publication import Evidence, find_evidence
from entente.group.rewriting import find_rewriting
from entente.group.wording import Wording, find_wording
from entente.lexicon.actors import find_names
from entente.records import Article, Reading, Rewriting
from entente.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One article as the steps of grouping see it."""

    id: str
    place: int  # among the articles, on the shelf of their wordings and in their tallies
    length: int  # characters
    n_words: int
    letters: bytes  # digest of its text, spaces aside
    rewriting: Rewriting
    evidence: Evidence
    visits: Visits


def make_sketch(article: Article, reading: Reading, wordings: Shelf[Wording], tallies: Tallies) -> Sketch:
    """Return what of an article and its reading is compared with others; put away its words and count them."""
    wording = find_wording(article, find_names)
    tallies.add(article, wording)
    return Sketch(
        id=article.id,
        place=wordings.add(wording),
        length=len(article.text),
        n_words=len(wording.words),
        letters=hashlib.sha256(" ".join(article.text.split()).encode()).digest(),
        rewriting=find_rewriting(article),
        evidence=find_evidence(article, reading),
        visits=find_visits(article, reading),
    )
