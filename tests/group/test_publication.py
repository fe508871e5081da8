"""Deciding when an article was published: what wins, what is rejected and why, what neighbours lend."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from entente.group.publication import date_articles, find_evidence
from entente.records import (
    Article,
    Copy,
    CopyGroup,
    CopyKind,
    DateBasis,
    DateClue,
    DateProposal,
    Grain,
    Reading,
    Span,
)

DAY = date(2019, 3, 7)  # a Thursday


def _pair(name, *proposals, clues=()):
    about = Article(
        id=name, name=name, text="", proposals=tuple(DateProposal(day=day, basis=basis) for basis, day in proposals)
    )
    return find_evidence(about, Reading(article_id=name, reader="test", clues=tuple(clues)))


def _clue(kind, earliest=None, latest=None, weekdays=()):
    return DateClue(
        span=Span(0, 1), kind=kind, reason=f"the {kind}", earliest=earliest, latest=latest, weekdays=weekdays
    )


def _one(*pair, **more):
    (publication,) = date_articles([_pair("a", *pair, **more)])
    return publication


def test_metadata_wins_over_the_page():
    found = _one((DateBasis.METADATA, DAY), (DateBasis.PAGE, DAY + timedelta(days=28)))
    assert (found.when.start, found.when.end) == (DAY, DAY)
    assert found.rejected == (
        (DAY + timedelta(days=28), "the page says 4 April 2019, but the metadata says 7 March 2019"),
    )
    assert found.evidence == ("the metadata says 7 March 2019",)


def test_a_page_date_after_the_weeks_of_an_appointment_is_rejected():
    named = _clue("appointed", DAY - timedelta(days=3), DAY + timedelta(days=3))
    found = _one((DateBasis.PAGE, DAY + timedelta(days=31)), clues=[named])
    assert (found.when.start, found.when.end) == (DAY - timedelta(days=3), DAY + timedelta(days=3))
    assert found.rejected == ((DAY + timedelta(days=31), "7 April 2019 is 4 weeks too late: the appointed"),)


def test_metadata_bears_one_contradiction():
    found = _one((DateBasis.METADATA, DAY), clues=[_clue("explicit", DAY + timedelta(days=40))])
    assert found.when.start == DAY
    assert found.score < _one((DateBasis.METADATA, DAY)).score


def test_metadata_falls_to_two_strong_contradictions():
    far = DAY + timedelta(days=400)
    clues = [_clue("appointed", far, far + timedelta(days=9)), _clue("office", far), _clue("explicit", far)]
    found = _one((DateBasis.METADATA, DAY), clues=clues)
    assert found.when.start == far
    assert found.rejected[0][0] == DAY


def test_weekdays_narrow_an_undated_text():
    clues = [_clue("appointed", DAY - timedelta(days=3), DAY + timedelta(days=3)), _clue("weekday", weekdays=(3, 4))]
    found = _one(clues=clues)
    assert (found.when.start, found.when.end) == (DAY, DAY + timedelta(days=1))
    assert found.when.grain is Grain.DAY


def test_a_text_without_any_clue_is_undated():
    found = _one()
    assert (found.when.start, found.when.end) == (None, None)
    assert found.evidence == ()


def test_articles_of_one_story_date_an_undated_one():
    dated = [_pair(name, (DateBasis.METADATA, DAY)) for name in "bc"]
    found = date_articles([_pair("a"), *dated], [["a", "b", "c"]])[0]
    assert found.when.start
    assert found.when.end
    assert found.when.start <= DAY <= found.when.end
    assert found.evidence == ("2 other articles of the same story are of about 7 March 2019",)


def test_a_story_overrules_a_page_date():
    dated = [_pair(name, (DateBasis.METADATA, DAY)) for name in "bc"]
    wrong = _pair("a", (DateBasis.PAGE, DAY + timedelta(days=28)))
    found = date_articles([wrong, *dated], [["a", "b", "c"]])[0]
    assert found.when.end
    assert found.when.end < DAY + timedelta(days=10)
    assert "too late: 2 other articles of the same story" in found.rejected[0][1]


def test_a_printed_date_may_lie_days_off_its_story():
    dated = [_pair(name, (DateBasis.METADATA, DAY)) for name in "bc"]
    early = _pair("a", (DateBasis.PAGE, DAY - timedelta(days=6)))
    assert date_articles([early, *dated], [["a", "b", "c"]])[0].when.start == DAY - timedelta(days=6)


def test_a_title_of_some_weeks_ago_rejects_no_date():
    held = _clue("office", latest=DAY - timedelta(days=20))
    assert _one((DateBasis.PAGE, DAY), clues=[held]).when.start == DAY


def test_a_page_date_is_not_lent():
    unsure = _pair("b", (DateBasis.PAGE, DAY))
    found = date_articles([_pair("a"), unsure], [["a", "b"]])[0]
    assert found.when.start is None


def test_a_copy_is_not_older_than_its_lead():
    lead, copy = _pair("b", (DateBasis.METADATA, DAY)), _pair("a")
    group = CopyGroup(
        id="g", lead="b", copies=(Copy(article_id="a", kind=CopyKind.EXACT, similarity=1.0, signal="equal"),)
    )
    found = date_articles([copy, lead], (), [group])[0]
    assert found.when.start == DAY


@given(st.permutations("abcd"))
def test_the_order_of_articles_changes_nothing(order):
    pairs = {
        "a": _pair("a"),
        "b": _pair("b", (DateBasis.METADATA, DAY)),
        "c": _pair("c", (DateBasis.URL, DAY + timedelta(days=1))),
        "d": _pair("d", (DateBasis.PAGE, DAY + timedelta(days=28))),
    }
    found = date_articles([pairs[name] for name in order], [["a", "b", "c", "d"]])
    again = date_articles([pairs[name] for name in "abcd"], [["d", "c", "b", "a"]])
    assert sorted(found, key=lambda each: each.article_id) == list(again)


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.sampled_from(list(DateBasis)))
def test_a_lone_date_stands(day, basis):
    assert _one((basis, day)).when.start == day
