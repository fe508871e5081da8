"""Who publishes, whose report it is, of what kind, from where, when, and in which language."""

import json

import pytest

from entente.collect import collect
from entente.records import ArticleKind, DateBasis

BODY = (
    "The foreign ministers of the two countries met in Oslo on Tuesday to end a quarrel over fishing rights.\n\n"
    "They agreed to send patrol boats back to port and to let a joint commission count the fish before summer.\n\n"
    "The commission will have six members and is to report to both parliaments in May, the host said.\n"
)


def read(tmp_path, text=BODY, **row):
    (tmp_path / "row.jsonl").write_text(json.dumps({"text": text} | row))
    (article,) = collect([tmp_path])
    return article


@pytest.mark.parametrize(
    "row, outlet, voice",
    [
        ({"url": "https://edition.cnn.com/2021/05/04/world/fish"}, "CNN", None),
        ({"url": "https://www.bbc.co.uk/news/1"}, "BBC", None),
        ({"url": "http://en.kremlin.ru/events/president/news/1"}, "Kremlin", "RUS"),
        ({"outlet": "xinhua news agency"}, "Xinhua", "CHN"),
        ({"source": "reuters.com"}, "Reuters", None),
        ({"outlet": "The Bergen Mail"}, "The Bergen Mail", None),
        ({"title": "Ministers end quarrel | CNN"}, "CNN", None),
        ({"url": "https://news.yahoo.com/fish"}, None, None),
        ({}, None, None),
    ],
)
def test_an_outlet_is_known_by_its_address_its_name_or_its_title(tmp_path, row, outlet, voice):
    article = read(tmp_path, **row)
    assert (article.outlet, article.publisher_actor) == (outlet, voice)


@pytest.mark.parametrize(
    "head, outlet",
    [
        ("The Bergen Mail | Asia\n\nMinisters end quarrel over fish\n\n", "The Bergen Mail"),
        ("Ministers end quarrel over fish\n\n4 May 2021\n\nThe Bergen Mail\n\n", "The Bergen Mail"),
        ("Ministers end quarrel over fish\n\nBergen Mail (Nordic edition)\n\n", "Bergen Mail"),
        ("Ministers end quarrel over fish\n\nBergen Mail - World\n\n", "Bergen Mail"),
        ("Ministers end quarrel over fish\n\nBy Ada Low, The Bergen Mail\n\n", "The Bergen Mail"),
        ("Latest News\n\nMinisters end quarrel over fish\n\n", None),
        ("Ministers end quarrel over fish\n\n", None),
    ],
)
def test_a_line_at_the_head_names_the_newspaper_and_is_no_headline(tmp_path, head, outlet):
    article = read(tmp_path, head + BODY)
    assert article.outlet == outlet
    assert article.headline is not None
    assert "Ministers" in article.headline


@pytest.mark.parametrize("named", ["The Bergen Mail", "The Bergen Mail | Asia", "The Bergen Mail (US edition)"])
def test_a_section_is_no_outlet_of_its_own(tmp_path, named):
    assert read(tmp_path, outlet=named).outlet == "The Bergen Mail"


@pytest.mark.parametrize(
    "text, agency",
    [
        ("OSLO (AP) — " + BODY, "AP"),
        ("OSLO (Example Wire) — " + BODY, "Example Wire"),
        (BODY + "\nCNN’s Ada Low, Tomas Reyes and Lena Ortiz contributed reporting.\n", "CNN"),
        (BODY + "\n(Reporting by Ada Low; Editing by Tomas Reyes)\n", "Reuters"),
        ("By Reuters\n\n" + BODY, "Reuters"),
        (BODY + "\nAFP\n", "AFP"),
        (BODY + "\nThe minister told NPR that the fish were fine.\n", None),
        (BODY + "\nThe Associated Press contributed to this report.\n", None),
        (BODY, None),
    ],
)
def test_an_agency_is_credited_in_the_dateline_or_at_the_foot(tmp_path, text, agency):
    assert read(tmp_path, text).agency == agency


