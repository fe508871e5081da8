"""Names begin before they go on."""

import numpy as np
import pytest

from entente.read.parse.names import best_names, names_of
from entente.read.tokens import Entity

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def scored(*best):
    scores = np.zeros((len(best), len(TAGS)), np.float32)
    for place, (tag, score) in enumerate(best):
        scores[place, TAGS.index(tag)] = score
    return scores


def test_tags_become_names():
    found = names_of(["B-PER", "I-PER", "O", "B-ORG", "B-ORG"])

    assert found == (
        Entity(first=0, last=1, label="PER"),
        Entity(first=3, last=3, label="ORG"),
        Entity(first=4, last=4, label="ORG"),
    )


def test_no_name_without_a_beginning():
    scores = scored(("O", 2), ("I-PER", 3), ("I-PER", 3))
    scores[1, TAGS.index("B-PER")] = 2

    assert best_names(scores, TAGS) == (Entity(first=1, last=2, label="PER"),)


def test_a_name_does_not_change_its_label_midway():
    found = best_names(scored(("B-PER", 3), ("I-ORG", 1)), TAGS)

    assert len(found) == 1
    assert found[0].label == "PER"


@pytest.mark.parametrize("scores", [np.zeros((0, 5), np.float32), scored(("O", 1), ("O", 1))])
def test_nothing_named(scores):
    assert best_names(scores, TAGS) == ()
