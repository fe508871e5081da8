"""Names to drafts: people by full name, surname and title; states, bodies and groups by what they stand for here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from entente.lexicon.actors import Form, FormKind, actor, slug, words_of
from entente.lexicon.roles import role_rows, word_class
from entente.read.actors.context import Context
from entente.read.actors.drafts import Draft, Who, listed, unlisted
from entente.read.actors.owners import choose_form, country_of, is_local, owner_of
from entente.read.actors.phrases import Phrase
from entente.read.actors.places import is_language, read_place
from entente.read.actors.roster import Known, Roster, bears
from entente.read.actors.spots import Spot
from entente.read.tokens import Sentence
from entente.records import ActorKind, Naming

_ARTICLES = {"the", "this", "our", "my", "your", "a"}
_PEOPLE_FORMS = {FormKind.PERSON, FormKind.SURNAME}
_STATE_FORMS = {FormKind.STATE, FormKind.ADJECTIVE, FormKind.PEOPLE, FormKind.CAPITAL, FormKind.SEAT, FormKind.CITY}
# Who is named with such a title in a government's own text is a guest as often; "the minister Jane Example" is its own.
_SELDOM_OWN = {"head_of_state", "head_of_government", "foreign_minister"}
_STAY_LEADERS = {"head_of_state", "head_of_government", "party_leader"}
_LEARNED = "EDU"  # sector of institutes and universities
_IN_APPOSITION = {"DET", "ADJ", "NOUN", "PROPN", "CCONJ", "ADV"}
_BEFORE_MONTH = {"last", "this", "next", "early", "late", "mid"}
_APPOSED = 8  # tokens between a name's comma and the role noun behind it
_AFTER_NAME = 12  # tokens in which an institute tells that the name is a commentator's
_AMERICAN = {"sen", "rep", "gov"}
_WOMAN, _MAN = (
    {"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "madame"},
    {"mr", "sir", "lord", "king", "prince"},
)


@dataclass(frozen=True, slots=True)
class _Introduction:
    """How a name is met in its sentence: its words without courtesies, the role that goes with it, and whose it is."""

    words: str
    phrase: Phrase | None  # the role phrase right before the name, else the apposed one
    apposed: Phrase | None
    country: str | None


class NameReader:
    """Reads the names of an article."""

    def __init__(self, context: Context, roster: Roster, phrases: Sequence[Sequence[Phrase]]) -> None:
        self._context = context
        self._roster = roster
        self._phrases = phrases
        self._introductions: dict[tuple[int, int], _Introduction] = {}

    def enrol(self, number: int, sentence: Sentence, spots: Sequence[Spot]) -> None:
        """Put everybody on the roster whom the sentence names in full."""
        for spot in spots:
            if _is_full_name(sentence, spot):
                met = self._introduction(number, sentence, spot)
                sector = met.phrase.row.sector if met.phrase is not None else None
                known = self._roster.by_full_name(met.words, spot.forms, country=met.country, sector=sector)
                self._roster.add(self._with_role(known, sentence, spot, met.phrase, (number, spot.first)))

    def enrol_famous(self, number: int, sentence: Sentence, spots: Sequence[Spot]) -> None:
        """Put those on the roster whom news names by surname alone, or whose title and state tell who they are."""
        for spot in spots:
            if self._is_short(sentence, spot):
                met, at = self._introduction(number, sentence, spot), (number, spot.first)
                known = self._introduced(spot, met)
                if known is not None and self._is_another(known, met, at):
                    self._roster.add(self._with_role(known, sentence, spot, met.phrase, at))

    def _is_another(self, known: Known, met: _Introduction, at: tuple[int, int]) -> bool:
        """Whether a surname means somebody who is not on the roster: by the title, or before a namesake is named."""
        row = met.phrase.row if met.phrase is not None else None
        if row is not None and row.office and bears(known, row):
            return not self._roster.knows(met.words, at=at, title=row)
        before = at if known.who.id is not None and self._context.recalls(known.who.id) else None
        return not self._roster.knows(met.words, at=before)

    def _introduced(self, spot: Spot, met: _Introduction) -> Known | None:
        supported = spot.label == "PER" or met.phrase is not None or any(not form.weak for form in spot.forms)
        if met.phrase is not None and met.country is not None and met.phrase.row.office:
            titled = self._roster.titled(met.words, country=met.country, offices=met.phrase.row.offices)
            if titled is not None:
                return titled
        return self._roster.famous(met.words, spot.forms, country=met.country) if supported else None

    def _with_role(
        self, known: Known, sentence: Sentence, spot: Spot, phrase: Phrase | None, at: tuple[int, int]
    ) -> Known:
        roles = frozenset({phrase.row.role}) if phrase is not None and not phrase.former else frozenset()
        comments = _has_commented(phrase) or (self._comments(sentence, spot, phrase) and not known.listed)
        reading = "commentator" if comments else "person"
        title = sentence[spot.first - 1].form.lower().rstrip(".") if spot.first else ""
        woman = True if title in _WOMAN else False if title in _MAN else known.who.woman
        if woman is None and known.listed:
            woman = False
        who = known.who if woman is known.who.woman else replace(known.who, woman=woman)
        local = phrase is not None and (
            phrase.row.offices == ("regional",) or is_local(phrase.owners or phrase.of, self._context)
        )
        return replace(known, who=who, roles=roles, reading=reading, first=at, local=local)

    def _comments(self, sentence: Sentence, spot: Spot, phrase: Phrase | None) -> bool:
        """Whether a person is introduced as an expert, a journalist or a former official.

        Who heads an institute (*Dee, director of the Centre for River Studies*) holds no office of a state.
        """
        if _has_commented(phrase) or (phrase is None and _signs(sentence, spot)):
            return True
        owners = (
            [owner_of(owner, self._context) for owner in (phrase.owners or phrase.of)] if phrase is not None else []
        )
        if any(owner is not None and owner.sector != _LEARNED for owner in owners):
            return False
        tail = [token.form.lower() for token in sentence.tokens[spot.last + 1 : spot.last + _AFTER_NAME]]
        named = {*tail, *map(" ".join, pairwise(tail))} & word_class("institute")
        return bool(tail) and tail[0] in {",", "of", "at", "from"} and bool(named)

    def _introduction(self, number: int, sentence: Sentence, spot: Spot) -> _Introduction:
        """Return how the words around a name introduce its bearer; three steps ask for it."""
        key = (number, spot.first)
        found = self._introductions.get(key)
        if found is None:
            apposed = self._apposed(number, sentence, spot)
            phrase = next((phrase for phrase in self._phrases[number] if phrase.name is spot), apposed)
            country = self._country(sentence, spot, phrase)
            found = _Introduction(_name_words(sentence, spot), phrase, apposed, country)
            self._introductions[key] = found
        return found

    def apposed(self, number: int, sentence: Sentence, spot: Spot) -> Phrase | None:
        """Return the role phrase parted from a name by a comma: "X, the French president", or the other way."""
        return self._introduction(number, sentence, spot).apposed

    def _apposed(self, number: int, sentence: Sentence, spot: Spot) -> Phrase | None:
        for phrase in self._phrases[number]:
            if phrase.name is None and not phrase.plural and phrase.row.kind in {"title", "commentator", "people"}:
                after = spot.last < phrase.first and _gap_is_apposition(sentence, spot.last + 1, phrase.first)
                before = phrase.last < spot.first and _leads_to(sentence, phrase, spot)
                if (after or before) and _in_apposition(sentence, spot, phrase):
                    return phrase
        return None

    def _country(self, sentence: Sentence, spot: Spot, phrase: Phrase | None) -> str | None:
        """Return the state or body that the words around a name give its bearer."""
        if phrase is not None:
            spots = phrase.owners[:1] or phrase.of[:1]
            owners = [owner_of(owner, self._context) for owner in spots]
            if owners and owners[0] is not None:
                return country_of(owners)
            if phrase.row.country is not None and self._context.states[phrase.row.country]:
                return phrase.row.country
            if phrase.row.kind == "title" and not phrase.former and not spots and not spot.forms:
                abroad = not _SELDOM_OWN.isdisjoint(phrase.row.offices)
                return None if abroad else self._context.publisher
        title = sentence[spot.first - 1].form.lower().rstrip(".") if spot.first else ""
        return "USA" if title in _AMERICAN and self._context.states["USA"] else None

    def _is_short(self, sentence: Sentence, spot: Spot) -> bool:
        return FormKind.SURNAME in spot.kinds or (
            spot.label == "PER" and not spot.forms and not _is_full_name(sentence, spot)
        )

    def decide(self, number: int, sentence: Sentence, spots: Sequence[Spot]) -> Iterator[Draft]:
        """Yield the mention each name makes; names inside a role phrase are left to the phrase."""
        inside = {i for phrase in self._phrases[number] for i in range(phrase.first, phrase.last + 1)}
        covered = set(inside)
        for before, spot in zip((None, *spots), spots, strict=False):
            draft = self._person(number, sentence, spot) if _may_be_person(spot) else None
            if draft is None and spot.first not in inside and spot.last not in inside:
                draft = self._other(number, sentence, spot, before)
            if draft is not None:
                covered |= set(range(draft.first, draft.last + 1))
                yield draft
            elif FormKind.REGION in spot.kinds:
                covered |= set(range(spot.first, spot.last + 1))
        yield from self._missed(number, sentence, covered)

    def _missed(self, number: int, sentence: Sentence, covered: set[int]) -> Iterator[Draft]:
        """Yield surnames of people on the roster that neither tables nor model marked."""
        for token in sentence.tokens:
            if token.upos != "PROPN" or token.i in covered or not token.form[0].isupper() or len(token.form) < 2:
                continue
            known = self._roster.by_short_name(
                token.form, country=None, at=(number, token.i), woman=_addressed_as(sentence, token.i)
            )
            if known is not None and known.score > 0.9:
                yield self._named(number, sentence, known, (token.i, token.i, token.i))

    def _person(self, number: int, sentence: Sentence, spot: Spot) -> Draft | None:
        met = self._introduction(number, sentence, spot)
        phrase, country = met.phrase, met.country
        if _is_full_name(sentence, spot):
            known: Known | None = self._roster.by_full_name(met.words, spot.forms, country=country, sector=None)
            known = self._roster.get(known.who.id) if known is not None else None
        else:
            supported = spot.label == "PER" or phrase is not None or any(not form.weak for form in spot.forms)
            supported = supported or _can_be_person(sentence, spot)
            at = (number, spot.first)
            woman = _addressed_as(sentence, spot.first)
            title = phrase.row if phrase is not None and phrase.row.kind == "title" else None
            known = (
                self._roster.by_short_name(met.words, country=country, at=at, woman=woman, title=title)
                if supported
                else None
            )
            if known is not None and self._is_state(spot, known):
                return None
        if known is None:
            return self._stranger(number, sentence, spot, met)
        own = phrase if phrase is not None and phrase.name == spot else None
        first = own.first if own is not None else _courtesy_left(sentence, spot.first)
        reading = "commentator" if _has_commented(own) else known.reading
        head = spot.head(sentence)
        known = known if known.reading == reading else replace(known, reading=reading)
        return self._named(number, sentence, known, (first, spot.last, head.i))

    def _is_state(self, spot: Spot, known: Known) -> bool:
        """Whether a name is that of a state the article tells of, and only a given name of somebody in it."""
        states = [form for form in spot.forms if form.kind is FormKind.STATE and self._context.states[form.actor_id]]
        return len(known.words) > 1 and any(words_of(form.text) == known.words[:1] for form in states)

    def _stranger(self, number: int, sentence: Sentence, spot: Spot, met: _Introduction) -> Draft | None:
        if spot.label != "PER" or spot.forms or _is_office(sentence, spot):
            return None
        phrase = met.phrase
        sector = phrase.row.sector if phrase is not None else None
        who = unlisted(met.words, ActorKind.PERSON, country=met.country, sector=sector)
        known = Known(who=who, words=words_of(who.name), score=0.4, reason="a single name that nothing introduces")
        own = phrase is not None and phrase.name == spot
        first = phrase.first if phrase is not None and own else _courtesy_left(sentence, spot.first)
        family = sentence.words[spot.first - 1 : spot.first] == ("the",) and self._roster.knows(
            met.words.removesuffix("s")
        )
        return replace(self._named(number, sentence, known, (first, spot.last, spot.first)), plural=family)

    def _named(self, number: int, sentence: Sentence, known: Known, places: tuple[int, int, int]) -> Draft:
        first, last, head = places
        return Draft(
            sentence=number, first=first, last=last, head=head, naming=Naming.NAME, who=(known.who,),
            reading=known.reading, score=known.score, reason=known.reason, subject=_is_subject(sentence, first, last),
        )  # fmt: skip

    def _body(self, spot: Spot, before: Spot | None, who: Who) -> Who:
        """Return a listed body, or its namesake of the state named before it: "Kenyan Marine Corps"."""
        if who.kind is not ActorKind.BODY or before is None or before.last != spot.first - 1:
            return who
        owner = owner_of(before, self._context) if FormKind.ADJECTIVE in before.kinds else None
        if owner is None or owner.country in {None, who.country}:
            return who
        name = spot.forms[0].text
        key = f"{(owner.id or owner.name).lower()}-{slug(name)}"
        return replace(who, id=key, name=f"{owner.name} {name}", country=owner.country)

    def _other(self, number: int, sentence: Sentence, spot: Spot, before: Spot | None) -> Draft | None:
        form = choose_form(spot, self._context)
        if form is None:
            return self._organisation(number, sentence, spot) if spot.label == "ORG" and not spot.forms else None
        if form.kind in _PEOPLE_FORMS or form.kind is FormKind.REGION:
            return None
        if form.kind is FormKind.ADJECTIVE and is_language(sentence, spot):
            return None
        who = self._body(spot, before, listed(form.actor_id))
        reading, reason = self._read(sentence, spot, form, who)
        naming = (
            Naming.METONYM
            if form.kind in {FormKind.CAPITAL, FormKind.SEAT} and reading == "government"
            else Naming.NAME
        )
        head = spot.head(sentence)
        return Draft(
            sentence=number, first=spot.first, last=spot.last, head=head.i, naming=naming,
            who=(who,), reading=reading, score=0.7 if form.weak else 0.95, reason=reason,
            plural=form.kind is FormKind.PEOPLE or who.kind is ActorKind.COLLECTIVE,
            subject=_is_subject(sentence, spot.first, spot.last), span=spot.span,
        )  # fmt: skip

    def _read(self, sentence: Sentence, spot: Spot, form: Form, who: Who) -> tuple[str, str]:
        """Return what a name of a state, place or organisation stands for, and why."""
        if form.kind is FormKind.ORGANISATION:
            if who.kind is ActorKind.MEDIA or who.sector == _LEARNED:
                return "commentator", "reports or comments and does not act"
            return ("organisation" if who.kind is ActorKind.COMPANY else "government"), "a listed name"
        if self._context.sport:
            return "team", "the article is about sport"
        if _inside_place(sentence, spot):
            return "place", "part of the name of a place"
        if form.kind is FormKind.PEOPLE:
            definite = (
                spot.first > 0 and sentence[spot.first - 1].form.lower() == "the" and form.kind is FormKind.PEOPLE
            )
            return (
                ("government", "“the” people for their state")
                if definite and who.kind is ActorKind.STATE
                else ("people", "a people")
            )
        if form.kind is FormKind.ADJECTIVE:
            return self._read_adjective(sentence, spot)
        return read_place(sentence, spot, form.kind)

    def _read_adjective(self, sentence: Sentence, spot: Spot) -> tuple[str, str]:
        head = spot.head(sentence)
        noun = sentence.head(head) if head is not None and head.rel in {"amod", "compound", "nmod"} else None
        if spot.first and sentence[spot.first - 1].form.lower() == "the" and noun is None:
            return "government", "“the” people for their state"
        if noun is not None and noun.lemma.lower() in word_class("site"):
            return "place", f"says where “{noun.form}” is"
        return "government", f"owner of “{noun.form}”" if noun is not None else "adjective of a state"

    def _organisation(self, number: int, sentence: Sentence, spot: Spot) -> Draft | None:
        words = _name_words(sentence, spot)
        if len(words) < 3 or actor(words) is not None:
            return None
        who = unlisted(words, ActorKind.ORGANISATION, country=None, sector=None)
        head = spot.head(sentence)
        return Draft(
            sentence=number, first=spot.first, last=spot.last, head=head.i, naming=Naming.NAME,
            who=(who,), reading="organisation", score=0.5, reason="an organisation that no table lists",
            subject=_is_subject(sentence, spot.first, spot.last),
        )  # fmt: skip


def _is_office(sentence: Sentence, spot: Spot) -> bool:
    """Whether a word taken for a name is an office in capitals: "the President", not "President King"."""
    before = sentence.words[spot.first - 1] if spot.first else ""
    return spot.first == spot.last and before in _ARTICLES and sentence.words[spot.first] in _offices()


@cache
def _offices() -> frozenset[str]:
    return frozenset(row.role for row in role_rows() if row.kind == "title")


def _can_be_person(sentence: Sentence, spot: Spot) -> bool:
    """Whether an ambiguous surname stands where a person does, not a month ("in May", "May 9")."""
    head = sentence[spot.last]
    before = sentence[spot.first - 1] if spot.first else None
    after = sentence[spot.last + 1] if spot.last + 1 < len(sentence) else None
    dated = before is not None and (before.upos == "ADP" or before.form.lower() in _BEFORE_MONTH)
    dated |= after is not None and (after.upos == "NUM" or after.form[0].isdigit())
    return head.upos in {"PROPN", "AUX"} and not dated


def _inside_place(sentence: Sentence, spot: Spot) -> bool:
    """Whether the model takes the name for a part of a longer name of a place ("Taiwan Strait")."""
    around = [e for e in sentence.entities if e.label == "LOC" and e.first <= spot.first and spot.last <= e.last]
    return any(
        sentence[e.last].upos == "PROPN" and e.last > spot.last and sentence[spot.last + 1].upos == "PROPN"
        for e in around
    )


def _has_commented(phrase: Phrase | None) -> bool:
    """Say whether a role is that of an expert or a journalist, or an office that its holder has left."""
    if phrase is None:
        return False
    office = set(phrase.row.offices)
    former = phrase.former and not office & _STAY_LEADERS
    return phrase.row.kind == "commentator" or former


def _signs(sentence: Sentence, spot: Spot) -> bool:
    """Whether a name signs a report: "X reported from Y", "Z contributed to this story"."""
    after = sentence.tokens[spot.last + 1 : spot.last + 3]
    signed = len(after) == 2 and after[0].lemma in word_class("byline") and after[1].form.lower() in {"from", "to"}
    return signed or (spot.first == 1 and sentence[0].form in {"By", "by"})


def _may_be_person(spot: Spot) -> bool:
    unsure = not spot.forms or all(form.weak for form in spot.forms)
    unsure |= spot.kinds <= {FormKind.CAPITAL, FormKind.CITY}
    return bool(spot.kinds & _PEOPLE_FORMS) or (spot.label == "PER" and unsure)


def _is_full_name(sentence: Sentence, spot: Spot) -> bool:
    if FormKind.PERSON in spot.kinds:
        return True
    if spot.label != "PER" or spot.first == spot.last or spot.kinds - {FormKind.CITY}:
        return False
    words = [
        t
        for t in sentence.tokens[spot.first : spot.last + 1]
        if t.form[0].isupper() and t.form.rstrip(".").lower() not in word_class("courtesy")
    ]
    return len(words) > 1


def _name_words(sentence: Sentence, spot: Spot) -> str:
    tokens = sentence.tokens[spot.first : spot.last + 1]
    kept = [token for token in tokens if token.form.rstrip(".").lower() not in word_class("courtesy")] or tokens
    words = kept[0].form
    for before, token in pairwise(kept):
        words += token.form if before.end == token.start else f" {token.form}"
    return words


def _courtesy_left(sentence: Sentence, first: int) -> int:
    while first and _is_courtesy(sentence[first - 1].form):
        first -= 1
    return first


def _addressed_as(sentence: Sentence, first: int) -> bool | None:
    """Return whether the form of address before a name is a woman's, None if it does not tell."""
    before = sentence[first - 1].form.rstrip(".") if first else ""
    return {"Mr": False, "Mrs": True, "Ms": True}.get(before)