@pytest.mark.parametrize(
    "row, kind",
    [
        ({}, ArticleKind.REPORT),
        ({"url": "https://www.nytimes.com/2021/05/04/opinion/fish.html"}, ArticleKind.OPINION),
        ({"title": "Opinion: Let them fish"}, ArticleKind.OPINION),
        ({"outlet": "The Bergen Mail - Opinion"}, ArticleKind.OPINION),
        ({"outlet": "The Bergen Mail - World"}, ArticleKind.REPORT),
        ({"title": "Analysis: Why the quarrel ended"}, ArticleKind.ANALYSIS),
        ({"title": "Joint Statement of the Two Foreign Ministers"}, ArticleKind.DOCUMENT),
        ({"title": "Full text: the fisheries protocol"}, ArticleKind.DOCUMENT),
        ({"title": "Transcript: the minister on fish"}, ArticleKind.TRANSCRIPT),
        ({"title": "Readout of the Minister's Call"}, ArticleKind.READOUT),
        ({"url": "https://www.state.gov/secretarys-call-with-the-minister/"}, ArticleKind.READOUT),
        ({"url": "https://carnegieendowment.org/2021/05/fish"}, ArticleKind.ANALYSIS),
        ({"title": "Ministers talk about an opinion poll"}, ArticleKind.REPORT),
        ({"title": "How ministers met"}, ArticleKind.REPORT),
        ({"title": "Ministry releases transcript of the call"}, ArticleKind.REPORT),
        ({"title": "Joint statement angers the neighbours"}, ArticleKind.REPORT),
        ({"title": "Agreement on fish reached"}, ArticleKind.REPORT),
    ],
)
def test_kind_by_title_and_address(tmp_path, row, kind):
    assert read(tmp_path, **row).kind is kind


def test_kind_by_the_label_above_the_text(tmp_path):
    assert read(tmp_path, "ANALYSIS/OPINION:\n\n" + BODY).kind is ArticleKind.OPINION


def test_kind_by_form(tmp_path):
    turns = "".join(
        f"Q: Question {n} about the fish?\nMR. LOW: Answer {n} about the fish, which is long.\n" for n in range(5)
    )
    assert read(tmp_path, turns).kind is ArticleKind.TRANSCRIPT
    sides = "".join(
        f"{n}. The two sides agreed on point {n} of the protocol and will report on it.\n" for n in range(7)
    )
    assert read(tmp_path, sides).kind is ArticleKind.DOCUMENT


def test_a_menu_that_says_opinion_makes_no_opinion(tmp_path):
    assert read(tmp_path, "Home\nOpinion\nSport\nMinisters end quarrel over fish\n\n" + BODY).kind is ArticleKind.REPORT


@pytest.mark.parametrize(
    "text, row, day, basis",
    [
        (BODY, {"date": "2021-05-04T23:10:00+02:00"}, "2021-05-04", DateBasis.METADATA),
        (BODY, {"date": "1620086400"}, "2021-05-04", DateBasis.METADATA),
        (BODY, {"url": "https://x.example/2021/05/04/fish"}, "2021-05-04", DateBasis.URL),
        (BODY, {"url": "https://x.example/world/20210504-fish"}, "2021-05-04", DateBasis.URL),
        ("Tuesday, May 4, 2021\n\n" + BODY, {}, "2021-05-04", DateBasis.PAGE),
        ("Published 4 May 2021, 19:40\n\n" + BODY, {}, "2021-05-04", DateBasis.PAGE),
        ("OSLO, May 4, 2021 (AP) — " + BODY, {}, "2021-05-04", DateBasis.DATELINE),
        (BODY + "\nA first treaty was signed on April 2, 2019.\n", {}, "2019-04-02", DateBasis.TEXT),
    ],
)
def test_days_are_proposed_with_where_they_stand(tmp_path, text, row, day, basis):
    proposals = read(tmp_path, text, **row).proposals
    assert (day, basis) in [(str(one.day), one.basis) for one in proposals]


def test_a_dateline_without_a_year_takes_the_nearest(tmp_path):
    article = read(tmp_path, "OSLO, Dec. 31 (AP) — " + BODY, date="2021-01-01")
    assert ("2020-12-31", DateBasis.DATELINE) in [(str(one.day), one.basis) for one in article.proposals]


def test_a_proposed_day_points_at_its_words(tmp_path):
    text = "Tuesday, May 4, 2021\n\n" + BODY
    (proposal,) = read(tmp_path, text).proposals
    assert proposal.span is not None
    assert proposal.span.of(text) == "May 4, 2021"


def test_no_day_is_no_proposal(tmp_path):
    assert read(tmp_path, date="soon").proposals == ()


@pytest.mark.parametrize(
    "text, language",
    [
        (BODY, "en"),
        ("Xi meets Putin", "en"),
        ("Die Außenminister der beiden Länder trafen sich am Dienstag in Oslo, um einen Streit beizulegen. " * 3, "de"),
        (
            "Les ministres des deux pays se sont réunis mardi à Oslo pour mettre fin à une querelle sur la pêche. " * 3,
            "fr",
        ),
        ("Министры двух стран встретились во вторник в Осло, чтобы покончить со спором о рыбе. " * 3, "ru"),
        ("两国外长星期二在奥斯陆会晤，以结束有关捕鱼权的争端。" * 5, "zh"),
    ],
)
def test_language(tmp_path, text, language):
    assert read(tmp_path, text).language == language


def test_the_place_of_the_dateline(tmp_path):
    assert read(tmp_path, "NEW DELHI: " + BODY).dateline == "New Delhi"
    assert read(tmp_path, BODY).dateline is None
