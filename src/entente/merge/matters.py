"""Matters: what is between parties, followed from one episode to the next."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from entente.lexicon.words import load_matter_words
from entente.merge.events import Cluster
from entente.merge.told import Told, stems
from entente.records import Event, Matter, NegationKind, Stage, Status

_NOT = {
    NegationKind.NOT_MENTIONED: "silent",
    NegationKind.REFUSED: "refused",
    NegationKind.RULED_OUT: "ruled out",
    NegationKind.FAILED: "failed",
    NegationKind.NOT_DONE: "stalled",
    NegationKind.NOT_YET: "stalled",
}
_BY_STATUS = {
    Status.PLANNED: "planned",
    Status.PLEDGED: "pledged",
    Status.REQUESTED: "demanded",
    Status.ALLEGED: "alleged",
    Status.DENIED: "denied",
}
_BY_TYPE = {
    "CONSULT": "discussed",
    "AGREE": "agreed",
    "REQUEST": "demanded",
    "REJECT": "rejected",
    "THREATEN": "threatened",
    "ACCUSE": "accused",
    "SUPPORT": "backed",
    "CONCEDE": "conceded",
    "COOPERATE": "done together",
    "AID": "delivered",
    "SANCTION": "sanctioned",
    "RETREAT": "withdrawn",
    "MOBILIZE": "deployed",
    "PROTEST": "protested",
    "COERCE": "coerced",
    "ASSAULT": "attacked",
}
_AGREEING = frozenset({"AGREE", "SUPPORT", "COOPERATE"})
_SIGNED = "sign"  # how the modes and frames of signing begin
# What was done outranks what had been planned; what was said of it comes last.
_FIRST = (
    Status.HAPPENED,
    Status.ONGOING,
    Status.NEGATED,
    Status.PLEDGED,
    Status.PLANNED,
    Status.REQUESTED,
    Status.DENIED,
    Status.ALLEGED,
)
_MOST_PARTIES = 4  # a matter between more is told of, not between them


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One event of a matter, with its stage and the mentions that show it."""

    stage: str
    name: str
    matter: frozenset[str]  # stems
    event: Event
    parties: frozenset[str]
    mentions: tuple[str, ...]


def find_matters(clusters: Sequence[tuple[Cluster, Event]]) -> tuple[Matter, ...]:
    """Return what is between the parties of events, with its stages in the order of time."""
    found = [step for cluster, event in clusters if (step := _find_step(cluster, event)) is not None]
    steps = _by_matter(found)
    return tuple(
        Matter(
            id=":".join((name, *sorted(parties))),
            name=name,
            parties=tuple(sorted(parties)),
            stages=tuple(_stages([step for step in found if step.parties & parties and step.parties <= parties])),
        )
        for name, found in sorted(steps.items())
        for parties in _circles(found)
    )


def _by_matter(found: Sequence[_Step]) -> Mapping[str, list[_Step]]:
    """Return the steps by the shortest name of their matter: "energy pipeline" takes in "new gas and energy pipeline".

    A broad name of one word takes in no other, because "war" is not what "war effort" is about.
    """
    broad = stems(" ".join(load_matter_words("broad")))
    steps: defaultdict[str, list[_Step]] = defaultdict(list)
    names: dict[frozenset[str], str] = {}
    for step in sorted(found, key=lambda step: (len(step.matter), len(step.name), step.name, step.event.id)):
        lead = next((known for known in names if known < step.matter and not known <= broad), step.matter)
        steps[names.setdefault(lead, step.name)].append(step)
    return steps


def _circles(steps: Sequence[_Step]) -> list[frozenset[str]]:
    """Return the sets of parties a matter lies between: those of its events that no wider one holds."""
    sets = {step.parties for step in steps if 1 < len(step.parties) <= _MOST_PARTIES}
    return sorted((one for one in sets if not any(one < other for other in sets)), key=sorted)


def _find_step(cluster: Cluster, event: Event) -> _Step | None:
    told = [one for one in cluster.members if one.mention.status in _FIRST]
    named = next((one for one in cluster.members if one.matter), None)
    if not told or named is None or named.mention.matter is None:
        return None
    status = min((one.mention.status for one in told), key=_FIRST.index)
    shown = [one for one in told if one.mention.status is status]
    return _Step(
        stage=_stage(shown[0]),
        name=named.mention.matter,
        matter=named.matter,
        event=event,
        parties=frozenset().union(*(one.parties for one in cluster.members)),
        mentions=tuple(one.mention.id for one in shown),
    )


def _stage(told: Told) -> str:
    mention = told.mention
    if mention.status is Status.NEGATED:
        return _NOT.get(mention.status_kind, "not done") if mention.status_kind else "not done"
    if mention.status in _BY_STATUS:
        return _BY_STATUS[mention.status]
    if any(name.startswith(_SIGNED) for name in (*mention.modes, mention.frame)):
        return "signed"
    if mention.event_type in _AGREEING and told.matter & stems(" ".join(load_matter_words("document"))):
        return "agreed"
    return _BY_TYPE.get(mention.event_type, "done")


def _stages(steps: Sequence[_Step]) -> Iterator[Stage]:
    """Yield one stage for each kind and episode, in the order of time."""
    found: defaultdict[tuple[str, str | None], list[_Step]] = defaultdict(list)
    for step in sorted(steps, key=lambda step: (step.event.when.start or date.max, step.event.id)):
        found[step.stage, step.event.episode_id].append(step)
    for (stage, episode_id), same in found.items():
        mentions = tuple(dict.fromkeys(mention for step in same for mention in step.mentions))
        yield Stage(stage=stage, when=same[0].event.when, episode_id=episode_id, mentions=mentions)
