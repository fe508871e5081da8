"""Which mentions are one event, how it stands, and who stands behind it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.build import actor, article, event, reading

from entente.merge import merge
from entente.records import (
    ActorKind,
    Basis,
    Copy,
    CopyGroup,
    CopyKind,
    Episode,
    Event,
    Grain,
    Groups,
    Place,
    Publication,
    Span,
    Standing,
    Status,
    When,
)

MAY = date(2024, 5, 16)


def day(when: date) -> When:
    return When(start=when, end=when, grain=Grain.DAY, basis=Basis.EXPLICIT)


def grouped(pairs, *, episodes=(), copies=()) -> Groups:
    """Return groups in which every article was published on its metadata's day."""
    publications = tuple(
        Publication(article_id=a.id, when=day(a.proposals[0].day), evidence=(), rejected=(), score=1.0)
        for a, _ in pairs
        if a.proposals
    )
    made = tuple(
        Episode(id=ids[0], label="", when=day(MAY), place=None, parties=(), article_ids=tuple(ids), siblings=())
        for ids in episodes
    )
    return Groups(publications=publications, episodes=made, copies=tuple(copies))


def events_of(*pairs, **more) -> tuple[Event, ...]:
    return merge(pairs, grouped(pairs, **more)).events


def pair(one: dict, other: dict, *, words=("Ruritania met Arland.", "Arland met Ruritania."), gap=0):
    """Return the events of two articles with a mention each, `gap` days apart."""
    made = []
    for name, text, told in zip("ab", words, (one, other), strict=True):
        published = MAY if name == "a" else MAY + timedelta(days=gap)
        page = article(name, text, published=published, outlet=f"Outlet {name}")
        made.append(reading(page, event(page, text, **{"time": published, **told})))
    return events_of(*made)


MEETING = {"event_type": "CONSULT", "actors": "RUR", "recipients": "ARL"}


def test_one_meeting_told_twice_is_one_event():
    (told,) = pair(MEETING, MEETING)
    assert (told.n_reports, told.n_newsrooms, told.n_origins) == (2, (2, 2), 2)


def test_who_is_actor_is_free_where_the_act_is_mutual():
    assert len(pair(MEETING, {"event_type": "CONSULT", "actors": "ARL", "recipients": "RUR"})) == 1


def test_who_is_actor_is_fixed_where_it_is_not():
    one = {"event_type": "SANCTION", "actors": "RUR", "recipients": "ARL"}
    other = {"event_type": "SANCTION", "actors": "ARL", "recipients": "RUR"}
    assert len(pair(one, other)) == 2


def test_the_same_meeting_fourteen_months_later_is_another():
    assert len(pair(MEETING, MEETING, gap=420)) == 2


def test_other_parties_make_another_event():
    assert len(pair(MEETING, {**MEETING, "recipients": "FRE"})) == 2


def test_one_list_inside_the_other_is_one_event():
    assert len(pair({**MEETING, "trigger": "met"}, {**MEETING, "recipients": "ARL FRE", "trigger": "met"})) == 1


def test_two_demands_of_one_day_need_the_same_words():
    words = ("Ruritania asked Arland to free the fishermen.", "Ruritania asked Arland to lower tolls on grain.")
    asked = {"event_type": "REQUEST", "actors": "RUR", "recipients": "ARL"}
    one, other = {**asked, "matter": "prisoners"}, {**asked, "matter": "trade"}
    assert len(pair(one, other, words=words)) == 2
    assert len(pair(asked, asked, words=(words[0], "Arland should free the fishermen, Ruritania demanded."))) == 1


def test_other_persons_of_a_party_meet_apart():
    made = []
    for name, text, who in (("a", "Smith met Jones.", "smith"), ("b", "Brown met Green.", "brown")):
        page = article(name, text, published=MAY)
        person = actor(who, country="RUR", kind=ActorKind.PERSON)
        made.append(reading(page, event(page, text, "CONSULT", who, "ARL", time=MAY), mentions=(person, actor("ARL"))))
    assert len(events_of(*made)) == 2


def test_planned_and_done_are_one_event_with_both_positions():
    planned = {**MEETING, "status": Status.PLANNED, "time": MAY}
    (told,) = pair(planned, {**MEETING, "time": MAY}, gap=1)
    assert {position.status for position in told.positions} == {Status.PLANNED, Status.HAPPENED}
    assert told.standing is Standing.DONE


def test_a_bare_noun_does_not_say_that_what_is_planned_was_held():
    named = {**MEETING, "frame": "summit.n between", "trigger": "summit", "time": MAY}
    words = ("Ruritania will meet Arland.", "All speak of the summit.")
    (told,) = pair({**MEETING, "status": Status.PLANNED, "time": MAY}, named, words=words)
    assert told.standing is Standing.PLANNED


