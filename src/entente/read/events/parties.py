"""From the words that fill a role to the actors they name, or the actor they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from entente.lexicon.frames import Frames
from entente.read.events.clause import Clauses, Filler
from entente.read.tokens import Sentence, Token
from entente.records import ActorKind, ActorMention, Naming, Role, Span

_NAME_LINKS = ("flat", "nmod:desc", "compound", "appos")
_OWN_DEPTH = 3  # "the head of the foreign ministry of Chad"
# How sure a link is, by what was followed from the role's word to the actor.
_DIRECT, _OWNED, _LOCATED, _RECALLED = 1.0, 0.85, 0.65, 0.6
_NEAR = 0.85  # a fellow is reached in one step ("Warren's plan"), not through "a meeting after the firing of"
_EXAMPLES = (("such_as", _OWNED), ("including", _OWNED))
_WAYS = (("poss", _OWNED), ("of", _OWNED), ("by", _OWNED), ("from", _LOCATED))
_ACT_WAYS = (("poss", _OWNED), ("by", _OWNED), ("from", _OWNED), ("between", _OWNED))
_LOCAL_WAYS = (("in", _LOCATED),)
_SEATED = frozenset({"authority", "official", "government", "leader", "leadership", "regime", "lawmaker", "court"})
# Whoever stands beside or against their owner, and is never the owner: "Chad's rivals".
_OTHERS = frozenset({
    "ally", "partner", "rival", "enemy", "foe", "adversary", "neighbour", "neighbor", "counterpart", "opponent",
    "critic", "challenger", "competitor", "detractor", "attacker", "killer", "successor", "predecessor",
})  # fmt: skip
_STANDING = frozenset({"nominee", "candidate", "contender", "front-runner"})  # who stands for a party is not the party
_LOOSE_WAYS = (("in", _LOCATED), ("with", _LOCATED), ("between", _LOCATED))
# What a party is guessed by, in the words of `Role.inferred`.
IN_OBJECT = "the only other party in the object"
IN_CLAUSE = "the only other party in the clause"
IN_SENTENCE = "the only other party in the sentence"
OF_STORY = "the other party of the story"
OF_SUCH_ACTS = "such acts of the article are theirs"
DONE_ELSEWHERE = "did so elsewhere in the article"
HIT_ELSEWHERE = "so done to elsewhere in the article"
GUESSES = frozenset({IN_OBJECT, IN_CLAUSE, IN_SENTENCE, OF_STORY, OF_SUCH_ACTS, DONE_ELSEWHERE, HIT_ELSEWHERE})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role: the mention, how it was reached, and how sure that is."""

    mention: ActorMention
    inferred: str | None
    score: float

    @property
    def role(self) -> Role:
        """The party as the record keeps it."""
        return Role(actor_id=self.mention.actor_id or "", span=self.mention.span, inferred=self.inferred)


@dataclass(frozen=True, slots=True)
class _Link:
    """What was followed so far."""

    words: str
    score: float


