"""Which frames of a word hold in the sentence around it: the words, actors and clauses that each frame asks for."""

from collections.abc import Iterator
from functools import lru_cache

from entente.dates import WEEKDAYS
from entente.lexicon.frames import Condition, Frame, Frames
from entente.read.events.clause import Clauses, Filler
from entente.read.events.parties import Cast, apart, is_listed
from entente.read.events.voices import Voices
from entente.read.tokens import Sentence, Token
from entente.records import ActorKind

_JOINT = frozenset({"joint", "bilateral", "combined", "multinational", "trilateral", "common"})
_NOMINAL = frozenset({"nsubj", "obj", "obl", "nmod"})
_HARM = frozenset({"COERCE", "ASSAULT"})
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_QUESTIONS = frozenset({"whether", "if", "why", "how", "what", "who", "where", "when"})
_WILLED = frozenset({"will", "would", "should", "shall", "must", "'ll", "ll", "wo"})


class Fitting:
    """The frames that hold in one sentence."""

    def __init__(self, sentence: Sentence, clauses: Clauses, cast: Cast, voices: Voices, frames: Frames) -> None:
        self._sentence = sentence
        self._clauses = clauses
        self._cast = cast
        self._voices = voices
        self._frames = frames
        self._lemmas = _whole_lemmas(sentence)
        singulars = map(_singular, (word for word in sentence.words if word[-1] == "s"))
        self._words = frozenset(self._lemmas).union(sentence.lemmas, sentence.words, singulars)

    @property
    def predicates(self) -> list[Token]:
        """The words that may have a frame."""
        return [token for token in self._sentence.tokens if token.upos in _POS]

    def frames_of(self, token: Token) -> list[Frame]:
        """Return the frames of a word that hold and ask for equally much, more than any other that holds."""
        rows = self.rows(token)
        if not rows:
            return []
        holding = (frame for frame in rows if self._holds_all(token, frame))
        first = next(holding, None)
        if first is None or not first.is_event:
            return [first] if first else []
        return [first, *(frame for frame in holding if frame.weight == first.weight and frame.is_event)]

    def may_be(self, token: Token, types: frozenset[str]) -> bool:
        """Whether a frame of a word, holding or not, is of one of `types`."""
        return any(frame.event_type in types for frame in self.rows(token))

    def lemma(self, token: Token) -> str:
        """Return the lemma of a word, of one parted at its hyphen the whole: "cease-fire"."""
        return self._lemmas[token.i]

    def rows(self, token: Token) -> tuple[Frame, ...]:
        """Return the frames of a word, holding or not."""
        pos = _POS.get(token.upos)
        if pos is None:
            return ()
        if pos == "verb" and token.rel in _NOMINAL and token.form.endswith("ing"):
            rows = self._frames.of(token.form.lower(), "noun")  # "the shelling", taken for a verb
            if rows:
                return rows
        rows = self._frames.of(self.lemma(token), pos)
        if rows or pos != "verb":
            return rows
        form = _without_prefix(token.form.lower())
        return next((rows for base in _base_forms(form) if (rows := self._frames.of(base, pos))), ())

    def used(self, token: Token, frame: Frame) -> frozenset[int]:
        """Return the places of the words that a frame asks for."""
        slots = [(slot, need.words) for need in frame.needs if need.words for slot in need.slots]
        found = (f.token for slot, words in slots for f in self._clauses.slot(token, slot) if says(f, words))
        return frozenset(one.i for one in found if not self._is_told_too(one, token, frame))

    def _is_told_too(self, noun: Token, modifier: Token, frame: Frame) -> bool:
        """Whether a noun is another act than the word that modifies it: "the truce that Chad brokered"."""
        same = self.may_be(noun, frozenset({frame.event_type}))
        return noun.i == modifier.head and (modifier.rel == "amod" or (modifier.rel == "acl" and not same))

    def _holds_all(self, token: Token, frame: Frame) -> bool:
        if any(map(self._words.isdisjoint, frame.asked)):
            return False  # most frames ask for words that are not in the sentence at all
        if any(self._holds(token, bar) for bar in frame.bars):
            return False
        return all(self._holds(token, need) for need in frame.needs)

    def _holds(self, token: Token, condition: Condition) -> bool:
        if condition.words and self._words.isdisjoint(condition.words):
            return False
        return any(self._fills(token, slot, condition.lemmas) for slot in condition.slots)

    def _fills(self, token: Token, slot: str, lemmas: frozenset[str]) -> bool:
        match slot:
            case "joint":
                return self._is_joint(token)
            case "infinitive":
                return any(self._clauses.is_infinitive(t) for t in self._clauses.complements(token))
            case "present":
                return token.form.lower() in {token.lemma, f"{token.lemma}s"} and not self._sentence.children(
                    token, "aux", "mark"
                )
            case "factual":
                return any(self._is_factual(t) for t in self._clauses.complements(token))
            case "asking":
                return any(self._is_question(t) for t in self._clauses.complements(token))
            case "not_to":
                return any(self._is_negated(t) for t in self._clauses.complements(token))
            case "time":
                return any(_is_time(t) for t in self._sentence.children(token, "obl"))
            case "plural":
                return any(len(self._clauses.slot(token, s)) > 1 for s in lemmas)
            case "actorlike":
                return any(self._cast.find(self._clauses.slot(token, s), acting=False) for s in lemmas)
            case "igo":
                return any(self._is_igo(f) for s in lemmas for f in self._clauses.slot(token, s))
            case "said":  # by another party than the one it is said of
                return self._is_judged(token, lemmas)
            case "own":  # a clause of which the word's subject is the subject too
                return any(self._is_own(token, t) for t in self._clauses.complements(token))
            case "harm":
                return any(self._is_harm(t) for t in self._clauses.complements(token))
            case "case":
                return self._clauses.cases.get(token.i) in lemmas
            case "ahead":
                return self._is_ahead(token)
            case "person":
                return any(self._cast.is_person(f) for s in lemmas for f in self._clauses.slot(token, s))
            case "individual":
                return any(self._cast.is_individual(f) for s in lemmas for f in self._clauses.slot(token, s))
        if slot == "prt" and not lemmas:
            return bool(self._sentence.children(token, "compound:prt"))
        fillers = self._clauses.slot(token, slot)
        if not lemmas:
            return bool(fillers)
        words = (word for f in fillers for word in (f, *self._clauses.measured(f)))
        return any(says(word, lemmas) or self.lemma(word.token) in lemmas for word in words)

    def _is_igo(self, filler: Filler) -> bool:
        mentions = self._cast.headed.get(filler.token.i, ())
        return any(mention.kind is ActorKind.IGO and mention.reading != "place" for mention in mentions)

    def _is_judged(self, token: Token, slots: frozenset[str]) -> bool:
        """Whether one listed party says it of another."""
        told = self._cast.find(tuple(f for slot in slots for f in self._clauses.slot(token, slot)), acting=False)
        judges = self._voices.judges(token) if told else ()
        listed = all(is_listed(party.mention) for party in (*told, *judges))
        return bool(judges) and listed and len(apart(told, judges)) == len(told) > 0

    def _is_ahead(self, verb: Token) -> bool:
        """Whether it "will" or "would" be done, not "would have been"."""
        auxiliaries = self._sentence.children(verb, "aux")
        past = any(t.lemma == "have" for t in auxiliaries)
        return not past and any(t.form.lower() in _AHEAD for t in auxiliaries)

    def _is_own(self, token: Token, clause: Token) -> bool:
        inside = self._cast.find(self._clauses.subjects(clause), acting=True)
        return bool(inside) and not apart(inside, self._cast.find(self._clauses.subjects(token), acting=True))

    def _is_harm(self, verb: Token) -> bool:
        """Whether a clause tells of force or repression."""
        return any(frame.event_type in _HARM for frame in self.frames_of(verb))

    def _is_joint(self, token: Token) -> bool:
        nouns = (token, *(f.token for f in self._clauses.slot(token, "obj")))
        return any(t.lemma.lower() in _JOINT for n in nouns for t in self._sentence.children(n, "amod", "compound"))

    def _is_factual(self, clause: Token) -> bool:
        """Whether a clause tells how things are, not what is to be done: "agreed that the plan had failed"."""
        if self._clauses.is_infinitive(clause) or not self._sentence.children(clause, "nsubj", "expl"):
            return False
        auxiliaries = self._sentence.children(clause, "aux")
        return not any(t.lemma.lower() in _WILLED for t in auxiliaries)

    def _is_question(self, clause: Token) -> bool:
        """Whether a clause is what somebody wants to know: "asked Chad whether it had shot, why it did"."""
        opening = self._sentence.children(clause, "mark", "advmod", "obj", "nsubj")
        subjects = self._sentence.children(clause, "nsubj")
        turned = any(t.i < s.i for s in subjects for t in self._sentence.children(clause, "aux", "cop"))
        return turned or any(t.i < clause.i and t.form.lower() in _QUESTIONS for t in opening)

    def _is_negated(self, token: Token) -> bool:
        return any(t.form.lower() in {"not", "n't", "never"} for t in self._sentence.children(token, "advmod"))


