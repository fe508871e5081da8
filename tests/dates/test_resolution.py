"""Laws and cases of resolving times, and of comparing what comes out."""

from datetime import date, timedelta

import pytest
from build import article, event
from hypothesis import given
from hypothesis import strategies as st

from entente.dates import (
    coarser,
    contains,
    day_of,
    hull,
    intersect,
    narrower,
    overlap,
    resolve,
    resolve_events,
    timex_value,
)
from entente.records import Basis, Grain, TimeRef, When

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
_RELATIVE = """
THIS_DAY LAST_DAY NEXT_DAY THIS_WEEK LAST_WEEK NEXT_WEEK P3D P2W LAST_P3W NEXT_P10D XXXX-WXX-1 XXXX-WXX-2 XXXX-WXX-3
XXXX-WXX-4 XXXX-WXX-5 XXXX-WXX-6 XXXX-WXX-7 XXXX-WXX-WE LAST_WEEKDAY-5 NEXT_WEEKDAY-2 THIS_WEEKDAY-3 XXXX-WXX-4+P3D
THIS_WEEK@AFTER
"""
_OTHERS = """
2023-03-21 2023-03 2023 2023-Q1 2023-H2 2023-SU 2023-W12 199X 19XX XXXX-02-29 XXXX-03 XXXX-Q4 XXXX-WI XXXX-XX-31
LAST_XXXX-SU NEXT_XXXX-04 LAST_YEAR-04 THIS_MONTH LAST_QUARTER NEXT_YEAR THIS_DECADE LAST_CENTURY P5Y PXM LAST_PXY
PAST_REF 2014/.. ../XXXX-WXX-5 XXXX-05-16/XXXX-05-17 XXXX-WXX-1/XXXX-WXX-3 2019@EARLY 2019@END 2020-05-12-P1Y EVERY_P1D
PT4H nonsense 2023-02-30 2023-03-21TEV THIS_WEEKDAY-2-P7D 1999/2003 XXXX-WXX-4-PXD 2023-W99 0000
"""
RELATIVE = st.sampled_from(_RELATIVE.split())
ANY = st.sampled_from((_RELATIVE + _OTHERS).split())
DIRECTIONS = st.sampled_from([-1, 0, 1])


def ref(value, direction=-1, *, anchor="publication", grain=Grain.DAY, link="clause"):
    return TimeRef(span=None, anchor=anchor, value=value, direction=direction, grain=grain, rule="test", link=link)


@given(ANY, DIRECTIONS, DAYS, st.integers(0, 40))
def test_nothing_ends_before_it_starts(value, direction, day, length):
    published = When(start=day, end=day + timedelta(days=length), grain=Grain.DAY, basis=Basis.PUBLISHED)
    when = resolve(ref(value, direction), published)
    assert when.start is None or when.end is None or when.start <= when.end


@given(RELATIVE, DIRECTIONS, DAYS)
def test_a_week_later_everything_relative_is_a_week_later(value, direction, day):
    now = resolve(ref(value, direction), day_of(day))
    later = resolve(ref(value, direction), day_of(day + timedelta(days=7)))
    assert now.start
    assert now.end
    assert (later.start, later.end) == (now.start + timedelta(days=7), now.end + timedelta(days=7))


@given(ANY, DIRECTIONS, DAYS)
def test_resolving_twice_is_the_same(value, direction, day):
    assert resolve(ref(value, direction), day_of(day)) == resolve(ref(value, direction), day_of(day))


@given(ANY, DIRECTIONS, DAYS, st.integers(0, 20), st.integers(0, 20))
def test_a_wider_publication_holds_what_each_of_its_days_gives(value, direction, day, before, after):
    narrow = resolve(ref(value, direction), day_of(day))
    interval = When(
        start=day - timedelta(days=before), end=day + timedelta(days=after), grain=Grain.DAY, basis=Basis.PUBLISHED
    )
    assert contains(resolve(ref(value, direction), interval), narrow)


@given(ANY, DIRECTIONS, DAYS)
def test_every_time_has_a_timex_value(value, direction, day):
    assert timex_value(ref(value, direction), day)


@given(DAYS, DAYS, DAYS, DAYS)
def test_intersection_lies_in_both_and_hull_holds_both(a, b, c, d):
    one, other = (
        When(start=min(pair), end=max(pair), grain=Grain.DAY, basis=Basis.EXPLICIT) for pair in ((a, b), (c, d))
    )
    shared = intersect(one, other)
    assert (shared is None) == (not overlap(one, other))
    if shared:
        assert contains(one, shared)
        assert contains(other, shared)
    assert contains(hull(one, other), one)
    assert contains(hull(one, other), other)
    assert narrower(one, other) in (one, other)


