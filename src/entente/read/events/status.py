"""How an event stands in the world: a walk from its word up to the root of the sentence.

The order in which cues outrank one another is the table of `docs/status.md`, pinned by `tests/read/events/`.
"""

from entente.lexicon.cues import Cues, load_cues
from entente.lexicon.embedders import Embedder, Embedders, Modifier, load_embedders
from entente.read.events.forms import MEASURES, SAME_IN_PAST
from entente.read.events.standing import Standing
from entente.read.tokens import Sentence, Token
from entente.records import CueClass, NegationKind, Status

_NOT = frozenset({"not", "n't", "never", "hardly", "scarcely", "n’t", "neither", "nor", "no", "without"})
_NO = frozenset({"no", "neither"})
# "no doubt that it left", "no choice but to leave": it did.
_CERTAIN = frozenset(
    {"doubt", "question", "secret", "surprise", "wonder", "accident", "choice", "option", "alternative"}
)
_NOBODY = frozenset({"nobody", "none", "noone"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_MAYBE = frozenset({"may", "might", "could", "can", "ca"})
_OUGHT = frozenset({"should", "must", "ought"})
_IF = frozenset({"if", "whether", "unless", "lest", "until", "in_case", "as_if", "as_though", "provided"})
_INVERTED = frozenset({"should", "had", "were"})
_TOWARDS = frozenset({"toward", "towards"})
_AHEAD = frozenset({"ahead", "advance"})
_INSTEAD = frozenset({"without", "instead_of", "rather_than"})
# As subjects of these an event stands as the verb does: "talks will begin".
_OCCUR = frozenset({
    "begin", "start", "happen", "occur", "continue", "resume", "take", "proceed", "end", "follow", "come", "go",
    "last", "open", "conclude", "hold", "erupt", "materialise", "materialize", "break", "be", "fail", "collapse",
})  # fmt: skip
_LIGHT = frozenset({
    "hold", "have", "make", "give", "launch", "conduct", "carry", "mount", "stage", "issue", "deliver", "take", "do",
    "pay", "wage", "sign", "impose", "begin", "start", "continue", "resume", "open", "offer", "provide", "lead",
    "undertake", "commit", "reach", "strike", "see", "host", "order", "slap", "join", "enter", "attend", "face",
})  # fmt: skip
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adj"}
_NOMINAL_LINKS = frozenset({"obj", "nsubj:pass", "obl", "nmod", "iobj"})
_CALLING_OFF = frozenset({"cancel", "scrap", "withdraw", "decline", "refuse", "postpone"})
_ANAPHORS = frozenset({"it", "they", "he", "she"})
_NEXT = frozenset({"next", "tomorrow", "later", "soon", "coming"})

_REPORTED = {
    CueClass.CLAIM: Status.ALLEGED,
    CueClass.ACCUSE: Status.ALLEGED,
    CueClass.DENY: Status.DENIED,
    CueClass.BELIEVE: Status.ALLEGED,
    CueClass.WARN: Status.HYPOTHETICAL,
    CueClass.DEMAND: Status.REQUESTED,
    CueClass.REFUSE: Status.NEGATED,
}


def status_of(sentence: Sentence, token: Token, *, cues: Cues | None = None) -> Standing:
    """Return how the event that `token` names stands, by the words of its own sentence."""
    walk = _Walk(sentence, cues if cues is not None else load_cues(), load_embedders())
    return walk.run(token)


def speaks_on(sentence: Sentence, verb: Token) -> Token | None:
    """Return the verb of speech beside which, not under which, one stands: "denied it had fired and accused Chad"."""
    first = sentence.head(verb) if verb.rel == "conj" and verb.upos == "VERB" else None
    told = sentence.head(first) if first is not None and first.rel == "ccomp" and first.i < verb.i else None
    if first is None or told is None or sentence.children(verb, "nsubj", "aux", "mark"):
        return None
    cues = load_cues()
    speaks = told.i < first.i and (told.lemma, told.upos) in cues and (verb.lemma, verb.upos) in cues
    same = any(subject.form.lower() in _ANAPHORS for subject in sentence.children(first, "nsubj"))
    return told if speaks and same and _is_past(told) and _is_past(verb) else None


class _Walk:
    def __init__(self, sentence: Sentence, cues: Cues, embedders: Embedders) -> None:
        self._sentence = sentence
        self._cues = cues
        self._embedders = embedders

    def run(self, token: Token) -> Standing:
        standing = Standing()
        node: Token | None = token
        self._own(token, standing)
        while node is not None:
            head = self._sentence.head(node)
            if head is None:
                self._at_root(node, standing)
                break
            node = self._climb(node, head, standing)
        if standing.status is Status.PLANNED:
            for word in (token, *self._sentence.ancestors(token)):
                if (off := self._called_off(word)) is not None:
                    standing.meet(Status.NEGATED, off, "called off in the same breath", NegationKind.NOT_DONE)
        return standing

    # --- what stands at a word ---

    def _own(self, node: Token, standing: Standing) -> None:
        """Meet the negation, auxiliaries and modifiers of the word itself."""
        children = self._sentence.children(node)
        for child in children:
            form, rel = child.form.lower(), child.rel
            modifier = self._beside(child) if rel in {"amod", "advmod", "det"} else None
            if modifier is not None and (rel != "advmod" or child.i < node.i + 3):
                standing.meet(modifier.status, child, f"says it is {modifier.status.value}")
            elif rel in {"case", "mark", "advmod"} and form == "due" and node.upos == "VERB":
                standing.meet(Status.PLANNED, child, "is still to come")
            elif (rel in {"advmod", "cc:preconj"} and form in _NOT) or (rel == "det" and form in _NO) or form == "nor":
                self._negate(node, child, standing)
            elif (nobody := self._nobody(child)) is not None:
                self._negate(node, nobody, standing)
        if (ahead := self._ahead(children) or self._before(node, children)) is not None:
            standing.meet(Status.PLANNED, ahead, "is still to come")
        self._auxiliaries(node, children, standing)
        if (condition := self._condition(node)) is not None:
            standing.meet(Status.HYPOTHETICAL, condition, "a condition or an open question")

    def _nobody(self, subject: Token) -> Token | None:
        """Return the word by which a subject is nobody: "no country", "none of them", "nobody"."""
        if subject.rel != "nsubj":
            return None
        if subject.form.lower() in _NOBODY:
            return subject
        return next((c for c in self._sentence.children(subject, "det") if c.form.lower() in _NO), None)

    def _condition(self, node: Token) -> Token | None:
        """Return what makes a clause a condition or an open question: "if", "as long as", "should she attack"."""
        mark = next((c for c in self._sentence.children(node, "mark") if c.form.lower() in _IF), None)
        above = self._sentence.head(node)
        if mark is None and node.rel == "advcl" and above is not None and above.lemma == "long":
            return above
        return mark or self._inverted(node)

    def _inverted(self, node: Token) -> Token | None:
        """Return the "should" of "should she attack, ..."."""
        subject = next(iter(self._sentence.children(node, "nsubj")), None)
        if subject is None or node.rel not in {"advcl", "xcomp"}:
            return None
        ahead = (c for c in self._sentence.children(node, "aux") if c.i < subject.i)
        return next((c for c in ahead if c.form.lower() in _INVERTED), None)

    def _ahead(self, children: tuple[Token, ...]) -> Token | None:
        """Return the "ahead" of "ahead of the visit", the "advance" of "in advance of"; parsers hang them anywhere."""
        before = (self._sentence.tokens[c.i - 1] for c in children if c.rel == "case" and c.form == "of" and c.i)
        return next((token for token in before if token.form.lower() in _AHEAD), None)

    def _before(self, node: Token, children: tuple[Token, ...]) -> Token | None:
        """Return the "before" of "before she meets the king": told in the present, it lies ahead."""
        present = node.upos == "VERB" and _is_plain_present(node) and node.lemma not in SAME_IN_PAST
        if not present or any(c.rel == "aux" for c in children):
            return None
        return next((c for c in children if c.rel == "mark" and c.form.lower() == "before"), None)

    def _beside(self, child: Token) -> Modifier | None:
        return self._embedders.beside.get(child.lemma.lower()) or self._embedders.beside.get(child.form.lower())

    def _negate(self, node: Token, cue: Token, standing: Standing) -> None:
        siblings = {c.form.lower() for c in self._sentence.children(node, "advmod")}
        if "only" in siblings and cue.form.lower() == "not":
            return  # "not only"
        ahead = any(c.form.lower() in _FUTURE or c.lemma == "would" for c in self._sentence.children(node, "aux"))
        kind = NegationKind.RULED_OUT if ahead else NegationKind.NOT_DONE
        kind = NegationKind.NOT_YET if "yet" in siblings else kind
        standing.meet(Status.NEGATED, cue, "says it did not happen", kind)

    def _auxiliaries(self, node: Token, children: tuple[Token, ...], standing: Standing) -> None:
        conditional = any(c.rel == "advcl" and self._condition(c) is not None for c in children)
        inverted = self._inverted(node)
        to_come = any(c.rel == "mark" and c.form.lower() == "to" for c in children)
        for aux in children:
            if aux.rel not in {"aux", "cop"} or aux is inverted:
                continue
            if to_come and aux.lemma == "be" and node.rel not in {"advcl", "xcomp", "acl"}:
                standing.meet(Status.PLANNED, aux, "is still to come")  # "are to meet"
            form = aux.form.lower()
            supposed = conditional or self._describes(node)
            if form in _FUTURE or (aux.lemma == "would" and not supposed):
                standing.meet(Status.PLANNED, aux, "is still to come")
            elif form in _MAYBE or aux.lemma == "would":
                standing.meet(Status.HYPOTHETICAL, aux, "may or may not be")
            elif form in _OUGHT:
                self._ought(aux, children, standing)
            elif form in {"is", "are", "'s", "'re", "am", "’s", "’re"} and node.form.endswith("ing"):
                self._progressive(node, aux, standing)
        if node.upos == "VERB" and _is_plain_present(node) and not any(c.rel in {"aux", "mark"} for c in children):
            self._scheduled(children, standing)
        if conditional and any(c.form.lower() in _FUTURE for c in children if c.rel == "aux"):
            standing.meet(Status.HYPOTHETICAL, node, "only under a condition")

    def _ought(self, aux: Token, children: tuple[Token, ...], standing: Standing) -> None:
        """Meet the "should" of "should leave"; "should have left" regrets, "must have left" supposes."""
        if not any(c.rel == "aux" and c.lemma == "have" for c in children):
            standing.meet(Status.REQUESTED, aux, "ought to be")
        elif aux.form.lower() == "must":
            standing.meet(Status.HYPOTHETICAL, aux, "may or may not be")
        else:
            standing.meet(Status.NEGATED, aux, "ought to have been", NegationKind.NOT_DONE)

    def _describes(self, node: Token) -> bool:
        """Whether a clause says what a thing is meant to do: "a bill that would punish Chad"."""
        subjects = (c.form.lower() for c in self._sentence.children(node, "nsubj"))
        return node.deprel == "acl:relcl" and any(form in {"that", "which"} for form in subjects)

    def _scheduled(self, children: tuple[Token, ...], standing: Standing) -> None:
        """Meet the time of "meets her next month"."""
        for child in children:
            words = (child, *self._sentence.children(child, "amod", "advmod"))
            ahead = next((w for w in words if w.form.lower() in _NEXT and w.rel in {"amod", "advmod"}), None)
            if ahead is not None and child.rel in {"obl", "advmod"}:
                standing.meet(Status.PLANNED, ahead, "is still to come")
                return

    def _progressive(self, node: Token, aux: Token, standing: Standing) -> None:
        ahead = [c for c in self._sentence.subtree(node) if c.form.lower() in _NEXT and c.rel in {"amod", "advmod"}]
        if ahead:
            standing.meet(Status.PLANNED, ahead[0], "is still to come")
        else:
            standing.meet(Status.ONGOING, aux, "is going on")

    # --- from a word to its head ---

    def _climb(self, node: Token, head: Token, standing: Standing) -> Token | None:
        """Meet the cues between a word and its head; return where the walk goes on, None if nothing above matters."""
        rel = node.deprel
        if rel == "conj":
            return self._coordinated(node, head, standing)
        if rel == "acl:relcl" and (claim := self._claim(node, head)) is not None:
            return self._complement(node, claim, standing)  # "claims that it attacked"
        if rel in {"acl:relcl", "acl:cleft", "nmod:poss"}:
            return None
        if rel == "xcomp" and head.lemma == "call" and node.upos in {"NOUN", "PROPN"}:
            return self._object(node, head, standing)  # "called its decision to leave regrettable", in a wrong parse
        if node.rel in {"ccomp", "xcomp", "csubj"} or (node.rel in {"advcl", "acl"} and self._completes(node, head)):
            return self._complement(node, head, standing)
        if node.rel == "advcl":
            return self._adverbial(node, head, standing)
        if node.rel == "acl":
            return None
        if rel == "appos":
            self._asked(standing)  # "Story: Will they meet?"
            return None
        if rel == "parataxis":
            return None
        if rel in _NOMINAL_LINKS or rel.startswith(("obl", "nmod")):
            return self._object(node, head, standing)
        if node.rel == "nsubj":
            return self._subject(node, head, standing)
        if node.rel in {"compound", "fixed", "flat"}:
            return head
        return None

    def _claim(self, clause: Token, noun: Token) -> Token | None:
        """Return the claim that a clause is the content of, taken for a relative one: "claims in a book that it left".

        Its "that" is neither subject nor object.
        """
        nouns = (noun, *(word for word in self._sentence.ancestors(noun) if word.upos == "NOUN"))
        claim = next((word for word in nouns if self._cue(word) is not None), None)
        if self._marked(clause, {"that"}):
            return claim or noun
        first = min(self._sentence.subtree(clause), key=lambda token: token.i)
        idle = first.form.lower() == "that" and first.rel not in {"nsubj", "obj"}
        return claim if idle and self._sentence.children(clause, "nsubj") else None

    def _coordinated(self, node: Token, head: Token, standing: Standing) -> Token | None:
        """Go from a conjunct to the first: it shares auxiliaries, and a negation under "or"."""
        if (told := speaks_on(self._sentence, node)) is not None:
            return self._above_conjunct(told, standing)
        own = self._sentence.children(node, "aux", "nsubj", "cop", "mark")
        if not own and node.upos == "VERB" and head.upos in {"VERB", "ADJ"}:
            shared = [c for c in self._sentence.children(head) if c.rel in {"aux", "mark"}]
            if node.form.lower() == node.lemma or node.form.endswith("ing") or _same_shape(node, head):
                self._auxiliaries(node, tuple(shared), standing)
            either = any(c.form.lower() in {"or", "nor"} for c in self._sentence.children(node, "cc"))
            if either:
                self._negations_of(head, standing)
        return self._above_conjunct(head, standing)

    def _negations_of(self, node: Token, standing: Standing) -> None:
        for child in self._sentence.children(node, "advmod"):
            if child.form.lower() in _NOT and standing.reporters:  # "could not say when, nor tell whether they leave"
                standing.meet(Status.HYPOTHETICAL, child, "not said", NegationKind.NOT_MENTIONED)
            elif child.form.lower() in _NOT:
                self._negate(node, child, standing)

    def _above_conjunct(self, first: Token, standing: Standing) -> Token | None:
        head = self._sentence.head(first)
        if head is None:
            self._at_root(first, standing)
            return None
        return self._climb(first, head, standing)

    def _completes(self, node: Token, head: Token) -> bool:
        """Whether an adverbial or modifying clause is what its head is about: "accused of", "a plan to"."""
        if head.upos in {"NOUN", "PROPN"}:
            if self._mark(node) is None and not self._sentence.children(node, "nsubj"):
                return False  # "the agreement signed in May"
            return bool(self._embedder(node, head)) or self._cue(head) is not None or self._marked(node, {"to", "that"})
        bound = head.upos == "ADJ" or self._link(node) != "clause" or self._adjoins(node, head)
        return bound and self._embedder(node, head) is not None

    def _adjoins(self, node: Token, head: Token) -> bool:
        """Say whether an *-ing* form follows its verb at once: "ruled out sending", an adverb to parsers."""
        between = self._sentence.tokens[head.i + 1 : node.i]
        return head.i < node.i and node.form.endswith("ing") and all(t.deprel == "compound:prt" for t in between)

    def _complement(self, node: Token, head: Token, standing: Standing) -> Token | None:
        if self._infinitive(node):  # "no Americans are believed to be held there"
            subjects = self._sentence.children(head, "nsubj")
            if (nobody := next(filter(None, map(self._nobody, subjects)), None)) is not None:
                self._negate(node, nobody, standing)
        embedder = self._embedder(node, head)
        kind = embedder.kind if embedder else None
        if head.lemma == "go" and head.form.lower() in {"going", "gon"} and self._infinitive(node):
            standing.meet(Status.PLANNED, head, "is still to come")
        elif self._goes_on(node, head):
            standing.steps.append(f"“{head.form} on”: it was done next")
        elif embedder is not None:
            self._under(embedder, node, head, standing, kind)
        elif (found := self._cue(head)) is not None:
            self._report(found, node, head, standing)
        elif (nothing := self._nothing(head)) is not None:
            standing.meet(Status.NEGATED, nothing, "says there is nothing of it", NegationKind.NOT_DONE)
        elif node.upos in {"VERB", "AUX"} and self._infinitive(node) and not self._performs(node, head):
            standing.meet(Status.HYPOTHETICAL, head, "does not say that it happened")
        self._own_above(head, standing)
        return head

    def _nothing(self, noun: Token) -> Token | None:
        """Return the "no" of "saw no sign that it left", not of "had no doubt that it left"."""
        if noun.upos != "NOUN" or noun.lemma in _CERTAIN:
            return None
        return next((c for c in self._sentence.children(noun, "det") if c.form.lower() in _NO), None)

    def _performs(self, node: Token, head: Token) -> bool:
        """Whether it is done by saying that one wants to: "would like to thank"."""
        rows = self._embedders.above.get((head.lemma.lower(), "verb"), ())
        return any(node.lemma in row.bars for row in rows if self._link(node) == "infinitive")

    def _under(self, row: Embedder, node: Token, head: Token, standing: Standing, kind: NegationKind | None) -> None:
        negated = self._denied(head)
        if negated is not None and row.status is not Status.HAPPENED:
            self._negated_embedder(row, negated, head, standing)
            return
        if head.lemma == "have" and self._marked(node, {"to"}):
            return
        if row.status is Status.NEGATED and standing.reporters:  # "declined to say that they left"
            standing.meet(Status.HYPOTHETICAL, head, "not said", NegationKind.NOT_MENTIONED)
            return
        standing.meet(row.status, head, f"makes it {row.status.value}", kind)
        if head.upos in {"VERB", "NOUN"} and (head.lemma, head.upos) in self._cues:
            standing.reporters.append(head)

    def _negated_embedder(self, row: Embedder, cue: Token, head: Token, standing: Standing) -> None:
        """Meet "did not plan", "never failed to", "did not deny"."""
        if row.kind is NegationKind.RULED_OUT:
            standing.meet(Status.HYPOTHETICAL, cue, "not ruled out")
        elif row.status is Status.NEGATED:
            standing.steps.append(f"“{cue.form} {head.form}”: a double negation")
        elif row.status in {Status.DENIED, Status.ALLEGED}:
            standing.meet(Status.HYPOTHETICAL, head, "neither asserted nor denied")
        else:
            kind = NegationKind.NOT_YET if self._has(head, "yet") else NegationKind.RULED_OUT
            standing.meet(Status.NEGATED, cue, f"not even {row.status.value}", kind)

    def _report(self, status: CueClass | None, node: Token, head: Token, standing: Standing) -> None:
        said = bool(standing.reporters)
        standing.reporters.append(head)
        negated = self._denied(head)
        if self._marked(node, _IF):
            standing.steps.append(f"“{head.form}”: an open question")
        elif negated is not None:
            standing.meet(Status.HYPOTHETICAL, negated, "not said", NegationKind.NOT_MENTIONED)
        elif status is CueClass.PLEDGE and self._infinitive(node):
            standing.meet(Status.PLEDGED, head, "is pledged")
        elif status is CueClass.AGREE and self._infinitive(node):
            standing.meet(Status.PLEDGED, head, "is agreed to")
        elif status in _REPORTED:
            outcome = _REPORTED[status]
            if outcome is Status.NEGATED and said:  # "refused to confirm that they left"
                standing.meet(Status.HYPOTHETICAL, head, "not said", NegationKind.NOT_MENTIONED)
                return
            kind = NegationKind.REFUSED if outcome is Status.NEGATED else None
            standing.meet(outcome, head, f"is {outcome.value} here", kind)
        elif self._infinitive(node) and node.rel != "parataxis" and head.i < node.i:
            standing.meet(Status.REQUESTED, head, "is asked for")
        else:
            standing.steps.append(f"“{head.form}”: said by somebody")

    def _adverbial(self, node: Token, head: Token, standing: Standing) -> Token | None:
        mark = self._mark(node)
        if mark in _IF or self._condition(node) is not None:
            return None  # met at the word itself
        if mark in _INSTEAD:
            standing.meet(Status.NEGATED, node, "says what was not done", NegationKind.NOT_DONE)
            return None
        if self._goes_on(node, head):
            standing.steps.append(f"“{head.form} on”: it was done next")
            self._own_above(head, standing)
            return head
        if self._infinitive(node):
            standing.meet(Status.PLANNED, node, "a purpose")
            self._own_above(head, standing)
            return head
        if mark in _TOWARDS:
            standing.meet(Status.PLANNED, node, "not there yet")
            self._own_above(head, standing)
            return head
        if mark == "by" and node.form.endswith("ing"):
            self._own_above(head, standing)
            return head
        return None

    def _object(self, node: Token, head: Token, standing: Standing) -> Token | None:
        """Meet what governs an event that is a noun."""
        if node.upos not in {"NOUN", "PROPN"} and node.rel not in {"obl", "nmod"}:
            return None
        embedder = self._embedder(node, head)
        if embedder is not None and node.lemma not in embedder.bars:
            self._under(embedder, node, head, standing, embedder.kind)
            self._own_above(head, standing)
            return head
        light = head.upos == "VERB" and head.lemma in _LIGHT and node.rel in {"obj", "nsubj"}
        measure = head.lemma in MEASURES and node.rel == "nmod"
        if light or measure:
            self._own(head, standing)
            return head
        return None

    def _subject(self, node: Token, head: Token, standing: Standing) -> Token | None:
        if head.upos == "ADJ" and (row := self._embedder(node, head)) is not None:
            self._under(row, node, head, standing, row.kind)
            return head
        if head.lemma in _OCCUR:
            self._own(head, standing)
            return head
        return None

    def _own_above(self, head: Token, standing: Standing) -> None:
        """Meet the auxiliaries and conditions of a word above; its negation is met with its own meaning."""
        children = tuple(c for c in self._sentence.children(head) if not self._is_not(c))
        factual = standing.status in {Status.HAPPENED, Status.ONGOING} and standing.reporters
        if not factual:
            self._auxiliaries(head, tuple(c for c in children if c.rel != "cop"), standing)
        for child in children:
            if child.rel == "mark" and child.form.lower() in _IF:
                standing.meet(Status.HYPOTHETICAL, child, "a condition or an open question")
            hearsay = self._embedders.beside.get(child.lemma) if child.rel == "advmod" else None
            if hearsay is not None and hearsay.status is Status.ALLEGED:
                standing.meet(Status.ALLEGED, child, "says it is alleged")

    def _calls_off(self, verb: Token) -> bool:
        off = any(c.form.lower() == "off" for c in self._sentence.children(verb, "compound"))
        return verb.lemma in _CALLING_OFF or (verb.lemma == "call" and off)

    def _called_off(self, planned: Token) -> Token | None:
        """Return the "cancelled" of "was due to meet him, but he cancelled"."""
        beside = (c for c in self._sentence.children(planned, "conj") if self._calls_off(c))
        return next((c for c in beside if any(w.form.lower() == "but" for w in self._sentence.children(c, "cc"))), None)

    def _at_root(self, root: Token, standing: Standing) -> None:
        for child in self._sentence.children(root, "parataxis"):
            if (found := self._cue(child)) is not None:
                self._report(found, root, child, standing)
        if self._is_order(root):
            standing.meet(Status.REQUESTED, root, "an order or advice")
        self._asked(standing)

    def _asked(self, standing: Standing) -> None:
        if any(t.form == "?" for t in self._sentence.tokens[-2:]):
            standing.meet(Status.HYPOTHETICAL, self._sentence.tokens[-1], "a question")

    # --- small questions ---

    def _is_order(self, root: Token) -> bool:
        plain = root.upos == "VERB" and root.form.lower() == root.lemma != "thank"
        first = all(t.upos in {"PUNCT", "CCONJ", "ADV", "INTJ", "AUX", "PART"} for t in self._sentence.tokens[: root.i])
        return plain and first and not self._sentence.children(root, "nsubj", "aux", "expl", "csubj")

    def _embedder(self, node: Token, head: Token) -> Embedder | None:
        rows = self._embedders.above.get((head.lemma.lower(), _POS.get(head.upos, "")), ())
        link = self._link(node)
        links = {link} | ({"clause"} if link == "infinitive" else set())
        said = node.upos == "VERB"  # "want to thank" is thanks
        return next((row for row in rows if links & set(row.over) and not (said and node.lemma in row.bars)), None)

    def _link(self, node: Token) -> str:
        if node.rel in {"obj", "nsubj"} or node.deprel == "nsubj:pass":
            return "object"
        mark = self._mark(node)
        if mark == "to" and node.upos in {"VERB", "AUX", "ADJ", "NOUN"} and node.rel not in {"obl", "nmod"}:
            return "infinitive"
        if mark == "of" and self._falls_short(node):
            return "short"
        if mark and mark not in {"that", "whether", "if", "to"}:
            return mark
        return "clause" if node.rel not in {"obl", "nmod"} else (mark or "object")

    def _falls_short(self, node: Token) -> bool:
        """Whether it is what somebody stopped short of."""
        head = self._sentence.head(node)
        return head is not None and any(c.form.lower() == "short" for c in self._sentence.children(head))

    def _mark(self, node: Token) -> str | None:
        marks = [c for c in self._sentence.children(node, "mark", "case") if c.i < node.i]
        if not marks:
            return None
        words = [marks[0], *self._sentence.children(marks[0], "fixed")]
        return "_".join(w.form.lower() for w in words)

    def _marked(self, node: Token, marks: frozenset[str] | set[str]) -> bool:
        return any(c.form.lower() in marks for c in self._sentence.children(node, "mark"))

    def _goes_on(self, node: Token, head: Token) -> bool:
        """Whether it is what somebody "went on to" do."""
        behind = self._sentence.tokens[head.i + 1 : head.i + 2]  # none where the verb ends the sentence
        return head.lemma == "go" and self._infinitive(node) and [token.form for token in behind] == ["on"]

    def _infinitive(self, node: Token) -> bool:
        return self._marked(node, {"to"})

    def _cue(self, head: Token) -> CueClass | None:
        rows = self._cues.get((head.lemma.lower(), head.upos), ())
        plain = [row for row in rows if row.particle is None]
        if not plain:
            return None
        return CueClass.SAY if plain[0].factive else plain[0].cue_class

    def _is_not(self, token: Token) -> bool:
        return token.rel == "advmod" and token.form.lower() in _NOT

    def _denied(self, head: Token) -> Token | None:
        """Return the negation of a word above the event, or of the noun it is ("no plans to")."""
        for child in self._sentence.children(head, "advmod", "det"):
            if child.form.lower() in _NOT:
                return child
        if head.rel in {"obj", "xcomp", "nsubj"} and head.upos == "NOUN":
            verb = self._sentence.head(head)
            return next(filter(self._is_not, self._sentence.children(verb)), None) if verb is not None else None
        return None

    def _has(self, head: Token, form: str) -> bool:
        return any(c.form.lower() == form for c in self._sentence.children(head, "advmod"))


def _is_plain_present(verb: Token) -> bool:
    """Whether a verb without auxiliary stands in the present: "meets", "meet"."""
    form = verb.form.lower()
    return form == verb.lemma or form.endswith("s")


def _is_past(verb: Token) -> bool:
    form = verb.form.lower()
    return not form.endswith("ing") and not _is_plain_present(verb)


def _same_shape(one: Token, other: Token) -> bool:
    return one.form[-2:] == other.form[-2:]
