"""From the frames that hold in a sentence to its events: parties kept, status walked, act and content tied."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from entente.lexicon.plover import PloverType, is_refused, load_plover
from entente.read.events.forms import is_gerund
from entente.read.events.match import Match, Scene
from entente.read.events.parties import Party
from entente.read.events.standing import Standing
from entente.read.events.status import speaks_on, status_of
from entente.read.tokens import Token
from entente.records import NegationKind, Quote, Status

# Acts whose content is a second event with a standing of its own; of the others it is only what the act is about.
_SPLIT = frozenset({Status.ALLEGED, Status.DENIED})
_FACT = frozenset({Status.HAPPENED, Status.ONGOING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event in the making."""

    match: Match
    standing: Standing
    status: Status
    holders: tuple[Party, ...] = ()
    told_by_bystander: bool = False  # in the quoted words of somebody who is no party
    act: Token | None = None
    content_type: str | None = None

    @property
    def token(self) -> Token:
        """The word that reports it."""
        return self.match.token

    @property
    def is_undenied(self) -> bool:
        """Whether it is a denial that nobody made: "did not deny it" refuses nothing."""
        return self.status is Status.NEGATED and self.match.frame.content_status is Status.DENIED

    @property
    def parties(self) -> frozenset[str | None]:
        """All who take part, states for those who act for them."""
        return _names((*self.match.actors, *self.match.recipients))


def find_matches(scene: Scene) -> tuple[Match, ...]:
    """Return every word of a sentence that reports an event, with the parties found in the sentence."""
    modals = (token for token in scene.sentence.tokens if token.rel == "aux")
    return (*scene.matches(), *(match for token in modals if (match := _demand(scene, token)) is not None))


def draft_events(scene: Scene, matches: Sequence[Match], quotes: Sequence[Quote]) -> tuple[Draft, ...]:
    """Return the events of one sentence, in the order of their words."""
    whole = [match for match in matches if match.is_whole]
    used = {i for match in whole for i in match.used}
    drafts = [_draft(scene, match, quotes) for match in whole if match.token.i not in used]
    drafts = [draft for draft in drafts if not draft.is_undenied]
    return _answered(scene, drafts, _tie(scene, drafts, matches))


def issuers(scene: Scene) -> tuple[Party, ...]:
    """Return who signs, passes or issues a document in a sentence, for the sentences that speak of it later."""
    if _ISSUING.isdisjoint(scene.sentence.lemmas):
        return ()
    for token in scene.sentence.tokens:
        if token.lemma in _ISSUING and token.upos == "VERB" and scene.names_document(token):
            parties = scene.cast.find(scene.clauses.subjects(token), acting=True)
            if parties:
                return parties
    return ()


_ISSUING = frozenset({"sign", "pass", "issue", "release", "adopt", "publish", "announce", "enact", "unveil", "approve"})


def _demand(scene: Scene, modal: Token) -> Match | None:
    """Return what is asked by saying that somebody else must do something."""
    verb = scene.sentence.head(modal)
    if verb is None or verb.upos != "VERB" or not scene.has_modal(modal) or _supposes(scene, modal, verb):
        return None
    if holders := scene.voices.reporters(status_of(scene.sentence, verb)):
        return scene.demand(modal, verb, holders)
    quoted = scene.voices.speakers(verb) if verb.deprel != "acl:relcl" else ()
    demand = scene.demand(modal, verb, quoted) if quoted else None
    return demand if demand is not None and demand.recipients else None


def _supposes(scene: Scene, modal: Token, verb: Token) -> bool:
    """Whether a modal asks for nothing: "must, should have known", "whether it should go", "should Chad lose"."""
    if any(mark.form.lower() == "whether" for mark in scene.sentence.children(verb, "mark")):
        return True
    inverted = any(subject.i > modal.i for subject in scene.sentence.children(verb, "nsubj"))
    helpers = [t for t in scene.sentence.children(verb, "aux") if t.i > modal.i]
    going_on = is_gerund(verb) and any(t.lemma == "be" for t in helpers)
    return inverted or going_on or any(t.lemma == "have" for t in helpers)


