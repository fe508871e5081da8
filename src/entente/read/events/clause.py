"""The clause as frames see it: who is subject, object or behind a preposition, passives and gaps undone.

Slots are named in `docs/frames.md`. A filler that is no plain dependent of its word carries the links that led to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from entente.read.events.forms import CALENDAR, MEASURES, is_gerund, may_be_participle
from entente.read.events.status import speaks_on
from entente.read.tokens import Sentence, Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ANAPHORS = frozenset({"it", "they", "he", "she", "them", "him", "her"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X", "SYM"})
# "accused Iran of attacking": what follows these words after an object is the object's doing.
_OBJECT_CONTROL_MARKS = frozenset({"of", "for", "from", "against", "into", "with"})
_HELPING = frozenset({"support", "help", "assist", "aid", "back"})  # "helped Chad in beating the rebels"
# "promised Iran to leave": the subject leaves, though there is an object.
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "use", "assure", "visit", "meet", "join", "have"})
# "called on Chad to leave": who is addressed is to do it, and hangs behind a preposition.
_ADDRESSING = frozenset({"call", "appeal", "count", "rely", "depend", "prevail", "lean"})
_ADDRESSED = frozenset({"for", "on", "upon", "to"})
_BEHIND = ("obl", "nmod", "advcl", "acl", "xcomp", "ccomp")
_INSIDE_NAMES = frozenset({"compound", "amod", "flat", "nummod"})
_TELLING = frozenset({"tell", "assure", "inform", "notify", "warn", "remind", "promise"})
_STATES = frozenset({"oppose", "commit", "concern", "prepare", "dedicate", "interest", "determine"})  # "is opposed to"
# "a Saudi-led strike", "the Iranian-flagged tanker": whoever stands before these participles owns the noun.
_OWNING = frozenset({
    "led", "ordered", "imposed", "organised", "organized", "launched", "orchestrated", "owned", "run", "flagged",
    "registered", "operated",
})  # fmt: skip
# "its call to lift the ban", "its insistence on lifting it": somebody else is to do so.
_ASKING = frozenset({"call", "appeal", "plea", "request", "demand", "insistence"})
_HELD = frozenset({
    "policy", "plan", "promise", "pledge", "decision", "practice", "strategy", "commitment", "vow", "effort", "attempt",
    "bid", "campaign", "push", "drive", "quest", "move", "role",
})  # fmt: skip
# "welcomed the decision to withdraw": the decision is somebody else's.
_JUDGING = frozenset({
    "welcome", "praise", "hail", "applaud", "support", "back", "endorse", "approve", "criticise", "criticize",
    "condemn", "denounce", "slam", "blast", "decry", "deplore", "regret", "oppose", "reject", "dismiss", "question",
    "mock", "resist", "block", "thwart", "stop", "prevent", "counter", "foil", "withstand", "survive", "fear",
})  # fmt: skip
_AMONG = frozenset({"between", "among", "with"})
_BROKERING = frozenset({"broker", "mediate", "negotiate", "reach", "arrange", "schedule", "strike"})
_MAKING = frozenset(
    {"commit", "perpetrate", "file", "lodge", "submit", "raise", "draft", "put", "fire", "advance", "table"}
)
_HOLDING = frozenset({"hold", "jail", "imprison", "detain", "capture", "arrest", "seize", "abduct", "kidnap", "intern"})
_JAILING = frozenset({"jail", "imprison", "detain", "arrest", "intern"})  # never without an object
_HYPHENS = frozenset({"-", "‑", "–"})
_DEPTH = 8  # of inherited subjects; longer chains are wrong parses


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that fills a slot, and the links followed to reach it ("passive", "relative clause", "control")."""

    token: Token
    links: tuple[str, ...] = ()

    def by(self, link: str) -> "Filler":
        """Return the filler with one more link."""
        return self if link in self.links else replace(self, links=(*self.links, link))


Fillers = tuple[Filler, ...]


