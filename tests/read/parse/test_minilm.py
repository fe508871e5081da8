"""The shipped parser on news as it is."""

import subprocess
import sys

import pytest

from entente.read.parse import load_parser
from entente.records import Span


def parsed(parser, text):
    return parser(text, [Span(0, len(text))])


def relation(sentence, form):
    token = next(token for token in sentence.tokens if token.form == form)
    head = sentence.head(token)
    return token.deprel, None if head is None else head.form


def names(sentences):
    return [(s.tokens[e.first].form, s.tokens[e.last].form, e.label) for s in sentences for e in s.entities]


def test_who_did_what_to_whom(parser):
    (sentence,) = parsed(parser, "Russia’s foreign minister criticised the European Union on Monday.")

    assert relation(sentence, "minister") == ("nsubj", "criticised")
    assert relation(sentence, "Union") == ("obj", "criticised")
    assert relation(sentence, "Russia") == ("nmod:poss", "minister")


def test_a_passive(parser):
    (sentence,) = parsed(parser, "Two vessels were seized by the Philippine navy.")

    assert relation(sentence, "vessels") == ("nsubj:pass", "seized")
    assert relation(sentence, "navy") == ("obl:agent", "seized")


def test_names(parser):
    found = names(parsed(parser, "Vladimir Putin met Xi Jinping in Moscow, and NATO protested."))

    assert ("Vladimir", "Putin", "PER") in found
    assert ("Xi", "Jinping", "PER") in found
    assert ("Moscow", "Moscow", "LOC") in found
    assert ("NATO", "NATO", "ORG") in found


def test_quotations_ranks_and_initials_hold_sentences_together(parser):
    text = "“We agree. They do not,” Lt. Gen. Andrei R. B. Petrov said. He left."

    sentences = parsed(parser, text)

    assert [sentence.span.of(text) for sentence in sentences] == [text[:-9], "He left."]


@pytest.mark.parametrize("text", ["", " \n ", "\u00a0\u200b", ".", "“”", "—", "́", "1", "!!!???"])
def test_odd_texts_do_no_harm(parser, text):
    for sentence in parsed(parser, text):
        assert sentence.root is not None


def test_a_very_long_sentence_is_cut_and_every_word_kept(parser):
    text = "Moscow said that " + "the talks had failed and that " * 120 + "it was over."

    sentences = parsed(parser, text)

    assert max(map(len, sentences)) <= 120
    assert "".join(token.form for s in sentences for token in s.tokens) == text.replace(" ", "")
    assert all(sum(token.head is None for token in s.tokens) == 1 for s in sentences)


def test_offsets_are_those_of_the_text(parser):
    text = "x\n\u201cWe\u00a0won\u2019t,\u201d he\u2009said\u2026 It\u2019s China\u2019s. \n"

    for sentence in parser(text, [Span(2, len(text))]):
        for token in sentence.tokens:
            letters = text[token.start : token.end]
            assert letters.strip() == letters != ""
    forms = [token.form for s in parser(text, [Span(2, len(text))]) for token in s.tokens]
    assert forms == ['"', "We", "wo", "n't", ",", '"', "he", "said", "...", "It", "'s", "China", "'s", "."]


def test_curly_and_straight_quotes_give_one_tree(parser):
    curly = parsed(parser, "“We won’t sign,” said Lavrov.")
    straight = parsed(parser, '"We won\'t sign," said Lavrov.')

    assert curly == straight


def test_a_paragraph_does_not_depend_on_its_company(parser):
    first, second = "Putin met Xi.", "Tokyo recalled its ambassador from Seoul."
    text = f"{first}\n{second}"

    alone = parsed(parser, second)
    together = parser(text, [Span(0, len(first)), Span(len(first) + 1, len(text))])

    assert [t.deprel for s in together if s.paragraph == 1 for t in s.tokens] == [
        t.deprel for s in alone for t in s.tokens
    ]
    assert {s.paragraph for s in together} == {0, 1}


def test_known_names_come_before_the_model():
    parser = load_parser("en", known_names={"Zhongnanhai": "ORG"})

    assert ("Zhongnanhai", "Zhongnanhai", "ORG") in names(parsed(parser, "Zhongnanhai declined to comment."))
    assert parser.digest != load_parser("en").digest


def test_the_digest_is_stable(parser):
    assert parser.digest == load_parser("en").digest
    assert len(parser.digest) == 16


def test_neither_torch_nor_spacy_is_loaded():
    code = (
        "import sys; from entente.read.parse import load_parser; load_parser(); "
        "print({'torch', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"


def test_importing_the_seam_loads_no_engine():
    code = "import sys; import entente.read.parse; print({'onnxruntime','tokenizers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