class Cast:
    """The actors mentioned in one sentence, by the words that carry them."""

    def __init__(
        self,
        sentence: Sentence,
        mentions: Iterable[ActorMention],
        clauses: Clauses,
        frames: Frames,
        signed: tuple[Party, ...],
    ) -> None:
        self._sentence = sentence
        self._signed = signed  # who issued the last document told of
        self._clauses = clauses
        self._frames = frames
        self._bystanders = frames.words("bystanders")
        self._documents = frames.words("documents")
        self._misfortunes = frames.words("misfortunes")
        self._topics = frames.words("topics")
        self.mentions = tuple(mentions)
        self.headed: defaultdict[int, list[ActorMention]] = defaultdict(list)
        for mention in self.mentions:
            for head in _heads(sentence, mention.span):
                self.headed[head].append(mention)

    def find(self, fillers: Sequence[Filler], *, acting: bool, owned: bool = True) -> tuple[Party, ...]:
        """Return the parties that `fillers` name or belong to; an acting party is no mere place or commentator.

        With `owned` false only those they name.
        """
        found: dict[str, Party] = {}
        for filler in _resolved_pronouns_first(fillers, self.headed):
            for party in self._resolve(filler.token, acting=acting, owned=owned):
                inferred = "; ".join(part for part in (*filler.links, party.inferred) if part) or None
                linked = Party(party.mention, inferred, party.score * 0.95 ** len(filler.links))
                found.setdefault(party.mention.actor_id or "", linked)
        if acting and found:
            found = {**found, **self._company(fillers)}
        return _without_doubles(tuple(found.values()))

    def _company(self, fillers: Sequence[Filler]) -> dict[str, Party]:
        """Return the private persons who are named beside those that act: "Reyes and Pena Nieto signed"."""
        joined = (f for f in fillers if f.token.rel == "conj" or self._sentence.children(f.token, "conj"))
        mentions = ((filler, m) for filler in joined for m in self.headed.get(filler.token.i, ()))
        named = ((f, m) for f, m in mentions if m.actor_id and is_named_person(m) and is_private(m))
        return {m.actor_id or "": Party(m, "; ".join(f.links) or None, m.score) for f, m in named}

    def is_person(self, filler: Filler) -> bool:
        """Whether the word names a person or those who travel for a state."""
        mentions = self.headed.get(filler.token.i, ())
        if any(m.kind is ActorKind.PERSON or m.reading == "person" or m.naming is Naming.ROLE for m in mentions):
            return True
        return filler.token.lemma in _TRAVELLERS

    def is_individual(self, filler: Filler) -> bool:
        """Whether the word names one person, not those who travel or fight for a state."""
        return any(mention.kind is ActorKind.PERSON for mention in self.headed.get(filler.token.i, ()))

    def is_about(self, noun: Token, owner: Token) -> bool:
        """Whether the bare name of a state before a noun says what it is about: "the Chad probe", not "US probe"."""
        bare = owner.rel == "compound" and owner.upos == "PROPN" and not owner.form.isupper()
        if not bare or noun.lemma.lower() not in self._topics:
            return False
        return any(mention.kind is ActorKind.STATE for mention in self.headed.get(owner.i, ()))

    def _resolve(self, token: Token, *, acting: bool, owned: bool) -> list[Party]:
        own = self._named(token, acting=acting)
        if own is not None:
            return self._each(token, own) or [Party(m, None, _DIRECT * m.score) for m in own]
        if not owned:
            return []
        return self._owners(token, acting=acting, depth=0) or self._recall(token)

    def _each(self, token: Token, own: list[ActorMention]) -> list[Party]:
        """Return every state that a plural role stands for: "the leaders of Chad and Sudan"."""
        if token.upos != "NOUN" or token.form.lower() == token.lemma or len(own) != 1:
            return []
        states = [m for f in self._clauses.slot(token, "of") for m in self.headed.get(f.token.i, ()) if m.actor_id]
        told = f"{token.form} of several"
        return [Party(m, told, _OWNED * m.score) for m in states] if len({m.party for m in states}) > 1 else []

    def _recall(self, token: Token) -> list[Party]:
        """Return who issued the document that a bare "the statement" takes up from an earlier sentence.

        Acts are not: who did "the attack" was more often wrong (gold, type and parties: .553 with, .567 without).
        """
        definite = any(c.form.lower() in _DEFINITE for c in self._sentence.children(token, "det"))
        if not definite or token.lemma not in self._documents or self._clauses.slot(token, "poss"):
            return []
        told = f"“the {token.form}” taken up from an earlier sentence"
        return [Party(party.mention, told, party.score * _RECALLED) for party in self._signed]

    def _named(self, token: Token, *, acting: bool) -> list[ActorMention] | None:
        """Return the actors that the word itself names, [] if they may not stand in the role, None if it names none."""
        mentions = list(self.headed.get(token.i, ())) or self._around(token)
        if not mentions:
            for child in self._sentence.children(token, *_NAME_LINKS):
                if child.i > token.i and child.upos == "PROPN":
                    mentions += self.headed.get(child.i, ())
            if token.lemma in self._documents:  # no state: "a statement by Chad, [Sudan] and Peru", in a wrong parse
                mentions = [mention for mention in mentions if mention.kind is ActorKind.PERSON]
        open_role = token.upos == "NOUN" and all(m.actor_id is None for m in mentions)
        if not mentions or open_role:
            return None  # "naval forces" names nobody by itself, but may belong to somebody
        return [m for m in mentions if _may_stand(m, acting=acting)]

    def _around(self, token: Token) -> list[ActorMention]:
        """Return the mention that an owner's name is part of: the "Chad" of "Chad's opposition"."""
        if token.deprel not in {"nmod:poss", "amod", "compound"} or token.upos not in {"PROPN", "ADJ"}:
            return []
        head = token.head if token.head is not None else -1
        return [
            m for m in self.headed.get(head, ()) if m.span.start <= token.start < m.span.end and m.naming is Naming.ROLE
        ]

    def _owners(self, token: Token, *, acting: bool, depth: int) -> list[Party]:
        """Return the actors a word that names none belongs to: "Russian banks", "NATO's expansion"."""
        if depth >= _OWN_DEPTH or token.upos not in {"NOUN", "PROPN", "NUM"}:
            return []
        if token.lemma.lower() in (self._bystanders if acting else self._misfortunes) or token.lemma in _STANDING:
            return []
        for slot, score in self._ways(token, acting=acting):
            parties = [
                Party(party.mention, self._tell(token, slot, party), party.score * score)
                for filler in self._clauses.slot(token, slot)
                if not self.is_about(token, filler.token)
                for party in self._owner(filler.token, slot, acting=acting, depth=depth)
            ]
            if parties:
                return parties
        return []

    def _owner(self, token: Token, slot: str, *, acting: bool, depth: int) -> list[Party]:
        own = self._named(token, acting=acting and slot not in {"poss", "in"})
        if own is not None:
            site = acting and slot == "poss"  # "a Texas radio host"; but "officials in Austin"
            blocked = [m for m in own if m.reading in {"commentator", "team"} or (site and m.reading == "place")]
            return [] if blocked else [Party(m, None, m.score) for m in own]
        return [] if slot == "poss" and token.upos == "ADJ" else self._owners(token, acting=acting, depth=depth + 1)

    def _ways(self, token: Token, *, acting: bool) -> tuple[tuple[str, float], ...]:
        """Return the slots an owner is looked for in; of an act ("invasion"), only the one who did it."""
        if any(frame.is_event for frame in self._frames.of(token.lemma, "noun")) and not token.form.istitle():
            return _ACT_WAYS if acting else (*_ACT_WAYS, ("with", _LOCATED))
        signed = (("host", _OWNED),) if token.lemma in self._documents else ()  # whoever signs or issues it
        if token.lemma.lower() in _OTHERS:
            return _EXAMPLES if acting else (*_EXAMPLES, *_LOCAL_WAYS)  # "its rivals, such as Chad", "partners in Chad"
        owned = any(owner.upos == "PRON" for owner in self._sentence.children(token, "nmod:poss"))
        ways = (*_EXAMPLES, *_WAYS) if owned else _WAYS  # "its friends, such as Chad"
        if acting:
            return (*ways, *signed, *(_LOCAL_WAYS if token.lemma in _SEATED else ()))
        return (*ways, *signed, *_LOOSE_WAYS)

    def _tell(self, token: Token, slot: str, party: Party) -> str:
        link = "issued or held by" if token.lemma in self._documents else "belongs to"
        told = f"{token.form} {link} {party.mention.name}"
        return f"{told} ({slot})" if slot != "poss" else told


