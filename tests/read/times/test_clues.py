"""What a text gives away of the day it was published."""

from datetime import date

import pytest
from build import article

from entente.lexicon.actors import actor, find_actor
from entente.lexicon.times import load_titles
from entente.read.times import find_clues, find_times
from entente.records import ActorKind, ActorMention, Naming, Span


def _person(text, words, actor_id):
    start = text.index(words)
    listed = actor(actor_id)
    assert listed is not None
    return ActorMention(
        span=Span(start, start + len(words)),
        naming=Naming.NAME,
        actor_id=actor_id,
        name=listed.name,
        kind=ActorKind.PERSON,
        country=listed.country,
        sector="GOV",
        reading="person",
        score=1.0,
        reason="",
    )


def _clues(parser, text, people=()):
    sentences = parser(text, [Span(0, len(text))])
    about = article("a", text)
    mentions = [_person(text, words, actor_id) for words, actor_id in people]
    return find_clues(about, sentences, find_times(about, sentences, ()), mentions)


def test_a_day_told_as_past_is_older_than_the_text(parser):
    (clue,) = _clues(parser, "The pact was signed on 12 April 2021 in Oslo.")
    assert (clue.kind, clue.earliest, clue.latest) == ("explicit", date(2021, 4, 12), None)


def test_a_day_that_names_a_thing_is_not_to_come(parser):
    assert not _clues(parser, "The storm is the worst since before the Aug. 24, 1992, landfall, officials say.")


def test_a_day_to_come_is_not(parser):
    (clue,) = _clues(parser, "The leaders will meet on 12 April 2031 in Oslo.")
    assert (clue.kind, clue.earliest, clue.latest) == ("to_come", None, date(2031, 4, 12))


@pytest.mark.parametrize(
    "text",
    [
        "The 2031 campaign began in the capital.",
        "They pledged to close the plants by 2031.",
        "12 April 2021",
        "The border has been drawn many times.",
    ],
)
def test_what_bounds_nothing(parser, text):
    assert _clues(parser, text) == ()


def test_weekdays_between_the_last_past_and_the_next_to_come(parser):
    clues = _clues(parser, "The envoy landed on Thursday. He will travel to the port on Saturday.")
    assert [clue.weekdays for clue in clues] == [(3, 4, 5)]


def test_a_lone_weekday_is_fresh(parser):
    clues = _clues(parser, "The envoy landed on Tuesday.")
    assert [clue.weekdays for clue in clues] == [(1, 2, 3, 4)]


def test_a_date_and_its_weekday_are_one_day(parser):
    text = "The leaders met on 21 March 2023. The visit ended on Tuesday."
    clue = next(clue for clue in _clues(parser, text) if clue.kind == "same_day")
    assert (clue.earliest, clue.latest) == (date(2023, 3, 21), date(2023, 3, 27))


def test_an_office_in_the_text(parser):
    text = "President Barack Obama spoke in the capital."
    (clue,) = _clues(parser, text, [("Barack Obama", "barack-obama")])
    assert clue.kind == "office"
    assert clue.earliest
    assert clue.latest
    assert clue.earliest.year == 2009
    assert clue.latest.year == 2017


@pytest.mark.parametrize(
    "text",
    [
        "Former President Barack Obama spoke in the capital.",
        "President-elect Barack Obama spoke in the capital.",
        "Barack Obama spoke in the capital.",
        "Deputy Prime Minister Barack Obama spoke in the capital.",
    ],
)
def test_no_office_in_the_text(parser, text):
    assert _clues(parser, text, [("Barack Obama", "barack-obama")]) == ()


def test_a_predecessor_keeps_the_title_so_his_term_ends_nothing(parser):
    text = "President Barack Obama had promised aid. President Donald Trump cut it."
    clues = _clues(parser, text, [("Barack Obama", "barack-obama"), ("Donald Trump", "donald-trump")])
    assert all(clue.latest is None or clue.latest.year > 2017 for clue in clues)


def test_a_new_appointment_fixes_the_weeks(parser):
    text = "Newly appointed Defense Minister Sergei Shoigu flew in."
    (clue,) = _clues(parser, text, [("Sergei Shoigu", "sergei-shoigu")])
    assert clue.kind == "appointed"
    assert clue.earliest == date(2012, 11, 4)


def test_named_this_week(parser):
    text = "With him came Sergei Shoigu, who was named defense minister this week."
    (clue,) = _clues(parser, text, [("Sergei Shoigu", "sergei-shoigu")])
    assert clue.kind == "appointed"
    assert clue.earliest
    assert clue.latest
    assert clue.earliest <= date(2012, 11, 6) <= clue.latest
    assert (clue.latest - clue.earliest).days < 14


@pytest.mark.parametrize("row", load_titles(), ids=lambda row: row.title)
def test_the_example_of_a_title(parser, row):
    start = row.example.lower().index(row.title) + len(row.title) + 1
    name = row.example[start:].removesuffix(" spoke on Monday.")
    listed = find_actor(name)[0]
    clues = _clues(parser, row.example, [(name, listed.id)])
    assert "office" in {clue.kind for clue in clues}
