"""Which articles tell of the same happening, and how an episode is called."""

from dataclasses import replace
from datetime import date

from tests.build import actor, article, event, reading

from entente.group import group
from entente.records import ActorKind, ArticleKind, Episode, Span

VISIT = (
    "President Anders Holm of Norland arrived in Marin on {day} for talks with Queen Ilse "
    "of Sudland about fishing and gas. "
    "The two leaders reviewed the guard at the Marin palace and signed a joint statement. "
    "Norland's president called the fishing treaty a model; Sudland's queen praised the gas pipeline. "
    "Fishermen in Marin protested against the treaty. Gas prices in Norland had risen before the talks."
)
RETOLD = (
    "Holm and Queen Ilse met at the Marin palace on {day}, where Norland and Sudland agreed on gas and on fishing. "
    "A statement was signed after talks over the pipeline. Outside, fishermen shouted against the fishing treaty. "
    "The president of Norland leaves Marin tomorrow; the queen is to visit him at home next year."
)
FLOOD = "Heavy rain flooded the valley of the Drau and closed a railway; farmers lost cattle and hay in the meadows."


def told(name: str, text: str, published: date):
    page = article(name, text, published=published, outlet=name)
    if "Marin" not in text:
        return reading(page)
    sentence = text.split(". ", maxsplit=1)[0]
    visit = event(
        page, sentence, "CONSULT", "anders-holm", "SUD", time=published, modes=("visit",), place="Marin", score=0.9
    )
    return reading(page, visit, mentions=(actor("anders-holm", country="NOR", kind=ActorKind.PERSON), actor("SUD")))


def episodes_of(*pairs) -> tuple[Episode, ...]:
    return group(pairs).episodes


def test_reports_of_one_visit_are_one_episode_and_a_flood_is_none_of_it():
    may = date(2024, 5, 16)
    found = episodes_of(told("a", VISIT, may), told("b", RETOLD, may), told("c", FLOOD, may))
    assert sorted(len(episode.article_ids) for episode in found) == [1, 2]


def test_the_same_ritual_a_year_later_stays_apart_and_is_a_sibling():
    first, second = date(2023, 3, 21), date(2024, 5, 16)
    found = episodes_of(told("a", VISIT, first), told("b", RETOLD, first), told("c", VISIT, second))
    assert sorted(episode.article_ids for episode in found) == [("a", "b"), ("c",)]
    assert {episode.id: episode.siblings for episode in found} == {"a": ("c",), "c": ("a",)}


def test_an_episode_knows_where_when_between_whom():
    may = date(2024, 5, 16)
    (found,) = episodes_of(told("a", VISIT, may), told("b", RETOLD, may))
    assert found.label == "Marin, 16 May 2024: anders-holm's visit to SUD"
    assert (found.place, found.parties, found.when.start) == ("Marin", ("NOR", "SUD"), may)


def test_what_is_no_visit_is_called_by_the_headline_that_its_articles_bear_out_and_a_sanction_has_no_place():
    may = date(2024, 5, 16)
    headlines = ("Five things to watch in a busy week", "Norland and Sudland quarrel over fishing treaty")
    pairs = []
    for name, text, headline in zip("ab", (VISIT, RETOLD), headlines, strict=True):
        page = article(name, text, published=may, headline=headline)
        place = text.index("Marin")
        port = replace(actor("SUD"), span=Span(place, place + len("Marin")), reading="place")
        act = event(page, text.split(". ", maxsplit=1)[0], "SANCTION", "NOR", "SUD", time=may, score=0.9)
        pairs.append(reading(page, act, mentions=(actor("NOR"), actor("SUD"), port)))
    (found,) = episodes_of(*pairs)
    assert found.label == f"16 May 2024: {headlines[1]}"
    assert found.place is None


def test_no_episode_is_called_by_the_headline_of_an_opinion_if_it_has_another():
    may = date(2024, 5, 16)
    headlines = ("Norland visits Sudland", "Norland and Sudland quarrel over a fishing treaty and much else besides")
    read = []
    for name, headline, kind in zip("ab", headlines, (ArticleKind.OPINION, ArticleKind.REPORT), strict=True):
        page = article(name, VISIT, published=may, headline=headline, kind=kind)
        read.append(reading(page, event(page, VISIT, "SANCTION", "NOR", "PER", time=may)))
    (found,) = episodes_of(*read)
    assert found.label.endswith(headlines[1])


def test_an_episode_is_called_by_the_headline_of_an_article_that_opens_with_its_acts():
    may = date(2024, 5, 16)
    act = "Norland put sanctions on Sudland over the fishing treaty and the gas pipeline. "
    # the words of the wrong headline stand in both articles
    headlines = ("Fishermen, gas prices, treaty, pipeline, palace", "Norland punishes neighbour")
    pages = []
    for name, text, headline in zip("ab", (VISIT + " " + act, act + VISIT), headlines, strict=True):
        page = article(name, text, published=may, headline=headline)
        mention = event(page, act.strip(), "SANCTION", "NOR", "SUD", time=may, score=0.9)
        found = reading(page, mention, mentions=(actor("NOR"), actor("SUD")))
        pages.append((found[0], replace(found[1], sentences=(Span(0, text.index(". ") + 1),))))
    (found,) = episodes_of(*pages)
    assert found.label.endswith(headlines[1])


def test_two_leaders_who_meet_in_a_third_country_visit_neither():
    may = date(2024, 5, 16)
    page = article("a", f"Holm greeted Ilse. Holm and Ilse arrived in Westland. {FLOOD}", published=may)
    met = event(page, "Holm greeted Ilse.", "CONSULT", "SUD", "NOR", time=may, modes=("visit",))
    both = event(page, "Holm and Ilse arrived in Westland.", "CONSULT", "NOR SUD", "WES", time=may, modes=("visit",))
    mentions = (actor("NOR"), actor("SUD"), actor("WES"))
    (found,) = episodes_of(reading(page, met, mentions=mentions))
    assert "visit" in found.label
    (found,) = episodes_of(reading(page, met, both, mentions=mentions))
    assert "visit" not in found.label


def test_an_episode_is_not_called_by_a_question_nor_by_a_visit_that_one_of_several_articles_tells():
    may = date(2024, 5, 16)
    act = "Norland put sanctions on Sudland over the fishing treaty and the gas pipeline. "
    headlines = (
        "Norland, Sudland, fishing treaty, gas pipeline: what next?",
        "Norland punishes neighbour",
        "Sanctions",
    )
    pages = []
    for name, headline in zip("abc", headlines, strict=True):
        text = act + VISIT
        page = article(name, text, published=may, headline=headline)
        events = [event(page, act.strip(), "SANCTION", "NOR", "SUD", time=may, score=0.9)]
        if name == "a":
            arrival = text.removeprefix(act).split(". ", maxsplit=1)[0]
            events.append(event(page, arrival, "CONSULT", "NOR", "SUD", time=may, modes=("visit",), score=0.9))
        pages.append(reading(page, *events, mentions=(actor("NOR"), actor("SUD"))))
    (found,) = episodes_of(*pages)
    assert found.label.rpartition(": ")[2] in headlines[1:]