class Clauses:
    """A sentence and what stands in the slots of its words."""

    def __init__(self, sentence: Sentence, light: frozenset[str] = frozenset()) -> None:
        self.sentence = sentence
        self._light = light
        self._subjects: dict[int, Fillers] = {}
        self._slots: dict[tuple[int, str], Fillers] = {}
        self._passive: dict[int, bool] = {}
        self.children = sentence.children

    @cached_property
    def cases(self) -> dict[int, str]:
        """The preposition in front of each word, by its place: `with`, `out_of`."""
        found: dict[int, str] = {}
        for token in self.sentence.tokens:
            if token.rel in {"case", "mark"} and token.head is not None and token.upos != "PART":
                words = [token, *self.children(token, "fixed")]
                text = "_".join(word.form.lower() for word in words)
                place = self._carrier(token.head)
                if place < token.i:
                    continue  # the "in" of "Moon Jae-in"
                found[place] = f"{found[place]}_{text}" if place in found else text
        return found

    @cached_property
    def _prepositions(self) -> frozenset[str]:
        """What may name a slot in this sentence at all: most prepositions a frame asks for are not there."""
        return frozenset((*self.cases.values(), *self.sentence.words))

    def _carrier(self, place: int) -> int:
        """Return the head of a name: parsers hang the "with" of "with North Korea" on its first word."""
        token = self.sentence.tokens[place]
        while token.rel in _INSIDE_NAMES and token.head is not None and token.head > token.i:
            token = self.sentence.tokens[token.head]
        return token.i

    # --- voice ---

    def is_passive(self, verb: Token) -> bool:
        """Whether the surface subject of `verb` is its object."""
        if verb.i not in self._passive:
            self._passive[verb.i] = self._find_passive(verb)
        return self._passive[verb.i]

    def _find_passive(self, verb: Token) -> bool:
        children = self.children(verb)
        if any(child.deprel == "aux:pass" for child in children):
            return verb.lemma not in _STATES or any(self._is_agent(child) for child in children)
        if not may_be_participle(verb) or any(child.rel in {"aux", "obj", "cop"} for child in children):
            return False
        if any(
            child.rel == "nsubj" for child in children
        ):  # "with its plant damaged by a raid", "the man held in Chad"
            return any(child.deprel in {"obl:agent", "nsubj:pass"} for child in children) or self._is_held(verb)
        if verb.rel == "amod":
            return self._before_hyphen(verb) is not None
        if verb.rel == "conj":
            head = self.sentence.head(verb)
            return head is not None and head.upos == "VERB" and self.is_passive(head)
        if verb.deprel == "acl":
            return not self._is_main(verb)
        return verb.rel in {"advcl", "xcomp"} and verb.i not in self.cases and verb.form.lower() != verb.lemma

    def _is_held(self, verb: Token) -> bool:
        """Whether a verb that needs an object has none, so that its subject is held: "the man jailed in Chad wrote"."""
        elsewhere = verb.deprel == "acl:relcl" or any(c.upos == "VERB" for c in self.children(verb, "conj"))
        return verb.lemma in _JAILING and not elsewhere

    def _before_hyphen(self, participle: Token) -> Token | None:
        """Return who does it of a participle in front of its noun: the "Iran" of "Iran-backed rebels"."""
        hyphenated = participle.i > 1 and self.sentence.tokens[participle.i - 1].form in _HYPHENS
        before = [c for c in self.children(participle, "compound", "obl", "amod", "nmod") if c.i == participle.i - 2]
        return before[0] if hyphenated and before else None

    def _is_main(self, verb: Token) -> bool:
        """Whether a "participle" is the main verb, its subject taken for the root: "The head of X, ..., called for"."""
        head = self.sentence.head(verb)
        return head is not None and head.rel == "root" and self.sentence.tokens[verb.i - 1].form == ","

    # --- subjects and objects ---

    def subjects(self, verb: Token) -> Fillers:
        """Return who does it."""
        if self.is_passive(verb):
            return self._agents(verb, "passive")
        return self.surface_subjects(verb) or (self._doers(verb) if is_gerund(verb) else ())

    def _agents(self, verb: Token, link: str) -> Fillers:
        if verb.rel == "amod" and (before := self._before_hyphen(verb)) is not None:
            return (Filler(before, ("in front of its noun",)),)
        agents = [c for c in self.children(verb, "obl", "nmod") if self._is_agent(c)]
        if not agents:  # "supplied with [tanks by Chad]"
            inside = self.children(verb, "obl", "obj")
            agents = [c for inner in inside for c in self.children(inner, "nmod") if self._is_agent(c)]
        if not agents:  # "was detained and tortured by Chad": the agent hangs on either
            head = self.sentence.head(verb)
            beside = (head, *self.children(verb, "conj")) if verb.rel == "conj" else self.children(verb, "conj")
            passives = [v for v in beside if v is not None and v.upos == "VERB" and self.is_passive(v)]
            agents = [c for other in passives for c in self.children(other, "obl") if c.deprel == "obl:agent"]
        return tuple(f.by(link) for agent in agents for f in self._with_conjuncts(agent))

    def _doers(self, verb: Token) -> Fillers:
        """Return who does it of a gerund that is like a noun: "Chad's shelling of", "the shelling of X by Chad"."""
        owners = self.children(verb, "nmod:poss")
        return self._expand(owners, verb) or self._agents(verb, "gerund")

    def objects(self, verb: Token) -> Fillers:
        """Return whom it is done to."""
        if self.is_passive(verb):
            noun = self.sentence.head(verb) if verb.rel == "amod" else None
            done_to = (Filler(noun),) if noun is not None else self.surface_subjects(verb)
            return tuple(filler.by("passive") for filler in done_to)
        own = self._things(verb)
        if own:
            return (*self._expand(own, verb), *self._things_above(own[-1], verb))
        if indirect := self.children(verb, "iobj") or self._heard(verb):
            return self._expand(indirect, verb)  # "told Chad to leave"
        if verb.deprel == "acl:relcl" and self.children(verb, "nsubj"):
            return self._antecedent(verb)  # "the deal [that] Russia signed"
        if is_gerund(verb):
            return self.behind(verb, "of")
        return ()

    def _heard(self, verb: Token) -> tuple[Token, ...]:
        """Return who is told, drawn into what is told in a wrong parse: the Chad of "told Chad it would leave"."""
        if verb.lemma not in _TELLING:
            return ()
        told = (self.children(clause, "nsubj") for clause in self.children(verb, "ccomp"))
        return next((found[:1] for found in told if len(found) > 1 and found[0].i > verb.i), ())

    def _things_above(self, thing: Token, verb: Token) -> Fillers:
        """Return what an "it" in a participle clause stands for: the main object of "praised the plan, calling it"."""
        if verb.rel != "advcl" or not is_gerund(verb) or thing.form.lower() not in _ANAPHORS:
            return ()
        head = self.sentence.head(verb)
        return _by("pronoun", self.objects(head)) if head is not None else ()

    def _things(self, verb: Token) -> tuple[Token, ...]:
        """Return the objects: of two, the last is the thing given, unless they are a title and a name side by side."""
        found = self.children(verb, "obj") or self._called(verb) or self._shared(verb, "obj")
        if not found:
            subjects = self.children(verb, "nsubj")
            astray = len(subjects) > 1 and subjects[0].i < verb.i < subjects[-1].i
            return subjects[-1:] if astray else ()  # a second subject behind the verb is a wrong parse of an object
        return found if found[-1].i - found[0].i < len(found) else found[-1:]

    def _called(self, verb: Token) -> tuple[Token, ...]:
        """Return whom or what somebody calls, taken for what he calls it: "called [Angela Merkel] to discuss it"."""
        if verb.lemma != "call" or self.children(verb, "obj"):
            return ()
        return tuple(c for c in self.children(verb, "xcomp") if c.upos in {"NOUN", "PROPN"})

    def _shared(self, verb: Token, *links: str) -> tuple[Token, ...]:
        """Return what stands behind two verbs and hangs on the other one: "rammed and [sank] a ship"."""
        if verb.upos != "VERB":
            return ()
        if verb.rel == "conj" and (head := self.sentence.head(verb)) is not None and head.upos == "VERB":
            return tuple(c for c in self.children(head, *links) if c.i > verb.i)
        beside = (c for c in self.children(verb, "conj") if c.upos == "VERB" and c.i <= verb.i + 2)
        return next((found for c in beside if (found := self.children(c, *links))), ())

    def _indirect(self, verb: Token) -> tuple[Token, ...]:
        return self.children(verb, "iobj") or self.children(verb, "obj")[:-1]

    def _is_agent(self, token: Token) -> bool:
        return token.deprel == "obl:agent" or self.cases.get(token.i) == "by"

    def surface_subjects(self, verb: Token, depth: int = 0) -> Fillers:
        """Return the grammatical subject, the clause's own or the one it inherits."""
        if verb.i not in self._subjects:
            self._subjects[verb.i] = () if depth > _DEPTH else self._find_subjects(verb, depth)
        return self._subjects[verb.i]

    def _find_subjects(self, verb: Token, depth: int) -> Fillers:
        own = self._own_subjects(verb) or self._behind_for(verb)
        if own:
            before = tuple(c for c in own if c.i < verb.i)
            return self._expand(before or own, verb)
        head = self.sentence.head(verb)
        if head is None:
            return ()
        if verb.rel == "ccomp" and (astray := self._drawn_away(verb, head)):
            return self._expand(astray, verb)
        if head.rel == "advmod" and head.head is not None:
            head = self.sentence.tokens[head.head]  # "stopped short of withdrawing"
        if verb.rel == "conj":
            head = speaks_on(self.sentence, verb) or head
            shared = _predicative(head) or bool(self.children(head, "nsubj", "cop"))
            return _by("coordination", self.surface_subjects(head, depth + 1)) if shared else ()
        if verb.deprel == "acl:relcl":
            return self._antecedent(verb)  # its "which" has gone astray
        if verb.rel == "csubj" and is_gerund(verb):
            return _by("control", self._expand(self.children(head, "nsubj"), head))
        if verb.rel == "acl":
            return self._subject_of_modifier(verb, head)
        if verb.rel in {"xcomp", "ccomp", "advcl", "parataxis"} and self._lacks_subject(verb):
            return self._controller(verb, head, depth)
        return ()

    def _own_subjects(self, verb: Token) -> tuple[Token, ...]:
        """Return the subjects of a verb without those it has drawn from a clause in front of it."""
        own = self.children(verb, "nsubj") or self._drawn_to_prefix(verb)
        if len(own) < 2:
            return own
        head = self.sentence.head(verb)
        if verb.rel == "ccomp" and head is not None and own[:1] == self._heard(head):
            return own[1:]
        told = [c.i for c in self.children(verb, "ccomp") if own[0].i < c.i < own[-1].i]
        return tuple(c for c in own if c.i > told[0]) if told else own

    def _drawn_to_prefix(self, verb: Token) -> tuple[Token, ...]:
        """Return the subject that the first half of a verb has drawn to itself: "North Korea test-fired"."""
        if verb.i < 2 or self.sentence.tokens[verb.i - 1].form not in _HYPHENS:
            return ()
        prefix = self.sentence.tokens[verb.i - 2]
        return tuple(c for c in self.children(prefix, "nsubj", "compound") if c.upos == "PROPN")[-1:]

    def _behind_for(self, verb: Token) -> tuple[Token, ...]:
        """Return the subject of an infinitive that hangs beside it: the "Chad" of "called for (on) Chad to leave"."""
        head = self.sentence.head(verb)
        marks = self.children(verb, "mark")
        if head is None or not marks or marks[-1].form.lower() != "to":
            return ()
        beside = [c for c in self.children(head, "obl", "obj", "nsubj") if c.i < marks[-1].i]
        if len(marks) > 1 and marks[0].form.lower() == "for":
            return tuple(c for c in beside if c.i > marks[0].i)
        ends = max((t.i for c in beside[-1:] for t in self.sentence.subtree(c)), default=-1)
        before = _ADDRESSED if head.lemma in _ADDRESSING else {"for"}
        return tuple(c for c in beside[-1:] if self.cases.get(c.i) in before and ends == marks[-1].i - 1)

    def _drawn_away(self, verb: Token, head: Token) -> tuple[Token, ...]:
        """Return the subject that a "..., she said" behind the clause has drawn to itself in a wrong parse."""
        kept = self._own_subjects(head)
        return tuple(c for c in self.children(head, "nsubj") if c.i < verb.i and c not in kept)

    def _lacks_subject(self, verb: Token) -> bool:
        """Whether it is an infinitive or a participle, which take their subject from outside."""
        if verb.rel == "parataxis":
            return False
        return verb.rel == "xcomp" or self.is_infinitive(verb) or verb.form.endswith("ing") or self.is_passive(verb)

    def is_infinitive(self, verb: Token) -> bool:
        """Whether `to` stands in front of it."""
        return any(child.form.lower() == "to" for child in self.children(verb, "mark"))

    def _subject_of_modifier(self, verb: Token, noun: Token) -> Fillers:
        if self.cases.get(verb.i) == "by" and (governor := self.governor(noun)) is not None:
            return _by("control", self.surface_subjects(governor))  # "admitted its role by talking to Chad"
        if not self.is_infinitive(verb) and verb.i not in self.cases:
            if (governor := self._governor_aside(verb, noun)) is not None:
                return _by("control", self.surface_subjects(governor))
            return _by("participle", self._with_conjuncts(noun))
        if noun.lemma in _ASKING:
            return ()
        own = self._possessors(noun)[:1] or self._takers(noun) or self._holders(noun)
        return _by("noun's own subject", own)

    def _governor_aside(self, verb: Token, noun: Token) -> Token | None:
        """Return the verb that an "..., accusing Chad" stands beside, hung on its object in a wrong parse."""
        aside = is_gerund(verb) and self.sentence.tokens[verb.i - 1].form == ","
        return self.governor(noun) if aside and noun.rel == "obj" else None

    def _controller(self, verb: Token, head: Token, depth: int) -> Fillers:
        objects = self.children(head, "obj", "iobj")
        mark = self.cases.get(verb.i, "")
        by_object = verb.rel != "advcl" or mark in _OBJECT_CONTROL_MARKS
        by_object |= mark == "in" and head.lemma in _HELPING
        if self.is_passive(head) or not objects or not by_object or head.lemma in _SUBJECT_CONTROL:
            return _by("control", self.surface_subjects(head, depth + 1))
        return _by("control", self._expand(objects[:1], head))

    def _expand(self, tokens: Iterable[Token], verb: Token) -> Fillers:
        return tuple(filler for token in tokens for filler in self._referents(token, verb))

    def _referents(self, token: Token, verb: Token) -> Fillers:
        subordinate = verb.rel in {"advcl", "ccomp"} and token.rel == "nsubj"
        if token.upos == "PRON" and token.form.lower() in _ANAPHORS and subordinate:
            return (*self._with_conjuncts(token), *_by("pronoun", self._main_subject(verb)))
        if token.upos in {"PRON", "SCONJ", "DET"} and token.form.lower() in _RELATIVE and not token.form.isupper():
            above = (verb, *self.sentence.ancestors(verb))
            clause = next((t for t in above if t.deprel in {"acl:relcl", "acl"}), None)
            return self._antecedent(clause) if clause is not None else ()
        return self._with_conjuncts(token)

    def _main_subject(self, clause: Token) -> Fillers:
        """Return the subject of the clause above: "the Iraqi jet was hit when it ..."."""
        head = self.sentence.head(clause)
        return () if head is None else self._with_conjuncts_of(self.children(head, "nsubj"))

    def _with_conjuncts_of(self, tokens: Iterable[Token]) -> Fillers:
        return tuple(filler for token in tokens for filler in self._with_conjuncts(token))

    def _antecedent(self, clause: Token) -> Fillers:
        noun = self.sentence.head(clause)
        return _by("relative clause", (Filler(noun),)) if noun is not None else ()

    def _with_conjuncts(self, token: Token) -> Fillers:
        return tuple(Filler(t) for t in self.conjuncts(token))

    def conjuncts(self, token: Token) -> Iterator[Token]:
        """Yield a nominal and what is coordinated with it, a part of its name or the name it is a title of."""
        yield token
        named = (c for c in self.children(token, "appos") if c.i == token.i + 1)  # "leader Xi and President Putin"
        parts = (token, *named, *self.children(token, "flat"))  # "Papua New [Guinea] and Australia"
        for other in (c for part in parts for c in self.children(part, "conj")):
            if other.upos in _NOMINAL:
                yield from self.conjuncts(other)

    # --- any slot ---

    def slot(self, word: Token, path: str) -> Fillers:
        """Return the fillers of a slot; dots walk down: `obj.with`."""
        key = (word.i, path)
        if key not in self._slots:
            self._slots[key] = self._walk(word, path)
        return self._slots[key]

    def _walk(self, word: Token, path: str) -> Fillers:
        first, _, rest = path.partition(".")
        found = self._slot(word, first)
        if not rest:
            return found
        return tuple(deep.by(f"inside {first}") for filler in found for deep in self.slot(filler.token, rest))

    def _slot(self, word: Token, name: str) -> Fillers:
        noun = word.upos in {"NOUN", "PROPN"} and word.rel not in {"root", "ccomp", "advcl"}
        match name:
            case "subj":
                return self.subjects(word)
            case "obj":
                return self.objects(word)
            case "iobj":
                return self._expand(self._indirect(word), word)
            case "comp":
                return tuple(Filler(t) for t in self.complements(word))
            case "prt":
                return tuple(Filler(t) for t in self.children(word, "compound:prt", "advmod"))
            case "naming":
                return self._namings(word)
            case "poss":
                return self._possessors(word)
            case "pre" | "adj":
                return tuple(Filler(t) for t in self.children(word, "compound", "amod"))
            case "host":
                return self._hosts(word)
            case "captor":
                return self._captors(word)
        if name not in self._prepositions:
            return ()
        fillers = self.behind(word, name)
        if fillers or noun:
            return fillers or (self._nearby(word, name) if noun else ())
        things = (m for o in self.objects(word) for m in dict.fromkeys((o, *self.measured(o))))
        inside = (f for thing in things for f in self.behind(thing.token, name))
        return tuple(f.by("inside the object") for f in inside)

    def _captors(self, noun: Token) -> Fillers:
        """Return who holds somebody: the Iran of "two men jailed by Iran", of "two men held in Iran"."""
        holding = [c for c in self.children(noun, "acl") if c.lemma in _HOLDING and self.is_passive(c)]
        return _by("whoever held them", (f for c in holding for f in (*self.subjects(c), *self.behind(c, "in"))))

    def _nearby(self, noun: Token, preposition: str) -> Fillers:
        """Return what hangs beside a noun that is meant to hang on it."""
        made = self._makers(noun) if preposition == "by" else ()
        return made or self._inside(noun, preposition) or self._stranded(noun, preposition)

    def _makers(self, noun: Token) -> Fillers:
        """Return by whom something is made, committed, filed: the Chad of "threats made by Chad"."""
        made = [c for c in self.children(noun, "acl") if c.lemma in self._light or c.lemma in _MAKING]
        return _by("whoever made it", (f for c in made if self.is_passive(c) for f in self._agents(c, "passive")))

    def _inside(self, noun: Token, preposition: str) -> Fillers:
        """Return what hangs on the of-phrase of a noun: "the delivery of [tanks to Chad]"."""
        if preposition in {"of", "in", "from"}:
            return ()
        return _by(
            "inside the of-phrase", (f for o in self.behind(noun, "of") for f in self.behind(o.token, preposition))
        )

    def behind(self, word: Token, preposition: str) -> Fillers:
        """Return what stands behind a preposition of `word`, gerunds too."""
        beside = (*self.children(word, *_BEHIND), *self._shared(word, "obl"))
        found = [c for c in beside if self._case(c) == preposition]
        if preposition == "on":
            found = [c for c in found if c.form not in CALENDAR]  # "launched a missile on Thursday": at nobody
        if preposition == "by" and word.upos == "VERB" and self.is_passive(word):
            return ()
        fillers = self._expand((*found, *self._stray_conjuncts(word, found)), word)
        if not fillers and any(c.form.lower() == preposition for c in self.children(word, "compound:prt")):
            return self.objects(word)  # "called on Iran" with "on" taken for a particle
        return fillers

    def _stray_conjuncts(self, word: Token, found: list[Token]) -> Iterator[Token]:
        """Yield what is coordinated with a filler but hangs beside it: "between Chad and Sudan's rulers"."""
        for child in self.children(word, "nmod", "obl") if found else ():
            joined = child.i not in self.cases and self.children(child, "cc")
            if joined and child.i > found[0].i:
                yield child

    def _case(self, token: Token) -> str | None:
        return self.cases.get(token.i)

    def _stranded(self, noun: Token, preposition: str) -> Fillers:
        """Return what a verb's preposition holds when it belongs to the verb's object: "imposed sanctions on X"."""
        if preposition in {"of", "in"}:
            return ()
        verbs = (v for v in (self.governor(noun), self._lender(noun), self._stage(noun, preposition)) if v is not None)
        found = (v for v in verbs if preposition != "by" or not self.is_passive(v))
        tokens = [
            (c, v) for v in found for c in self.children(v, "obl") if self._case(c) == preposition and c.i > noun.i
        ]
        return tuple(f.by("attached to the verb") for c, v in tokens for f in self._expand((c,), v))

    def governor(self, noun: Token) -> Token | None:
        """Return the verb that `noun` is an object or passive subject of."""
        while noun.head is not None and (noun.rel == "conj" or self._is_measured(noun)):
            noun = self.sentence.tokens[noun.head]
        head = self.sentence.head(noun)
        governed = noun.rel == "obj" or noun.deprel == "nsubj:pass"
        return head if governed and head is not None and head.upos == "VERB" else None

    def _lender(self, noun: Token) -> Token | None:
        """Return the verb of a relative clause that brings `noun` about: "the talks he is to hold"."""
        for verb in self.children(noun, "acl"):
            things = [o for o in self.children(verb, "obj") if o.form.lower() not in _RELATIVE]
            brings = verb.lemma in self._light or verb.lemma in _BROKERING
            if brings and self.children(verb, "nsubj") and not things:
                return verb
        return None

    def _stage(self, noun: Token, preposition: str) -> Token | None:
        """Return the verb that says how far an act of several is: "fighting broke out between Chad and Sudan"."""
        verb = self.sentence.head(noun) if noun.rel == "nsubj" and preposition in _AMONG else None
        return verb if verb is not None and verb.upos == "VERB" else None

    def _is_measured(self, noun: Token) -> bool:
        """Whether it is what a word of quantity or kind counts: "a series of talks"."""
        head = self.sentence.head(noun)
        return noun.rel == "nmod" and head is not None and head.lemma in MEASURES and self.cases.get(noun.i) == "of"

    def measured(self, filler: Filler) -> Fillers:
        """Return what a word of quantity counts, else the word itself."""
        if filler.token.lemma not in MEASURES:
            return (filler,)
        return self.behind(filler.token, "of") or (filler,)

    def _hosts(self, noun: Token) -> Fillers:
        verb = self.governor(noun)
        if verb is None or verb.lemma not in self._light:
            verb = self._lender(noun)
        return () if verb is None else _by(f"subject of {verb.lemma}", self.subjects(verb))

    def _takers(self, noun: Token) -> Fillers:
        """Return who takes a decision, who is given a chance: none of those who only speak of it."""
        verb = self.governor(noun)
        if verb is None or verb.lemma in _JUDGING:
            return ()
        given = self._expand(self._indirect(verb), verb)
        return given or _by(f"subject of {verb.lemma}", self.subjects(verb))

    def _holders(self, noun: Token) -> Fillers:
        """Return who holds a policy, a plan: the subject of "stuck to a policy of"."""
        verb = self.sentence.head(noun)
        if noun.rel != "obl" or verb is None or verb.upos not in {"VERB", "ADJ"} or noun.lemma not in _HELD:
            return ()
        return self.subjects(verb)

    def complements(self, word: Token) -> tuple[Token, ...]:
        """Return the heads of the clauses that complete `word`."""
        if word.upos in {"NOUN", "PROPN"}:
            return tuple(c for c in self.children(word, "acl", "ccomp") if c.deprel != "acl:relcl")
        called = self._called(word)
        clauses = tuple(c for c in self.children(word, "ccomp", "xcomp") if c not in called)
        purpose = (c for c in self.children(word, "advcl") if self.is_infinitive(c))
        return clauses or tuple(purpose)

    def _namings(self, verb: Token) -> Fillers:
        called = self._called(verb)
        named = [c for c in self.children(verb, "xcomp") if c.upos in {"NOUN", "ADJ", "PROPN"} and c not in called]
        named += [c for c in self.children(verb, "obl", "advcl") if self._case(c) == "as"]
        named += self.children(verb, "obj")[1:]
        named += [c for thing in self.children(verb, "obj") for c in self.children(thing, "appos")[1:]]
        inner = [t for c in named for t in self.children(c, "amod", "nmod", "conj")]
        return tuple(Filler(t) for t in (*named, *inner))

    def _possessors(self, noun: Token) -> Fillers:
        owners = self.children(noun, "nmod:poss")
        described = self.children(noun, "amod", "compound", "nmod:desc", "nmod:unmarked")
        leading = (self._before_hyphen(c) for c in described if c.form.lower() in _OWNING)
        found = (*owners, *described, *(t for t in leading if t is not None))
        return tuple(Filler(t) for owner in found for t in self.conjuncts(owner))


def _by(link: str, fillers: Iterable[Filler]) -> Fillers:
    return tuple(filler.by(link) for filler in fillers)


def _predicative(token: Token) -> bool:
    return token.upos in _PREDICATES or token.rel in {"root", "ccomp", "advcl", "xcomp", "parataxis"}
