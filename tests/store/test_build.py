"""Building, updating and forgetting: the same input makes the same record, whatever the way."""

import json
import os
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import fake

from entente.pipeline import build, forget, update
from entente.records import Failure, Reading
from entente.store import fingerprint, open_record


@dataclass
class Hit:
    n: int


TEXTS = {
    "a.txt": 'Norland met Sudmark. It said "the talks were good".',
    "b.txt": "Sudmark received Norland in the capital. Ostria was not there.",
    "c.txt": "Ostria called Norland. Nothing else was told.",
    "d.txt": "No state is named here.",
    "e.txt": "Ostria and Sudmark signed. Norland and Sudmark did not sign.",
}


@pytest.fixture
def folder(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in TEXTS.items():
        (pages / name).write_text(text)
    return pages


def made(path, inputs, **options):
    return build(inputs, path, rooms=fake.rooms(), **options)


def print_of(path):
    with open_record(path) as record:
        return fingerprint(record)


def test_build_counts_what_it_did(folder, tmp_path):
    (folder / "f.txt").write_text("This one is unreadable.")
    summary = made(tmp_path / "r.db", [folder])
    assert (summary.new, summary.known, summary.articles) == (5, 0, 5)
    assert [(one.name.endswith("f.txt"), one.room) for one in summary.failures] == [(True, "read")]
    again = made(tmp_path / "r.db", [folder])
    assert (again.new, again.known) == (0, 5)


def test_a_failure_is_gone_once_its_article_is_read(folder, tmp_path):
    (folder / "f.txt").write_text("")
    made(tmp_path / "r.db", [folder])
    with open_record(tmp_path / "r.db") as record:
        assert [one.room for one in record.failures()] == ["collect"]
    (folder / "f.txt").write_text("Norland met Ostria.")
    made(tmp_path / "r.db", [folder])
    with open_record(tmp_path / "r.db") as record:
        assert record.failures() == []


def test_readings_are_the_same_however_often_they_are_taken(tmp_path):
    for i in range(70):  # more than are kept at hand
        (tmp_path / f"{i:02}.txt").write_text(f"Norland met Ostria {i} times.")
    build([tmp_path], tmp_path / "r.db", rooms=fake.rooms())
    with open_record(tmp_path / "r.db") as record:
        readings = record.readings()
        assert len(readings) == 70
        assert list(readings) == list(readings) == list(record.readings())


def test_an_article_in_another_language_is_kept_and_not_read(tmp_path):
    (tmp_path / "a.txt").write_text("Norland met Ostria.")

    def foreign(inputs):
        return (replace(one, language="de") for one in fake.collect_english(inputs))

    summary = build([tmp_path / "a.txt"], tmp_path / "r.db", rooms=fake.rooms(collect=foreign))
    assert summary.unread == (("de", 1),)
    with open_record(tmp_path / "r.db") as record:
        ((article, reading),) = record.readings()
        assert (article.language, reading) == ("de", Reading(article_id=article.id, reader=""))


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(sorted(TEXTS)), cut=st.lists(st.integers(0, 5), max_size=3))
def test_any_order_and_any_split_make_an_equal_record(tmp_path_factory, order, cut):
    base = tmp_path_factory.mktemp("law")
    rows = [json.dumps({"id": name, "text": TEXTS[name]}) for name in order]
    edges = [0, *sorted(cut), len(rows)]
    with open_record(base / "split.db", write=True) as record:
        for at, (start, end) in enumerate(pairwise(edges)):
            part = base / f"{at}.jsonl"
            part.write_text("\n".join(rows[start:end]) + "\n\n")
            update(record, [part], rooms=fake.rooms())
        split = fingerprint(record)
    whole = base / "whole.jsonl"
    whole.write_text("\n".join(json.dumps({"id": name, "text": TEXTS[name]}) for name in sorted(TEXTS)))
    made(base / "whole.db", [whole])
    assert split == print_of(base / "whole.db")


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_forgetting_leaves_what_a_build_without_the_article_makes(folder, tmp_path, name):
    made(tmp_path / "all.db", [folder])
    with open_record(tmp_path / "all.db", write=True) as record:
        (article_id,) = [article.id for article, _ in record.readings() if article.name.endswith(name)]
        assert forget(record, article_id, rooms=fake.rooms()) == [article_id]
        found = record.select(Hit, "SELECT count(*) AS n FROM sentence_index WHERE sentence_index MATCH 'received'")
        assert next(found).n == (0 if name == "b.txt" else 1)
    (folder / name).unlink()
    made(tmp_path / "without.db", [folder])
    assert print_of(tmp_path / "all.db") == print_of(tmp_path / "without.db")


