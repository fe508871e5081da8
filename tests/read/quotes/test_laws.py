"""What holds of the quotations of any article."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.read.paragraphs import paragraphs
from entente.read.quotes import find_quotes
from entente.records import Article, Directness

PIECES = [
    "“We will stay,” the general said.",
    "“We will stay.",
    "“Nobody asked us,” she added. “Not once.”",
    "The minister called the raid “a mistake” and left.",
    "Norway said that “all sides” had agreed, according to the navy.",
    "He read “War and Peace” on the train.",
    "The talks were over, the envoy said on Monday.",
    "BERG: That is all.",
    "The council’s members’ plan was ‘dead’, one of them told the paper.",
    "It was 5” long.",
    "“",
    "”",
]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n"])), min_size=1, max_size=6).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def read(parser):
    @cache
    def read_text(text):
        article = Article(id="0" * 12, name="a", text=text)
        return find_quotes(article, parser(text, paragraphs(article)))

    return read_text


@FEW
@given(text=TEXTS)
def test_contents_lie_in_the_text_without_their_marks(read, text):
    for quote in read(text):
        content = quote.content.of(text)
        assert 0 <= quote.content.start < quote.content.end <= len(text)
        assert content == content.strip()
        assert all(part in quote.content for part in quote.quoted)
        if quote.directness is Directness.DIRECT:
            assert quote.quoted == (quote.content,)
            assert content[0] not in "“”"
            assert content[-1] != "“"
        assert (quote.directness is Directness.INDIRECT) == (not quote.quoted)


@FEW
@given(text=TEXTS)
def test_direct_contents_do_not_overlap(read, text):
    spans = sorted(quote.content for quote in read(text) if quote.directness is Directness.DIRECT)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@FEW
@given(text=TEXTS)
def test_a_content_holds_neither_its_cue_nor_its_speaker(read, text):
    for quote in read(text):
        assert quote.cue is None or not quote.cue.overlaps(quote.content)
        assert quote.speaker is None or not quote.speaker.overlaps(quote.content)


@FEW
@given(pieces=st.lists(st.sampled_from(PIECES[:9]), min_size=1, max_size=4))
def test_straight_marks_give_the_same_spans(read, pieces):
    text = "\n\n".join(piece.replace("’", "'").replace("‘", "'") for piece in pieces)
    straight = text.replace("“", '"').replace("”", '"')
    curly = [(quote.content, quote.speaker, quote.directness) for quote in read(text)]
    assert [(quote.content, quote.speaker, quote.directness) for quote in read(straight)] == curly
