"""Where the body of a page lies: the stretch of lines whose weights add up to most.

Maximum subsequence segmentation (Pasternack and Roth, WWW 2009) over all maximal stretches (Ruzzo and Tompa 1999).
Their weights are learned; ours are the few numbers below, set by hand on the pages of `evals/cleaning`: F1 of lines
.91 on the even pages, .93 on the odd ones, .91 without the three longest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from entente.collect.parts.lines import Line
from entente.records import Part


class Trait(Enum):
    """What a line shows of itself and its neighbours."""

    COMMENTS = auto()  # "Leave a reply": what comes behind is not the article, however well written
    NEWSLETTER = auto()
    RELATED = auto()
    FURNITURE = auto()
    FORM = auto()  # a date, a byline, a caption: at the head and inside of articles as well as elsewhere
    DOUBLED = auto()
    SIGNS = auto()  # no letter in it
    SHORT = auto()  # no stop at the end, small letters: teasers
    SHORT_WITH_FIGURES = auto()
    TITLE = auto()  # no stop at the end, capitals: menus, headings
    TITLE_WITH_FIGURES = auto()
    LONG = auto()  # no stop at the end, twelve words and more
    ENTRY = auto()  # of a list
    ENDS = auto()  # a stop, but too short to count
    SENTENCE = auto()  # beside another sentence
    SENTENCE_NEAR = auto()  # another sentence two lines away
    SENTENCE_ALONE = auto()
    SENTENCE_GLUED = auto()
    SENTENCE_CUT = auto()


_WEIGHTS = {
    Trait.COMMENTS: -15.0,
    Trait.NEWSLETTER: -6.0,
    Trait.RELATED: -4.0,
    Trait.FURNITURE: -2.0,
    Trait.FORM: -0.5,
    Trait.DOUBLED: -0.4,
    Trait.SIGNS: -0.6,
    Trait.SHORT: -2.0,
    Trait.SHORT_WITH_FIGURES: -0.4,
    Trait.TITLE: -1.2,
    Trait.TITLE_WITH_FIGURES: -1.5,
    Trait.LONG: -0.2,
    Trait.ENTRY: -0.2,
    Trait.ENDS: -0.25,
}
_WEIGHTS_A_WORD = {
    Trait.SENTENCE: 0.15,
    Trait.SENTENCE_NEAR: 0.07,
    Trait.SENTENCE_ALONE: 0.06,
    Trait.SENTENCE_GLUED: 0.05,
    Trait.SENTENCE_CUT: 0.03,
}
SENTENCES = frozenset(_WEIGHTS_A_WORD)
_ENTRIES = frozenset({Trait.ENTRY, Trait.TITLE_WITH_FIGURES, Trait.SHORT_WITH_FIGURES})
_NEUTRAL = frozenset({Trait.SIGNS, Trait.SENTENCE, Trait.SENTENCE_NEAR, Trait.SENTENCE_ALONE})
_NO_LIST = frozenset({Trait.FURNITURE, Trait.COMMENTS, Trait.RELATED, Trait.NEWSLETTER, Trait.FORM, Trait.SENTENCE_CUT})
_CUT_OFF = frozenset({Trait.SHORT, Trait.SHORT_WITH_FIGURES, Trait.LONG, Trait.ENTRY})
_OF_KIND = {"comments": Trait.COMMENTS, "related": Trait.RELATED, "newsletter": Trait.NEWSLETTER}
_LONG = 12
_MOST_WORDS = 60
_DOUBLED_WITHIN = 3
_UNDER_TITLE = 5.0  # a stretch below the line that repeats the known headline or address is the likelier
_UNDER_DATE = 2.5
_CLEAN = 0.6  # share of lines that are sentences: articles as they are sold .7 to 1, pages .1 to .5
_TITLE_REACH = 25
_DATE_REACH = 10
_LIST_ENTRIES = 6
_LIST_SHARE = 0.4
_LIST_GAP = 5
_LAST_WORDS = 2
_CONTENDERS = 12
_LISTED = 0.1  # weight of a line of the list behind a stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A line with what is known of it: the kind of its furniture, the part it is by its form, its trait."""

    line: Line
    kind: str | None
    form: Part | None
    trait: Trait
    titles: bool  # it repeats the headline or address that is known

    @property
    def weight(self) -> float:
        """How much it speaks for lying inside the body."""
        if self.trait in SENTENCES:
            return _WEIGHTS_A_WORD[self.trait] * min(self.line.words, _MOST_WORDS)
        return _WEIGHTS[self.trait]


def find_trait(lines: Sequence[Line], place: int, *, kind: str | None, form: Part | None) -> Trait:
    """Return the trait of the line at `place`."""
    line = lines[place]
    if kind is not None:
        return _OF_KIND.get(kind, Trait.FURNITURE)
    if form is not None:
        return Trait.FORM
    if line.words > 2 and any(other.folded == line.folded for other in lines[max(0, place - _DOUBLED_WITHIN) : place]):
        return Trait.DOUBLED
    if not line.has_letters:
        return Trait.SIGNS
    return _trait_of_sentence(lines, place) if line.is_sentence else _trait_without_stop(line)


