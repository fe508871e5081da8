"""Names known beforehand win over the model's."""

from entente.read.parse.gazetteer import KnownNames
from entente.read.parse.words import find_words
from entente.read.tokens import Entity


def test_the_longest_known_name_replaces_what_it_touches():
    words = find_words("The Kremlin and South Korea met Li")
    known = KnownNames({"Kremlin": "ORG", "Korea": "LOC", "South Korea": "LOC"})
    found = (Entity(first=1, last=1, label="PER"), Entity(first=6, last=6, label="PER"))

    assert known.merged(words, found) == (
        Entity(first=1, last=1, label="ORG"),
        Entity(first=3, last=4, label="LOC"),
        Entity(first=6, last=6, label="PER"),
    )


def test_without_known_names_the_model_is_kept():
    found = (Entity(first=0, last=0, label="PER"),)

    assert KnownNames({}).merged(find_words("Li left"), found) is found
