"""What is not read: the predicates between two parties of a record that no frame knows."""

from collections import Counter
from dataclasses import dataclass

from entente.pipeline.parses import KeptParser
from entente.pipeline.rooms import parses_of
from entente.read import load_reader
from entente.read.events import find_predicates
from entente.read.paragraphs import paragraphs
from entente.settings import ReadSettings
from entente.store import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A predicate that no frame knows: how often it links two parties, and the first sentence in which it does."""

    lemma: str
    pos: str
    count: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many predicates between two parties a record holds, how many have a frame or a NONE, and the others."""

    predicates: int
    known: int
    unknown: tuple[Unknown, ...]


def find_coverage(record: Record, settings: ReadSettings) -> Coverage:
    """Return what the frames know of the articles of `record` that were read; parses kept beside it are used again."""
    reader = load_reader(settings.pipeline)
    kept = KeptParser(parse=reader.parse, digest=reader.name, folder=parses_of(record.path))
    parse = kept if settings.keep_parses else reader.parse
    total = 0
    missing: Counter[tuple[str, str]] = Counter()
    sentences: dict[tuple[str, str], str] = {}
    for article, reading in record.readings():
        if not reading.reader:
            continue
        found = find_predicates(article, parse(article.readable, paragraphs(article)), reading.mentions)
        total += len(found)
        for one in found:
            if one.frame is None:
                missing[one.lemma, one.pos] += 1
                sentences.setdefault((one.lemma, one.pos), " ".join(one.sentence.of(article.text).split()))
    rows = (
        Unknown(lemma=key[0], pos=key[1], count=count, sentence=sentences[key]) for key, count in missing.most_common()
    )
    return Coverage(predicates=total, known=total - missing.total(), unknown=tuple(rows))
