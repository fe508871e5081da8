"""Pronouns: which earlier mention he, she, it, they and their possessives stand for; I and we by the speaker."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from entente.lexicon.roles import word_class
from entente.read.actors.drafts import Draft, Who
from entente.read.actors.history import History
from entente.read.tokens import Sentence, Token
from entente.records import ActorKind, Directness, Naming, Quote

_HE, _SHE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
_IT, _THEY = {"it", "its", "itself"}, {"they", "them", "their", "theirs", "themselves"}
_SPEAKER = {"i", "me", "my", "mine", "myself"}
_SPEAKERS = {"we", "us", "our", "ours", "ourselves"}
PRONOUNS = frozenset(_HE | _SHE | _IT | _THEY | _SPEAKER | _SPEAKERS)
OWN_VOICE = frozenset(_SPEAKER | _SPEAKERS)
_SUBJECT = {"nsubj", "csubj"}
_CHARGED = {"of", "for", "from"}
_OBJECT = {"obj", "iobj", "obl"}
_RELATIVE = {"who", "that", "which"}
# Weights set on the development gold; recency and subjecthood decide, frequency breaks ties.
_SAME_SENTENCE, _PREVIOUS, _PER_SENTENCE = 2.4, 1.2, 0.9
_AS_SUBJECT, _PARALLEL, _FREQUENCY = 0.8, 0.3, 0.04
_GOVERNING, _GOVERNING_FARTHER = 2.0, 1.4
_AS_OBJECT = 1.2  # who is somebody's object stands mostly in the sentence itself: "wrote to him, urging him"
_KNOWN_GENDER = 0.8
_TELLING = 1.0  # who has just been quoted goes on: "..., Example said. The plan, he added, ..."
_TOLD_BACK = 2  # sentences
_ASIDE = "clause around"  # the rule of quotes whose whole sentence is told: "The plan, she said, ..."
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_CLEAR = 0.5  # a lead smaller than this is told in the score
_PLURAL_BODIES = {ActorKind.ARMED_GROUP, ActorKind.PEOPLE, ActorKind.COLLECTIVE, ActorKind.PARTY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A pronoun whose actor is wanted."""

    number: int  # of the sentence
    sentence: Sentence
    token: Token
    speaker: frozenset[str]  # who speaks the direct quotation it stands in
    told: Mapping[tuple[int, int], Quote]  # what is quoted, by sentence and token of the words that name the speaker
    spoken: Callable[[Draft], bool]  # whether a mention stands in quoted words
    topic: Draft | None = None  # of whom the quoted words are said: "..., he said of the envoy"

    @property
    def word(self) -> str:
        """The pronoun in lower case."""
        return self.sentence.words[self.token.i]

    def tells(self, draft: Draft) -> bool:
        """Whether an earlier mention not far back names somebody whose words are quoted."""
        if self.number - draft.sentence > _TOLD_BACK:
            return False
        told = (self.told.get((draft.sentence, place)) for place in range(draft.first, draft.last + 1))
        return any(quote is not None and quote.directness is not Directness.INDIRECT for quote in told)

    def told_of(self, draft: Draft) -> bool:
        """Whether an earlier mention stands in what the pronoun's bearer is quoted with: "Example lied, he said"."""
        quote = self.told.get((self.number, self.token.i))
        if quote is None or draft.sentence != self.number:
            return False
        return self.apart if quote.rule == _ASIDE else self.sentence[draft.first].start in quote.content

    @property
    def apart(self) -> bool:
        """Whether a comma or a dash stands before the pronoun: not "the critics he said were mistaken"."""
        before = (token for token in reversed(self.sentence.tokens[: self.token.i]) if token.form not in _QUOTES)
        return next((token.upos == "PUNCT" for token in before), False)


def resolve(question: Question, history: History) -> Draft | None:
    """Return the mention a pronoun makes: decided, open with its reason, or None where it names no actor."""
    word = question.word
    if word in _HE | _SHE:
        if _is_of_nobody(question, history):
            return _open(question, "somebody whom nothing names")
        woman = word in _SHE
        return _by_topic(question, history, woman=woman) or _weigh(question, history, woman=woman)
    if word in _IT:
        return None if _pleonastic(question) else _by_subject(question, history, _single)
    return _by_subject(question, history, _plural) or _open(question, "no earlier group, pair or body in the plural")


def _by_topic(question: Question, history: History, *, woman: bool) -> Draft | None:
    """Return of whom the words are said in which a pronoun stands, where they name nobody else before it."""
    topic = question.topic
    if topic is None or len(topic.who) != 1 or not topic.who[0].is_person or topic.who[0].woman is (not woman):
        return None
    here = (draft for draft in history.before(question.number, question.token.i) if draft.sentence == question.number)
    if any(draft.who[0].is_person and draft.naming is not Naming.PRONOUN and question.spoken(draft) for draft in here):
        return None
    return _settled(question, topic, 0.8, "of whom the words are said")