def test_what_was_planned_and_never_reported_is_overdue():
    page = article("a", "Ruritania will meet Arland.", published=MAY)
    told = reading(page, event(page, page.text, "CONSULT", "RUR", "ARL", time=MAY, status=Status.PLANNED))
    later = reading(article("b", "It rained.", published=MAY + timedelta(days=9)))
    assert [one.standing for one in events_of(told, later)] == [Standing.OVERDUE]


def test_asserted_by_one_denied_by_the_other_is_disputed():
    aid = {"event_type": "AID", "actors": "ARL", "recipients": "FRE", "trigger": "arms"}
    words = ("Ruritania says Arland arms Freeland.", "Arland denies that it arms Freeland.")
    one = {**aid, "status": Status.ALLEGED, "holder": "RUR"}
    (told,) = pair(one, {**aid, "status": Status.DENIED, "holder": "ARL"}, words=words)
    assert told.standing is Standing.DISPUTED
    assert {(position.holder, position.status) for position in told.positions} == {
        ("RUR", Status.ALLEGED),
        ("ARL", Status.DENIED),
    }


@pytest.mark.parametrize(("outlets", "expected"), [(("N", "N"), (1, 1)), (("N", None), (1, 2)), ((None, None), (1, 2))])
def test_an_unnamed_outlet_makes_the_number_of_newsrooms_a_range(outlets, expected):
    text = "Ruritania met Arland."
    made = []
    for name, outlet in zip("ab", outlets, strict=True):
        page = article(name, text, published=MAY, outlet=outlet)
        made.append(reading(page, event(page, text, "CONSULT", "RUR", "ARL", time=MAY)))
    (told,) = events_of(*made)
    assert told.n_newsrooms == expected


def test_a_copied_passage_adds_no_newsroom_and_no_origin():
    text = "Ruritania met Arland."
    pages = [article(name, text, published=MAY, outlet=f"Outlet {name}") for name in "ab"]
    made = [reading(page, event(page, text, "CONSULT", "RUR", "ARL", time=MAY)) for page in pages]
    all_of_it = Span(0, len(text))
    copy = Copy(
        article_id="b", kind=CopyKind.EDITED, similarity=1.0, signal="", shared=((all_of_it, Place("a", all_of_it)),)
    )
    (told,) = events_of(*made, copies=[CopyGroup(id="a", lead="a", copies=(copy,))])
    assert (told.n_reports, told.n_newsrooms, told.n_origins) == (2, (1, 1), 1)


def test_the_same_pledge_later_is_a_series_of_two():
    pledge = {"event_type": "AGREE", "actors": "RUR ARL", "status": Status.PLEDGED, "matter": "joint patrols"}
    one, other = pair(pledge, pledge, gap=420)
    assert one.series_id == other.series_id == one.id


def test_ids_are_those_of_the_least_member():
    (told,) = pair(MEETING, MEETING, gap=0)
    assert told.id == told.mentions[0] == min(told.mentions)


_BOMBED = ("a", "Its planes bombed a port on Thursday.", "bombed", "bomb.v")


def _attacks(*, opening: bool, told) -> int:
    pairs = []
    for name, text, trigger, frame in (_BOMBED, told):
        page = article(name, text, published=MAY)
        attack = event(page, text, "ASSAULT", "RUR", "ARL", time=MAY, trigger=trigger, frame=frame)
        page, read = reading(page, attack)
        pairs.append((page, replace(read, sentences=(Span(0, len(text)),) if opening else ())))
    return len(events_of(*pairs, episodes=(("a", "b"),)))


def test_articles_of_one_episode_that_open_with_one_act_tell_one_event():
    told = ("b", "Coast towns woke as jets bombed them.", "bombed", "bomb.v")
    assert _attacks(opening=True, told=told) == 1
    assert _attacks(opening=False, told=told) == 2


def test_a_noun_names_what_the_episode_tells():
    told = ("b", "Markets fell after the bombing.", "bombing", "bombing.n")
    assert _attacks(opening=False, told=told) == 1


def test_two_of_one_state_meet_apart_from_those_who_meet_another():
    assert len(pair(MEETING, {**MEETING, "recipients": "RUR"})) == 2


def test_an_episode_has_one_meeting_of_two_ahead():
    made = []
    for name, text in (("a", "Ruritania is to host the queen."), ("b", "The talks are set for a castle.")):
        page = article(name, text, published=MAY)
        plan = event(page, text, "CONSULT", "RUR", "ARL", time=MAY if name == "a" else None, status=Status.PLANNED)
        made.append(reading(page, plan))
    assert len(events_of(*made, episodes=(("a", "b"),))) == 1
