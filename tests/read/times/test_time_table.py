"""Every pattern of the table finds what its example says, and can be spelled out."""

import pytest

from entente.lexicon.tables import LexiconError
from entente.lexicon.times import load_time_patterns, load_time_words, load_titles
from entente.read.times import find_times
from entente.read.times.patterns import bound_names, spelled_out
from entente.records import Article, Span


@pytest.mark.parametrize("pattern", load_time_patterns(), ids=lambda pattern: pattern.id)
def test_the_example_of_a_pattern(parser, pattern):
    text = pattern.example
    found = find_times(Article(id="a", name="a", text=text), parser(text, [Span(0, len(text))]), ())
    told = [(time.span.of(text), time.value, time.rule) for time in found if time.span]
    assert any(
        words == pattern.finds and value == pattern.gives and (rule == pattern.id or pattern.hidden)
        for words, value, rule in told
    ), told


@pytest.mark.parametrize("pattern", load_time_patterns(), ids=lambda pattern: pattern.id)
def test_a_value_uses_only_what_every_spelling_binds(pattern):
    used = {slot.strip("-") for slot in _slots(pattern.value)}
    assert all(used <= names for names in bound_names(pattern.pattern))


def _slots(value):
    return [piece.partition("}")[0] for piece in value.split("{")[1:]]


def test_ids_are_unique():
    ids = [pattern.id for pattern in load_time_patterns()]
    assert len(ids) == len(set(ids))


def test_spelling_out():
    assert spelled_out("a|(b c) D?") == {("a",), ("a", "D"), ("b", "c"), ("b", "c", "D")}


@pytest.mark.parametrize("wrong", ["a)", "(a", "a?"])
def test_a_pattern_that_cannot_be_is_refused(wrong):
    with pytest.raises(LexiconError):
        spelled_out(wrong)


def test_words_have_one_value_a_kind():
    assert load_time_words()["second"]["HOURS"] == "S"
    assert load_time_words()["second"]["ORDINAL"] == "2"


def test_longer_titles_come_first():
    titles = [row.title for row in load_titles()]
    assert titles.index("vice president") < titles.index("president")