def _is_of_nobody(question: Question, history: History) -> bool:
    """Whether a pronoun is anybody's ("he or she"), or takes up a subject without a name: "a man said he left"."""
    token, words = question.token, question.sentence.words
    other = _SHE if question.word in _HE else _HE
    after, before = words[token.i + 1 : token.i + 3], words[max(token.i - 2, 0) : token.i][::-1]
    if any(pair[:1] == ("or",) and not other.isdisjoint(pair) for pair in (after, before)):
        return True
    subject = next(iter(_governing_people(question.sentence, token)), None)
    if subject is None or token.rel not in _SUBJECT or history.at(question.number, subject.i):
        return False
    kin = word_class("women" if question.word in _SHE else "men")
    return subject.lemma.lower() in kin and not question.sentence.children(subject, "appos", "flat", "nmod:desc")


def _single(draft: Draft) -> bool:
    if len(draft.who) != 1 or draft.who[0].is_person or draft.plural or draft.reading in {"people", "team"}:
        return False
    return draft.who[0].kind is not ActorKind.PEOPLE


def _plural(draft: Draft) -> bool:
    return len(draft.who) > 1 or draft.plural or draft.who[0].kind in _PLURAL_BODIES


def _weigh(question: Question, history: History, *, woman: bool) -> Draft:
    """Return the person a singular pronoun means, by weighing recency, grammar and frequency."""
    weights: dict[str, tuple[float, Draft]] = {}
    barred = question.speaker | _own_clause(question, history)
    governing = [token.i for token in _governing_people(question.sentence, question.token)]
    governing += [token.i for token in _joined_to(question)]
    before = (d for d in history.before(question.number, question.token.i) if len(d.who) == 1 and d.who[0].is_person)
    known = [draft for draft in before if draft.who[0].woman is not (not woman) and draft.reading != "team"]
    going_on: frozenset[tuple[int, int]] = frozenset()
    if (question.number, question.token.i) in question.told and question.token.rel in _SUBJECT:
        known = [draft for draft in known if not question.told_of(draft)] or known
        going_on = _going_on(known, question)
    here = [draft for draft in known if draft.sentence == question.number]
    governing = [place for place in governing if any(draft.first <= place <= draft.last for draft in here)]
    for draft in known:
        key = draft.who[0].id or draft.who[0].name
        if key not in barred:
            weight = _weight(draft, question, history, governing)
            weight += _TELLING * ((draft.sentence, draft.first) in going_on)
            if key not in weights or weight > weights[key][0]:
                weights[key] = (weight, draft)
    ranked = sorted(weights.values(), key=lambda pair: -pair[0])
    if not ranked:
        return _open(question, "no person before it that agrees in gender")
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
    score = 0.8 if lead >= _CLEAR else 0.55
    return _settled(question, ranked[0][1], score, "the likeliest person named before it")


def _going_on(known: Sequence[Draft], question: Question) -> frozenset[tuple[int, int]]:
    """Return where those are named who were quoted since the outlet last made somebody the subject by name."""
    named = (d for d in known if d.subject and d.naming is not Naming.PRONOUN and not question.spoken(d))
    since = max(((draft.sentence, draft.first) for draft in named), default=(0, 0))
    places = ((draft.sentence, draft.first) for draft in known if question.tells(draft))
    return frozenset(place for place in places if place >= since)


def _weight(draft: Draft, question: Question, history: History, governing: Sequence[int]) -> float:
    back = question.number - draft.sentence
    weight = _SAME_SENTENCE if back == 0 else _PREVIOUS - _PER_SENTENCE * (back - 1)
    weight += _AS_SUBJECT * draft.subject
    weight += _KNOWN_GENDER * (draft.who[0].woman is not None)
    weight += _PARALLEL * (draft.subject and question.token.rel in _SUBJECT)
    weight += _FREQUENCY * min(8, history.counts[draft.who[0].id or ""])
    if back == 0:
        weight += _AS_OBJECT * (question.token.rel in _OBJECT)
        if any(draft.first <= place <= draft.last for place in governing):
            weight += _GOVERNING if draft.first <= governing[0] <= draft.last else _GOVERNING_FARTHER
    return weight


def _own_clause(question: Question, history: History) -> frozenset[str]:
    """Return the actors an object pronoun cannot mean: the subject of its own clause."""
    token = question.token
    if token.deprel == "nmod:poss" or token.rel not in _OBJECT or token.form.lower().endswith(("self", "selves")):
        return frozenset()
    verb = question.sentence.head(token)
    subjects = _doers(question.sentence, verb) if verb is not None else ()
    found = (draft for subject in subjects for draft in history.at(question.number, subject.i))
    return frozenset(who.id or who.name for draft in found for who in draft.who)


