"""Reports that only carry another's words: "the agency reported that Lee said ..."; they become its `via`."""

from collections.abc import Iterator
from dataclasses import replace

from entente.read.quotes.findings import Finding
from entente.read.quotes.frames import Frame
from entente.records import CueClass, Directness, Span

_MOSTLY = 0.6  # of a content inside another: one reports through the other
_NEWSROOM = frozenset({"report", "write", "cite"})
_PASSED_ON = frozenset({"clause", "clause around", "clause after", "before", "after", "description", "gerund"})


def without_carriers(findings: list[Finding]) -> Iterator[Finding]:
    """Drop a content that is another's reports and hardly more: "the agency reported that Lee said ..."."""
    carried: dict[int, Span] = {}
    dropped: set[int] = set()
    for place, outer in enumerate(findings):
        carries = outer.passes_on or outer.cue_class is CueClass.REPORT or outer.rule == "clause around"
        if not carries or outer.content.directness is Directness.DIRECT:
            continue
        inner = [other for other in _inside(findings, place) if _lies_in(findings[other], outer.content.span)]
        if inner and _share(outer.content.span, [findings[other] for other in inner]) >= _MOSTLY:
            carried.update(dict.fromkeys(inner, outer.speaker.span))
            dropped.add(place)
    for place, finding in enumerate(findings):
        if place not in dropped:
            yield reported_through(finding, carried[place]) if place in carried else finding


def _share(whole: Span, inner: list[Finding]) -> float:
    """Return how much of `whole` is said by the speaker of the longest report inside it."""
    longest = max(inner, key=lambda finding: finding.content.span.end - finding.content.span.start)
    same = [finding.content.span for finding in inner if finding.speaker.span == longest.speaker.span]
    return sum(span.end - span.start for span in same) / (whole.end - whole.start)


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


def _lies_in(inner: Finding, whole: Span) -> bool:
    cue = inner.cue
    return cue is not None and cue in whole and inner.content.span in whole and inner.rule in _PASSED_ON


def reported_through(finding: Finding, via: Span) -> Finding:
    """Return `finding` as reported through `via`, unless it is known through whom it came."""
    if finding.speaker.via is not None:
        return finding
    return replace(finding, speaker=replace(finding.speaker, via=via))


def only_carries(frame: Frame | None) -> bool:
    """Say whether a cue is that of a newsroom which passes words on."""
    return frame is not None and frame.cues[0].lemma in _NEWSROOM