def _trait_of_sentence(lines: Sequence[Line], place: int) -> Trait:
    line = lines[place]
    if line.is_cut_short:
        return Trait.SENTENCE_CUT
    if line.is_glued:
        return Trait.SENTENCE_GLUED
    for reach, trait in ((1, Trait.SENTENCE), (2, Trait.SENTENCE_NEAR)):
        if any(0 <= at < len(lines) and lines[at].is_sentence for at in (place - reach, place + reach)):
            return trait
    return Trait.SENTENCE_ALONE


def _trait_without_stop(line: Line) -> Trait:
    if line.is_entry:
        return Trait.ENTRY
    if line.ends:
        return Trait.ENDS
    if line.words >= _LONG:
        return Trait.LONG
    if line.is_titled:
        return Trait.TITLE_WITH_FIGURES if line.has_digits else Trait.TITLE
    return Trait.SHORT_WITH_FIGURES if line.has_digits else Trait.SHORT


def find_extent(lines: Sequence[Weighed]) -> range:
    """Return the places of the lines of the body, from its first to its last; empty if no line is a sentence."""
    if (clean := _clean_extent(lines)) is not None:
        return clean
    best, most = range(0), 0.0
    stretches = sorted(_stretches([line.weight for line in lines]), key=_heaviest)
    for stretch, total in stretches[:_CONTENDERS]:
        whole = range(
            _with_first_words(lines, stretch.start), _end_of_list(lines, _with_last_words(lines, stretch.stop))
        )
        score = (total + _LISTED * (len(whole) - len(stretch))) * _favour(lines, stretch.start)
        if score > most:
            best, most = whole, score
    return best


def _heaviest(stretch: tuple[range, float]) -> tuple[float, int]:
    return -stretch[1], stretch[0].start


def _with_last_words(lines: Sequence[Weighed], stop: int) -> int:
    """Return `stop`, behind the short sentence or the cut-off line that may end an article."""
    if stop >= len(lines) or not stop:
        return stop
    last = lines[stop]
    if last.trait is Trait.ENDS and last.line.words >= _LAST_WORDS and not last.line.text.endswith(":"):
        return stop + 1
    cut_off = stop == len(lines) - 1 and last.trait in _CUT_OFF and last.line.stops and not last.line.is_titled
    return stop + 1 if cut_off and lines[stop - 1].trait in SENTENCES else stop


def _with_first_words(lines: Sequence[Weighed], start: int) -> int:
    """Return `start`, before the line that announces a quotation ("The minister said:")."""
    above = lines[start - 1] if start else None
    announces = above is not None and above.trait is Trait.ENDS and above.line.text.endswith(":")
    return start - 1 if announces and above is not None and above.line.stops + above.line.words > _LAST_WORDS else start


def _clean_extent(lines: Sequence[Weighed]) -> range | None:
    """Return the range of the sentences of a text that is hardly anything else, None for a page."""
    sentences = [place for place, one in enumerate(lines) if one.trait in SENTENCES]
    if not sentences or any(one.trait is Trait.COMMENTS for one in lines[: sentences[-1]]):
        return None
    if len(sentences) < _CLEAN * len(lines):
        return None
    return range(_with_first_words(lines, sentences[0]), _with_last_words(lines, sentences[-1] + 1))


def _favour(lines: Sequence[Weighed], start: int) -> float:
    """Return by how much a stretch that starts at `start` is the likelier for what stands above it."""
    favour = 1.0
    if any(line.titles for line in lines[max(0, start - _TITLE_REACH) : start]):
        favour *= _UNDER_TITLE
    if any(_is_dated(line) for line in lines[max(0, start - _DATE_REACH) : start]):
        favour *= _UNDER_DATE
    return favour


def _is_dated(line: Weighed) -> bool:
    return line.form is Part.BYLINE or (line.form is Part.PAGE_DATE and " ago" not in line.line.folded)


@dataclass(slots=True)
class _Stretch:
    start: int
    stop: int
    before: float  # sum of all weights before it
    upto: float  # sum of all weights up to its end


def _stretches(weights: Sequence[float]) -> Iterator[tuple[range, float]]:
    """Yield every maximal stretch of `weights` and its sum, in linear time (Ruzzo and Tompa)."""
    found: list[_Stretch] = []
    total = 0.0
    for place, weight in enumerate(weights):
        total += weight
        if weight <= 0:
            continue
        new = _Stretch(place, place + 1, total - weight, total)
        while True:
            lower = next((at for at in range(len(found) - 1, -1, -1) if found[at].before < new.before), None)
            if lower is None or found[lower].upto >= new.upto:
                found.append(new)
                break
            new = _Stretch(found[lower].start, new.stop, found[lower].before, new.upto)
            del found[lower:]
    for one in found:
        yield range(one.start, one.stop), one.upto - one.before


def _end_of_list(lines: Sequence[Weighed], stop: int) -> int:
    """Return where the list that follows the body ends, `stop` if none does (results, dates, articles of a treaty)."""
    entries: set[str] = set()
    met: set[str] = set()
    last, gap = stop, 0
    for place in range(stop, len(lines)):
        one = lines[place]
        if one.trait in _NO_LIST or gap > _LIST_GAP:
            break
        met.add(one.line.folded)
        gap = 0 if one.trait in _ENTRIES | _NEUTRAL else gap + 1
        if one.trait in _ENTRIES:
            entries.add(one.line.folded)
            last = place + 1
    return last if len(entries) >= max(_LIST_ENTRIES, _LIST_SHARE * len(met)) else stop