def test_overlap_is_at_the_coarser_precision():
    month = When(start=date(2024, 5, 1), end=date(2024, 5, 31), grain=Grain.MONTH, basis=Basis.EXPLICIT)
    assert overlap(day_of(date(2024, 5, 16)), month)
    assert not overlap(day_of(date(2024, 6, 1)), month)
    assert not overlap(day_of(date(2024, 5, 16)), day_of(date(2024, 5, 17)))
    assert coarser(Grain.DAY, Grain.MONTH) is Grain.MONTH


@pytest.mark.parametrize(
    "time, basis",
    [
        (ref("2023-03-21", anchor="calendar"), Basis.EXPLICIT),
        (ref("XXXX-WXX-4"), Basis.RELATIVE),
        (ref("XXXX-WXX-4", link="lead"), Basis.NARRATIVE),
        (None, Basis.PUBLISHED),
        (ref("EVERY_P1D"), Basis.PUBLISHED),
        (ref("P3W", anchor="event:7"), Basis.PUBLISHED),
    ],
)
def test_what_a_date_rests_on(time, basis):
    assert resolve(time, day_of(date(2024, 5, 17))).basis is basis


def test_a_publication_of_two_days_can_still_fix_the_day():
    published = When(start=date(2024, 5, 16), end=date(2024, 5, 17), grain=Grain.DAY, basis=Basis.PUBLISHED)
    when = resolve(ref("XXXX-WXX-4"), published)
    assert (when.start, when.end) == (date(2024, 5, 16), date(2024, 5, 16))


def test_without_a_publication_only_the_calendar_resolves():
    unknown = When(start=None, end=None, grain=Grain.LONGER, basis=Basis.PUBLISHED)
    assert resolve(ref("2022-02", anchor="calendar"), unknown).start == date(2022, 2, 1)
    assert resolve(ref("LAST_DAY"), unknown).start is None


def test_an_event_is_dated_from_another_whatever_their_order():
    about = article("a", "Envoys met two weeks after the raid.")
    met = event(about, about.text, "CONSULT", trigger="met", time=ref("P2W", 1, anchor="event:31", grain=Grain.WEEK))
    raid = event(about, about.text, "ASSAULT", trigger="raid", time=date(2024, 5, 1))
    whens = dict(resolve_events((met, raid), day_of(date(2024, 6, 1))))
    assert (whens[met.id].start, whens[met.id].end) == (date(2024, 5, 13), date(2024, 5, 19))
    assert whens[met.id].basis is Basis.EVENT


def test_events_that_hang_on_each_other_fall_back_to_the_publication():
    about = article("a", "Envoys met two weeks after the raid.")
    met = event(about, about.text, "CONSULT", trigger="met", time=ref("P2W", 1, anchor="event:31"))
    raid = event(about, about.text, "ASSAULT", trigger="raid", time=ref("P2W", -1, anchor="event:7"))
    whens = dict(resolve_events((met, raid), day_of(date(2024, 6, 1))))
    assert whens[met.id].basis is Basis.PUBLISHED


@pytest.mark.parametrize(
    "time, value",
    [
        (ref("XXXX-WXX-4"), "2024-05-16"),
        (ref("XXXX-WXX-4TNI"), "2024-05-16TNI"),
        (ref("LAST_WEEK", grain=Grain.WEEK), "2024-W19"),
        (ref("XXXX-03", grain=Grain.MONTH), "2024-03"),
        (ref("196X", anchor="calendar", grain=Grain.LONGER), "196"),
        (ref("P2Y", -1, grain=Grain.YEAR), "2022"),
        (ref("P3W", 0, grain=Grain.WEEK), "P3W"),
        (ref("P2E", 0, grain=Grain.LONGER), "P20Y"),
        (ref("LAST_P3M", -1, grain=Grain.MONTH), "P3M"),
        (ref("XXXX-Q2", 0, grain=Grain.QUARTER), "2024-Q2"),
        (ref("LAST_XXXX-SU", -1, grain=Grain.QUARTER), "2023-SU"),
        (ref("PRESENT_REF", 0, grain=Grain.LONGER), "PRESENT_REF"),
        (ref("EVERY_P1D", 0), "P1D"),
    ],
)
def test_timex_values(time, value):
    assert timex_value(time, date(2024, 5, 17)) == value
