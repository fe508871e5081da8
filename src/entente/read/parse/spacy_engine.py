"""Any spaCy pipeline behind the seam: an installed one by name, or a folder that `training/` made."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from entente.pipelines import pipeline_file, word_ranks
from entente.read.parse.assemble import Decided, make_sentence, split_long
from entente.read.parse.boundaries import judge_starts
from entente.read.parse.clearnlp import ENTITY_LABELS, Arc, to_universal
from entente.read.parse.gazetteer import KnownNames
from entente.read.parse.lemmas import load_lemmas
from entente.read.parse.words import Word, find_words
from entente.read.tokens import Entity, Sentence
from entente.records import Span

_BE = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"))


class SpacyParser:
    """Reads the paragraphs of one article as one batch; words and sure sentence ends are our own."""

    def __init__(self, name: str, known_names: Mapping[str, str] | None = None) -> None:
        self.name = name
        self._nlp = _load(name)
        self._universal = "obl" in self._nlp.get_pipe("parser").labels
        self._lemmas = load_lemmas(word_ranks())
        self._known = KnownNames(known_names or {})
        self.digest = _digest(self._nlp, known_names or {})

    def __call__(self, text: str, paragraphs: Sequence[Span]) -> tuple[Sentence, ...]:
        """Return the sentences of each paragraph of `text`, in order."""
        cut = [(place, find_words(text, span.start, span.end)) for place, span in enumerate(paragraphs)]
        cut = [(place, words) for place, words in cut if words]
        docs = self._nlp.pipe([self._doc(text, words) for _, words in cut], batch_size=max(1, len(cut)))
        return tuple(
            sentence
            for (place, words), doc in zip(cut, docs, strict=True)
            for sentence in self._sentences(doc, words, place)
        )

    def _doc(self, text: str, words: Sequence[Word]) -> Any:
        from spacy.tokens import Doc  # noqa: PLC0415  # only where used

        spaces = [after.spaced for after in words[1:]] + [False]
        doc = Doc(self._nlp.vocab, words=[word.form for word in words], spaces=spaces)
        verdicts = judge_starts(text, words)
        starts = {i for i, verdict in enumerate(verdicts) if verdict}
        sure = sorted(starts | {0})
        for first, last in zip(sure, [*sure[1:], len(words)], strict=True):
            starts.update(first + cut for cut in split_long(words[first:last], longest=400))
        for i in range(1, len(words)):
            if i in starts or verdicts[i] is False:
                doc[i].is_sent_start = i in starts
        return doc

    def _sentences(self, doc: Any, words: Sequence[Word], place: int) -> Iterator[Sentence]:
        for span in doc.sents:
            decided = decide(span, universal=self._universal)
            inside = words[span.start : span.end]
            merged = self._known.merged(inside, decided.entities)
            yield make_sentence(
                inside,
                Decided(
                    upos=decided.upos,
                    xpos=decided.xpos,
                    heads=decided.heads,
                    deprels=decided.deprels,
                    entities=merged,
                ),
                self._lemmas,
                paragraph=place,
            )


def decide(span: Any, *, universal: bool) -> Decided:
    """Return what a spaCy pipeline decided about the sentence `span`, in Universal Dependencies."""
    entities = tuple(
        Entity(first=entity.start - span.start, last=entity.end - 1 - span.start, label=ENTITY_LABELS[entity.label_])
        for entity in span.ents
        if entity.label_ in ENTITY_LABELS
    )
    arcs: Sequence[Arc] = [
        Arc(head=None if token.head.i == token.i else token.head.i - span.start, deprel=token.dep_) for token in span
    ]
    upos = [token.pos_ or "X" for token in span]
    if not universal:
        arcs = to_universal(["be" if token.lower_ in _BE else token.lower_ for token in span], upos, arcs, entities)
    return Decided(
        upos=upos,
        xpos=[token.tag_ for token in span],
        heads=[0 if arc.head is None else arc.head + 1 for arc in arcs],
        deprels=["root" if arc.head is None else arc.deprel for arc in arcs],
        entities=entities,
    )


def _load(name: str) -> Any:
    import spacy  # noqa: PLC0415  # only where used

    return spacy.load(name)


def _digest(nlp: Any, known_names: Mapping[str, str]) -> str:
    digest = hashlib.sha256(nlp.to_bytes(exclude=["vocab"]))
    digest.update(json.dumps([nlp.meta.get("name"), nlp.meta.get("version"), sorted(known_names.items())]).encode())
    digest.update(pipeline_file("en", "lemmas.tsv").read_bytes())
    for source in sorted(files("entente.read.parse").iterdir(), key=lambda path: path.name):
        if source.name.endswith(".py"):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:16]
