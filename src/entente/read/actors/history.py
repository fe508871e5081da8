"""What has been mentioned so far, in order: where pronouns and descriptions look for their actors."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from entente.read.actors.drafts import Draft, Who
from entente.read.tokens import Sentence
from entente.records import ActorKind, Naming

_BACK = 3  # sentences a pronoun looks back
# What makes a pair the one meant by "the two"; set on the development gold.
_JOINED, _PER_SENTENCE, _SHARE = 0.6, 0.5, 2.0


# Between two names, what makes them two who meet.
_FACING = frozenset({
    "with", "and", "between", "met", "meet", "meets", "hosted", "hosts", "received", "receives", "welcomed", "welcomes",
    "greeted", "greets", "embraced", "embraces", "visited", "visits", "joined", "joins",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors named together or facing each other in one sentence."""

    sentence: int
    place: int
    who: tuple[Who, Who]
    joined: bool  # "A and B", not merely two names in a sentence


class History:
    """Decided mentions of the sentences so far."""

    def __init__(self) -> None:
        self._drafts: dict[int, list[Draft]] = {}
        self._pairs: list[Pair] = []
        self.counts: Counter[str] = Counter()
        self.parties: Counter[str] = Counter()

    def note(self, draft: Draft, sentence: Sentence) -> None:
        """Remember a decided mention and the pair it closes."""
        if not draft.who:
            return
        earlier = self._drafts.setdefault(draft.sentence, [])
        for who in draft.who:
            self.parties[_party(who)] += 1
            if who.id:
                self.counts[who.id] += 1
        pair = _pair(earlier[-1], draft, sentence) if earlier else None
        if pair is None:
            subject = next((d for d in earlier if d.subject), None)
            pair = _facing(subject, draft, sentence) if subject is not None else None
        if pair is not None:
            self._pairs.append(pair)
            if pair.joined and sentence[draft.head].rel == "conj":
                earlier.append(_both(earlier[-1], draft))
        if len(draft.who) == 2:
            self._pairs.append(Pair(draft.sentence, draft.last, (draft.who[0], draft.who[1]), joined=True))
        earlier.append(draft)

    def before(self, sentence: int, place: int) -> Iterator[Draft]:
        """Yield the mentions before a token, nearest sentence first, left to right inside one."""
        yield from (draft for draft in self._drafts.get(sentence, ()) if draft.last < place)
        for back in range(1, _BACK + 1):
            yield from self._drafts.get(sentence - back, ())

    def all_before(self, sentence: int, place: int) -> Iterator[Draft]:
        """Yield every mention before a token, the latest first."""
        for number in sorted((n for n in self._drafts if n <= sentence), reverse=True):
            drafts = self._drafts[number]
            yield from (d for d in reversed(drafts) if number < sentence or d.last < place)

    def at(self, sentence: int, token: int) -> tuple[Draft, ...]:
        """Return the mentions that cover a token, alone or as one of two."""
        return tuple(d for d in self._drafts.get(sentence, ()) if d.first <= token <= d.last)

    def last_pair(self, sentence: int, *, people: bool | None, back: int) -> tuple[Who, Who] | None:
        """Return the two named together, of people, of states, or of either: near, joined, and much told of."""
        near = [pair for pair in self._pairs if pair.sentence >= sentence - back]
        fitting = [pair for pair in near if people is None or all(who.is_person == people for who in pair.who)]
        best = max(fitting, key=lambda pair: (self._claim(pair, sentence), pair.place), default=None)
        return best.who if best is not None else None

    def _claim(self, pair: Pair, sentence: int) -> float:
        share = min(self.parties[_party(who)] for who in pair.who) / max(1, *self.parties.values())
        return _JOINED * pair.joined - _PER_SENTENCE * (sentence - pair.sentence) + _SHARE * share

    def most_told(self, kind: ActorKind) -> tuple[Who, ...]:
        """Return the actors of a kind mentioned so far, those mentioned most first."""
        known = self.whos()
        return tuple(known[key] for key, _ in self.counts.most_common() if key in known and known[key].kind is kind)

    def whos(self) -> dict[str, Who]:
        """Return every actor mentioned so far by id."""
        return {who.id: who for drafts in self._drafts.values() for draft in drafts for who in draft.who if who.id}


def _party(who: Who) -> str:
    return who.country or who.id or who.name


def _stands_in_pairs(who: Who) -> bool:
    if who.is_person and who.country is None:
        return False  # a private person, or none at all
    return who.kind in {ActorKind.STATE, ActorKind.PERSON, ActorKind.IGO, ActorKind.ARMED_GROUP, ActorKind.COLLECTIVE}


def _facing(subject: Draft, draft: Draft, sentence: Sentence) -> Pair | None:
    """Return subject and partner: "Kim met in Beijing with Xi"."""
    before = sentence[draft.first - 1].form.lower() if draft.first else ""
    two = len(subject.who) == 1 and len(draft.who) == 1 and subject.who[0].id != draft.who[0].id
    if "place" in {subject.reading, draft.reading} or "commentator" in {subject.reading, draft.reading}:
        return None
    if not two or before not in {"with", "and"} or subject.who[0].is_person != draft.who[0].is_person:
        return None
    return Pair(draft.sentence, draft.last, (subject.who[0], draft.who[0]), joined=False)


def _both(first: Draft, second: Draft) -> Draft:
    """Return two coordinated actors as one plural mention."""
    both = (*first.who, *second.who)
    return replace(
        first, last=second.last, naming=Naming.GROUP, who=both, plural=True, reason="named together", role=None
    )


def _pair(first: Draft, second: Draft, sentence: Sentence) -> Pair | None:
    if len(first.who) != 1 or len(second.who) != 1 or Naming.PRONOUN in {first.naming, second.naming}:
        return None
    if {"place", "commentator"} & {first.reading, second.reading}:
        return None
    a, b = first.who[0], second.who[0]
    if not (_stands_in_pairs(a) and _stands_in_pairs(b)):
        return None
    if a.id == b.id or a.is_person != b.is_person or a.id is None or b.id is None:
        return None
    between = sentence.words[first.last + 1 : second.first]
    bare = [word for word in between if word not in {",", "the", "a", "an", "'s", "’s", "both", "his"}]
    joined = bare in (["and"], ["&"], ["-"], ["–"], ["with"])
    facing = len(between) <= 12 and not _FACING.isdisjoint(between)
    return Pair(second.sentence, second.last, (a, b), joined=joined) if joined or facing else None
