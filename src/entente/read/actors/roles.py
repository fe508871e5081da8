"""Role phrases to drafts: "the Russian president", "US troops", "the foreign ministry", "Chinese banks"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from entente.lexicon.actors import holder, in_office, offices_of, slug
from entente.lexicon.roles import RoleRow, word_class
from entente.read.actors.context import Context
from entente.read.actors.drafts import Draft, Who, listed, person, unlisted
from entente.read.actors.history import History
from entente.read.actors.owners import country_of, distinct, is_local, owner_of, side_of, state_of
from entente.read.actors.phrases import Phrase
from entente.read.actors.roster import Known, Roster, is_woman
from entente.read.actors.spots import Spot
from entente.read.tokens import Sentence
from entente.records import ActorKind, Naming

_SENDERS = {"ambassador", "envoy"}  # their first owner sends them, the second receives
_OF_STATE = {"officials", "force", "state", "nation"}
_PEOPLE = {"business": ActorKind.COMPANY, "people": ActorKind.PEOPLE}
_STAY_LEADERS = {"head_of_state", "head_of_government", "party_leader"}  # former ones still act
_BODY_BACK = 6  # sentences after which "the alliance" may be another one
_ROLE_BACK = 4  # sentences after which "the troops" are those of the article's own state, if it has one
_WITH_OPEN = {"officials", "force", "state", "body"}  # kinds worth telling though nobody knows whose
_INDEFINITE = {"a", "an", "one", "another", "no", "any", "each", "every", "some", "either", "neither"}
_DEFINITE = {"the", "this", "that"}
_MEMBERS = {"LEG", "PTY", "OPP"}  # they sit in a state's bodies and do not speak for it
_WHOSE = {"of", "from", "at"}  # words after a role noun that begin to say whose it is
_READINGS = {"force": "military", "business": "organisation", "people": "people"}


@dataclass(frozen=True, slots=True)
class Described:
    """A role phrase in its sentence."""

    number: int  # of the sentence
    sentence: Sentence
    phrase: Phrase
    spots: Sequence[Spot] = ()


class RoleReader:
    """Reads the role phrases of an article."""

    def __init__(self, context: Context, roster: Roster) -> None:
        self._context = context
        self._roster = roster

    def owners(self, phrase: Phrase) -> tuple[Who, ...]:
        """Return whose role it is, as far as the phrase says."""
        spots = phrase.owners or phrase.of
        found = distinct([owner_of(spot, self._context) for spot in spots])
        for row in (phrase.row, *(match.row for match in phrase.inner)) if not found else ():
            if row.country is not None and self._context.states[row.country]:
                return distinct([state_of(row.country)])
        if len(found) > 1 and phrase.owners and not _coordinated(phrase):
            narrow = [who for who in found if who.kind in {ActorKind.ARMED_GROUP, ActorKind.PEOPLE}]
            return tuple(narrow[:1]) or found[:1]
        return found

    def decide(self, at: Described, owners: tuple[Who, ...] = (), *, history: History | None = None) -> Draft | None:
        """Return the mention of a phrase that names its owner, None while the phrase alone does not tell."""
        owners = owners or self.owners(at.phrase)
        row = at.phrase.row
        words = _words(at)
        if row.kind == "commentator":
            if owners and owners[0].kind is ActorKind.MEDIA and row.sector == "JRN":
                return self._draft(at, owners, "commentator", 0.8, f"“{row.role}” says what it is")
            if history is None and self._asks_for_outlet(at) and not owners:
                return None
            kind = ActorKind.MEDIA if row.sector == "JRN" else ActorKind.PEOPLE
            who = unlisted(words, kind, country=country_of(owners), sector=row.sector)
            return self._draft(at, (who,), "commentator", 0.8, f"“{row.role}” comments and does not act")
        if not owners:
            return None
        if row.kind == "title":
            return self._titled(at, owners)
        if row.kind == "igo":
            return None
        if row.kind in _PEOPLE:
            return self._people(at, owners, words)
        if row.kind in {"officials", "state"} and is_local(at.phrase.owners or at.phrase.of, self._context):
            who = unlisted(words, ActorKind.PEOPLE, country=country_of(owners), sector=row.sector)
            return self._draft(at, (who,), "people", 0.7, f"“{row.role}” of a place inside {owners[0].name}")
        if row.kind == "officials" and row.sector in _MEMBERS and owners[0].kind is ActorKind.STATE:
            who = unlisted(words, ActorKind.PEOPLE, country=country_of(owners), sector=row.sector)
            return self._draft(at, (who,), "people", 0.8, f"“{row.role}” sit in bodies of {owners[0].name}")
        if row.kind == "nation" and self._is_other(at.phrase, owners):
            return self._draft(at, (), "government", 0.0, f"the text does not say which “{row.role}”")
        if row.kind == "body":
            owners = tuple(self._body(owner, at.phrase) for owner in owners)
        else:
            owners = tuple(_serving(owner, row) for owner in owners)
        reading = _READINGS.get(row.kind, "government")
        return self._draft(at, owners, reading, 0.9, f"“{row.role}” of {_names(owners)}")

    def _people(self, at: Described, owners: tuple[Who, ...], words: str) -> Draft:
        row = at.phrase.row
        if row.sector == "REB" and owners[0].kind is not ActorKind.STATE:
            return self._draft(at, owners, "government", 0.85, f"“{row.role}” of {_names(owners)}")
        kind = ActorKind.ARMED_GROUP if row.sector == "REB" else _PEOPLE[row.kind]
        who = unlisted(words, kind, country=country_of(owners), sector=row.sector)
        return self._draft(at, (who,), _READINGS[row.kind], 0.8, f"“{row.role}” of {_names(owners)}")

    def _body(self, owner: Who, phrase: Phrase) -> Who:
        words = " ".join((*(match.row.role for match in phrase.inner), phrase.row.role))
        if owner.country is None:
            return owner
        canonical = words.replace("defense", "defence").replace("ministry of foreign affairs", "foreign ministry")
        key = f"{owner.country.lower()}-{slug(canonical)}"
        return Who(
            id=key, name=f"{owner.name} {words}", kind=ActorKind.BODY, country=owner.country, sector=phrase.row.sector
        )

    def _titled(self, at: Described, owners: tuple[Who, ...]) -> Draft:
        row = at.phrase.row
        if at.phrase.former and not set(row.offices) & _STAY_LEADERS:
            who = unlisted(_words(at), ActorKind.PERSON, country=country_of(owners), sector=row.sector)
            reading = "commentator" if row.office else "person"
            return self._draft(at, (who,), reading, 0.7, "a former holder of the office")
        if at.phrase.narrowed and row.role in word_class("heads"):
            who = unlisted(_words(at), ActorKind.PERSON, country=country_of(owners), sector=None)
            return self._draft(at, (who,), "person", 0.5, f"heads something narrower than {owners[0].name}")
        if at.phrase.plural:
            heads = [self.holder(owner, row) for owner in owners]
            found = tuple(who for who in heads if who is not None)
            heads_or_states = found if len(found) == len(owners) else tuple(_serving(owner, row) for owner in owners)
            return self._draft(at, heads_or_states, "government", 0.75, f"“{row.role}” of {_names(owners)}")
        known = self._counterpart(owners[0]) if row.role == "counterpart" else None
        local = is_local(at.phrase.owners or at.phrase.of, self._context)  # "the Texas secretary of state"
        named = self._one(at) and not local
        known = known or (self.holder(owners[0], row, told=self._indefinite(at)) if named else None)
        if known is not None:
            return self._draft(at, (known,), "person", 0.8, f"{known.name} is {row.role} of {owners[0].name}")
        if local:
            who = unlisted(_words(at), ActorKind.PERSON, country=country_of(owners), sector=row.sector)
            return self._draft(at, (who,), "person", 0.6, f"heads a place inside {owners[0].name}")
        if row.sector in _MEMBERS and owners[0].kind in {ActorKind.STATE, ActorKind.PARTY}:
            who = unlisted(_words(at), ActorKind.PERSON, country=country_of(owners), sector=row.sector)
            return self._draft(at, (who,), "person", 0.65, f"no holder of “{row.role}” is known")
        state = _serving(owners[0], row)
        return self._draft(
            at,
            (state,),
            "government",
            0.65,
            f"no holder of “{row.role}” is known; stands for {state.name}",
        )

    def _is_other(self, phrase: Phrase, owners: Sequence[Who]) -> bool:
        """Whether it is no state of that name: "Chad's neighbours", states of a federation, a country of a region."""
        if phrase.row.role in word_class("neighbours"):
            return True
        many = phrase.plural and owners[0].kind is ActorKind.STATE
        return many or (not phrase.plural and owners[0].kind is ActorKind.COLLECTIVE)

    def _counterpart(self, owner: Who) -> Who | None:
        """Return the one official of that state whom the article names."""
        country = owner.country or owner.id
        people = [
            known.who for known in self._roster.people() if known.who.country == country and known.reading == "person"
        ]
        return people[0] if len(people) == 1 else None

    def _one(self, at: Described) -> bool:
        """Whether the phrase can mean one known person: not "a Turkish official", not "an Iranian minister"."""
        return bool(at.phrase.row.office) and (not self._indefinite(at) or "spokesperson" in at.phrase.row.offices)

    def _indefinite(self, at: Described) -> bool:
        first = at.phrase.first
        return any(token.form.lower() in _INDEFINITE for token in at.sentence.tokens[max(first - 1, 0) : first + 1])

    def holder(self, owner: Who, row: RoleRow, *, told: bool = False) -> Who | None:
        """Return who holds an office: somebody the article names, else by the tables on the article's days.

        `told` asks for somebody the article itself gives that role.
        """
        # Rebels are not the state.
        home = owner.id if owner.kind is ActorKind.ARMED_GROUP else owner.country or owner.id
        for known in reversed(list(self._roster.people())):
            if known.who.country == home and (row.role in known.roles if told else self._holds(known, row)):
                return known.who
        first, last = self._context.first_day, self._context.last_day
        if first is None or last is None or row.deputy or told or "ambassador" in row.offices:
            return None  # a state has an ambassador in every capital
        for kind in row.offices:
            on_first, on_last = (
                holder(kind, home or "", first),
                holder(kind, home or "", last),
            )
            if len(on_first) == 1 and on_first == on_last:
                return person(on_first[0], woman=is_woman(listed(on_first[0]).name) or False, days=self._context.days)
        return None

    def _holds(self, known: Known, row: RoleRow) -> bool:
        """Whether a person of the article holds such an office, by the text or by the tables on its days."""
        if row.role in known.roles:
            return True
        days = self._context.days
        rank = {"deputy"} if row.deputy else {"principal", "supreme", "acting"}
        for term in offices_of(known.who.id or ""):
            if (
                term.kind in row.offices
                and term.rank in rank
                and (not days or any(in_office(term, day) for day in days))
            ):
                crowned = not word_class("crowns").isdisjoint(term.title.lower().split())
                return (
                    crowned
                    if row.role in word_class("crowns")
                    else not (row.role == "president" and ("rime" in term.title or crowned))
                )
        return False

    def undecided(self, at: Described, history: History) -> Draft | None:
        """Return the mention of a phrase without owner, by what came before it; open where nothing decides."""
        row = at.phrase.row
        if row.kind == "commentator":
            return self._the_commentator(at, history)
        possessors = self._possessors(at, history)
        if possessors:
            return self.decide(at, possessors)
        asks = {"title": self._the_title, "igo": self._the_body, "nation": self._the_nation}.get(row.kind)
        if asks is not None:
            return asks(at, history)
        if (row.kind not in _WITH_OPEN and row.sector not in {"REB", "OPP"}) or row.role in {"side", "intelligence"}:
            return None
        if at.sentence[at.phrase.head].rel in {"compound", "amod"} or self._introduces(at):
            return None
        return self._the_many(at, history)

    def _the_commentator(self, at: Described, history: History) -> Draft | None:
        """Return "the paper" as the outlet named last, other commentators as themselves."""
        if self._introduces(at):
            return None
        outlet = self._the_outlet(at, history)
        if outlet is None:
            return self.decide(at, history=history)
        return self._draft(at, (outlet,), "commentator", 0.7, f"the outlet named last: {outlet.name}")

    def _the_many(self, at: Described, history: History) -> Draft | None:
        """Return "the troops", "officials", "the rebels": as named before, else by what the article is about."""
        row, definite = at.phrase.row, at.phrase.definite
        reading = _READINGS.get(row.kind, "government")
        if row.kind in _WITH_OPEN and (self._is_anothers(at) or self._is_any(at)):
            return self._draft(at, (), reading, 0.0, f"nothing before it says whose “{row.role}”")
        one = row.sector == "REB" and definite and row.role not in word_class("groups")
        group = self._the_group(at, history) if one else None
        if group is not None:
            return self._draft(at, (group,), "government", 0.6, f"the armed group the article is about: {group.name}")
        if row.kind == "force" and self._is_contested(at, history):
            return self._draft(at, (), reading, 0.0, f"“{row.role}” of several states stand before it")
        near = self._state_beside(at, history) if row.kind == "state" and row.role != "regime" else None
        if near is not None:
            return self._draft(at, (_serving(near, row),), "government", 0.5, f"named beside it: {near.name}")
        home = state_of(self._context.home())
        same = self._same_role(at, history)
        if same is not None and (home is None or at.number - same.sentence <= _ROLE_BACK):
            return self._draft(at, same.who, same.reading, 0.6, f"as before: {_names(same.who)}")
        if home is not None and row.kind in _WITH_OPEN and definite and row.role != "regime":
            told = self.decide(at, (home,))
            return told and replace(told, score=0.45, reason=f"the article is about {home.name}")
        if row.sector in {"REB", "OPP"}:
            country = self._context.home() if row.sector == "OPP" else None
            kind = ActorKind.ARMED_GROUP if row.sector == "REB" else ActorKind.PEOPLE
            who = unlisted(_words(at), kind, country=country, sector=row.sector)
            return self._draft(at, (who,), "people", 0.45, "a group that the text leaves without a name")
        return self._draft(at, (), reading, 0.0, f"the text does not say whose “{row.role}”")

    def _is_anothers(self, at: Described) -> bool:
        """Whether the words beside it begin to say whose it is: "the Springfield police", "officials at the bank"."""
        phrase, tokens = at.phrase, at.sentence.tokens
        after = tokens[phrase.last + 1].form if phrase.last + 1 < len(tokens) else ""
        return after in _WHOSE or any(token.upos == "PROPN" for token in tokens[phrase.first : phrase.noun])

    def _is_any(self, at: Described) -> bool:
        """Whether it is none that is known: "most governments", "a court"."""
        if at.phrase.row.kind != "state":
            return at.phrase.row.kind == "body" and (at.phrase.plural or self._indefinite(at))
        articles = at.sentence.children(at.sentence[at.phrase.head], "det")
        return not at.phrase.definite and not any(token.form.lower() in _DEFINITE for token in articles)

    def _is_contested(self, at: Described, history: History) -> bool:
        """Whether forces of several states were named before: whose "the army" is then stands in no word."""
        before = history.all_before(at.number, at.phrase.first)
        forces = (d for d in before if d.role is not None and d.role.sector == at.phrase.row.sector)
        return len({who.country for draft in forces for who in draft.who}) > 1

    def _state_beside(self, at: Described, history: History) -> Who | None:
        """Return the state the sentence has named before "the government": a subject, else the last that is none."""
        own = _subject_of_clause(at, history)
        named = [
            draft
            for draft in history.before(at.number, at.phrase.first)
            if draft.sentence == at.number and draft.naming is Naming.NAME and draft.who[0].kind is ActorKind.STATE
        ]
        free = [draft for draft in named if draft.who[0].id not in own]
        return next((draft.who[0] for draft in (*(d for d in free if d.subject), *reversed(free))), None)

    def _possessors(self, at: Described, history: History) -> tuple[Who, ...]:
        """Return the state or body of whoever owns the role: "its troops", "Mr. Example's adviser"."""
        before = at.phrase.first - 1
        if before < 0 or at.phrase.row.kind in {"commentator", "people", "business"}:
            return ()
        if at.sentence[before].form in {"'s", "’s", "'", "’"}:
            before -= 1
        elif at.sentence[before].deprel != "nmod:poss":
            return ()
        drafts = [draft for draft in history.at(at.number, before) if len(draft.who) == 1]
        return distinct([side_of(who) for draft in drafts[-1:] for who in draft.who])

    def _introduces(self, at: Described) -> bool:
        """Whether a listed name follows that says who it is: "militant group Hamas"."""
        following = at.phrase.last + 1
        return following < len(at.sentence) and any(spot.first == following and spot.forms for spot in at.spots)

    def _the_group(self, at: Described, history: History) -> Who | None:
        """Return the armed group named last, or the only one the article names at all."""
        others = word_class("networks") if "rebel" in at.phrase.row.role else frozenset()
        for draft in history.all_before(at.number, at.phrase.first):
            named = len(draft.who) == 1 and draft.who[0].kind is ActorKind.ARMED_GROUP
            if named and draft.naming is Naming.NAME and draft.who[0].id not in others:
                return draft.who[0]
        groups = [group for group in self._context.groups if group not in others]
        return listed(groups[0]) if len(groups) == 1 else None

    def _same_role(self, at: Described, history: History) -> Draft | None:
        if row_speaks_alone(at.phrase.row) and not at.phrase.definite:
            return None
        for draft in history.all_before(at.number, at.phrase.first):
            if (
                draft.role is not None
                and draft.role.sector == at.phrase.row.sector
                and draft.role.kind == at.phrase.row.kind
                and (draft.role.kind != "body" or draft.role.role == at.phrase.row.role)
                and draft.who
            ):
                return draft
        return None

    def _the_title(self, at: Described, history: History) -> Draft | None:
        """Return "the president": the holder of such an office the text is about."""
        if at.phrase.plural or at.sentence[at.phrase.head].rel in {"compound", "amod"}:
            return None
        named_here = {
            who.id for d in history.before(at.number, at.phrase.first) if d.sentence == at.number for who in d.who
        }
        if at.phrase.definite and at.phrase.row.office and not {"next", "future"} & set(_words(at).lower().split()):
            subjects = _subject_of_clause(at, history)
            people = (known for known in self._roster.people() if known.who.id not in subjects)
            fitting = {known.who.id: known for known in people if self._holds(known, at.phrase.row)}
            if (publisher := self._context.publisher) is not None:
                own = {key: known for key, known in fitting.items() if known.who.country == publisher}
                fitting = own or fitting
            best = max(
                fitting.values(), key=lambda known: self._weight(known, at.number, history, named_here), default=None
            )
            if best is not None:
                score = 0.75 if len(fitting) == 1 else 0.55
                return self._draft(
                    at,
                    (best.who,),
                    "person",
                    score,
                    f"the “{at.phrase.row.role}” of the article: {best.who.name}",
                )
        if not at.phrase.row.office and at.phrase.definite and not at.phrase.former:
            same = self._same_role(at, history)
            if same is not None and same.role is not None and same.role.role == at.phrase.row.role:
                return self._draft(at, same.who, "government", 0.5, f"as before: {_names(same.who)}")
        return self._draft(at, (), "person", 0.0, f"the text does not say which “{at.phrase.row.role}”")

    def _weight(
        self, known: Known, number: int, history: History, named_here: AbstractSet[str | None]
    ) -> tuple[float, int]:
        """Weigh how much the article tells of somebody; who is named in the sentence itself is likely not meant."""
        count = history.counts[known.who.id or ""] * (0.3 if known.who.id in named_here else 1.0)
        recent = any(who.id == known.who.id for draft in history.before(number, 0) for who in draft.who)
        return count + 2.0 * recent, -known.first[0]

    def _asks_for_outlet(self, at: Described) -> bool:
        """Whether a phrase is "the paper", "the agency": an outlet named before."""
        return at.phrase.row.sector == "JRN" and at.phrase.definite and not at.phrase.plural

    def _the_outlet(self, at: Described, history: History) -> Who | None:
        for draft in history.before(at.number, at.phrase.first) if self._asks_for_outlet(at) else ():
            if len(draft.who) == 1 and draft.who[0].kind is ActorKind.MEDIA:
                return draft.who[0]
        return None

    def _the_body(self, at: Described, history: History) -> Draft | None:
        """Return "the alliance", "the bloc": the international organisation mentioned last."""
        if not at.phrase.definite or at.phrase.plural or at.sentence[at.phrase.head].rel == "compound":
            return None
        for draft in history.all_before(at.number, at.phrase.first):
            if at.number - draft.sentence > _BODY_BACK:
                break
            bodies = [who for who in draft.who if who.kind is ActorKind.IGO]
            if len(bodies) == 1:
                return self._draft(at, bodies, "government", 0.6, f"the organisation named last: {bodies[0].name}")
        return None

    def _the_nation(self, at: Described, history: History) -> Draft | None:
        """Return "the country": the state mentioned last."""
        if (
            at.phrase.plural
            or not at.phrase.definite
            or at.phrase.row.role not in {"country", "nation", "republic", "kingdom"}
        ):
            return None
        for draft in history.before(at.number, at.phrase.first):
            if draft.role is not None and draft.role.kind == "force":
                continue  # "US troops stay in the country", which is not theirs
            states = [who for who in draft.who if who.kind is ActorKind.STATE and _can_be(who, at.phrase.row.role)]
            if len(states) == 1:
                head = at.sentence[at.phrase.head]
                acts = head.rel == "nsubj" or head.deprel in {"obl:agent", "nmod:poss"}
                reading = "government" if acts else "place"
                return self._draft(at, (states[0],), reading, 0.55, f"the state named last: {states[0].name}")
        return None

    def _draft(self, at: Described, who: Sequence[Who], reading: str, score: float, reason: str) -> Draft:
        phrase = at.phrase
        return Draft(
            sentence=at.number, first=phrase.first, last=phrase.last, head=phrase.head,
            naming=Naming.GROUP if len(who) > 1 and not phrase.of else Naming.ROLE, who=tuple(who), reading=reading,
            score=score, reason=reason, plural=phrase.plural, role=phrase.row,
            subject=at.sentence[phrase.head].rel in {"nsubj", "csubj"},
        )  # fmt: skip


def _subject_of_clause(at: Described, history: History) -> frozenset[str | None]:
    """Return the subject of the clause a phrase is told in: "Kim praised the president" is no self-praise."""
    role = at.sentence[at.phrase.head]
    clauses = (at.sentence.children(above, "nsubj") for above in (role, *at.sentence.ancestors(role)))
    subjects = next((found for found in clauses if found), ())
    if any(at.phrase.first <= subject.i <= at.phrase.last for subject in subjects):
        return frozenset()
    before = (subject for subject in subjects if subject.i < at.phrase.first)
    return frozenset(who.id for s in before for draft in history.at(at.number, s.i) for who in draft.who)


def row_speaks_alone(row: RoleRow) -> bool:
    """Whether such people are named without saying whose ("officials said")."""
    return row.kind in {"officials", "people", "force"}


def _serving(owner: Who, row: RoleRow) -> Who:
    """Return the state or body as it acts through those who serve it."""
    return replace(owner, sector=row.sector or owner.sector) if owner.kind is ActorKind.STATE else owner


def _can_be(state: Who, noun: str) -> bool:
    """Whether a state can be called a kingdom or a republic."""
    kingdom = state.id in word_class("kingdoms")
    return kingdom if noun == "kingdom" else not (kingdom and noun == "republic")


def _coordinated(phrase: Phrase) -> bool:
    if set(phrase.row.offices) & _SENDERS:
        return False
    first, second = phrase.owners[0], phrase.owners[1] if len(phrase.owners) > 1 else None
    return second is not None and second.first - first.last == 2


def _names(whos: Sequence[Who]) -> str:
    return ", ".join(who.name for who in whos)


def _words(at: Described) -> str:
    tokens = at.sentence.tokens[at.phrase.first : at.phrase.last + 1]
    return " ".join(token.form for token in tokens)
