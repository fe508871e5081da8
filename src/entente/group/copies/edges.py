"""Whether one text was made from another, shown by which signal, and in which way it was made."""

from dataclasses import dataclass

from entente.group.copies.passages import find_passages
from entente.group.copies.signals import Likeness, compare
from entente.group.wording import Wording
from entente.records import Copy, CopyKind, Place, Span

# No threshold lets through more than 1 % of the pairs of one story by two outlets (evals/copies).
_WORDS = 0.20  # rows of five words; two reports of one story reach .15, edited wire copies start at .2
_ORDER = 0.66  # anchors in the same order; two reports reach .65
_PAIRS = 0.40  # neighbouring anchors in any order, paragraphs may be shuffled; two reports reach .36
_STRETCH, _DENSITY = 16, 0.55  # a spliced page agrees in a long, dense stretch only
_FEW_ANCHORS = 12  # below this, order and pairs agree by chance
_COVERED = 0.15  # share of the copy in shared passages; reports that repeat "Trump, Kim, Trump" stay below .1
_SAME_WORDS = 0.50  # above this it is the same wording; a rewriting keeps less
_SAME_NAMES = 0.80  # where most words changed and nearly every name and number stayed, it was word by word
_OWN = 0.5  # share of a copy that its lead has not: beyond, it has other sources or writes itself
_SHORT = 0.75  # length as a share of the lead's; below, the copy is an excerpt
_FEW_ROWS = 10  # of five words; a passage has more
_PASSAGE = 30  # words in a row of sentences; a shared formula or title is shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """That `copy` was made from `lead`; `whole` says all of it was, not only a passage."""

    copy: Copy
    lead: str
    whole: bool
    strength: float


def find_edge(copy: Wording, lead: Wording, rewriting: CopyKind | None) -> Edge | None:
    """Return how `copy` was made from `lead`, None if nothing shows it; `rewriting` is what its own text shows."""
    likeness = compare(copy, lead)
    signal = _signal(likeness, min(len(copy.anchors), len(lead.anchors)))
    if signal is None and likeness.words * min(len(copy.five_set), len(lead.five_set)) < _FEW_ROWS:
        return None
    shared = find_passages(copy, lead, likeness.stretch if signal else ())
    if signal is None or not signal.whole or _share(copy, shared) < _COVERED:
        signal = _passage(copy, shared)
    if signal is None:
        return None
    kind = _kind(copy, lead, likeness, signal, own_words=1 - _share(copy, shared), rewriting=rewriting)
    similarity = max(likeness.words, likeness.order, likeness.pairs)
    return Edge(
        copy=Copy(
            article_id=copy.article_id, kind=kind, similarity=round(similarity, 2), signal=signal.words, shared=shared
        ),
        lead=lead.article_id,
        whole=kind is not CopyKind.COMPILED,
        strength=similarity,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signal:
    words: str
    whole: bool


def _signal(likeness: Likeness, anchors: int) -> _Signal | None:
    if likeness.words >= _WORDS:
        return _Signal(words=f"rows of five words in common: {likeness.words:.0%}", whole=True)
    if anchors >= _FEW_ANCHORS and likeness.order >= _ORDER:
        return _Signal(words=f"names and numbers in the same order: {likeness.order:.0%}", whole=True)
    if anchors >= _FEW_ANCHORS and likeness.pairs >= _PAIRS:
        return _Signal(words=f"neighbouring names and numbers in common: {likeness.pairs:.0%}", whole=True)
    if likeness.stretch_size >= _STRETCH and likeness.density >= _DENSITY:
        return _Signal(words=f"{likeness.stretch_size} names and numbers in a row agree", whole=False)
    return None


def _share(copy: Wording, shared: tuple[tuple[Span, Place], ...]) -> float:
    return sum(copy.count_words(span) for span, _ in shared) / max(1, len(copy.words))


def _passage(copy: Wording, shared: tuple[tuple[Span, Place], ...]) -> _Signal | None:
    longest = max((copy.count_words(span) for span, _ in shared), default=0)
    if longest < _PASSAGE:
        return None
    return _Signal(words=f"a passage of {longest} words in common", whole=False)


def _kind(
    copy: Wording, lead: Wording, likeness: Likeness, signal: _Signal, *, own_words: float, rewriting: CopyKind | None
) -> CopyKind:
    """Return how `copy` was made; `own_words` is the share of it that the lead has not."""
    if not signal.whole or own_words > _OWN:
        return CopyKind.COMPILED
    if copy.language != lead.language:
        return CopyKind.TRANSLATED
    if likeness.words < _SAME_WORDS and (
        rewriting or likeness.words < _WORDS or max(likeness.order, likeness.pairs) >= _SAME_NAMES
    ):
        return rewriting or CopyKind.REWRITTEN
    length = len(copy.words) / max(1, len(lead.words))
    return CopyKind.EXCERPT if length < _SHORT else CopyKind.EDITED
