"""Lemmas from a table of what is irregular and a few rules for the rest."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from entente.lexicon.verbs import load_verbs
from entente.pipelines import pipeline_file

# Contractions and clitics, by their fine tag where they have two readings.
_CLITICS = {
    ("n't", "RB"): "not",
    ("nt", "RB"): "not",
    ("'s", "POS"): "'s",
    ("'", "POS"): "'s",
    ("'s", "PRP"): "us",
    ("'s", "VBZ"): "be",
    ("'re", "VBP"): "be",
    ("'m", "VBP"): "be",
    ("'ve", "VBP"): "have",
    ("'ve", "VB"): "have",
    ("'ll", "MD"): "will",
    ("'d", "MD"): "would",
    ("'d", "VBD"): "have",
    ("ca", "MD"): "can",
    ("wo", "MD"): "will",
    ("sha", "MD"): "shall",
    ("gon", "VBG"): "go",
    ("wan", "VBP"): "want",
    ("an", "DT"): "a",
}
_VOWELS = frozenset("aeiou")
# Stems that lost an e before -ed and -ing: by their ending, or a single syllable whose consonant
# would have been doubled otherwise (hon-ed, not honn-ed).
_SILENT_E = re.compile(
    r"(?:[^aeo]at|[^o]ut|[^o]ud|(?<!o)od|iz|is|yz|ag|ic|dg|nc|rc|rg|ns|rs|ps|us|lv|rv|v|u|[bpdtgkcsfz]l|c)$"
    r"|^[^aeiou]*[aeiouy][^aeiouwxy]$",
)


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Lemma of a form by its part of speech and fine tag."""

    table: Mapping[tuple[str, str], str]  # (lower-case form, fine tag) where the rules go wrong
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    ranks: Mapping[str, int]  # whole words of the tokenizer, the more frequent the lower
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, form: str, upos: str, xpos: str) -> str:
        """Return the lemma of `form`.

        >>> load_lemmas({})("sanctions", "NOUN", "NNS")
        'sanction'
        """
        key = (form, upos, xpos)
        lemma = self._known.get(key)
        if lemma is None:
            lemma = self._known[key] = self._find(form, upos, xpos)
            if len(self._known) > 100_000:
                self._known.clear()
        return lemma

    def _find(self, form: str, upos: str, xpos: str) -> str:
        lower = form.lower()
        listed = _CLITICS.get((lower, xpos)) or self.table.get((lower, xpos))
        if upos == "PROPN":
            return form
        if listed is not None:
            return listed
        if upos in ("VERB", "AUX"):
            return self._verb(lower, xpos)
        if upos == "NOUN" and xpos == "NNS":
            return self._pick(_singulars(lower), self.nouns)
        if upos in ("ADJ", "ADV") and xpos[-1:] in ("R", "S") and xpos[:1] in ("J", "R"):
            return self._pick(_positives(lower), self.adjectives)
        return form if lower == "i" else lower

    def _verb(self, lower: str, xpos: str) -> str:
        if xpos == "VBZ":
            return self._pick(_singulars(lower), self.verbs)
        if xpos == "VBG" and lower.endswith("ing") and len(lower) > 4:
            return self._pick(_stems(lower[:-3]), self.verbs)
        if xpos in ("VBD", "VBN") and lower.endswith("ed") and len(lower) > 3:
            return self._pick(_stems(lower[:-2]), self.verbs)
        return lower

    def _pick(self, candidates: Iterator[str], known: frozenset[str]) -> str:
        """Return the first candidate known in its class, else the commonest word, else the first of all."""
        possible = list(candidates)
        for candidate in possible:
            if candidate in known:
                return candidate
        common = [c for c in possible if c in self.ranks]
        return min(common, key=self.ranks.__getitem__) if common else possible[0]


def _singulars(lower: str) -> Iterator[str]:
    """Yield what `lower` without its -s may be, the likeliest spelling first."""
    if lower.endswith("ies") and len(lower) > 4:
        yield lower[:-3] + "y"
    if lower.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        yield lower[:-2]
    if lower.endswith("s") and not lower.endswith("ss") and len(lower) > 2 and not lower[0].isdigit():
        yield lower[:-1].removesuffix("'")
        if lower.endswith("es"):
            yield lower[:-2]
    else:
        yield lower


def _stems(stem: str) -> Iterator[str]:
    """Yield the verbs that -ed or -ing after `stem` may come from, the likeliest spelling first."""
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if doubled and stem[-1] not in "lsfz":
        yield stem[:-1]
    wants_e = bool(_SILENT_E.search(stem))
    if wants_e:
        yield stem + "e"
    yield stem
    if doubled:
        yield stem[:-1]
    if not wants_e:
        yield stem + "e"


def _positives(lower: str) -> Iterator[str]:
    """Yield what the comparative or superlative `lower` may come from."""
    for ending in ("est", "er"):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            yield from _stems(lower[: -len(ending)])
            return
    yield lower


def load_lemmas(vocabulary: Mapping[str, int]) -> Lemmas:
    """Load the shipped table; `vocabulary` is the tokenizer's, commonest words first."""
    table: dict[tuple[str, str], str] = {}
    known: dict[str, set[str]] = {"V": set(), "N": set(), "J": set()}
    for line in pipeline_file("en", "lemmas.tsv").read_text("utf-8").splitlines():
        form, tag, lemma = line.split("\t")
        if form == "*":
            known[tag].update(lemma.split())
        else:
            table[form, tag] = lemma
    return Lemmas(
        table=table,
        verbs=frozenset(known["V"]) | load_verbs(),
        nouns=frozenset(known["N"]),
        adjectives=frozenset(known["J"]),
        ranks={word: rank for word, rank in vocabulary.items() if len(word) > 1 and not word.startswith("#")},
    )
