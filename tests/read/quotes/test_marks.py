"""Quotation marks are paired whatever their shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.read.quotes.marks import find_segments
from entente.records import Span


def lines(text):
    spans, place = [], 0
    for line in text.split("\n"):
        spans.append(Span(place, place + len(line)))
        place += len(line) + 1
    return spans


def quoted(text):
    return [segment.content.of(text) for segment in find_segments(text, lines(text))]


PAIRS = [
    ("“We left,” he said. “They stayed.”", ["We left", "They stayed"]),
    ('"We left," he said. "They stayed."', ["We left", "They stayed"]),
    ("''We left,'' he said. ``They stayed.''", ["We left", "They stayed"]),
    ("«We left», he said.", ["We left"]),
    ("„We left“, he said.", ["We left"]),
    ('“We left," he said.', ["We left"]),
    ('"We left,” he said.', ["We left"]),
    ("He said: ‘We don’t know the workers’ party.’", ["We don’t know the workers’ party"]),
    ("The 'phase one' deal is the states' own.", ["phase one"]),
    ("In the '90s they'd say the miners' strike failed.", []),
    ("“He told me “go home” and I went,” she said.", ["He told me “go home” and I went"]),
    (
        '"He asked: “As you know, it is over.” Nobody spoke," she said.',
        ["He asked: “As you know, it is over.” Nobody spoke"],
    ),
    ("‘He called me “a fool” twice,’ she said.", ["He called me “a fool” twice"]),
    ("“One side left. “The other stayed.”", ["One side left", "The other stayed"]),
    ("“First paragraph.\n“Second one,” he said.", ["First paragraph", "Second one"]),
    ("“First paragraph.\nSecond one,” he said.", ["First paragraph", "Second one"]),
    ('A 6\'2" guard with a 30" rifle said "no".', ["no"]),
    ('He made a" slip of the pen here.', []),
    ('They chose the word "war".', ["war"]),
    ('It happened in 1999" as he wrote.', []),
]


@pytest.mark.parametrize("text, expected", PAIRS)
def test_marks_are_paired(text, expected):
    assert quoted(text) == expected


def test_an_open_mark_says_so():
    text = "“We will go on.\n“And on,” he said."
    assert [segment.closed for segment in find_segments(text, lines(text))] == [False, True]


def test_curly_and_straight_marks_are_one():
    curly = "“We left,” he said, and called it “a mess”."
    straight = curly.replace("“", '"').replace("”", '"')
    assert find_segments(curly, lines(curly)) == find_segments(straight, lines(straight))


@given(st.text(alphabet="ab .,?!\n“”\"'’‘«»", max_size=80))
def test_segments_lie_in_order_inside_their_paragraph(text):
    paragraphs = lines(text)
    last = 0
    for segment in find_segments(text, paragraphs):
        assert segment.outer in paragraphs[segment.paragraph]
        assert segment.content in segment.outer
        assert segment.content.start < segment.content.end
        assert segment.outer.start >= last
        last = segment.outer.end
