"""What a text gives away of the day it was published: days told as past, weekdays, offices of those it names."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from entente.dates import resolve
from entente.read.times.offices import find_office_clues
from entente.read.tokens import Sentences
from entente.records import ActorMention, Article, Basis, DateClue, Grain, Span, TimeRef, When

_UNKNOWN = When(start=None, end=None, grain=Grain.LONGER, basis=Basis.PUBLISHED)
_NEWEST = 3  # only the newest days a text tells can bound it, and one of them may be misread
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BARE = "XXXX-WXX-"


def find_clues(
    article: Article, sentences: Sentences, times: Sequence[TimeRef], mentions: Sequence[ActorMention]
) -> tuple[DateClue, ...]:
    """Return what bounds the day `article` was published, each with its reason."""
    days = list(_days_told(_told(sentences, times)))
    clues = [*_explicit(article, days), *_weekdays(times), *_same_day(times, days)]
    return (*clues, *find_office_clues(article, sentences, times, mentions))


def _told(sentences: Sentences, times: Sequence[TimeRef]) -> Iterator[TimeRef]:
    """Yield the times that stand in a sentence that tells something, not in a line that is only a date."""
    starts = [sentence.start for sentence in sentences]
    for time in times:
        if time.span is not None:
            sentence = sentences[max(bisect_right(starts, time.span.start) - 1, 0)]
            if any(token.upos in {"VERB", "AUX"} for token in sentence.tokens):
                yield time


def _days_told(times: Iterable[TimeRef]) -> Iterator[tuple[TimeRef, Span, date, date]]:
    """Yield the times of the calendar with their first and last day."""
    for time in times:
        if time.anchor != "calendar" or time.span is None or time.value.startswith("../"):
            continue
        when = resolve(time, _UNKNOWN)
        if when.start and when.end:
            yield time, time.span, when.start, when.end


def _explicit(article: Article, days: Sequence[tuple[TimeRef, Span, date, date]]) -> Iterator[DateClue]:
    """Yield what was told as past, so is older than the text, and what was still to come."""
    past = sorted((each for each in days if each[0].direction <= 0), key=lambda each: each[2], reverse=True)
    for _, span, start, _ in past[:_NEWEST]:
        reason = f"it tells of {span.of(article.text)} as past"
        yield DateClue(span=span, kind="explicit", reason=reason, earliest=start)
    coming = sorted((each for each in days if each[0].direction > 0), key=lambda each: each[3])
    for _, span, _, end in coming[:_NEWEST]:
        reason = f"it tells of {span.of(article.text)} as still to come"
        yield DateClue(span=span, kind="explicit", reason=reason, latest=end)


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
    ahead = f" and of {_DAYS[last - 1]} as to come" if last in coming else ""
    yield DateClue(
        span=span, kind="weekday", reason=f"it tells of {_DAYS[newest - 1]} as past{ahead}", weekdays=days
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
    """Return the last weekday the text can be of: the next to come, else the day before the oldest comes round."""
    if coming:
        return min(coming, key=lambda day: (day - newest) % 7)
    if this_week:
        return 7
    oldest = min(past, key=lambda day: (day - newest - 1) % 7)
    return (oldest - 2) % 7 + 1


def _same_day(times: Sequence[TimeRef], days: Sequence[tuple[TimeRef, Span, date, date]]) -> Iterator[DateClue]:
    """Yield the week after the newest full date where the text also calls that day by its weekday."""
    past = {int(time.value[len(_BARE)]) for time in times if _is_bare_weekday(time) and time.direction < 0}
    told = [(span, start) for time, span, start, _ in days if time.grain is Grain.DAY and time.direction <= 0]
    if not told:
        return
    span, newest = max(told, key=lambda each: each[1])
    if newest.isoweekday() in past:
        yield DateClue(
            span=span,
            kind="same_day",
            reason=f"{_written(newest)} was the {_DAYS[newest.weekday()]} it tells of",
            earliest=newest,
            latest=newest + timedelta(days=6),
        )


@cache
def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
