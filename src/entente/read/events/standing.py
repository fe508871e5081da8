"""How an event stands so far, and which cue outranks which: the table of `docs/status.md`."""

from dataclasses import dataclass, field

from entente.read.tokens import Token
from entente.records import NegationKind, Status

_H, _O, _P, _G, _R = Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.PLEDGED, Status.REQUESTED
_A, _D, _N, _Y = Status.ALLEGED, Status.DENIED, Status.NEGATED, Status.HYPOTHETICAL

# (how it stands so far, the next cue outwards) -> how it stands then, where that is not simply the next cue.
_OUTRANKS: dict[tuple[Status, Status], Status] = {
    # A fact above changes nothing below: "managed to" after "will".
    **{(inner, _H): inner for inner in Status},
    **{(inner, _O): inner for inner in Status if inner not in {_H, _O}},
    # What is already unreal stays so under plans, pledges and reports; only a denial turns it.
    **{(_N, outer): _N for outer in Status if outer is not _D},
    (_N, _D): _A,
    **{(_Y, outer): _Y for outer in (_H, _O, _P, _A, _G, _Y)},
    (_Y, _N): _N,
    # A plan that is reported, believed or claimed stays a plan; a pledge or a demand says more than a plan.
    (_P, _A): _P,
    (_G, _A): _G,
    (_R, _A): _R,
    (_G, _P): _G,
    (_R, _P): _R,
    (_R, _G): _R,
    (_A, _P): _A,
    (_D, _A): _D,
    (_A, _N): _D,
}


@dataclass(slots=True)
class Standing:
    """How an event stands, the words that show it, who reports it, and the steps of the walk in words."""

    status: Status = Status.HAPPENED
    kind: NegationKind | None = None
    cues: list[Token] = field(default_factory=list)
    reporters: list[Token] = field(default_factory=list)  # verbs and nouns of speech above it, innermost first
    steps: list[str] = field(default_factory=list)

    def meet(self, status: Status, cue: Token, why: str, kind: NegationKind | None = None) -> None:
        """Take one more cue into account, the walk going outwards."""
        new = _OUTRANKS.get((self.status, status), status)
        self.cues.append(cue)
        self.steps.append(f"“{cue.form}”: {why}" + ("" if new is status else f", stays {new.value}"))
        if new is not self.status or self.kind is None:
            self.kind = kind if new is Status.NEGATED and status is Status.NEGATED else self.kind
        self.status = new