def _names(parties: Iterable[Party]) -> frozenset[str | None]:
    return frozenset(party.mention.party for party in parties)


# --- status -----------------------------------------------------------------------


def _draft(scene: Scene, match: Match, quotes: Sequence[Quote]) -> Draft:
    standing = status_of(scene.sentence, match.token)
    if standing.status in _FACT and (nothing := _nothing_of(scene, match)) is not None:
        standing.meet(Status.NEGATED, nothing, "says it did not happen", NegationKind.NOT_DONE)
    if match.frame.is_judgement:  # done by being said
        judged = Status.ALLEGED if _is_second_hand(scene, standing) else match.frame.status
        return Draft(match=match, standing=standing, status=judged)
    holders = scene.voices.reporters(standing)
    quote = next((q for q in quotes if match.token.start in q.content), None)
    voiced = quote is not None and not holders and not standing.reporters
    status = standing.status
    spoken = load_plover()[match.frame.event_type].quad.startswith("verbal") or match.frame.status is Status.PLANNED
    announced = match.frame.is_announcement and status is Status.PLANNED
    if announced or status is Status.HAPPENED or (spoken and status is Status.ONGOING):
        status = match.frame.status
    if status in _FACT and _is_second_hand(scene, standing):
        status = Status.ALLEGED
    if status in _FACT and holders and _claims(match, holders):
        status = Status.ALLEGED
        standing.steps.append(f"said by {holders[0].mention.name}, who is no part of it: alleged")
    if status in _FACT and (passing := _told_in_passing(scene, match)):
        holders, status = passing, Status.ALLEGED
        standing.steps.append(f"told in passing in an accusation or warning of {passing[0].mention.name}: alleged")
    if status is Status.PLANNED and _threatens(match, holders):
        return _threat(match, standing, holders)
    if status is Status.NEGATED and _refuses(scene, match, standing, holders):
        return _refusal(match, standing, holders)
    return Draft(match=match, standing=standing, status=status, holders=holders, told_by_bystander=voiced)


def _nothing_of(scene: Scene, match: Match) -> Token | None:
    """Return the "no" of what the frame itself asks for: "showed no interest", "reached no deal"."""
    words = (scene.sentence.tokens[i] for i in match.used)
    return next((c for word in words for c in scene.sentence.children(word, "det") if c.form.lower() == "no"), None)


_HARM = frozenset({"ASSAULT", "COERCE"})


def _threatens(match: Match, holders: tuple[Party, ...]) -> bool:
    """Whether a party says of itself that it will do harm: in PLOVER a threat, not a future assault, nor a purpose."""
    if match.token.rel in {"advcl", "acl"}:  # "approved of camps to detain them"
        return False
    return match.frame.event_type in _HARM and bool(_names(holders) & _names(match.actors))


def _threat(match: Match, standing: Standing, holders: tuple[Party, ...]) -> Draft:
    done = match.frame.event_type
    standing.steps.append(f"{done} announced by whoever will do it: a threat")
    frame = replace(match.frame, event_type="THREATEN", modes=())
    threat = replace(match, frame=frame)
    return Draft(match=threat, standing=standing, status=Status.HAPPENED, holders=holders, content_type=done)


_AHEAD = frozenset({"will", "wo", "would", "shall", "'ll", "’ll"})


def _refuses(scene: Scene, match: Match, standing: Standing, holders: tuple[Party, ...]) -> bool:
    """Whether a party "will not" cooperate, by its own words or the outlet's: in PLOVER it rejects that."""
    ahead = any(child.form.lower() in _AHEAD for child in scene.clauses.children(match.token, "aux"))
    own = not holders or bool(_names(holders) & _names(match.actors))
    return ahead and own and is_refused(match.frame.event_type, standing.kind)


def _refusal(match: Match, standing: Standing, holders: tuple[Party, ...]) -> Draft:
    refused = match.frame.event_type
    standing.steps.append(f"{refused} ruled out by whoever would do it: a refusal")
    frame = replace(match.frame, event_type="REJECT", modes=())
    rejection = replace(match, frame=frame)
    return Draft(match=rejection, standing=standing, status=Status.HAPPENED, holders=holders, content_type=refused)