def test_a_forgotten_article_stays_out_until_it_is_recalled(folder, tmp_path):
    made(tmp_path / "r.db", [folder])
    with open_record(tmp_path / "r.db", write=True) as record:
        article_id = record.readings()[0][0].id
        forget(record, article_id, rooms=fake.rooms())
        summary = update(record, rooms=fake.rooms())
        assert (summary.forgotten, summary.new, summary.articles) == (1, 0, 4)
        assert record.recall(article_id)
        assert update(record, rooms=fake.rooms()).new == 1


def test_another_text_of_a_page_is_a_version_and_the_newest_counts(tmp_path):
    def row(text, **more):
        return json.dumps({"url": "https://paper.example/talks", "text": text, **more}) + "\n"

    pages = tmp_path / "p.jsonl"
    pages.write_text(row("Norland met Sudmark."))
    made(tmp_path / "r.db", [pages])
    pages.write_text(row("Norland met Ostria, not Sudmark."))
    assert made(tmp_path / "r.db", [pages]).versions == 1
    with open_record(tmp_path / "r.db") as record:
        ((article, _),) = record.readings()
        assert "Ostria" in article.text
        assert [event.n_reports for event in record.world().events] == [1]
    with open_record(tmp_path / "r.db", write=True) as record:
        assert len(forget(record, article.id, rooms=fake.rooms())) == 2


def texts_of(path):
    with open_record(path) as record:
        return sorted(article.text for article, _ in record.readings())


def test_an_edited_file_is_a_version_and_what_it_says_now_counts(folder, tmp_path):
    made(tmp_path / "r.db", [folder])
    first, edited = TEXTS["a.txt"], "14 May 2024\nNorland met Ostria, not Sudmark."
    for text, versions in ((edited, 1), (first, 0), (edited, 0), ("Norland met nobody.", 1)):
        (folder / "a.txt").write_text(text)
        summary = made(tmp_path / "r.db", [folder])
        assert (summary.new, summary.versions, summary.articles) == (0, versions, 5)
        assert texts_of(tmp_path / "r.db") == sorted({**TEXTS, "a.txt": text}.values())
    with open_record(tmp_path / "r.db", write=True) as record:
        assert max(event.n_reports for event in record.world().events) == 1
        (article_id,) = [article.id for article, _ in record.readings() if article.name.endswith("a.txt")]
        assert len(forget(record, article_id, rooms=fake.rooms())) == 3
    (folder / "a.txt").unlink()
    made(tmp_path / "without.db", [folder])
    assert print_of(tmp_path / "r.db") == print_of(tmp_path / "without.db")


def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path):
    for outlet, text in (("courier", "Norland met Sudmark."), ("herald", "Norland met Ostria.")):
        (tmp_path / outlet).mkdir()
        (tmp_path / outlet / "1.txt").write_text(text)
        summary = made(tmp_path / "r.db", [tmp_path / outlet])
        assert (summary.new, summary.versions) == (1, 0)


def test_rows_without_an_address_have_no_versions(tmp_path):
    rows = tmp_path / "p.jsonl"
    for texts in (["Norland met Sudmark."], ["Ostria met Norland.", "Norland met Sudmark."]):
        rows.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        summary = made(tmp_path / "r.db", [rows])
        assert summary.versions == 0
    assert "Ostria met Norland." in texts_of(tmp_path / "r.db")


