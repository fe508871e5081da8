"""Each sign shows in its example and not in plain words; a text needs several."""

import pytest
from tests.build import article

from entente.group.rewriting import find_rewriting
from entente.lexicon.episodes import load_titles
from entente.lexicon.rewriting import load_signs
from entente.records import CopyKind

PLAIN = (
    "The ministers of both countries met in the capital and said that they would meet again before the end of spring. "
)


@pytest.mark.parametrize("sign", load_signs(), ids=lambda sign: sign.name)
def test_a_sign_shows_in_its_example_only(sign):
    assert sign.find(sign.example)
    assert not sign.find(sign.plain)


def test_no_sign_shows_in_plain_news():
    assert find_rewriting(article("a", PLAIN * 10)).kind is None


def test_one_slip_is_not_a_rewriting():
    assert find_rewriting(article("a", PLAIN * 5 + "He went to to Riga. It was an financial crisis.")).kind is None


def test_several_habits_of_a_thesaurus_are():
    spun = (
        "The Japanese language premier stated final week that the warfare machine was an financial burden. "
        "The overseas minister instructed reporters that the White Home agreed. "
    )
    found = find_rewriting(article("a", spun + PLAIN))
    assert found.kind is CopyKind.REWRITTEN
    assert any("language" in mark for mark in found.marks)


def test_marks_torn_from_their_words_show_a_translation():
    torn = "“Wait a little, ”she said. They “reject the plan.” of the council” again. “Go on, ”he said. "
    assert find_rewriting(article("a", torn + PLAIN)).kind is CopyKind.TRANSLATED


@pytest.mark.parametrize("title", load_titles(), ids=lambda title: f"{title.event_type}-{title.mode}")
def test_a_title_gives_its_example(title):
    assert title.of("Norway", "Finland") == title.example
