"""Words as UD cuts them; every character in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.read.parse.normal import plain_form, plain_text
from entente.read.parse.words import find_words

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
NEWSY = st.text(alphabet="aZé9 .,;:'’‘“”\"-—–…()$%/&@#!?\n\t\u00a0\u2009\u200b\u00ad中Ж́", max_size=60)


@pytest.mark.parametrize(
    "text, forms",
    [
        ("They don't, can't and won't.", "They do n't , ca n't and wo n't ."),
        ("It’s China’s offer; we’re ready.", "It 's China 's offer ; we 're ready ."),
        ("I cannot say what they're gonna do.", "I can not say what they 're gon na do ."),
        ("the states' leaders", "the states ' leaders"),
        ("U.S. and U.N. envoys", "U.S. and U.N. envoys"),
        ("Lt. Gen. J. R. Petrov met Mr. Li.", "Lt. Gen. J. R. Petrov met Mr. Li ."),
        ("So do I. They agreed.", "So do I . They agreed ."),
        ("a well-known co-founder, re-elected", "a well - known co-founder , re-elected"),
        ("US-led, Kim Jong-un, F-35s", "US - led , Kim Jong - un , F-35s"),
        ("$3.2bn, 5%, 1,500km and 10:30", "$ 3.2 bn , 5 % , 1,500 km and 10:30"),
        ("9/11, 11/28/2000, the 1990s, the 20th", "9/11 , 11/28/2000 , the 1990s , the 20th"),
        ("MOSCOW (AP) — “We agreed…”", 'MOSCOW ( AP ) — " We agreed ... "'),
        ("write to press@mfa.gov.cn or www.state.gov.", "write to press@mfa.gov.cn or www.state.gov ."),
        ("Resolution No. 1718, on Oct. 9", "Resolution No. 1718 , on Oct. 9"),
        ("No. They will not.", "No . They will not ."),
        ("O'Brien and L'Enfant at 5 o'clock", "O'Brien and L'Enfant at 5 o'clock"),
        ("1,000\u00a0troops,\u2009he said", "1,000 troops , he said"),
        ("sanc\u00adtions", "sanctions"),
    ],
)
def test_words(text, forms):
    assert [word.form for word in find_words(text)] == forms.split(" ")


@given(NEWSY)
def test_every_letter_belongs_to_one_word(text):
    words = find_words(text)

    last = 0
    for word in words:
        assert word.start >= last
        assert word.end > word.start
        assert plain_form(text[word.start : word.end]) == word.form
        assert not text[last : word.start].strip(INVISIBLE + " \n\t\u00a0\u2009")
        last = word.end
    assert not text[last:].strip(INVISIBLE + " \n\t\u00a0\u2009")


@given(st.text(max_size=80))
def test_any_text_keeps_its_length_and_its_offsets(text):
    words = find_words(text)

    assert len(plain_text(text)) == len(text)
    assert all(plain_form(text[word.start : word.end]) == word.form for word in words)


def test_a_stretch_has_the_offsets_of_the_whole():
    text = "First line.\nPutin met Xi."

    words = find_words(text, 12, len(text))

    assert [text[word.start : word.end] for word in words] == ["Putin", "met", "Xi", "."]
    assert [word.spaced for word in words] == [True, True, True, False]


def test_nothing_in_nothing():
    assert find_words("") == []
    assert find_words(" \n\u00a0\u200b ") == []
