"""Lemmas, which frames are matched by."""

import pytest

from entente.pipelines import word_ranks
from entente.read.parse.lemmas import load_lemmas

ROWS = """
    n't/PART/RB/not wo/AUX/MD/will ca/AUX/MD/can 's/AUX/VBZ/be 're/AUX/VBP/be 've/AUX/VBP/have 'll/AUX/MD/will
    's/PART/POS/'s sanctioned/VERB/VBD/sanction denounced/VERB/VBD/denounce urging/VERB/VBG/urge met/VERB/VBD/meet
    withdrew/VERB/VBD/withdraw sought/VERB/VBN/seek barred/VERB/VBN/bar expelled/VERB/VBD/expel denies/VERB/VBZ/deny
    severed/VERB/VBD/sever seized/VERB/VBN/seize dying/VERB/VBG/die rose/VERB/VBD/rise hosts/VERB/VBZ/host
    shelling/VERB/VBG/shell striking/VERB/VBG/strike annexed/VERB/VBD/annex vetoed/VERB/VBD/veto
    treaties/NOUN/NNS/treaty crises/NOUN/NNS/crisis envoys/NOUN/NNS/envoy leaders/NOUN/NNS/leader
    stakeholders/NOUN/NNS/stakeholder tariffs/NOUN/NNS/tariff children/NOUN/NNS/child news/NOUN/NN/news
    better/ADJ/JJR/good biggest/ADJ/JJS/big Moscow/PROPN/NNP/Moscow SANCTIONS/NOUN/NNS/sanction I/PRON/PRP/I
    is/AUX/VBZ/be had/AUX/VBD/have TELLS/VERB/VBZ/tell
    """


@pytest.fixture(scope="module")
def lemmas():
    return load_lemmas(word_ranks())


@pytest.mark.parametrize("row", ROWS.split())
def test_lemma(lemmas, row):
    form, upos, xpos, lemma = row.split("/")

    assert lemmas(form, upos, xpos) == lemma
