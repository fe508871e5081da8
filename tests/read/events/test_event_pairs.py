"""Behaviour pairs: only what was changed in a sentence may change in its event."""

import pytest
from event_coding import Parse, code, told
from event_pairs import PAIRS


@pytest.mark.parametrize("sentence, expected", PAIRS, ids=[sentence for sentence, _ in PAIRS])
def test_what_a_sentence_reports(parser: Parse, sentence: str, expected: str) -> None:
    found = told(parser, sentence)
    assert expected in found if expected else not found


@pytest.mark.parametrize("sentence", [sentence for sentence, expected in PAIRS if expected][::6])
def test_spans_give_back_their_words(parser: Parse, sentence: str) -> None:
    events, _ = code(parser, sentence)
    for event in events:
        assert event.trigger in event.span
        assert event.trigger.of(sentence).strip() == event.trigger.of(sentence) != ""
        assert all(cue.of(sentence) for cue in event.status_cues)
        assert all(0 <= role.span.start < role.span.end <= len(sentence) for role in event.actors + event.recipients)


def test_reading_twice_gives_the_same(parser: Parse) -> None:
    text = "Xi met Putin in Beijing. Germany condemned Russia, and Russia expelled two German diplomats."
    assert code(parser, text) == code(parser, text)


def test_ids_are_unique(parser: Parse) -> None:
    text = "Xi met Putin. Xi praised Putin and criticised Biden. Japan will visit nobody. Iran armed Hezbollah."
    events, _ = code(parser, text)
    assert len({event.id for event in events}) == len(events) >= 3