def _told_in_passing(scene: Scene, match: Match) -> tuple[Party, ...]:
    """Return who accuses or warns "the firms that armed Chad", where the arming is told of no named party."""
    words = (match.token, *scene.sentence.ancestors(match.token))
    clause = next((word for word in words if word.deprel == "acl:relcl"), None)
    noun = scene.sentence.head(clause) if clause is not None else None
    if clause is None or noun is None or noun.upos != "NOUN" or _after_comma(scene, clause):
        return ()
    for word in scene.sentence.ancestors(noun):
        if word.upos == "VERB" and scene.fitting.may_be(word, _CHARGING):
            holders = scene.cast.find(scene.clauses.subjects(word), acting=True)
            return () if _names(holders) & _names(match.actors) else holders
    return ()


_CHARGING = frozenset({"ACCUSE", "THREATEN"})


def _after_comma(scene: Scene, clause: Token) -> bool:
    first = min(token.i for token in scene.sentence.subtree(clause))  # a comma hangs on the clause behind it
    return any(token.form == "," for token in scene.sentence.tokens[max(first - 1, 0) : first + 1])


def _is_second_hand(scene: Scene, standing: Standing) -> bool:
    """Whether the words of speech above the event are those of several parties; noted among its steps."""
    speakers = {_names(scene.cast.find(scene.clauses.subjects(word), acting=False)) for word in standing.reporters}
    if len(speakers) > 1:
        standing.steps.append("told at second hand: alleged")
    return len(speakers) > 1


def _claims(match: Match, holders: tuple[Party, ...]) -> bool:
    """Whether the holders report harm done by somebody else, which is a claim until an outlet says so itself."""
    plover: PloverType = load_plover()[match.frame.event_type]
    return plover.conflict and not (_names(holders) & _names(match.actors))


def as_claim(draft: Draft, speakers: frozenset[str]) -> Draft:
    """Return `draft` as alleged where the parties quoted with it report harm done by somebody else."""
    own = _names(draft.match.actors)
    conflict = load_plover()[draft.match.frame.event_type].conflict
    if draft.status not in _FACT or draft.holders or not speakers or not conflict or speakers & own:
        return draft
    draft.standing.steps.append(f"quoted from {', '.join(sorted(speakers))}, who is no part of it: alleged")
    return replace(draft, status=Status.ALLEGED)


# --- act and content -----------------------------------------------------------------


def _tie(scene: Scene, drafts: Sequence[Draft], matches: Sequence[Match]) -> tuple[Draft, ...]:
    """Tie each content to its act; drop contents that only say what a pledge, demand, threat or refusal is about."""
    tied: list[Draft | None] = list(drafts)
    for place, act in enumerate(drafts):
        below = {i for head in act.match.content for i in _at_issue(scene, head)} - {act.token.i}
        if not below:
            continue
        tied[place] = _about(tied[place], _content_type(act.match, matches, below))
        for other, draft in enumerate(tied):
            if draft is not None and draft.token.i in below and draft.act is None:
                if _is_same_act(draft, act):
                    tied[place], tied[other] = _aimed(tied[place], draft), None
                else:
                    tied[other] = _under_act(draft, act)
    return tuple(draft for draft in tied if draft is not None)


def _at_issue(scene: Scene, head: Token) -> Iterator[int]:
    """Yield the words of a content that are claimed with it: not those of "after Chad raised tariffs"."""
    below = scene.sentence.subtree(head)
    granted = (token for token in below if token is not head and _is_granted(scene, token))
    aside = {token.i for clause in granted for token in scene.sentence.subtree(clause)}
    return (token.i for token in below if token.i not in aside)


def stands_beside(scene: Scene, token: Token) -> bool:
    """Say whether a word is told beside what somebody says: "vowed to deepen ties as the troops of Chad [advance]"."""
    return any(_is_granted(scene, word) for word in (token, *scene.sentence.ancestors(token)))


