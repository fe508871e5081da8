"""Finding the times of an article, each unresolved: an anchor, and how far and which way from it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from entente.read.times.checks import CHECKS
from entente.read.times.found import Found, Piece, as_length, put_together
from entente.read.times.patterns import Match, core_words, first_keys, match_at
from entente.read.times.tense import direction_of
from entente.read.times.words import words_of
from entente.read.tokens import Sentence, Sentences, Token
from entente.records import Article, Grain, Quote, Span, TimeRef

_LEVELS = (1, 2, 3)
_BACK = frozenset({"ago", "length-earlier"})
_PIECES = re.compile(r"[-–—‐‑'’]")
_QUARTER = re.compile(r"(?:-Q[1-4]|_QUARTER)$")
_ONE_YEAR_BACK = re.compile(r"-?P1Y$")
_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF", "EVERY_")


def find_times(_article: Article, sentences: Sentences, quotes: Sequence[Quote]) -> tuple[TimeRef, ...]:
    """Return the times that `sentences` name, in order, none of them resolved yet."""
    quoted = [quote.content for quote in quotes]
    times: list[TimeRef] = []
    named: TimeRef | None = None  # the last day told before, for "two days later"
    quarter: TimeRef | None = None  # the last quarter told before, for "a year ago" in accounts
    for sentence in sentences:
        if not _may_tell(sentence):
            continue
        found_here = _found_in(sentence)
        inside = [span for span in quoted if span.overlaps(sentence.span)] if found_here else []
        for found in found_here:
            before = quarter if quarter and _ONE_YEAR_BACK.match(found.value) and found.rule in _BACK else named
            time = _settled(sentence, found, inside, before)
            if time is not None:
                times.append(time)
                named = time if _names_a_day(time) else named
                quarter = time if time.grain is Grain.QUARTER and _QUARTER.search(time.value) else quarter
    return tuple(times)


def _may_tell(sentence: Sentence) -> bool:
    """Say whether a sentence holds a figure or a word of time at all; half of them do not."""
    if not core_words().isdisjoint(sentence.words):
        return True
    return any(_holds_time(word) for word in sentence.words if not word.isalpha())


@lru_cache(maxsize=1 << 12)
def _holds_time(word: str) -> bool:
    return any(piece in core_words() or piece[:1].isdigit() for piece in _PIECES.split(word))


def _found_in(sentence: Sentence) -> list[Found]:
    pieces: list[Piece] = list(words_of(sentence))
    for level in _LEVELS:
        pieces = _read_level(sentence, pieces, level)
        if level == 1 and not any(isinstance(piece, Found) or "CLOCK" in piece.kinds for piece in pieces):
            break  # higher levels build on times; most sentences name none
    return [piece for piece in pieces if isinstance(piece, Found) and not piece.hidden]


def _read_level(sentence: Sentence, pieces: list[Piece], level: int) -> list[Piece]:
    """Replace the words of each time of `level` by the time, from left to right, the longest first."""
    begins = first_keys(level)
    read: list[Piece] = []
    done = 0
    for at, piece in enumerate(pieces):
        if at < done or (piece.form not in begins and begins.isdisjoint(piece.kinds)):
            continue
        match = _first_that_holds(sentence, pieces, match_at(pieces, at, level))
        if match is not None:
            read += pieces[done:at]
            read += _with_trimmed(pieces, put_together(match, pieces), at, match.after, match.pattern.trim)
            done = match.after
    return read + pieces[done:]


def _first_that_holds(sentence: Sentence, pieces: Sequence[Piece], matches: Iterable[Match]) -> Match | None:
    return next(
        (
            match
            for match in matches
            if match.pattern.check is None or CHECKS[match.pattern.check](sentence, pieces, match)
        ),
        None,
    )


def _with_trimmed(pieces: Sequence[Piece], found: Found, first: int, after: int, trim: int) -> list[Piece]:
    """Give back the words that only had to stand beside the time."""
    before = list(pieces[first : first + max(trim, 0)])
    behind = list(pieces[after + min(trim, 0) : after])
    return [*before, found, *behind]


def _settled(sentence: Sentence, found: Found, quoted: Sequence[Span], named: TimeRef | None) -> TimeRef | None:
    """Return `found` with its direction and its anchor looked up."""
    span = Span(found.words[0].start, found.words[-1].end)
    head = sentence.head_of(span) or sentence[found.words[0].token]
    if found.anchor == "previous" or (found.rule == "ago" and named and named.grain is Grain.QUARTER):
        return _from_previous(found, span, named)
    if found.anchor == "event":
        anchor = _event_after(sentence, found)
        return _time(found, span, f"event:{anchor.start}", found.direction or 0) if anchor else None
    direction = found.direction
    if direction is None:
        others = _quoted_places(sentence, [each for each in quoted if span not in each])
        direction = direction_of(sentence, head, others, full=found.anchor == "calendar")
    return _time(found, span, found.anchor, direction)


def _time(found: Found, span: Span, anchor: str, direction: int) -> TimeRef:
    return TimeRef(span=span, anchor=anchor, value=found.value, direction=direction, grain=found.grain, rule=found.rule)


def _from_previous(found: Found, span: Span, named: TimeRef | None) -> TimeRef | None:
    """Count from the day named before, else from the publication."""
    sign = found.value[:1] if found.value[:1] in {"+", "-"} else ""
    same = not found.value
    if "PX" in found.value:
        return None  # "days earlier" than what is named by the words around it, mostly an event
    if named is None:
        plain = as_length(found, sign)
        return _time(plain, span, plain.anchor, plain.direction or 0)
    if same and found.grain is not named.grain:
        return None
    grain = named.grain if Grain.DAY is found.grain or named.grain is Grain.QUARTER else found.grain
    value = named.value + (f"-{found.value}" if found.rule == "ago" else found.value)
    return _time(replace(found, value=value, grain=grain), span, named.anchor, named.direction)


def _names_a_day(time: TimeRef) -> bool:
    unshifted = "+" not in time.value and "-P" not in time.value and "/" not in time.value
    return time.grain is Grain.DAY and not time.anchor.startswith("event") and unshifted and _is_point(time)


def _is_point(time: TimeRef) -> bool:
    bare = time.value.startswith("P") and not time.direction
    return not bare and not time.value.startswith(_REFERENCES) and not time.value.startswith("LAST_P")


def _quoted_places(sentence: Sentence, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(token.i for span in spans for token in sentence.at(span))


def _event_after(sentence: Sentence, found: Found) -> Token | None:
    """Return the head of what follows `three weeks after`: the verb of its clause, or its noun."""
    marker = sentence[found.words[-1].token]
    head = sentence.head(marker)
    if head is not None and head.i > marker.i:
        return head
    following = [token for token in sentence.tokens[marker.i + 1 :] if token.upos not in {"DET", "ADJ", "PUNCT"}]
    return following[0] if following else None
