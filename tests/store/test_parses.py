"""Parses kept beside the record: the same sentences come back, a damaged file is parsed again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.pipeline.parses import KeptParser, forget_parses
from entente.read.tokens import Entity, Sentence, Token
from entente.records import Span

TEXT = "Norland met Sudmark."


def parse(text, paragraphs):
    """One sentence a stretch, one token a word, all hanging on the first."""
    sentences = []
    for number, span in enumerate(paragraphs):
        tokens, at = [], span.start
        for i, word in enumerate(span.of(text).split(" ")):
            head = None if i == 0 else 0
            token = Token(
                i=i,
                start=at,
                end=at + len(word),
                form=word,
                lemma=word,
                upos="X",
                head=head,
                deprel="dep" if i else "root",
            )
            tokens.append(token)
            at += len(word) + 1
        entities = (Entity(first=0, last=0, label="LOC"),)
        sentences.append(Sentence(tokens=tuple(tokens), entities=entities, paragraph=number))
    return tuple(sentences)


def kept(folder, **changed):
    calls = []

    def counted(text, paragraphs):
        calls.append(text)
        return parse(text, paragraphs)

    return KeptParser(**{"parse": counted, "digest": "d1", "folder": folder, **changed}), calls


@settings(max_examples=30, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_is_kept_comes_back_equal(tmp_path_factory, text):
    parser, calls = kept(tmp_path_factory.mktemp("p") / "parses")
    whole = (Span(0, len(text)),)
    assert parser(text, whole) == parser(text, whole) == parse(text, whole)
    assert len(calls) == 1


def test_another_parser_or_other_stretches_are_parsed_anew(tmp_path):
    parser, calls = kept(tmp_path)
    parser(TEXT, (Span(0, 20),))
    parser(TEXT, (Span(0, 11), Span(12, 20)))
    assert len(calls) == 2
    newer, more = kept(tmp_path, digest="d2")
    newer(TEXT, (Span(0, 20),))
    assert len(more) == 1


def test_a_damaged_file_is_parsed_again(tmp_path):
    parser, calls = kept(tmp_path)
    parser(TEXT, (Span(0, 20),))
    (file,) = tmp_path.glob("*.parse")
    file.write_bytes(b"half a fi")
    assert parser(TEXT, (Span(0, 20),)) == parse(TEXT, (Span(0, 20),))
    assert len(calls) == 2


def test_forgetting_a_text_removes_its_parses_only(tmp_path):
    parser, _ = kept(tmp_path)
    parser(TEXT, (Span(0, 20),))
    parser("Ostria.", (Span(0, 7),))
    forget_parses(tmp_path, TEXT)
    assert len(list(tmp_path.glob("*.parse"))) == 1


def test_a_folder_that_may_not_be_written_costs_only_the_copy(tmp_path):
    (tmp_path / "file").write_text("")
    parser, _ = kept(tmp_path / "file" / "parses")
    assert parser(TEXT, (Span(0, 20),)) == parse(TEXT, (Span(0, 20),))