def _is_granted(scene: Scene, clause: Token) -> bool:
    if speaks_on(scene.sentence, clause) is not None:
        return True
    if clause.rel not in {"advcl", "acl"}:
        return False
    if clause.deprel == "acl:relcl" and _after_comma(scene, clause):
        return True
    mark = scene.clauses.cases.get(clause.i)
    return mark in _GRANTED or (mark == "as" and bool(scene.sentence.children(clause, "nsubj")))


_GRANTED = frozenset({"after", "since", "while", "although", "though", "when", "before", "once", "whereas", "despite"})


def _is_same_act(content: Draft, act: Draft) -> bool:
    """Whether a content is its act once more: "threatened to cut off the gas" is one threat."""
    same = content.match.frame.event_type == act.match.frame.event_type
    return same and _names(content.match.actors) == _names(act.match.actors)


def _aimed(act: Draft | None, content: Draft) -> Draft | None:
    """Give an act that names no addressee the one of its content."""
    if act is None or act.match.recipients:
        return act
    return replace(act, match=replace(act.match, recipients=content.match.recipients))


def _about(draft: Draft | None, content_type: str | None) -> Draft | None:
    return draft and replace(draft, content_type=draft.content_type or content_type)


def _content_type(act: Match, matches: Sequence[Match], below: set[int]) -> str | None:
    inside = [m for m in matches if m.token.i in below]
    heads = {token.i for token in act.content}
    first = next((m for m in inside if m.token.i in heads), inside[0] if inside else None)
    return first.frame.event_type if first is not None else None


def _under_act(draft: Draft, act: Draft) -> Draft | None:
    status = act.match.frame.content_status
    if draft.match.frame.is_judgement and draft.parties <= act.parties:
        return None  # "accused Chad of lying" is said once
    if status is None:
        return replace(draft, act=act.token)
    if status in _SPLIT:
        settled = status if draft.status in _FACT or status is Status.DENIED else draft.status
        return replace(draft, act=act.token, status=settled, holders=draft.holders or act.match.actors)
    if draft.parties <= act.parties:
        return None
    return replace(draft, act=act.token, holders=draft.holders or act.match.actors)


# --- claims answered in the same breath: "Chad shelled Sudan, a charge that Chad denies" ---

_BESIDE = frozenset({"appos", "parataxis", "obl", "nsubj", "nmod", "obj", "conj", "dep"})


def _answered(scene: Scene, drafts: Sequence[Draft], tied: Sequence[Draft]) -> tuple[Draft, ...]:
    """Give each denial of a claim named beside a clause its addressee, and that clause's event its denial."""
    found = list(tied)
    for denial in drafts:
        claim = _claim_denied(scene, denial)
        above = scene.sentence.ancestors(claim) if claim is not None else ()
        event = next((d for word in above for d in tied if d.token is word and d.token is not denial.token), None)
        if event is None:
            continue
        found = [d for d in found if d.token is not denial.token]
        if event.match.frame.event_type == "ACCUSE":
            found.append(_answer(denial, event.match.actors, event.content_type))
            continue
        found[found.index(event)] = replace(event, status=Status.ALLEGED) if event.status in _FACT else event
        found.append(_answer(denial, event.holders, event.match.frame.event_type))
        found.append(replace(event, status=Status.DENIED, holders=denial.match.actors, act=denial.token))
    return tuple(sorted(found, key=lambda draft: draft.token.i))


def _claim_denied(scene: Scene, denial: Draft) -> Token | None:
    """Return the noun that a denying clause hangs on: the claim of "a claim that Chad denies"."""
    noun = scene.sentence.head(denial.token)
    denies = denial.match.frame.content_status is Status.DENIED and denial.token.rel == "acl"
    return noun if denies and noun in denial.match.content and noun is not None and noun.rel in _BESIDE else None


def _answer(denial: Draft, claimants: tuple[Party, ...], content_type: str | None) -> Draft:
    own = _names(denial.match.actors)
    told = tuple(replace(p, inferred="whose claim it is") for p in claimants if p.mention.party not in own)
    match = replace(denial.match, recipients=told) if told else denial.match
    return replace(denial, match=match, status=match.frame.status, content_type=content_type)
