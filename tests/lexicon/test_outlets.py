"""Every row of the tables of outlets, kinds and furniture does what its example says."""

import pytest

from entente.collect.parts.lines import find_lines
from entente.collect.parts.phrases import find_phrase, phrases
from entente.lexicon.outlets import kind_rules, masthead, outlet_at, outlet_named, outlet_words, outlets


def test_every_phrase_holds_for_its_example():
    for row in phrases():
        (line,) = find_lines(row.example)
        found = find_phrase(line)
        assert found is not None, row
        assert found.kind == row.kind or found.phrase != row.phrase, row


def test_no_phrase_is_there_twice():
    assert len({row.phrase for row in phrases()}) == len(phrases())


@pytest.mark.parametrize("rule", kind_rules(), ids=lambda rule: f"{rule.kind}-{rule.where}-{rule.example[:20]}")
def test_every_kind_rule_holds_for_its_example(rule):
    words = rule.example.replace("-", " ") if rule.where == "label" else rule.example
    assert rule.holds(words)


def test_every_class_of_words_in_names_of_outlets_holds_for_its_example():
    named = {name: masthead(row.example) for name, row in outlet_words().items()}
    assert named == {"paper": "The Harbour Gazette", "section": "The Harbour Gazette", "label": None}


def test_hosts_and_marks_name_one_outlet():
    for outlet in outlets():
        assert all(outlet_at(f"https://www.{host}/x") is outlet for host in outlet.hosts), outlet
        assert all(outlet_named(mark) is outlet for mark in outlet.marks), outlet
        assert outlet_named(outlet.name) is outlet


def test_only_outlets_of_a_state_have_a_voice():
    assert all((outlet.voice is not None) == (outlet.kind in {"government", "state_media"}) for outlet in outlets())
