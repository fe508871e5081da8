"""Which lines are body: pairs of a line and its label, whole pages, and the laws of labelling."""

import json
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import collecting

from entente.collect import collect
from entente.collect.parts import label_parts
from entente.collect.parts.forms import find_form
from entente.collect.parts.lines import find_lines
from entente.records import Part, Span

BODY = (
    "The foreign ministers of the two countries met in Oslo on Tuesday to end a quarrel over fishing rights.",
    "They agreed to send patrol boats back to port and to let a joint commission count the fish before the summer.",
    "“It was a good morning,” the Norwegian host told reporters, without saying what had been promised to whom.",
    "The commission will have six members, three from each side, and is to report to both parliaments in May.",
)
PAGE = "\n\n".join(BODY)
COMMENT_FORM = (
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "Please enter your comment!",
)


def labels(text, **options):
    return {span.of(text): part for part, span in label_parts(text, **options)}


@pytest.mark.parametrize(
    "line, part",
    [
        ("Wednesday, June 12, 2024", Part.PAGE_DATE),
        ("Published 16 May 2024, 9:02 GMT", Part.PAGE_DATE),
        ("Updated 3:05 PM ET, Fri May 17, 2024", Part.PAGE_DATE),
        ("6 hours ago", Part.PAGE_DATE),
        ("Your briefing for Saturday, May 18, 2024", Part.PAGE_DATE),
        ("By Ada Low and Tomas Reyes", Part.BYLINE),
        ("By Ada Low, diplomatic correspondent", Part.BYLINE),
        ("Ada Low, Thursday 24 May 2018", Part.BYLINE),
        ("Anna Weiss reported from Vienna; Paul Osei from Accra.", Part.CREDIT),
        ("Lena Ortiz contributed to this report from Kyiv.", Part.CREDIT),
        ("(Reporting by Ada Low in Oslo; Editing by Tomas Reyes)", Part.CREDIT),
        ("Additional reporting by Paul Osei", Part.CREDIT),
        ("AP White House correspondent Ada Low reported from Oslo.", Part.CREDIT),
        ("The minister after talks on fish in Oslo. REUTERS/Jane Doe", Part.CAPTION),
        ("Contributor/Getty Photos", Part.CAPTION),
        ("The two ministers on the quay in Oslo. (AP Photo/Jane Doe)", Part.CAPTION),
        ("Photo: Jane Doe", Part.CAPTION),
        ("In this Tuesday, March 21, 2023 photo, the king waits on the quay in Oslo.", Part.CAPTION),
        ("The king greets the visiting president at the palace in Oslo, March 21, 2023.", Part.CAPTION),
        ("Fishing boats off Bergen [File: Jane Doe/Reuters]", Part.CAPTION),
        ("The two sides signed the treaty in Oslo on March 21, 2023.", None),
        ("Police reported from the scene that nobody was hurt.", None),
        ("Russia contributed to the delay, the minister said.", None),
        ("By Tuesday the boats had gone home.", None),
        ("The minister speaks to her colleagues almost every day.", None),
        ("Right now the treaty is only paper.", None),
        ("Governor Ann Lee (R) must leave office in 2024.", None),
    ],
)
def test_a_line_is_known_by_its_form(line, part):
    (found,) = find_lines(line)
    assert find_form(found) is part


@pytest.mark.parametrize(
    "line",
    [
        "Connect with us",
        *COMMENT_FORM,
        "Latest article",
        "Must read",
        "Continue Reading",
        "Share on Facebook",
        "Read more: how the talks began",
        "We use cookies to improve your visit.",
        "Sign up for our newsletter",
        "Advertisement",
        "© 2021 The Example Courier. All rights reserved.",
    ],
)
@pytest.mark.parametrize("place", [0, 2, 4])
def test_furniture_is_labelled_wherever_it_stands(line, place):
    if place == 2 and line in COMMENT_FORM:
        place = 4  # what stands below a comment form is comments
    text = "\n\n".join((*BODY[:place], line, *BODY[place:]))
    assert labels(text) == {line: Part.FURNITURE}


@pytest.mark.parametrize(
    "line",
    [
        "Terms of the deal were not disclosed.",
        "Weather delayed the minister's flight by two hours.",
        "More on the agenda than fish kept the two ministers busy.",
        "“No,” he said.",
        "Comments by the minister angered both capitals.",
        "Follow the money, she told the committee.",
    ],
)
def test_a_sentence_is_body_though_it_opens_like_furniture(line):
    text = "\n\n".join((*BODY[:2], line, *BODY[2:]))
    assert labels(text) == {}