def _resolved_pronouns_first(fillers: Sequence[Filler], headed: Mapping[int, object]) -> list[Filler]:
    """Return the fillers without those a resolved pronoun makes needless."""
    if any(f.token.upos == "PRON" and f.token.i in headed for f in fillers):
        return [f for f in fillers if "pronoun" not in f.links]
    return list(fillers)


def _without_doubles(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties without those who only repeat one that is named ("the Chinese leader", beside "Xi")."""
    named = {party.mention.party for party in parties if party.inferred is None}
    return tuple(p for p in parties if p.inferred is None or p.mention.party not in named)


def _heads(sentence: Sentence, span: Span) -> Iterator[int]:
    """Yield the words of a mention that hang on words outside it: several where the parse is wrong."""
    inside = {token.i for token in sentence.at(span)}
    return (i for i in inside if sentence.tokens[i].head is None or sentence.tokens[i].head not in inside)


_TRAVELLERS = frozenset({
    "president", "minister", "premier", "chancellor", "secretary", "leader", "king", "prince", "queen", "envoy",
    "diplomat", "delegation", "official", "ambassador", "chief", "general", "negotiator", "senator", "lawmaker",
    "governor", "pope", "emir", "sultan", "team", "mediator", "representative", "commander", "spokesman", "head",
})  # fmt: skip


_PRIVATE = frozenset({ActorKind.PERSON, ActorKind.PEOPLE, ActorKind.MEDIA, ActorKind.COMPANY})


def is_private(mention: ActorMention) -> bool:
    """Whether nobody in politics stands behind it, as far as is known: a person, a crowd or a firm of no country."""
    unlisted = mention.kind is not ActorKind.PEOPLE or (mention.actor_id or "").startswith("~")
    return mention.kind in _PRIVATE and mention.country is None and unlisted


def is_named_person(mention: ActorMention) -> bool:
    """Whether it names one human being."""
    return mention.kind is ActorKind.PERSON and mention.naming is Naming.NAME


def is_political(mention: ActorMention) -> bool:
    """Whether a listed actor stands behind it, or people of no name (rebels, protesters): no man, firm or outlet."""
    return is_listed(mention) or mention.kind in _NAMELESS


def is_listed(mention: ActorMention) -> bool:
    """Whether it is an actor of our tables, and no outlet."""
    return mention.party is not None and not mention.party.startswith("~") and mention.kind is not ActorKind.MEDIA


_NAMELESS = frozenset({ActorKind.PEOPLE, ActorKind.ARMED_GROUP})


def _may_stand(mention: ActorMention, *, acting: bool) -> bool:
    if mention.actor_id is None or mention.reading == "team":
        return False
    # A firm with a name does not act for its country ("Russian banks" do), but is hit for it.
    firm = mention.kind is ActorKind.COMPANY and mention.naming is Naming.NAME and mention.name[:1].isupper()
    common = (mention.actor_id or "").startswith("~") and mention.name.split()[-1].islower()
    return mention.acts and (not firm or common) and not is_private(mention) if acting else True


def apart(recipients: Sequence[Party], actors: Sequence[Party]) -> tuple[Party, ...]:
    """Return the recipients that are not actors too: other states, and other people and bodies of one state."""
    acting = {party.mention.party for party in actors}
    selves = {party.mention.actor_id for party in actors}
    return tuple(
        party
        for party in recipients
        if party.mention.party not in acting or (party.mention.actor_id not in selves and _is_fellow(party))
    )


def _is_fellow(party: Party) -> bool:
    """Whether it is somebody, or some body, inside a state and not the state itself."""
    mention = party.mention
    inside = mention.kind is not ActorKind.STATE and mention.naming is not Naming.GROUP
    return inside and mention.acts and party.score >= _NEAR * mention.score
