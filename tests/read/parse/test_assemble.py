"""Sentences that are too long are cut where a reader would pause."""

from entente.read.parse.assemble import Decided, make_sentence, split_long
from entente.read.parse.lemmas import load_lemmas
from entente.read.parse.words import find_words


def test_cut_after_the_last_semicolon_within_reach():
    words = find_words("a " * 50 + "; " + "b " * 40 + ", " + "c " * 50)

    starts = split_long(words, longest=100)

    assert starts == [0, 51]


def test_cut_somewhere_where_there_is_no_mark():
    assert split_long(find_words("a " * 250), longest=100) == [0, 100, 200]


def test_a_short_one_is_whole():
    assert split_long(find_words("a b c")) == [0]


def test_s_before_a_participle_is_have():
    words = find_words("He's agreed")
    decided = Decided(
        upos=["PRON", "AUX", "VERB"],
        xpos=["PRP", "VBZ", "VBN"],
        heads=[3, 3, 0],
        deprels=["nsubj", "aux", "root"],
        entities=(),
    )

    sentence = make_sentence(words, decided, load_lemmas({}), paragraph=2)

    assert [token.lemma for token in sentence.tokens] == ["he", "have", "agree"]
    assert [token.head for token in sentence.tokens] == [2, 2, None]
    assert sentence.paragraph == 2