def test_a_heading_stands_between_paragraphs():
    assert labels("\n".join((*BODY[:2], "A commission for the fish", *BODY[2:]))) == {
        "A commission for the fish": Part.HEADING
    }


def test_a_title_at_the_head_and_its_double():
    title = "Ministers end quarrel over fish | The Example Courier"
    text = f"Connect with us\n\n{title}\n\n\n{title}\n\nOslo\n\n{PAGE}"
    found = label_parts(text)
    assert [part for part, _ in found] == [Part.FURNITURE, Part.HEADLINE, Part.HEADLINE, Part.DATELINE]


def test_a_known_headline_is_found_though_other_titles_stand_nearer():
    text = f"Ministers end quarrel over fish\nBoats stay at home\n{PAGE}"
    assert labels(text, headline="Ministers end quarrel over fish")["Ministers end quarrel over fish"] is Part.HEADLINE


@pytest.mark.parametrize(
    "opening, dateline",
    [
        ("OSLO — ", "OSLO —"),
        ("OSLO, Norway (AP) — ", "OSLO, Norway (AP) —"),
        ("NEW DELHI: ", "NEW DELHI:"),
        ("MOSCOW and BEIJING — ", "MOSCOW and BEIJING —"),
        ("Oslo (CNN) — ", "Oslo (CNN) —"),
        ("Oslo (CNN) ", "Oslo (CNN)"),
        ("BEIJING, May 16 (Xinhua) -- ", "BEIJING, May 16 (Xinhua) --"),
        ("OSLO (Example Wire) — ", "OSLO (Example Wire) —"),
        ("BREAKING: ", None),
        ("NATO — ", "NATO —"),
        ("Fish — ", None),
        ("", None),
    ],
)
def test_a_dateline_opens_the_body(opening, dateline):
    text = opening + PAGE
    found = [span.of(text) for part, span in label_parts(text) if part is Part.DATELINE]
    assert found == ([] if dateline is None else [dateline])


@pytest.mark.parametrize("words", ["AB AND CD ", "Ab Cd and ", "Ab and Cd in Ef, ", "(Ab/", "And the ", "[Photo "])
def test_no_line_takes_long(words):
    line = words * (59 // len(words.split())) + "x"
    start = process_time()
    label_parts(line)
    assert process_time() - start < 1  # patterns that go back over names took minutes


def test_hard_wrapped_lines_are_one_paragraph():
    wrapped = (
        "The foreign ministers of the two countries met in Oslo on Tuesday to\n"
        "end a quarrel over fishing rights that has lasted since the spring of\n"
        "last year and has cost both of them friends in the capitals of Europe\n"
        "and in Washington, where the Senate had asked for a quick solution to\n"
        "the matter before it would vote on a treaty with either of the two.\n"
        "\n"
        "They agreed to send patrol boats back to port and to let a commission\n"
        "count the fish before the summer begins.\n"
    )
    assert len(find_lines(wrapped)) == 2
    assert label_parts(wrapped) == ()


def test_what_stands_around_a_page_is_furniture():
    around = [
        "Home",
        "World",
        "Asia",
        "Sport",
        "Live TV",
        *BODY,
        "Most read",
        "Ten gardens to see",
        "Rain again",
        "About us",
    ]
    text = "\n".join(around)
    body = [line for line in around if line not in labels(text)]
    assert tuple(body) == BODY


def test_the_last_line_of_a_text_that_was_cut_off_is_body():
    assert labels(PAGE + "\n\nThe host said that both ministers would come back in") == {}


def test_the_line_that_announces_a_quotation_is_body():
    assert labels("Speaking today, the minister said:\n\n" + PAGE) == {}
    assert labels(PAGE + "\n\nHe did not reply.") == {}


def test_nothing_but_furniture_has_no_body():
    text = "Home\nLeave a Reply\nShare on Facebook\nAdvertisement"
    assert set(labels(text).values()) == {Part.FURNITURE}


LINES = st.one_of(
    st.sampled_from([*BODY, "Home", "Share on Facebook", "Leave a Reply", "By Ada Low", "May 4, 2021", "A heading", "OSLO — " + BODY[0]]),
    st.text(max_size=60),
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", " \n\t"]).map(lambda between: between.join(lines))
)


@settings(deadline=None, max_examples=120)
@given(TEXTS)
def test_parts_lie_inside_the_text_in_order_and_apart(text):
    found = label_parts(text)
    assert all(0 <= span.start < span.end <= len(text) and span.of(text) == span.of(text).strip() for _, span in found)
    assert all(one.end <= other.start for (_, one), (_, other) in pairwise(found))


@settings(deadline=None, max_examples=120)
@given(TEXTS)
def test_labelling_is_repeatable_and_blind_to_white_space_at_the_end(text):
    assert label_parts(text) == label_parts(text) == label_parts(text + "\n\n  ")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(["Home", "Share on Facebook", "Advertisement", "Leave a Reply", "Must read"]), max_size=4)
)
def test_labelling_is_idempotent_the_body_of_a_body_is_itself(furniture):
    text = "\n".join((*furniture, *BODY, *furniture))
    body = "\n".join(line for line in text.split("\n") if line not in labels(text))
    assert label_parts(body) == ()
    assert body == "\n".join(BODY)


