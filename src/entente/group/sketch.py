"""What is kept of each article while all are compared: ten thousand bytes, where it takes seventy with its reading."""

import hashlib
from dataclasses import dataclass

from entente.group.episodes import Stems, Tally
from entente.group.episodes.visits import Visits, find_visits
from entente.group.publication import Evidence, find_evidence
from entente.group.rewriting import find_rewriting
from entente.group.wording import Wording, find_wording
from entente.lexicon.actors import find_names
from entente.records import Article, Reading, Rewriting


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One article as the steps of grouping see it."""

    id: str
    length: int  # characters
    letters: bytes  # digest of its text, spaces aside
    wording: Wording
    tally: Tally
    rewriting: Rewriting
    evidence: Evidence
    visits: Visits


def make_sketch(article: Article, reading: Reading, stems: Stems) -> Sketch:
    """Return what of an article and its reading is compared with others; `stems` numbers the words of all."""
    wording = find_wording(article, find_names)
    return Sketch(
        id=article.id,
        length=len(article.text),
        letters=hashlib.sha256(" ".join(article.text.split()).encode()).digest(),
        wording=wording,
        tally=stems.count(article, wording),
        rewriting=find_rewriting(article),
        evidence=find_evidence(article, reading),
        visits=find_visits(article, reading),
    )
