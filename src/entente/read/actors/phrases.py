"""Role phrases: a role noun with the states, bodies and people that stand before it, and the name it introduces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from entente.lexicon.actors import FormKind
from entente.lexicon.roles import RoleMatch, RoleRow, find_roles, word_class
from entente.read.actors.spots import Spot
from entente.read.tokens import Sentence, Token

_POSSESSIVE = {"'s", "’s", "'", "’"}
_MODIFIER = {"ADJ", "NOUN", "PROPN", "NUM"}
_PASSED = {"new", "newly", "then", "current", "acting", "interim", "caretaker", "top", "senior", "former", "ex", "late"}
_SPAN_LIMIT = 9  # tokens before a role noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A role noun in its noun phrase: tokens `first` to `last`, owners before it, the name after it."""

    first: int
    last: int
    head: int
    noun: int  # where the role noun itself begins
    row: RoleRow
    owners: tuple[Spot, ...]  # states, bodies, people: "Russian", "Kremlin", "Obama"
    former: bool
    plural: bool
    definite: bool
    name: Spot | None  # the person it stands right before
    of: tuple[Spot, ...]  # "president of Russia", "leaders of France, Spain and Italy"
    inner: tuple[RoleMatch, ...]  # role nouns before it: "foreign ministry" spokesman
    narrowed: bool  # a common noun says of what: "campaign chief"