def _is_courtesy(form: str) -> bool:
    return form[0].isupper() and form.lower().rstrip(".") in word_class("courtesy")


def _is_subject(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name is, owns, or is apposed to the subject of a verb."""
    for token in sentence.tokens[first : last + 1]:
        if token.rel in {"nsubj", "csubj"} and not first <= (token.head or 0) <= last:
            return True
        head = sentence.head(token)
        linked = token.deprel in {"nmod:poss", "nmod:desc"} or (
            token.rel in {"appos", "flat"} and token.head == first - 1
        )
        if linked and head is not None and not first <= head.i <= last and head.rel == "nsubj":
            return True
    return False


def _in_apposition(sentence: Sentence, spot: Spot, phrase: Phrase) -> bool:
    """Whether name and role are one noun phrase for the tree, or nothing in it speaks against that."""
    name = spot.head(sentence)
    role = sentence[phrase.head]
    if name is None:
        return False
    if role.head is not None and spot.first <= role.head <= spot.last:
        return True
    if name.head is not None and phrase.first <= name.head <= phrase.last:
        return True
    later = role if spot.last < phrase.first else name
    return later.rel in {"appos", "parataxis", "flat", "conj", "list"} and phrase.row.kind != "commentator"


def _leads_to(sentence: Sentence, phrase: Phrase, spot: Spot) -> bool:
    """Whether a role stands before a name: "the minister, X", "ambassador to Chad X"."""
    gap = sentence.tokens[phrase.last + 1 : spot.first]
    if len(gap) == 1:
        return gap[0].form == ","
    sent = "ambassador" in phrase.row.offices and bool(gap) and gap[0].form.lower() == "to"
    return sent and all(token.upos in {"PROPN", "DET"} or token.form in {"the", ","} for token in gap[1:])


def _gap_is_apposition(sentence: Sentence, start: int, end: int) -> bool:
    gap = sentence.tokens[start:end]
    if not gap or gap[0].form not in {",", "—", "–"} or len(gap) > _APPOSED:
        return False
    return all(token.upos in _IN_APPOSITION or token.form == "-" or token.deprel == "amod" for token in gap[1:])
