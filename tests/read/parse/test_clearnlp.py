"""Hand-made documents with ClearNLP labels, rebuilt as Universal Dependencies."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from entente.read.parse.spacy_engine import decide

VOCAB = spacy.blank("en").vocab


def made(rows, ents=()):
    """Make a document of rows `form pos head dep`, heads from 1, 0 for the root."""
    cells = [row.split() for row in rows.strip().splitlines()]
    doc = Doc(
        VOCAB,
        words=[c[0] for c in cells],
        pos=[c[1] for c in cells],
        heads=[int(c[2]) - 1 if c[2] != "0" else i for i, c in enumerate(cells)],
        deps=[c[3] for c in cells],
        lemmas=[c[0].lower() for c in cells],
    )
    doc.set_ents([Span(doc, a, b, label=label) for a, b, label in ents])
    return doc


def arcs(doc, **options):
    decided = decide(doc[:], universal=False, **options)
    forms = ["ROOT", *(token.text for token in doc)]
    return [
        f"{form}<-{rel}-{forms[head]}"
        for form, rel, head in zip(forms[1:], decided.deprels, decided.heads, strict=True)
    ]


def test_a_preposition_hangs_on_its_noun():
    doc = made("Putin PROPN 2 nsubj\nflew VERB 0 ROOT\nto ADP 2 prep\nBeijing PROPN 3 pobj")

    assert arcs(doc) == ["Putin<-nsubj-flew", "flew<-root-ROOT", "to<-case-Beijing", "Beijing<-obl-flew"]


def test_below_a_noun_it_is_a_nominal_modifier():
    doc = made("the DET 2 det\nleader NOUN 0 ROOT\nof ADP 2 prep\nChina PROPN 3 pobj")

    assert arcs(doc)[2:] == ["of<-case-China", "China<-nmod-leader"]


def test_the_agent_of_a_passive():
    doc = made("ships NOUN 3 nsubjpass\nwere AUX 3 auxpass\nseized VERB 0 ROOT\nby ADP 3 agent\nManila PROPN 4 pobj")

    assert arcs(doc) == [
        "ships<-nsubj:pass-seized",
        "were<-aux:pass-seized",
        "seized<-root-ROOT",
        "by<-case-Manila",
        "Manila<-obl:agent-seized",
    ]


def test_objects():
    doc = made("He PRON 2 nsubj\ngave VERB 0 ROOT\nKyiv PROPN 2 dative\narms NOUN 2 dobj")

    assert arcs(doc)[2:] == ["Kyiv<-iobj-gave", "arms<-obj-gave"]


def test_a_dative_with_its_preposition():
    doc = made("He PRON 2 nsubj\ngave VERB 0 ROOT\narms NOUN 2 dobj\nto ADP 2 dative\nKyiv PROPN 4 pobj")

    assert arcs(doc)[3:] == ["to<-case-Kyiv", "Kyiv<-obl-gave"]


def test_the_predicate_heads_its_copula():
    doc = made("Kyiv PROPN 2 nsubj\nis AUX 0 ROOT\nan DET 4 det\nally NOUN 2 attr\n. PUNCT 2 punct")

    assert arcs(doc) == ["Kyiv<-nsubj-ally", "is<-cop-ally", "an<-det-ally", "ally<-root-ROOT", ".<-punct-ally"]


def test_conjuncts_hang_on_the_first():
    doc = made(
        "Iran PROPN 6 nsubj\n, PUNCT 1 punct\nIraq PROPN 1 conj\nand CCONJ 3 cc\nOman PROPN 3 conj\nmet VERB 0 ROOT"
    )

    assert arcs(doc)[2:5] == ["Iraq<-conj-Iran", "and<-cc-Oman", "Oman<-conj-Iran"]


def test_a_clause_below_a_preposition_is_adverbial():
    doc = made("accused VERB 0 ROOT\nRiyadh PROPN 1 dobj\nof ADP 1 prep\nbombing VERB 3 pcomp\nSanaa PROPN 4 dobj")

    assert arcs(doc)[2:] == ["of<-mark-bombing", "bombing<-advcl-accused", "Sanaa<-obj-bombing"]


def test_a_persons_name_is_headed_by_its_first_word():
    doc = made("Xi PROPN 2 compound\nJinping PROPN 3 nsubj\nspoke VERB 0 ROOT", [(0, 2, "PERSON")])

    assert arcs(doc) == ["Xi<-nsubj-spoke", "Jinping<-flat-Xi", "spoke<-root-ROOT"]


@pytest.mark.parametrize(
    "theirs, ours", [("PERSON", "PER"), ("GPE", "LOC"), ("NORP", "LOC"), ("ORG", "ORG"), ("FAC", "LOC")]
)
def test_entity_labels(theirs, ours):
    decided = decide(made("Manila PROPN 0 ROOT", [(0, 1, theirs)])[:], universal=False)

    assert [entity.label for entity in decided.entities] == [ours]


def test_other_entities_are_dropped():
    assert decide(made("Monday PROPN 0 ROOT", [(0, 1, "DATE")])[:], universal=False).entities == ()


def test_universal_labels_are_left_alone():
    decided = decide(made("Putin PROPN 2 nsubj\nleft VERB 0 ROOT")[:], universal=True)

    assert decided.deprels == ["nsubj", "root"]
    assert decided.heads == [2, 0]