def test_spans_give_back_their_lines():
    text = f"Share on Facebook\r\n{PAGE}\r\nLeave a Reply"
    assert label_parts(text)[0] == (Part.FURNITURE, Span(0, 17))


def test_lines_that_pages_of_one_host_repeat_are_furniture_on_demand(tmp_path):
    note = "Ada Low covers fish for the Courier."
    rows = [
        {"url": f"https://courier.example/{n}", "text": f"{BODY[n]}\nNumber {n} was the first.\n{note}\n{BODY[0]}"}
        for n in range(1, 4)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    plain = list(collect([tmp_path]))
    found = list(collect([tmp_path], settings=collecting(repeated_lines=True)))
    assert all(note not in [span.of(article.text) for _, span in article.parts] for article in plain)
    assert all((Part.FURNITURE, note) in [(p, s.of(a.text)) for p, s in a.parts] for a in found)
    assert all(set(one.parts) <= set(other.parts) for one, other in zip(plain, found, strict=True))


def test_versions_of_one_story_do_not_make_each_other_furniture(tmp_path):
    rows = [{"url": f"https://courier.example/{n}", "text": f"{PAGE}\nVersion {n} was sent."} for n in range(4)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert not any(article.parts for article in collect([tmp_path], settings=collecting(repeated_lines=True)))


@pytest.mark.parametrize(
    "before, links, after",
    [
        ("Senator Doe", " Jane Alice DoeStorm hits the coast Budget vote nears | Harbor closes MORE", " accused Chad."),
        ("Mr. McRoe", " Richard (Dick) McRoe2020 rivals meet in Bergen MORE", " (D-Ore.) is leaving."),
        ("They met RoeRoe", "", " and said there was no MORE to say."),
    ],
)
def test_links_set_into_a_sentence_behind_a_name_are_furniture(before, links, after):
    found = label_parts(f"{BODY[0]}\n{before}{links}{after}\n{BODY[1]}")
    assert [part for part, _ in found] == [Part.FURNITURE] * bool(links)
    assert [span.of(f"{BODY[0]}\n{before}{links}{after}") for _, span in found] == [links] * bool(links)


def test_the_marks_of_a_gallery_are_furniture_its_captions_are_body():
    captions = ("Two ministers walk.", "A boat leaves port.", "Rain falls.")
    title = "Photos: The summit in Oslo"
    line = f"The talks began at noon. {title} {captions[0]} " + " ".join(
        f"Hide Caption {n} of 3 {title} {caption}" for n, caption in enumerate(captions[1:], 1)
    )
    text = f"{BODY[0]}\n{line}\n{BODY[1]}"
    told = line
    for part, span in label_parts(text):
        assert part is Part.FURNITURE
        told = told.replace(span.of(text), "", 1)
    assert told.split() == " ".join(("The talks began at noon.", *captions)).split()


def test_a_title_stands_above_the_date_and_a_caption_below_it():
    caption = "The fishing boats of the two countries in the harbour"
    found = labels(f"Ministers end quarrel over fish\n\n4 May 2021\n\n{caption}\n\n{BODY}")
    assert found["Ministers end quarrel over fish"] is Part.HEADLINE
    assert found.get(caption) is not Part.HEADLINE
