"""From treebanks to the numbers that train: the smoke run of the half of training that needs no torch."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from entente.pipelines import pipeline_file


def forms(example):
    return [word.form for word in example.words]


def is_tree(example):
    heads = [word.head for word in example.words]

    def climbs(place):
        seen = set()
        while place >= 0 and place not in seen:
            seen.add(place)
            place = heads[place]
        return place == -1

    return heads.count(-1) == 1 and all(climbs(place) for place in range(len(heads)))


def named(example):
    return [(" ".join(forms(example)[n.first : n.last]), n.label) for n in example.names]


def test_contractions_are_words_and_spaces_those_of_the_text(examples):
    first = examples[0]

    assert forms(first) == ['"', "Kyiv", "wo", "n't", "sign", ",", '"', "Mr.", "said", "."]
    assert [w.space_after for w in first.words] == [False, True, False, True, False, False, True, True, False, True]
    assert [e.document for e in examples] == ["GUM_news_made"] * 2 + ["GUM_news_other"] * 2


def test_a_word_of_a_name_is_a_proper_noun(examples):
    united = examples[1].words[0]

    assert (united.upos, united.lemma) == ("PROPN", "United")


def test_flat_names_from_nested_entities(examples):
    assert named(examples[0]) == [("Kyiv", "LOC")]  # a title alone is no name
    assert named(examples[1]) == [("United Motors of Ruritania", "ORG")]
    assert named(examples[3]) == [("Ann", "PER")]


def test_stray_tags_are_dropped():
    from training.treebank import names_from_tags

    labels = {"PER": "PER", "ORG": "ORG"}

    found = names_from_tags(["B-PER", "I-PER", "B-O", "OTH", "B-OTH", "I-ORG", "I-ORG", "B-ORG"], labels)

    assert [(n.first, n.last, n.label) for n in found] == [(0, 2, "PER"), (5, 7, "ORG"), (7, 8, "ORG")]


@pytest.mark.parametrize("forbidden", ["whow", "fiction", "essay", "letter", "podcast", "reddit"])
def test_a_non_commercial_genre_stops_the_training(examples, forbidden):
    from training.sources import ForbiddenGenreError, check_genres

    with pytest.raises(ForbiddenGenreError, match=f"GUM_{forbidden}_x"):
        check_genres([*examples, replace(examples[0], document=f"GUM_{forbidden}_x")])


def test_no_non_commercial_document_is_in_the_metrics():
    from training.treebank import GUM_GENRES

    trained = json.loads((Path(__file__).parents[2] / "training" / "metrics.json").read_text("utf-8"))["documents"]

    assert trained["gum"]
    assert {name.split("_")[1] for name in trained["gum"]} <= GUM_GENRES
    assert not set(trained["gum"]) & set(trained["held_out"])


def test_other_names_leave_a_tree_and_keep_gazetteer_words_out(examples, treebank_folder):
    from training.vary import load_donors, other_names

    lists = Path(__file__).parents[2] / "training"
    donors = load_donors(treebank_folder / "ner" / "politicians.json", lists, examples)
    assert not any(w.form == "Kremlin" for d in donors.by_label["PER"] for w in d.words)

    for seed in range(200):
        for example in examples:
            other = other_names(example, donors, random.Random(seed), share=1.0)
            assert is_tree(other)
            assert [n.label for n in other.names] == [n.label for n in example.names]
            assert all(n.last <= len(other.words) for n in other.names)


def test_other_typography_leaves_a_tree_and_its_names(examples):
    from training.vary import other_typography

    for seed in range(300):
        for example in examples:
            other = other_typography(example, random.Random(seed))
            assert is_tree(other)
            assert all(n.last <= len(other.words) for n in other.names)


def test_sentences_inside_one_quotation_become_one(examples):
    from training.chunks import join_quotations

    (joined,) = join_quotations(examples[2:])

    assert is_tree(joined)
    assert joined.words[2].deprel == "parataxis"
    assert joined.words[joined.words[2].head].form == "rose"
    assert named(joined) == [("Ann", "PER")]


def test_a_chunk_never_joins_documents(examples):
    from training.chunks import make_chunks

    for seed in range(50):
        chunks = list(make_chunks(examples, random.Random(seed)))
        assert [e for chunk in chunks for e in chunk] == list(examples)
        assert all(len({e.document for e in chunk}) == 1 for chunk in chunks)


def test_numbers_of_a_chunk(examples):
    from training.arrays import UNKNOWN, Numbering, labels_of

    tokenizer = Tokenizer.from_str(pipeline_file("en", "tokenizer.json").read_text("utf-8"))
    labels = labels_of([examples])

    arrays = Numbering(tokenizer, labels)(examples[:2])

    words = len(forms(examples[0])) + len(forms(examples[1]))
    assert len(arrays.head) == len(arrays.firsts) == len(arrays.name) == words == 16
    assert arrays.head[8] == 0  # said
    assert arrays.head[10] == 12  # United below Motors, counted over the chunk
    assert arrays.opens == [1] + [0] * 9 + [1] + [0] * 5
    assert [labels.names[i] for i in arrays.name[10:14]] == ["B-ORG", "I-ORG", "I-ORG", "I-ORG"]
    bare = Numbering(tokenizer, labels)((replace(examples[0], names=None),))
    assert set(bare.name) == {UNKNOWN}


def test_all_sources_together(treebank_folder):
    from training.sources import load_corpus

    corpus = load_corpus(treebank_folder)

    assert len(corpus.trees) == 8
    assert [named(e) for e in corpus.names_only] == [
        [("Acme", "ORG")],
        [("Ann", "PER"), ("Greens", "ORG")],
        [("Ann", "PER"), ("Greens", "ORG")],
    ]


def test_a_changed_input_stops_the_training(treebank_folder):
    from training.inputs import ChangedInputError, check_inputs, load_inputs

    assert any(one.path == "model.safetensors" for one in load_inputs())
    with pytest.raises(ChangedInputError, match=r"dev\.conllu"):
        check_inputs(treebank_folder)


def test_the_table_of_lemmas_holds_what_rules_get_wrong(examples):
    from training.lemmas import build

    table = build(examples, {("severed", "VBD"): "sever"}, {}).splitlines()

    assert "severed\tVBD\tsever" in table
    assert not any(line.startswith("sign\t") for line in table)
