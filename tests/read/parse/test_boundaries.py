"""Sentence ends of news, as far as rules can tell; a bar marks a sure start, a question mark an open one."""

import pytest

from entente.read.parse.boundaries import judge_starts
from entente.read.parse.words import find_words


def judged(text):
    words = find_words(text)
    return dict(zip([(word.form, i) for i, word in enumerate(words)], judge_starts(text, words), strict=True))


def sure_starts(text):
    words = find_words(text)
    return [word.form for word, starts in zip(words, judge_starts(text, words), strict=True) if starts]


def open_starts(text):
    words = find_words(text)
    return [word.form for word, starts in zip(words, judge_starts(text, words), strict=True) if starts is None]


@pytest.mark.parametrize(
    "text, starts",
    [
        ("Putin met Xi. They signed a treaty.", ["Putin", "They"]),
        ("“We agree. They do not,” he said. She left.", ["“".replace("“", '"'), "She"]),
        ('"We agree. They do not." She left.', ['"', "She"]),
        ("Lt. Gen. Andrei R. B. Petrov spoke to Mr. Li. He left.", ["Lt.", "He"]),
        ("BEIJING (AP) — Two vessels were seized.", ["BEIJING", "Two"]),
        ("MOSCOW — Russia agreed.", ["MOSCOW", "Russia"]),
        ("Beijing, March 5 (Xinhua) -- China agreed.", ["Beijing", "China"]),
        ("SEOUL, South Korea — The two Koreas met.", ["SEOUL", "The"]),
        ("He called it “a start.” Then he left.", ["He", "Then"]),
        ("“I will stay. “We will fight.", ['"', '"']),
        ("It fell 0.5 percent. 12 people died.", ["It", "12"]),
    ],
)
def test_sure_starts(text, starts):
    assert sure_starts(text) == starts


@pytest.mark.parametrize(
    "text",
    [
        "He spoke to George W. Bush and to Gen. Park",
        "Finally, Atlantis returned; Moscow agreed",
        "Resolution No. 1718 vs. Iran",
        "“They came, saw and left. They won. Nobody cared,” he said",
        "The U.S. and the U.N. agreed",
        'Chad called the raid on its post "a grave mistake',
        "Envoys left the U.N. 'without a word",
    ],
)
def test_no_start_inside(text):
    verdicts = list(judged(text).values())

    assert not any(verdicts[1:])


@pytest.mark.parametrize(
    "text, word",
    [
        ("He moved to the U.S. Congress agreed.", "Congress"),
        ("“Will it hold?” Lavrov asked.", "Lavrov"),
        ("Apples from Acme Inc. The firm fell.", "The"),
        ("Leaders meet in Geneva Talks go on", "Talks"),
    ],
)
def test_left_to_the_model(text, word):
    assert word in open_starts(text)


@pytest.mark.parametrize(("text", "n"), [("It was over. In 2018 Norway left.", 0), ("It fell in 2018 Norway left.", 1)])
def test_a_year_that_opens_a_sentence_does_not_end_it(text, n):
    assert open_starts(text).count("Norway") == n


def test_no_words_no_verdicts():
    assert judge_starts("", []) == []