def _doers(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Return the subject of a verb, or who is asked or said to do it: "agreed to sell it"."""
    own = _subjects(sentence, verb)
    subjects = (*own, *(c for one in own for c in sentence.children(one, "conj")))
    governor = sentence.head(verb)
    trailing = verb.rel == "advcl" and verb.form.endswith("ing")  # "cut ties with Chad, accusing it of spying"
    if subjects or governor is None or (verb.rel not in {"xcomp", "conj"} and not trailing):
        return subjects
    charged = any(mark.form.lower() in _CHARGED for mark in sentence.children(verb, "mark"))  # "accused Chad of spying"
    asked = sentence.children(governor, "obj", "iobj") if charged else ()
    return asked or _doers(sentence, governor)


def _joined_to(question: Question) -> tuple[Token, ...]:
    """Return what the owned thing is named with, and whose: the envoy of "the envoy's staff and her aides"."""
    thing = question.sentence.head(question.token) if question.token.deprel == "nmod:poss" else None
    first = question.sentence.head(thing) if thing is not None and thing.rel == "conj" else None
    if first is None or first.i > question.token.i:
        return ()
    return (first, *question.sentence.children(first, "nmod:poss"))


def _governing_subjects(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """Return the subjects above a token, nearest clause first, without itself and what lies after it."""
    found = []
    for above in sentence.ancestors(token):
        found += [child for child in sentence.children(above, *_SUBJECT) if child.i < token.i]
    return tuple(child for child in found if child.i != token.i)


def _governing_people(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """Return the same for a person, with whom a *who* stands for or who is asked: "told Xi that", "saw Xi say"."""
    found = (subject for above in sentence.ancestors(token) for subject in _subjects(sentence, above))
    return tuple(subject for subject in found if subject.i < token.i)


def _subjects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Return who does what a verb says: its subject, what a *who* stands for, or whom another verb has do it."""
    own, above = sentence.children(verb, *_SUBJECT), sentence.head(verb)
    if above is not None and verb.rel == "acl" and any(subject.form.lower() in _RELATIVE for subject in own):
        return (above,)
    if own or above is None or verb.rel != "xcomp":
        return own
    return tuple(asked for asked in sentence.children(above, "obj", "iobj") if asked.i < verb.i)


def _by_subject(question: Question, history: History, fits: Callable[[Draft], bool]) -> Draft | None:
    """Return who a neuter or plural pronoun means: the subject that governs it, else the subject before."""
    barred = _own_clause(question, history) if question.token.rel in {"obj", "iobj"} else _accuser(question, history)
    for subject in _governing_subjects(question.sentence, question.token):
        drafts = history.at(question.number, subject.i)
        plural = subject.upos == "NOUN" and subject.form.lower() != subject.lemma.lower()
        if not drafts and question.word in _IT and subject.upos in {"NOUN", "PROPN"} and not plural:
            return None  # the thing that is talked of, no actor
        they = question.word == "they" and not drafts
        if they and (plural or subject.lemma.lower() in word_class("gathered")):
            return None  # "a group of gunmen said they would": nobody named before
        passed = {"commentator"} if question.token.deprel == "nmod:poss" else set()
        free = [d for d in drafts if d.who and barred.isdisjoint(who.id or who.name for who in d.who)]
        fitting = (d for d in free if fits(d) and not _speaks(d, question) and d.reading not in passed)
        draft = next(fitting, None)
        if draft is not None:
            return _settled(question, draft, 0.8, f"the subject “{subject.form}” that governs it")
    return _nearest(question, history, fits, barred)


def _accuser(question: Question, history: History) -> frozenset[str]:
    """Return who brings a charge against the owner of its subject: "Chad alleged that its troops had crossed"."""
    thing = question.sentence.head(question.token) if question.token.deprel == "nmod:poss" else None
    told = question.sentence.head(thing) if thing is not None and thing.rel in _SUBJECT else None
    verb = question.sentence.head(told) if told is not None and told.rel == "ccomp" else None
    if verb is None or verb.lemma not in word_class("charging"):
        return frozenset()
    accusers = _governing_subjects(question.sentence, verb)[:1] or question.sentence.children(verb, *_SUBJECT)
    found = (draft for accuser in accusers for draft in history.at(question.number, accuser.i))
    return frozenset(who.id or who.name for draft in found for who in draft.who)


def _speaks(draft: Draft, question: Question) -> bool:
    return bool(question.speaker) and any((who.id or who.name) in question.speaker for who in draft.who)


def _nearest(
    question: Question, history: History, fits: Callable[[Draft], bool], barred: frozenset[str]
) -> Draft | None:
    """Return the nearest fitting mention: in the sentence for a possessive, else the last sentence's subject."""
    best: Draft | None = None
    told_of = question.word in _THEY and _names_nobody_in_the_plural(question, history)
    verb = question.sentence.head(question.token)
    addressed = bool(barred) and verb is not None and verb.lemma in word_class("addressing")
    for draft in history.before(question.number, question.token.i):
        back = question.number - draft.sentence
        if (
            back > (1 if question.word in _IT else 2)
            or (back and told_of)
            or not fits(draft)
            or _speaks(draft, question)
            or draft.reading == "place"
            or not barred.isdisjoint(who.id or who.name for who in draft.who)
            or (barred and draft.who[0].kind is ActorKind.IGO)  # whom they go to with their charge
        ):
            continue
        if (
            back == 0
            and not addressed
            and question.token.deprel != "nmod:poss"
            and (question.word in _IT or (draft.role is None and draft.naming is not Naming.GROUP))
            and not (draft.plural and draft.who[0].is_person)
        ):
            continue
        if back and not draft.subject and (question.word in _IT or draft.naming is not Naming.GROUP):
            continue
        if best is None or (best.sentence, best.subject) <= (draft.sentence, draft.subject):
            best = draft
    if best is None or (question.word == "it" and not addressed and not _acts(question)):
        return None
    return _settled(question, best, 0.6, "the nearest mention before it that agrees in number")


def _names_nobody_in_the_plural(question: Question, history: History) -> bool:
    """Whether its sentence speaks of people without a name, whom a "they" takes up: "told voters what they want"."""
    several = (t for t in question.sentence.tokens[: question.token.i] if t.lemma.lower() in word_class("several"))
    plural = (t for t in several if t.upos == "NOUN" and (t.form.lower() != t.lemma.lower() or t.lemma == "people"))
    return not all(history.at(question.number, token.i) for token in plural)


def _acts(question: Question) -> bool:
    verb = question.sentence.head(question.token)
    return (
        verb is not None
        and question.token.rel == "nsubj"
        and verb.upos == "VERB"
        and verb.lemma in word_class("acting")
    )


def _pleonastic(question: Question) -> bool:
    token, sentence = question.token, question.sentence
    if token.rel == "expl":
        return True
    head = sentence.head(token)
    if token.rel != "nsubj" or head is None:
        return False
    copula = bool(sentence.children(head, "cop"))
    clause = bool(sentence.children(head, "csubj", "ccomp")) or any(
        c.deprel == "advcl" for c in sentence.children(head)
    )
    return (copula and (clause or head.lemma.lower() in word_class("weather"))) or head.lemma in {
        "seem",
        "appear",
        "take",
    }


def _settled(question: Question, of: Draft, score: float, reason: str) -> Draft:
    reading = "government" if of.reading in {"place", "building"} else of.reading
    return _draft(
        question,
        of.who,
        reading,
        min(score, of.score),
        f"{reason}: {', '.join(who.name for who in of.who)}",
        plural=of.plural,
    )


def _open(question: Question, reason: str) -> Draft:
    return _draft(
        question, (), "person" if question.word in _HE | _SHE else "people", 0.0, reason, plural=question.word in _THEY
    )


def _draft(question: Question, who: tuple[Who, ...], reading: str, score: float, reason: str, *, plural: bool) -> Draft:
    token = question.token
    return Draft(
        sentence=question.number, first=token.i, last=token.i, head=token.i, naming=Naming.PRONOUN, who=who,
        reading=reading, score=score, reason=reason, plural=plural, subject=_is_subject(question),
    )  # fmt: skip


def _is_subject(question: Question) -> bool:
    """Whether a pronoun is a subject, or one of a person that owns a subject, as for names."""
    token = question.token
    owned = question.sentence.head(token) if token.deprel == "nmod:poss" and question.word in _HE | _SHE else token
    return owned is not None and owned.rel in _SUBJECT


def by_speaker(question: Question, speaker: Draft | None, side: Callable[[Who], Who | None]) -> Draft:
    """Return whom I or we means in a quotation: the speaker, or the state or body the speaker stands for."""
    if speaker is None or not speaker.who:
        return _draft(question, (), "person", 0.0, "the speaker of these words is not known", plural=False)
    if question.word in _SPEAKER:
        return _settled(question, speaker, 0.9, "the speaker of the quotation")
    if speaker.reading in {"commentator", "team"}:
        return _draft(question, (), "commentator", 0.0, "the speaker comments for nobody", plural=True)
    sides = tuple(found for found in map(side, speaker.who) if found is not None)
    return _draft(
        question, sides, "government" if sides else "people", 0.75 if sides else 0.0, "the speaker's side", plural=True
    )


def by_publisher(question: Question, publisher: Who | None) -> Draft | None:
    """Return whom I or we means outside quotations: the state or body whose own text it is, else nobody told of."""
    if publisher is None:
        return None
    return _draft(question, (publisher,), "government", 0.7, f"the words of {publisher.name}'s own text", plural=False)
