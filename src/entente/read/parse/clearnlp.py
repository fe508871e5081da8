"""ClearNLP labels, as spaCy's published English pipelines give them, rebuilt as Universal Dependencies."""

from collections.abc import Sequence
from dataclasses import dataclass

from entente.read.tokens import Entity

_RENAMED = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "neg": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "quantmod": "advmod",
    "prt": "compound:prt",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "intj": "discourse",
    "meta": "parataxis",
    "complm": "mark",
}
ENTITY_LABELS = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "NORP": "LOC", "LOC": "LOC", "FAC": "LOC"}
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM"))
_STAYS_WITH_BE = frozenset(("attr", "acomp"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """The head of a word (its place from 0; None for the root) and how it hangs there."""

    head: int | None
    deprel: str


def to_universal(
    lemmas: Sequence[str], upos: Sequence[str], arcs: Sequence[Arc], entities: Sequence[Entity]
) -> tuple[Arc, ...]:
    """Return the arcs of one sentence as Universal Dependencies has them: nominals above their prepositions."""
    work = _Rebuilding(lemmas, upos, arcs)
    for step in (work.lift_complements, work.lift_predicates, work.flatten_conjuncts, work.rename):
        step()
    work.turn_names(entities)
    return tuple(Arc(head=head, deprel=label) for head, label in zip(work.heads, work.labels, strict=True))


class _Rebuilding:
    """One sentence while it is being rebuilt, step by step; the tree stays a tree after each."""

    def __init__(self, lemmas: Sequence[str], upos: Sequence[str], arcs: Sequence[Arc]) -> None:
        self.lemmas = lemmas
        self.upos = upos
        self.heads = [arc.head for arc in arcs]
        self.labels = [arc.deprel for arc in arcs]

    def _children(self, head: int, *labels: str) -> list[int]:
        return [i for i, above in enumerate(self.heads) if above == head and (not labels or self.labels[i] in labels)]

    def lift_complements(self) -> None:
        """Hang what a preposition governs on the preposition's head, and the preposition on it."""
        prepositions = [i for i, label in enumerate(self.labels) if label in ("prep", "agent", "dative", "pcomp")]
        for prep in prepositions:
            complements = self._children(prep, "pobj", "pcomp")
            if not complements:
                if self.labels[prep] == "prep":
                    self.labels[prep] = "advmod" if self.upos[prep] in ("ADV", "ADP") else "obl"
                continue
            self._lift(prep, complements[0])

    def _lift(self, prep: int, complement: int) -> None:
        clause = self.labels[complement] == "pcomp" and self.upos[complement] in ("VERB", "AUX")
        old, above = self.labels[prep], self.heads[prep]
        nominal = above is not None and self.upos[above] in _NOMINAL and not self._children(above, "nsubj")
        self.heads[complement] = above
        if old == "pcomp" or above is None:
            self.labels[complement] = "ROOT" if above is None else "nmod" if nominal else "obl"
        elif clause:
            self.labels[complement] = "acl" if nominal else "advcl"
        else:
            self.labels[complement] = "obl:agent" if old == "agent" else "nmod" if nominal else "obl"
        for i in self._children(prep):
            if i != complement:
                self.heads[i] = complement
        self.heads[prep] = complement
        self.labels[prep] = "mark" if clause else "case"

    def lift_predicates(self) -> None:
        """Make the predicate of *be* the head of its clause and *be* its copula."""
        for verb, lemma in enumerate(self.lemmas):
            predicates = self._children(verb, *_STAYS_WITH_BE) if lemma == "be" else []
            if not predicates:
                continue
            predicate = predicates[0]
            self.heads[predicate], self.labels[predicate] = self.heads[verb], self.labels[verb]
            for i in self._children(verb):
                if i != predicate:
                    self.heads[i] = predicate
            self.heads[verb], self.labels[verb] = predicate, "cop"

    def flatten_conjuncts(self) -> None:
        """Hang every conjunct on the first, and each conjunction on the conjunct it introduces."""
        for i, label in enumerate(self.labels):
            head = self.heads[i]
            while label == "conj" and head is not None and self.labels[head] == "conj":
                head = self.heads[head]
            if label == "conj":
                self.heads[i] = head
        for i, label in enumerate(self.labels):
            head = self.heads[i]
            if label != "cc" or head is None:
                continue
            first = self.heads[head] if self.labels[head] == "conj" else head
            later = [k for k in self._children(first, "conj") if k > i] if first is not None else []
            if later:
                self.heads[i] = later[0]

    def rename(self) -> None:
        """Give what is left its universal name."""
        for i, label in enumerate(self.labels):
            head = self.heads[i]
            nominal = head is not None and self.upos[head] in _NOMINAL
            if label == "npadvmod":
                self.labels[i] = "nmod:unmarked" if nominal else "obl:unmarked"
            elif label == "nmod":
                self.labels[i] = "nmod" if nominal else "obl"
            elif label in ("pobj", "pcomp"):
                self.labels[i] = "obl"
            else:
                self.labels[i] = _RENAMED.get(label, label)
            if head is None:
                self.labels[i] = "root"

    def turn_names(self, entities: Sequence[Entity]) -> None:
        """Make the first word of a person's name its head, the others flat."""
        for entity in entities:
            inside = range(entity.first, entity.last + 1)
            proper = all(self.upos[i] == "PROPN" for i in inside)
            inner = all(self.heads[i] == entity.last and self.labels[i] == "compound" for i in inside[:-1])
            if entity.label != "PER" or len(inside) < 2 or not proper or not inner:
                continue
            first, last = entity.first, entity.last
            self.heads[first], self.labels[first] = self.heads[last], self.labels[last]
            for i in self._children(last):
                self.heads[i] = first
            for i in inside[1:]:
                self.heads[i], self.labels[i] = first, "flat"
