"""What is parsed, and what is passed over."""

from entente.read.paragraphs import paragraphs
from entente.records import Article, Part, Span


def _read(text: str, *parts: tuple[Part, str]) -> list[str]:
    spans = tuple((part, Span(text.index(words), text.index(words) + len(words))) for part, words in parts)
    article = Article(id="a", name="a", text=text, parts=spans)
    return [span.of(text) for span in paragraphs(article)]


def test_a_line_is_a_paragraph():
    assert _read("One thing.\n\n  Another.  \n") == ["One thing.", "Another."]


def test_furniture_titles_and_credits_are_passed_over():
    text = "Home News\nA title\nBody here.\nA. Reporter contributed."
    parts = ((Part.FURNITURE, "Home News"), (Part.HEADLINE, "A title"), (Part.CREDIT, "A. Reporter contributed."))
    assert _read(text, *parts) == ["Body here."]


def test_the_words_behind_a_dateline_are_read():
    assert _read("OSLO (AP) - Peru sent ships.", (Part.DATELINE, "OSLO (AP) -")) == ["Peru sent ships."]
    assert _read("OSLO\nPeru sent ships.", (Part.DATELINE, "OSLO")) == ["Peru sent ships."]


def test_hard_wrapped_lines_are_one_paragraph():
    assert _read("Peru sent\nships to Oslo.\nThe end came.") == ["Peru sent\nships to Oslo.", "The end came."]


def test_nothing_to_read_is_fine():
    assert _read("") == []
    assert _read("\n \n") == []


def test_furniture_inside_a_line_is_blank_for_the_parser_and_every_character_keeps_its_place():
    text = "Menu\nMr. Doe John DoeStorm nears MORE met Ms. Roe in Oslo."
    start, end = text.index(" John"), text.index(" met")
    article = Article(
        id="a", name="a", text=text, parts=((Part.FURNITURE, Span(0, 4)), (Part.FURNITURE, Span(start, end)))
    )
    told = article.readable
    assert len(told) == len(text)
    assert told.split() == ["Menu", "Mr.", "Doe", "met", "Ms.", "Roe", "in", "Oslo."]
    assert paragraphs(article) == (Span(5, len(text)),)
