"""What a text gives away of the day it was published: days told as past, weekdays, offices of those it names."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from entente.dates import WEEKDAYS, resolve
from entente.read.times.offices import find_office_clues
from entente.read.times.tense import is_past, is_predicate
from entente.read.tokens import Sentence, Sentences
from entente.records import ActorMention, Article, Basis, DateClue, Grain, Span, TimeRef, When

_UNKNOWN = When(start=None, end=None, grain=Grain.LONGER, basis=Basis.PUBLISHED)
_NEWEST = 3  # only the newest days a text tells can bound it, and one of them may be misread
_FRESH = 3  # of 123 dated articles, 116 are of the first weekday they tell as past or the three days after it
_BARE = "XXXX-WXX-"
_SET = frozenset({"in", "on", "since", "during", "after", "from", "early", "late"})
_FINE = frozenset({Grain.DAY, Grain.MONTH})


def find_clues(
    article: Article, sentences: Sentences, times: Sequence[TimeRef], mentions: Sequence[ActorMention]
) -> tuple[DateClue, ...]:
    """Return what bounds the day `article` was published, each with its reason."""
    days = list(_days_told(sentences, times))
    clues = [*_explicit(article, days), *_weekdays(times), *_same_day(times, days)]
    return (*clues, *find_office_clues(article, sentences, times, mentions))


# --- days of the calendar -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Days of the calendar that a text names, and whether it tells of them as past (-1) or to come (+1)."""

    span: Span
    start: date
    end: date
    grain: Grain
    direction: int


def _days_told(sentences: Sentences, times: Sequence[TimeRef]) -> Iterator[_Told]:
    """Yield the days that a verb tells as past or to come; a line that is only a date tells nothing."""
    starts = [sentence.start for sentence in sentences]
    for time in times:
        if time.anchor != "calendar" or time.span is None or "/" in time.value or "P" in time.value:
            continue
        sentence = sentences[max(bisect_right(starts, time.span.start) - 1, 0)]
        direction = _told_as(sentence, time.span, time)
        when = resolve(time, _UNKNOWN)
        if direction and when.start and when.end:
            yield _Told(span=time.span, start=when.start, end=when.end, grain=time.grain, direction=direction)


def _told_as(sentence: Sentence, span: Span, time: TimeRef) -> int:
    """Return whether the verb a time hangs on directly tells it as past or to come, 0 where that is not sure.

    A year often only names a thing ("the 2020 campaign"), so it must be set in time itself ("in 2020"); so does a day
    behind an article ("the 3 May 1999 attacks").
    """
    head = sentence.head_of(span)
    told = any(token.upos in {"VERB", "AUX"} for token in sentence.tokens)
    if head is None or not told or _names_thing(sentence, span):
        return 0
    if time.grain is Grain.DAY and time.direction < 0:
        return -1
    set_in_time = any(case.form.lower() in _SET for case in sentence.children(head, "case"))
    verb = sentence.head(head)
    if verb is None or not (set_in_time or time.grain is Grain.DAY) or not is_predicate(sentence, verb):
        return 0
    if time.direction > 0:
        return 1 if time.grain in _FINE else 0
    return -1 if is_past(sentence, verb) else 0


def _names_thing(sentence: Sentence, span: Span) -> bool:
    first = next((token.i for token in sentence.at(span)), 0)
    return first > 0 and sentence.words[first - 1] == "the"


def _explicit(article: Article, days: Sequence[_Told]) -> Iterator[DateClue]:
    """Yield what was told as past, so is older than the text, and the first day after that still to come."""
    past = sorted({each.start: each for each in days if each.direction < 0}.values(), key=lambda each: each.start)
    for each in reversed(past[-_NEWEST:]):
        reason = f"it tells of {each.span.of(article.text)} as past"
        yield DateClue(span=each.span, kind="explicit", reason=reason, earliest=each.start)
    newest = past[-1].start if past else date.min
    coming = [each for each in days if each.direction > 0 and each.end > newest]
    if coming:
        first = min(coming, key=lambda each: each.end)
        reason = f"it tells of {first.span.of(article.text)} as still to come"
        yield DateClue(span=first.span, kind="to_come", reason=reason, latest=first.end)


# --- weekdays ------------------------------------------------------------------------


def _weekdays(times: Sequence[TimeRef]) -> Iterator[DateClue]:
    """Yield the weekdays between the last one told as past and the next one told as to come."""
    bare = [(time, int(time.value[len(_BARE)])) for time in times if _is_bare_weekday(time)]
    past = {day for time, day in bare if time.direction < 0}
    coming = {day for time, day in bare if time.direction > 0} - past
    if not past:
        return
    newest = _newest(past, coming)
    last = _last_before(newest, past, coming, this_week=any(_is_this_week(time) for time in times))
    span = next(time.span for time, day in bare if day == newest and time.direction < 0)
    length = (last - newest) % 7
    days = tuple((newest - 1 + ahead) % 7 for ahead in range(length + 1))
    if span is None or length == 6:
        return
    ahead = f" and of {WEEKDAYS[last - 1]} as to come" if last in coming else ""
    yield DateClue(
        span=span, kind="weekday", reason=f"it tells of {WEEKDAYS[newest - 1]} as past{ahead}", weekdays=days
    )


def _is_bare_weekday(time: TimeRef) -> bool:
    return time.value.startswith(_BARE) and time.value[len(_BARE)].isdigit() and len(time.value.partition("+")[2]) == 0


def _is_this_week(time: TimeRef) -> bool:
    return time.value == "THIS_WEEK" and time.direction <= 0


def _newest(past: set[int], coming: set[int]) -> int:
    """Return the last of the past weekdays: the one before what is to come, else before the widest gap."""

    def gap(day: int) -> int:
        following = coming or (past - {day}) or {day}
        return min((other - day - 1) % 7 + 1 for other in following)

    return min(past, key=gap) if coming else max(past, key=gap)


def _last_before(newest: int, past: set[int], coming: set[int], *, this_week: bool) -> int:
    """Return the last weekday the text can be of: the next to come, else a few days on, before the oldest is due."""
    if coming:
        return min(coming, key=lambda day: (day - newest) % 7)
    if this_week:
        return 7
    oldest = min(past, key=lambda day: (day - newest - 1) % 7)
    gap = (oldest - newest - 1) % 7  # days until the oldest comes round
    return (newest - 1 + min(gap, _FRESH)) % 7 + 1


def _same_day(times: Sequence[TimeRef], days: Sequence[_Told]) -> Iterator[DateClue]:
    """Yield the week after the newest full date where the text also calls that day by its weekday."""
    past = {int(time.value[len(_BARE)]) for time in times if _is_bare_weekday(time) and time.direction < 0}
    told = [each for each in days if each.grain is Grain.DAY and each.direction < 0]
    newest = max(told, key=lambda each: each.start, default=None)
    if newest is not None and newest.start.isoweekday() in past:
        yield DateClue(
            span=newest.span,
            kind="same_day",
            reason=f"{_written(newest.start)} was the {WEEKDAYS[newest.start.weekday()]} it tells of",
            earliest=newest.start,
            latest=newest.start + timedelta(days=6),
        )


@cache
def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
