"""Who the parties of a word are whose frame holds, and which of its frames is taken."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from entente.lexicon.frames import Frame, Frames
from entente.read.events.clause import Clauses, Filler, Fillers
from entente.read.events.fitting import Fitting, says
from entente.read.events.parties import (
    GUESSES,
    IN_CLAUSE,
    IN_OBJECT,
    IN_SENTENCE,
    Cast,
    Party,
    apart,
    is_listed,
    is_named_person,
    is_political,
    is_private,
)
from entente.read.events.voices import Voices
from entente.read.tokens import Sentence, Token
from entente.records import ActorKind, ActorMention, Status

_MUTUAL = frozenset({"CONSULT", "COOPERATE", "ASSAULT"})  # take two to be an event between parties
_EACH_OTHER = frozenset({("each", "other"), ("one", "another")})
_CONCERNED, _NEARBY, _COUNTERPART = 0.7, 0.6, 0.5
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "parataxis", "csubj", "appos"})
_ASIDE = frozenset({"acl:relcl"})  # who stands in one is told of beside the act: "slammed policies that enriched Chad"
# "came under fire from France", "was arrested in Chad": the frame itself says that the place's state acts.
_PLACES_ACT = frozenset({("from",), ("in",), ("of.in",), ("from.in",), ("obj.captor",)})
# What may be done to private people too.
_ON_ANYBODY = frozenset({"COERCE", "ASSAULT", "RETREAT", "CONCEDE", "AID", "SANCTION", "ACCUSE"})
_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
# Acts of speech that are meant for whoever is told.
_SAID_TO = frozenset({"AGREE", "SUPPORT", "CONCEDE", "THREATEN", "REJECT", "REQUEST"})
# Acts in whose clause a party stands for any reason: it is what is asked for, or whom a meddling helped.
_OF_ANYTHING = frozenset({"REQUEST", "SUPPORT", "ACCUSE", "COERCE", "REJECT", "THREATEN", "MOBILIZE"})
_DOMESTIC = frozenset({"COERCE", "ASSAULT"})  # an event also within one state
_SUBJECTS = frozenset({ActorKind.PERSON, ActorKind.PEOPLE, ActorKind.PARTY, ActorKind.ARMED_GROUP})
# Slots in which whoever an act is addressed to stands by himself.
_ADDRESSES = frozenset({"obj", "iobj", "to", "on", "with", "against", "from", "comp.subj", "for.subj"})
_FIGURATIVE = frozenset({"ASSAULT", "AID", "MOBILIZE"})  # between politicians of one state only in a manner of speaking
_POLITICIANS = frozenset({ActorKind.PERSON, ActorKind.PARTY})
# Acts so much done to somebody that the one other party of the sentence is meant; one agrees to many a thing.
_AT_SOMEBODY = frozenset({"THREATEN", "REJECT", "ACCUSE", "SANCTION"})


@dataclass(frozen=True, slots=True)
class Match:
    """A word whose frame holds: what it means, who acts, on whom, and what it is about."""

    token: Token
    frame: Frame
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    content: tuple[Token, ...]  # heads of what is said, pledged, asked, denied
    used: frozenset[int]  # places of the words that the frame itself asks for
    closed: bool = False  # whom it is done to is told, and is no other party: the actor again, or somebody unlisted
    at_issue: bool = False  # what it is done to is told, and is a thing of nobody's: "condemned the leaks"
    taken_up: bool = False  # nobody stands by it, so it may be an act told of elsewhere: "the talks"

    def weight(self) -> tuple[bool, float]:
        """Return whether it says whom it is done to, and the score of the least sure party."""
        said = any(party.inferred not in GUESSES for party in self.recipients)
        return said, min(party.score for party in (*self.actors, *self.recipients))

    @property
    def is_whole(self) -> bool:
        """Whether the frame has the parties it needs."""
        if not self.actors:
            return False
        if self.frame.reciprocal:
            enough = bool(self.recipients) or len({party.mention.party for party in self.actors}) > 1
            lone = self.frame.alone and self.frame.pos == "verb" and self.frame.event_type not in _MUTUAL
            return enough or lone
        return bool(self.recipients) or (self.frame.alone and not self.closed)


class Scene:
    """One sentence with its clauses, its cast and the frames that may hold in it."""

    def __init__(self, sentence: Sentence, clauses: Clauses, cast: Cast, voices: Voices, frames: Frames) -> None:
        self.sentence = sentence
        self.clauses = clauses
        self.cast = cast
        self.voices = voices
        self.fitting = Fitting(sentence, clauses, cast, voices, frames)
        self._frames = frames
        self._things = frames.words("things")

    def matches(self) -> Iterator[Match]:
        """Yield every word that reports an event, with its parties."""
        for token in self.fitting.predicates:
            match = self._match(token)
            if match is not None:
                yield match

    def _match(self, token: Token) -> Match | None:
        """Return the most demanding frame of a word that holds, with its parties; None if it reports no event."""
        found = [self._fill(token, frame) for frame in self.fitting.frames_of(token) if frame.is_event]
        if len(found) < 2:
            return found[0] if found else None
        whole = [match for match in found if match.is_whole]
        return max(whole, key=Match.weight) if whole else found[0]

    def _fill(self, token: Token, frame: Frame) -> Match:
        actors = self._acting(token, frame)
        recipients = self._role(token, frame.recipient, acting=False)
        content = tuple(f.token for slot in frame.content for f in self.clauses.slot(token, slot))
        others = apart(recipients, actors)
        official = any(party.mention.kind is not ActorKind.PERSON for party in actors)
        if not others and frame.event_type in _DOMESTIC and official:
            selves = {party.mention.actor_id for party in actors}
            subjects = (party for party in recipients if _is_subject(party.mention))
            others = tuple(party for party in subjects if party.mention.actor_id not in selves)
        if frame.event_type in _FIGURATIVE and _are_politicians(actors):
            others = tuple(party for party in _abroad(others, actors) if is_political(party.mention))
        if "visit" in frame.modes:  # who goes to a ministry of his own visits nobody
            abroad = _abroad(others, actors)
            others = tuple(party for party in others if party in abroad or party.mention.kind is not ActorKind.BODY)
        nobody = not recipients and self._addresses_nobody(token, frame)
        if frame.recipient and not recipients and not frame.reciprocal and not nobody:
            others = self._elsewhere(token, frame, actors)
        if frame.event_type not in _ON_ANYBODY:
            others = _in_company(others)
        if not others and len(actors) > 1 and self._is_mutual(token):
            frame = replace(frame, reciprocal=True)  # "raised tariffs on each other's goods"
        same = nobody or (not others and any(_is_meant(party) for party in recipients))
        thing = not recipients and self._is_at_issue(token, frame)
        talks = not thing or frame.event_type != "CONSULT"  # no "visits to the graves"
        again = not actors and not recipients and talks and self._is_taken_up(token, frame)
        return Match(token, frame, actors, others, content, self.fitting.used(token, frame), same, thing, again)

    def _is_at_issue(self, token: Token, frame: Frame) -> bool:
        """Whether a thing stands where whoever it is done to would, no act of theirs: "the leaks", not "the raid"."""
        things = (f.token for slots in frame.recipient for f in self._fillers(token, slots))
        nouns = (thing for thing in things if thing.upos in {"NOUN", "PROPN"})
        return any(not any(row.is_event for row in self.fitting.rows(noun)) for noun in nouns)

    def _is_taken_up(self, token: Token, frame: Frame) -> bool:
        """Whether a noun may take up an act told of elsewhere: "the talks", not "an attack", "the attack by gunmen"."""
        if frame.pos != "noun" or token.rel == "compound":
            return False
        articles = {c.form.lower() for c in self.sentence.children(token, "det")}
        if articles & _NEW or (frame.event_type != "CONSULT" and not articles):
            return False
        return not any(self._says_who(token, slot) for slots in frame.actor for slot in slots)

    def _says_who(self, token: Token, slot: str) -> bool:
        """Whether somebody stands in a slot of a noun, not just what kind of act it is."""
        return any(f.token.deprel not in {"amod", "compound"} for f in self.clauses.slot(token, slot))

    def names_document(self, verb: Token) -> bool:
        """Whether the object of a verb is a statement, a law, a treaty."""
        return any(says(f, self._frames.words("documents")) for f in self.clauses.objects(verb))

    def has_modal(self, modal: Token) -> bool:
        """Whether an auxiliary may ask for something."""
        return bool(self._frames.of(modal.lemma, "modal"))

    def demand(self, modal: Token, verb: Token, holders: tuple[Party, ...]) -> Match:
        """Return the demand that `holders` make of the subject of `verb`."""
        frame = self._frames.of(modal.lemma, "modal")[0]
        asked = apart(self.cast.find(self.clauses.subjects(verb), acting=True), holders)
        return Match(modal, frame, holders, asked, (verb,), frozenset())

    def _role(self, token: Token, alternatives: tuple[tuple[str, ...], ...], *, acting: bool) -> tuple[Party, ...]:
        for slots in alternatives:
            own = not slots[0].startswith("comp.")  # who is helped by "promised to help X's friends" is not X
            named = acting and slots not in _PLACES_ACT
            fillers = self._fillers(token, slots)
            if acting and token.upos == "VERB":
                fillers = tuple(f for f in fillers if not self._is_thing(f.token))
            parties = self.cast.find(fillers, acting=named, owned=own)
            if parties:
                return parties
        inside = tuple(f"obj.{slot}" for slots in alternatives for slot in slots if slot in _INSIDE)
        return self.cast.find(self._fillers(token, inside), acting=acting) if inside and token.upos == "VERB" else ()

    def _is_thing(self, token: Token) -> bool:
        """Whether it acts of itself, not by the will of whoever has it: the dam of "Chad's dam threatens"."""
        return token.upos == "NOUN" and token.lemma in self._things

    def _acting(self, token: Token, frame: Frame) -> tuple[Party, ...]:
        if frame.is_judgement:
            return self.voices.judges(token)
        return self._role(token, frame.actor, acting=True) or self._attending(token, frame)

    def _attending(self, token: Token, frame: Frame) -> tuple[Party, ...]:
        """Return who has the talks or pays the visit that name only the other side: "left after talks with X"."""
        if frame.pos != "noun" or frame.event_type != "CONSULT":
            return ()
        others = self.cast.find((*self.clauses.slot(token, "with"), *self.clauses.slot(token, "to")), acting=False)
        above = (token, *self.sentence.ancestors(token))
        verb = next((t for t in above if t.upos == "VERB" or self.clauses.subjects(t)), None)
        subjects = self.clauses.subjects(verb) if verb is not None else ()
        found = [p for p in self.cast.find(subjects, acting=True) if is_listed(p.mention)]
        if not found or not {p.mention.party for p in others} - {found[0].mention.party}:
            return ()
        return tuple(Party(p.mention, "the subject of the clause", p.score * _NEARBY) for p in found[:1])

    def _addresses_nobody(self, token: Token, frame: Frame) -> bool:
        """Whether what is only said is said to somebody who is no party: "urged donors to give"."""
        if frame.event_type in _ON_ANYBODY:
            return False
        slots = {slot for alternative in frame.recipient for slot in alternative if slot in _ADDRESSES}
        return any(self._is_nobody(f.token) for slot in slots for f in self.clauses.slot(token, slot))

    def _is_nobody(self, token: Token) -> bool:
        mentions = self.cast.headed.get(token.i, ())
        open_role = bool(mentions) and all(m.actor_id is None for m in mentions)
        return open_role or token.lemma.lower() in self._frames.words("public")

    def _is_mutual(self, token: Token) -> bool:
        forms = [t.form.lower() for t in self.sentence.subtree(token)]
        return any(pair in _EACH_OTHER for pair in itertools.pairwise(forms))

    def _elsewhere(self, token: Token, frame: Frame, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return whom an act is done to where its own slots name nobody; who "went to court" visited nobody."""
        if told := self._told(token, frame, actors):
            return told
        if frame.alone:
            return self._concerned(token, frame, actors) or self._counterpart(frame, actors)
        where = {slot for slots in frame.recipient for slot in slots}
        gone = frame.event_type == "CONSULT" and any(where & set(need.slots) for need in frame.needs)
        return () if gone else self._nearby(token, frame, actors)

    def _told(self, token: Token, frame: Frame, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return to whom the actor says it: the Chad of "told Chad that it approved"."""
        if frame.event_type not in _SAID_TO or not frame.recipient:
            return ()
        names = {party.mention.party for party in actors}
        told, hearers = self.voices.hearers(token)
        same = bool(names) and names == {party.mention.party for party in told}
        heard = apart(hearers, actors) if same else ()
        return tuple(
            Party(p.mention, "to whom it is said", p.score * _CONCERNED) for p in heard if is_listed(p.mention)
        )

    def _concerned(self, token: Token, frame: Frame, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return the one other party inside the object's own phrase: "loosened its curbs on travel to Gaza's coast"."""
        if not frame.recipient or frame.reciprocal or frame.pos != "verb":
            return ()
        below = tuple(Filler(t) for f in self.clauses.objects(token) for t in self._phrase(f.token, _CLAUSES))
        found = self._only_other(below, actors, IN_OBJECT, _CONCERNED, acting=False)
        # "cancelled the talks in Oslo" is nothing done to Norway
        return tuple(p for p in found if is_listed(p.mention) and p.mention.reading != "place")

    def _phrase(self, head: Token, aside: frozenset[str]) -> Iterator[Token]:
        """Yield the words below a head that name somebody, what hangs on by the links `aside` left out."""
        inside = [head]
        while inside:
            word = inside.pop()
            below = (c for c in self.sentence.children(word) if not {c.rel, c.deprel} & aside)
            inside += [c for c in below if not self._is_other_clause(c)]
            if word.i in self.cast.headed:
                yield word

    def _is_other_clause(self, word: Token) -> bool:
        """Whether a word joined to another tells of somebody else: "Chad left, and Sudan was blamed"."""
        return word.rel == "conj" and bool(self.sentence.children(word, "nsubj", "expl"))

    def _is_beside(self, word: Token) -> bool:
        """Whether a preposition says that somebody is not attacked: "invaded from Chad, alongside Chad"."""
        return word.rel == "obl" and self.clauses.cases.get(word.i) in _WITH

    def _only_other(
        self, fillers: Fillers, actors: tuple[Party, ...], told: str, worth: float, *, acting: bool
    ) -> tuple[Party, ...]:
        """Return the one political party of `fillers` beside those that act; none if there are several.

        People and bodies of one's own state stand in a sentence for any reason: such guesses are nearly always wrong.
        """
        others = apart(self.cast.find(fillers, acting=acting), actors)
        if not any(is_political(party.mention) for party in actors):
            return ()
        if len({party.mention.party for party in others}) != 1 or not is_political(others[0].mention):
            return ()
        return tuple(Party(p.mention, told, p.score * worth) for p in _abroad(others[:1], actors))

    def _nearby(self, token: Token, frame: Frame, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return the one other party inside the clause, if there is only one, for want of a filled slot."""
        if frame.event_type in _OF_ANYTHING:
            return ()
        below = (t for t in self._phrase(token, _ASIDE) if t.i > token.i)
        armed = frame.event_type == "ASSAULT"
        inside = tuple(Filler(t) for t in below if not self._is_region_of(t) and not (armed and self._is_beside(t)))
        found = self._only_other(inside, actors, IN_CLAUSE, _NEARBY, acting=False)
        # "bombed targets in Chad" is done to Chad, "complained again after the summit in Chad" is not.
        return tuple(p for p in found if p.mention.reading != "place" or frame.event_type in _ON_THE_GROUND)

    def _is_region_of(self, token: Token) -> bool:
        """Whether a region only says what kind of thing a noun is: "his Asian trade agenda"."""
        kinds = {mention.kind for mention in self.cast.headed.get(token.i, ())}
        return token.rel in {"amod", "compound"} and ActorKind.COLLECTIVE in kinds

    def _counterpart(self, frame: Frame, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return the one other party of the sentence for an act that is done to somebody ("threatened to leave")."""
        if frame.event_type not in _AT_SOMEBODY or len({party.mention.party for party in actors}) > 1:
            return ()  # several who act together act with one another
        if frame.content_status is Status.DENIED:
            return ()  # of whom it is said stands in the claim
        everywhere = tuple(Filler(self.sentence.tokens[i]) for i in sorted(self.cast.headed))
        found = self._only_other(everywhere, actors, IN_SENTENCE, _COUNTERPART, acting=True)
        named = frame.event_type == "ACCUSE"  # a person of another state may stand in an accusation for any reason
        return tuple(p for p in found if not (named and _is_person(p)))

    def _fillers(self, token: Token, slots: tuple[str, ...]) -> Fillers:
        found: list[Filler] = []
        for slot in slots:
            if slot == "person":
                found += [f for f in self.clauses.subjects(token) if self.cast.is_person(f)]
            else:
                found += (f for f in self.clauses.slot(token, slot) if not self.cast.is_about(token, f.token))
        return tuple(found)


_WITH = frozenset({"from", "with", "alongside", "for", "after", "like"})
_NEW = frozenset({"a", "an", "any", "no", "another", "some", "each", "every", "such", "other", "more"})
_INSIDE = frozenset({"with", "between"})  # "reopened talks with Chad with little hope"


def _in_company(recipients: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the recipients without private ones, but for those named beside others: "met Reyes and Pena Nieto"."""
    public = any(not is_private(party.mention) for party in recipients)
    return tuple(p for p in recipients if not is_private(p.mention) or (public and is_named_person(p.mention)))


def _are_politicians(actors: tuple[Party, ...]) -> bool:
    return bool(actors) and all(party.mention.kind in _POLITICIANS for party in actors)


def _abroad(recipients: tuple[Party, ...], actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the recipients of other states than those that act."""
    home = {party.mention.party for party in actors}
    return tuple(party for party in recipients if party.mention.party not in home)


def _is_person(party: Party) -> bool:
    return party.mention.kind is ActorKind.PERSON


def _is_meant(party: Party) -> bool:
    """Whether a recipient is named as one: no mere place, nor the actor again ("pushed for creating jobs")."""
    return party.mention.reading != "place" and "control" not in (party.inferred or "")


def _is_subject(mention: ActorMention) -> bool:
    """Whether a mention names people a state may turn on, not the state itself."""
    return mention.kind in _SUBJECTS and mention.reading not in {"government", "military"}
