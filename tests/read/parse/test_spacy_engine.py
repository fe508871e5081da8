"""A spaCy pipeline in a folder, behind the same seam; its weights are a few steps old and its trees poor, but trees."""

import pytest
import spacy
from spacy.training import Example

from entente.read.parse import load_parser
from entente.records import Span

TRAINED_ON = (
    ("Putin met Xi .", [1, 1, 1, 1], ["nsubj", "ROOT", "obj", "punct"]),
    ("Xi left for Moscow .", [1, 1, 3, 1, 1], ["nsubj", "ROOT", "case", "obl", "punct"]),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("en")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    examples = [
        Example.from_dict(nlp.make_doc(text), {"heads": heads, "deps": deps}) for text, heads, deps in TRAINED_ON
    ]
    nlp.initialize(lambda: examples)
    for _ in range(20):
        nlp.update(examples)
    path = tmp_path_factory.mktemp("pipeline")
    nlp.to_disk(path)
    return str(path)


def test_sentences_offsets_and_paragraphs_are_ours(folder):
    parser = load_parser(folder)
    text = "“Putin met Xi. They won’t sign,” he said. Xi left.\nMOSCOW — Xi left."

    sentences = parser(text, [Span(0, 50), Span(51, len(text))])

    starts = {s.start for s in sentences}
    assert {0, text.index("Xi left"), 51, text.index("Xi left", 51)} <= starts  # sure starts
    assert not starts & set(range(1, text.index("he said")))  # none inside the quotation
    assert "MOSCOW —" in [s.span.of(text) for s in sentences]
    assert {s.paragraph for s in sentences if s.start < 51} == {0}
    assert {s.paragraph for s in sentences if s.start >= 51} == {1}
    assert all(sum(t.head is None for t in s.tokens) == 1 for s in sentences)
    assert "n't" in [t.form for t in sentences[0].tokens]


def test_universal_labels_pass_through(folder):
    (sentence,) = load_parser(folder)("Putin met Xi.", [Span(0, 13)])

    assert [t.deprel for t in sentence.tokens] == ["nsubj", "root", "obj", "punct"]


def test_known_names_and_digest(folder):
    parser = load_parser(folder, known_names={"Xi": "PER"})

    (sentence,) = parser("Putin met Xi.", [Span(0, 13)])

    assert [(e.first, e.last, e.label) for e in sentence.entities] == [(2, 2, "PER")]
    assert parser.digest != load_parser(folder).digest
    assert parser.name == folder


def test_nothing_to_parse(folder):
    assert load_parser(folder)(" ", [Span(0, 1)]) == ()


def test_a_pipeline_that_is_not_there():
    with pytest.raises(OSError, match="en_no_such_pipeline"):
        load_parser("en_no_such_pipeline")
