"""One root, always a tree, and the best one where the greedy choice is none."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.read.parse.trees import best_tree


def is_tree(heads):
    def climbs(word):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        return word == 0

    return heads.count(0) == 1 and all(climbs(word) for word in range(1, len(heads) + 1))


def total(scores, heads):
    return sum(scores[i, head] for i, head in enumerate(heads))


@given(st.integers(1, 14), st.integers(0, 10_000))
def test_any_scores_give_a_tree_with_one_root(n, seed):
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)

    assert is_tree(best_tree(scores))


def test_equal_scores_give_a_tree():
    assert is_tree(best_tree(np.zeros((6, 7), np.float32)))


@pytest.mark.parametrize("seed", range(40))
def test_with_the_root_it_chose_no_tree_is_better(seed):
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32)

    found = best_tree(scores)

    rivals = [h for h in product(range(5), repeat=4) if is_tree(list(h)) and h.index(0) == found.index(0)]
    assert total(scores, found) == pytest.approx(max(total(scores, h) for h in rivals), abs=1e-4)


def test_a_greedy_tree_is_kept():
    scores = np.full((3, 4), -5.0, np.float32)
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 3.0

    assert best_tree(scores) == [2, 0, 2]


def test_one_word_is_the_root():
    assert best_tree(np.array([[0.1, 5.0]], np.float32)) == [0]