def says(filler: Filler, lemmas: frozenset[str]) -> bool:
    """Return whether a word is one of `lemmas`, by lemma, form or singular."""
    token = filler.token
    form = token.form.lower()
    if token.lemma.lower() in lemmas or form in lemmas:
        return True
    return token.upos == "NOUN" and _singular(form) in lemmas


def _base_forms(form: str) -> Iterator[str]:
    """Yield what a verb's form may come from, for the rare ones the parser leaves as they are ("vetoed")."""
    if form.endswith("s") and not form.endswith("ss"):
        yield from (form[:-1], form.removesuffix("es"))
    for ending in ("ed", "ing"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 2:
            yield from (stem, f"{stem}e")
            if stem[-1] == stem[-2]:
                yield stem[:-1]
    if form == "shot":
        yield "shoot"


def _without_prefix(form: str) -> str:
    """Return a verb without what leaves its sense as it is: the "imposed" of "re-imposed", of "co-signed"."""
    prefix, _, verb = form.rpartition("-")
    return verb if prefix in {"re", "co", "air"} else form


def _is_time(token: Token) -> bool:
    return token.deprel in {"obl:tmod", "obl:unmarked"} or token.form in WEEKDAYS


def _whole_lemmas(sentence: Sentence) -> tuple[str, ...]:
    """Return the lemmas of a sentence, those of words parted at their hyphen put together."""
    if "-" not in sentence.words:
        return sentence.lemmas
    found = list(sentence.lemmas)
    for before, hyphen, after in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False):
        if hyphen.form == "-" and before.end + 1 == after.start:
            found[after.i] = f"{sentence.words[before.i]}-{sentence.lemmas[after.i]}"
    return tuple(found)


@lru_cache(maxsize=50_000)
def _singular(form: str) -> str:
    """Return what a regular plural comes from: rare ones keep their form as lemma."""
    return form.removesuffix("ies") + "y" if form.endswith("ies") else form.removesuffix("s")
