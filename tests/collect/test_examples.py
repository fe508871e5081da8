"""The examples that ship are read whole: every one an article, its furniture labelled, its body kept."""

from pathlib import Path

import pytest

from entente.collect import collect
from entente.records import Article, Part

FOLDER = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def articles():
    results = list(collect([FOLDER]))
    found = {article.name.rsplit("/")[-1]: article for article in results if isinstance(article, Article)}
    assert len(found) >= 18
    return found


def body(article):
    labelled = [span for part, span in article.parts if part is not Part.DATELINE]
    place, pieces = 0, []
    for span in labelled:
        pieces.append(article.text[place : span.start])
        place = span.end
    return "".join((*pieces, article.text[place:])).split()


def test_every_article_has_a_body_in_english(articles):
    assert all(article.language == "en" and len(body(article)) > 90 for article in articles.values())


@pytest.mark.parametrize(
    "words",
    ["Leave a Reply", "cookies", "Sign up", "Most read", "Please enter", "Follow us", "Advertisement", "track("],
)
def test_no_furniture_is_left_in_a_body(articles, words):
    assert not [name for name, article in articles.items() if words in " ".join(body(article))]


def test_bodies_of_pages_in_html_begin_and_end_where_the_article_does(articles):
    page = body(articles["truce-karabakh-frays"])
    assert " ".join(page[:5]) == "A ceasefire that Russia brokered"
    assert " ".join(page[-4:]) == "do if it failed."


def test_copies_of_the_wire_differ_in_name_only(articles):
    lead = body(articles["beijing-2024-wire.txt"])
    copy = body(articles["beijing-2024-verbatim.txt"])
    assert lead == copy
    assert articles["beijing-2024-verbatim.txt"].agency == "Example Wire"


def test_the_wrong_page_date_is_proposed_as_that_of_the_page(articles):
    (proposal,) = articles["beijing-2024-wrong-page-date.txt"].proposals
    assert (str(proposal.day), proposal.basis.value) == ("2024-06-12", "page")


def test_state_media_speak_for_their_state(articles):
    voices = {article.outlet: article.publisher_actor for article in articles.values() if article.publisher_actor}
    assert voices == {"Global Times": "CHN", "Press TV": "IRN", "KCNA": "PRK"}