def test_a_record_says_which_readings_are_stale_and_reads_them_again(folder, tmp_path):
    from entente.pipeline import reread

    made(tmp_path / "r.db", [folder])
    before = print_of(tmp_path / "r.db")
    newer = fake.rooms(reader_id="newer", load_reader=load_newer)
    with open_record(tmp_path / "r.db", write=True) as record:
        assert update(record, rooms=newer).stale == 5
        summary = reread(record, rooms=newer)
        assert (summary.reread, summary.stale) == (5, 0)
        assert {reading.reader for _, reading in record.readings()} == {"newer"}
        reread(record, rooms=fake.rooms())
        assert fingerprint(record) == before


def load_newer():
    return lambda article: replace(fake.read(article), reader="newer")


def test_workers_change_nothing_but_the_time(folder, tmp_path):
    for workers in (1, 2):
        made(tmp_path / f"{workers}.db", [folder], workers=workers)
    assert print_of(tmp_path / "1.db") == print_of(tmp_path / "2.db")


def test_an_article_that_ends_its_process_is_the_only_one_that_fails(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for i in range(24):
        (pages / f"{i:02}.txt").write_text(f"Norland met Sudmark for the {i}th time.")
    (pages / "07.txt").write_text("This one ends the process.")
    summary = build([pages], tmp_path / "r.db", rooms=fake.rooms(load_reader=load_mortal), workers=2)
    assert [(one.room, one.name.rpartition("/")[2]) for one in summary.failures] == [("read", "07.txt")]
    assert summary.new == 23


def load_mortal():
    return lambda article: os._exit(9) if "ends the process" in article.text else fake.read(article)


def test_what_stands_in_the_record_gives_back_its_words(folder, tmp_path):
    made(tmp_path / "r.db", [folder])
    with open_record(tmp_path / "r.db") as record:
        for article, reading in record.readings():
            assert reading == fake.read(article)
            assert article.text == TEXTS[article.name.rpartition("/")[2]]
            assert all(mention.span.of(article.text) == mention.name for mention in reading.mentions)


def test_ctrl_c_keeps_what_was_read(folder, tmp_path):
    def stop_at_the_third(what, name):
        if name.endswith("c.txt"):
            raise KeyboardInterrupt

    summary = made(tmp_path / "r.db", [folder], tell=stop_at_the_third)
    assert (summary.interrupted, summary.new) == (True, 2)
    with open_record(tmp_path / "r.db", write=True) as record:
        assert not record.is_folded
        update(record, rooms=fake.rooms())
    made(tmp_path / "once.db", [folder])
    assert print_of(tmp_path / "r.db") == print_of(tmp_path / "once.db")


def test_ctrl_c_while_the_world_is_made_leaves_it_as_it_was(folder, tmp_path):
    def stop(readings, groups):
        yield from fake.merge(readings[:1], groups)
        raise KeyboardInterrupt

    summary = build([folder], tmp_path / "r.db", rooms=fake.rooms(merge=stop))
    assert (summary.interrupted, summary.new) == (True, 5)
    with open_record(tmp_path / "r.db", write=True) as record:
        assert (record.is_folded, record.world().events) == (False, ())
        update(record, rooms=fake.rooms())
    made(tmp_path / "once.db", [folder])
    assert print_of(tmp_path / "r.db") == print_of(tmp_path / "once.db")


def test_a_failure_that_stays_is_kept_once(folder, tmp_path):
    (folder / "f.txt").write_text("")
    for _ in range(2):
        made(tmp_path / "r.db", [folder])
    with open_record(tmp_path / "r.db") as record:
        assert [type(one) for one in record.failures()] == [Failure]


def test_update_without_arguments_names_articles_as_they_were_named(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made("r.db", ["pages"])
    (folder / "z.txt").write_text("Norland met Ostria.")
    with open_record("r.db", write=True) as record:
        assert update(record, rooms=fake.rooms()).new == 1
        assert {article.name.rpartition("/")[0] for article, _ in record.readings()} == {"pages"}
        monkeypatch.chdir(folder)
        assert update(record, rooms=fake.rooms()).known == 6
