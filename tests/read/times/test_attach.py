"""Which time dates which event: the clause's own, the sentence's, the paragraph's, the lead's, or none."""

from datetime import date

import pytest
from build import article, event

from entente.dates import day_of, resolve_events
from entente.read.times import date_events, find_times
from entente.records import Span, Status

PUBLISHED = date(2024, 5, 17)  # a Friday


def _paragraphs(text):
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def _dated(parser, text, triggers, statuses=None):
    about = article("a", text)
    sentences = parser(text, _paragraphs(text))
    times = find_times(about, sentences, ())
    events = tuple(
        event(about, text, "CONSULT", trigger=trigger, status=(statuses or {}).get(trigger, Status.HAPPENED))
        for trigger in triggers
    )
    dated = date_events(events, sentences, times)
    whens = dict(resolve_events(dated, day_of(PUBLISHED)))
    links = {each.id: each.time.link if each.time else None for each in dated}
    return {
        trigger: (links[each.id], str(whens[each.id].start)) for trigger, each in zip(triggers, events, strict=True)
    }


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The envoy met the premier on Tuesday.", {"met": ("clause", "2024-05-14")}),
        ("They held talks in Oslo on Tuesday.", {"talks": ("clause", "2024-05-14")}),
        ("Tuesday's talks in Oslo failed.", {"talks": ("clause", "2024-05-14")}),
        ("Chad is leaving the pact, saying that Peru cheats on the 1987 treaty.", {"leaving": (None, "2024-05-17")}),
        ("Under a 2013 treaty, Chad agreed to leave.", {"agreed": ("clause", "2013-01-01")}),
        ("The last summit was in 2007, when the envoy met the premier.", {"met": ("clause", "2007-01-01")}),
        ("It was last in the news in early April, when she flew to Oslo.", {"flew": ("clause", "2024-04-01")}),
        ("The envoy landed on Monday and met the premier on Tuesday.", {"met": ("clause", "2024-05-14")}),
        ("The envoy met the premier over the guard who had fled on Monday.", {"met": (None, "2024-05-17")}),
        (
            "The envoy landed on Monday and met the premier on Tuesday.",
            {"landed": ("clause", "2024-05-13"), "met": ("clause", "2024-05-14")},
        ),
        (
            "Crowds stormed the embassy in 2016 after the king jailed the priest.",
            {"stormed": ("clause", "2016-01-01"), "jailed": ("sentence", "2016-01-01")},
        ),
        ("The invasion of the island in July 1974 split it.", {"invasion": ("clause", "1974-07-01")}),
        (
            "The envoy met the premier on Tuesday, calling for restraint.",
            {"calling": ("sentence", "2024-05-14")},
        ),
        (
            "The envoy flew in on Tuesday. He met the premier in a hotel.",
            {"met": ("paragraph", "2024-05-14")},
        ),
        (
            "The envoy flew in on Tuesday.\n\nHe met the premier in a hotel.",
            {"met": ("lead", "2024-05-14")},
        ),
        (
            "The envoy flew in on Tuesday.\n\nThe two sides have met often.",
            {"met": (None, "2024-05-17")},
        ),
    ],
)
def test_how_an_event_is_dated(parser, text, expected):
    assert _dated(parser, text, list(expected)) == expected


def test_what_is_planned_does_not_take_the_day_of_what_happened(parser):
    text = "The envoy flew in on Tuesday. He will meet the premier."
    assert _dated(parser, text, ["meet"], {"meet": Status.PLANNED}) == {"meet": (None, "2024-05-17")}


def test_an_event_told_by_its_distance_from_a_dated_one(parser):
    text = "The army crossed the border on 17 March 2021, nine days after bombing the port."
    dated = _dated(parser, text, ["crossed", "bombing"])
    assert dated == {"crossed": ("clause", "2021-03-17"), "bombing": ("clause", "2021-03-08")}


def test_distance_is_turned_round_towards_the_event_without_a_day(parser):
    text = "The envoys met in Oslo on Tuesday.\n\nThe meeting came three weeks after the minister visited the port."
    dated = _dated(parser, text, ["meeting", "visited"])
    assert dated["visited"][1] < "2024-05-01"


def test_without_times_nothing_is_dated(parser):
    assert _dated(parser, "The envoy met the premier.", ["met"]) == {"met": (None, "2024-05-17")}


def test_no_events(parser):
    text = "The envoy met the premier on Tuesday."
    assert date_events((), parser(text, _paragraphs(text)), ()) == ()
