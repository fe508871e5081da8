"""Reports that only carry another's words: "the agency reported that Lee said ..."; they become its `via`."""

from collections.abc import Iterator
from dataclasses import replace

from entente.read.quotes.beside import Beside
from entente.read.quotes.findings import Finding
from entente.records import CueClass, Directness, Span

_MOSTLY = 0.6  # of a content inside another: one reports through the other
_PASSED_ON = frozenset({"clause", "clause around", "clause after", "before", "after", "description"})


def without_carriers(findings: list[Finding]) -> Iterator[Finding]:
    """Drop a content that is another report and hardly more: "the agency reported that Lee said ..."."""
    carried: dict[int, Span] = {}
    dropped: set[int] = set()
    for place, outer in enumerate(findings):
        if outer.cue_class is not CueClass.REPORT or outer.content.directness is Directness.DIRECT:
            continue
        for other in _inside(findings, place):
            if _carries(outer, findings[other]):
                carried[other] = outer.speaker.span
                dropped.add(place)
    for place, finding in enumerate(findings):
        if place not in dropped:
            yield reported_through(finding, carried[place]) if place in carried else finding


def _inside(findings: list[Finding], place: int) -> Iterator[int]:
    """Yield the places of the findings that may lie in the one at `place`; they are in order of their contents."""
    whole = findings[place].content.span
    first = place
    while first > 0 and findings[first - 1].content.span.start == whole.start:
        first -= 1
    for other in range(first, len(findings)):
        if findings[other].content.span.start >= whole.end:
            return
        if other != place:
            yield other


def _carries(outer: Finding, inner: Finding) -> bool:
    whole, part = outer.content.span, inner.content.span
    if inner.cue is None or inner.cue not in whole or part not in whole or inner.rule not in _PASSED_ON:
        return False
    return (part.end - part.start) / (whole.end - whole.start) >= _MOSTLY


def reported_through(finding: Finding, via: Span) -> Finding:
    """Return `finding` as reported through `via`, unless it is known through whom it came."""
    if finding.speaker.via is not None:
        return finding
    return replace(finding, speaker=replace(finding.speaker, via=via))


def only_carries(beside: Beside) -> bool:
    """Say whether a cue is that of a newsroom which passes words on."""
    return beside.frame is not None and beside.frame.cues[0].lemma in {"report", "write", "quote", "cite"}
