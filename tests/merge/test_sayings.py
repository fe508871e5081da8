"""One utterance, all its wordings."""

from datetime import date

from tests.build import actor, article, quote, reading
from tests.merge.test_events import grouped

from entente.merge import merge
from entente.records import ActorKind, CopyKind, Directness, Rewriting

MAY = date(2024, 5, 16)
SAID = "Our friendship is the harbour in which both fleets are safe"


def sayings_of(*said, rewritten: str = "", speakers: tuple[str, ...] = ()):
    pairs = []
    for number, (text, words, directness) in enumerate(said):
        page = article(f"a{number}", text, published=MAY, outlet=f"Outlet {number}")
        who = speakers[number] if speakers else "holm"
        person = actor(who, country="NOR", kind=ActorKind.PERSON)
        pairs.append(reading(page, mentions=(person,), quotes=(quote(page, words, who, directness=directness),)))
    groups = grouped(pairs)
    marks = tuple(
        Rewriting(article_id=page.id, kind=CopyKind.REWRITTEN if page.id == rewritten else None, score=1.0, marks=())
        for page, _ in pairs
    )
    return merge(pairs, type(groups)(publications=groups.publications, rewritings=marks)).sayings


def direct(words: str):
    return f"Holm said: “{words}.”", words, Directness.DIRECT


def test_the_same_words_in_part_are_one_saying_led_by_the_fullest():
    (saying,) = sayings_of(direct("the harbour in which both fleets are safe"), direct(SAID))
    assert saying.wording == SAID
    assert [kind for kind, _ in saying.variants] == ["part", "wording"]


def test_reported_speech_joins_the_quotation_it_tells():
    told = ("Holm said friendship was a harbour for both fleets.", "friendship was a harbour for both fleets")
    (saying,) = sayings_of(direct(SAID), (*told, Directness.INDIRECT))
    assert ("reported", "a1:q000010-1") in saying.variants


def test_a_rewritten_wording_is_marked_and_never_leads():
    spun = "Our friendship is the port through which both fleets are sheltered and completely protected from storms"
    (saying,) = sayings_of(direct(spun), direct(SAID), rewritten="a0")
    assert saying.wording == SAID
    assert [kind for kind, _ in saying.variants] == ["rewritten", "wording"]


def test_other_speakers_and_other_words_are_other_sayings():
    assert len(sayings_of(direct(SAID), direct(SAID), speakers=("holm", "dahl"))) == 2
    assert len(sayings_of(direct(SAID), direct("We shall never sell the islands to anyone"))) == 2


def test_two_short_phrases_need_the_same_words():
    assert len(sayings_of(direct("a great day"), direct("a sad day"))) == 2
    assert len(sayings_of(direct("a great day"), direct("It is a great day for Norland"))) == 1