class Phrases:
    """The role phrases of one sentence."""

    def __init__(self, sentence: Sentence, spots: Sequence[Spot]) -> None:
        self.sentence = sentence
        self._tokens = sentence.tokens
        self._forms = sentence.words
        self._spots = spots

    @cached_property
    def _at(self) -> Mapping[int, Spot]:
        """Return the name each token belongs to; most sentences without a role noun are never asked."""
        return {i: spot for spot in self._spots for i in range(spot.first, spot.last + 1)}

    @cached_property
    def roles(self) -> tuple[RoleMatch, ...]:
        """Return the role nouns outside names."""
        found = find_roles(self._forms, self.sentence.lemmas)
        return tuple(match for match in found if not any(self._named(i) for i in range(match.first, match.last + 1)))

    def _named(self, i: int) -> bool:
        spot = self._at.get(i)
        return spot is not None and bool(spot.forms or spot.label == "PER")

    def __iter__(self) -> Iterator[Phrase]:
        ends = {match.last: match for match in self.roles}
        covered = -1
        for number, match in enumerate(self.roles):
            following = self.roles[number + 1] if number + 1 < len(self.roles) else None
            if following is not None and following.first == match.last + 1:
                continue  # "government spokesman": the last noun is the role
            if self._tokens[match.last].upos in {"VERB", "AUX", "ADV", "ADJ"}:
                continue
            phrase = self._phrase(match, ends, covered)
            covered = phrase.last
            yield phrase

    def _phrase(self, match: RoleMatch, ends: Mapping[int, RoleMatch], covered: int) -> Phrase:
        first, owners, inner, former = self._left(match, ends, covered)
        name = self._name_after(match.last)
        last = match.last if name is None else name.last
        return Phrase(
            first=first, last=last, head=self._head(match), noun=match.first, row=match.row,
            owners=tuple(owners), former=former,
            plural=self._plural(match), definite=self._definite(first), name=name,
            of=self._of(match.last, several=self._plural(match)),
            inner=tuple(inner),
            narrowed=not inner and match.first > first and self._narrows(self._tokens[match.first - 1]),
        )  # fmt: skip

    def _narrows(self, token: Token) -> bool:
        return token.upos == "NOUN" and token.lemma != "language"  # machines write "Russian language leader"

    def _plural(self, match: RoleMatch) -> bool:
        form = self._forms[match.last]
        return form.endswith("s") and (match.row.kind != "title" or form != match.row.role.split()[-1])

    def _head(self, match: RoleMatch) -> int:
        inside = range(match.first, match.last + 1)
        return next((i for i in inside if self._tokens[i].head not in inside), match.last)

    def _left(
        self, match: RoleMatch, ends: Mapping[int, RoleMatch], covered: int
    ) -> tuple[int, list[Spot], list[RoleMatch], bool]:
        """Walk left over what belongs to the role; return where it starts, its owners, inner roles, and "former"."""
        i, first, former = match.first - 1, match.first, False
        owners: list[Spot] = []
        inner: list[RoleMatch] = []
        while i > covered and match.first - i <= _SPAN_LIMIT:
            spot, role = self._at.get(i), ends.get(i)
            if spot is not None and spot.forms:
                if not self._owns(spot, i):
                    break
                owners.append(spot)
                first, i = spot.first, spot.first - 1
            elif role is not None:
                inner.append(role)
                first, i = role.first, role.first - 1
            elif (self._forms[i] in _POSSESSIVE and self._state_before(i)) or (
                owners and first == owners[-1].first and self._joins(i, owners)
            ):
                i -= 1
            elif self._forms[i] in {"-", "–"} and i and self._forms[i - 1] in {"ex", "then"}:
                former |= self._forms[i - 1] == "ex"
                first, i = i - 1, i - 2
            elif self._passes(self._tokens[i]):
                former |= self._forms[i] in word_class("former")
                first, i = i, i - 1
            else:
                break
        return self._trim(first, match.first), owners[::-1], inner[::-1], former

    def _trim(self, first: int, role: int) -> int:
        while first < role and self._forms[first] in {"-", "–", ",", "and", "'s", "’s", "'", "’"}:
            first += 1
        return first

    def _passes(self, token: Token) -> bool:
        form = token.form.lower()
        if form in _PASSED or form in word_class("former") or form.rstrip(".") in word_class("courtesy"):
            return True
        if token.upos == "VERB" and token.deprel == "amod":
            hyphenated = token.i > 0 and self._forms[token.i - 1] in {"-", "–"}
            return not hyphenated or self._led(token.i)  # the rebels of "Iran-backed rebels" are no "backed rebels"
        return token.upos in _MODIFIER and token.deprel not in {"root", "nsubj", "obj"} and form.isalpha()

    def _owns(self, spot: Spot, i: int) -> bool:
        """Whether a name before a role owns it: no full person in the possessive, no "US-backed"."""
        after = self._forms[spot.last + 1] if spot.last + 1 < len(self._forms) else ""
        person = spot.label == "PER" or spot.kinds & {FormKind.PERSON, FormKind.SURNAME}
        if person and after in _POSSESSIVE:
            return False
        return i == spot.last and not (after in {"-", "–"} and not self._led(spot.last + 2))

    def _led(self, i: int) -> bool:
        return i < len(self._forms) and self._forms[i] == "led"

    def _state_before(self, i: int) -> bool:
        spot = self._at.get(i - 1)
        return spot is not None and bool(spot.forms) and not spot.kinds & {FormKind.PERSON, FormKind.SURNAME}

    def _joins(self, i: int, owners: list[Spot]) -> bool:
        """Whether a word joins two owners: "Russian and Chinese"; a comma needs an "and" after it."""
        joint = self._forms[i] in {"and", "or", "&"} or (self._forms[i] == "," and len(owners) > 1)
        adjectives = bool(owners[-1].kinds & {FormKind.ADJECTIVE, FormKind.STATE})
        return joint and adjectives and self._state_before(i)

    def _name_after(self, last: int) -> Spot | None:
        i = last + 1
        while i < len(self._forms) and (self._forms[i] == "." or self._forms[i].rstrip(".") in word_class("courtesy")):
            i += 1
        spot = self._at.get(i)
        if spot is None or spot.first != i:
            return None
        return spot if spot.label == "PER" or spot.kinds & {FormKind.PERSON, FormKind.SURNAME} else None

    def _of(self, last: int, *, several: bool) -> tuple[Spot, ...]:
        """Return whose role it is by the words after it; a list must end in "and"."""
        i = last + 1
        if i + 1 >= len(self._forms) or self._forms[i] != "of":
            return ()
        spot = self._at.get(self._past_article(i + 1))
        found: list[Spot] = []
        joint = ""
        while spot is not None and spot.forms:
            found.append(spot)
            if not several or joint in {"and", "&"}:
                break
            i = spot.last + 1
            joint = self._forms[i] if i < len(self._forms) else ""
            if joint == "," and i + 1 < len(self._forms) and self._forms[i + 1] == "and":
                i, joint = i + 1, "and"
            spot = self._at.get(self._past_article(i + 1)) if joint in {",", "and", "&"} else None
        return tuple(found if joint in {"and", "&"} else found[:1])

    def _past_article(self, i: int) -> int:
        return i + (i < len(self._forms) and self._forms[i] == "the")

    def _definite(self, first: int) -> bool:
        return first > 0 and self._forms[first - 1] in {"the", "his", "her", "their", "its", "this", "that"}
