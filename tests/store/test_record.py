"""The record file: every record comes back as it went in, and a bad file is an error a person can act on."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import fake

from entente.pipeline import build, update
from entente.records import Article, Groups, Judgement, Reading, World
from entente.store import RecordError, Stored, fingerprint, open_record

st.register_type_strategy(int, st.integers(0, 10**6))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False, width=32))

LAW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def numbered(reading: Reading, article_id: str) -> Reading:
    """Return the reading with ids that are its own."""
    return replace(
        reading,
        article_id=article_id,
        reader="test",
        quotes=tuple(replace(one, id=f"{article_id}:q{i}") for i, one in enumerate(reading.quotes)),
        events=tuple(replace(one, id=f"{article_id}:e{i}") for i, one in enumerate(reading.events)),
    )


@LAW
@given(article=st.from_type(Article), reading=st.from_type(Reading))
def test_what_was_read_survives_json_and_the_record(tmp_path_factory, article, reading):
    article = replace(article, id="a1", url=None)
    reading = numbered(replace(reading, sentences=reading.sentences), "a1")
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading
    with open_record(tmp_path_factory.mktemp("r") / "r.db", write=True) as record:
        with record.transaction():
            assert record.add(article, reading) is Stored.NEW
        assert record.article("a1") == article
        assert replace(record.reading("a1"), sentences=()) == replace(reading, sentences=())


@LAW
@given(groups=st.from_type(Groups), world=st.from_type(World))
def test_the_world_survives_json_and_the_record(tmp_path_factory, groups, world):
    groups, world = _distinct(groups), _distinct(world)
    assert msgspec.json.decode(msgspec.json.encode(world), type=World) == world
    with open_record(tmp_path_factory.mktemp("r") / "r.db", write=True) as record:
        record.replace_world(groups, [world])
        record.replace_world(groups, [world])
        assert (record.groups(), record.world()) == (groups, world)


def _distinct(found):
    """Return the groups or the world with ids of their own."""
    changed = {}
    for name in found.__dataclass_fields__:
        rows = getattr(found, name)
        if rows and isinstance(rows[0], tuple):
            changed[name] = tuple((f"m{i}", row[1]) for i, row in enumerate(rows))
        elif rows:
            key = "id" if hasattr(rows[0], "id") else "article_id"
            changed[name] = tuple(replace(row, **{key: f"{name}{i}"}) for i, row in enumerate(rows))
    return replace(found, **changed)


@pytest.fixture
def built(tmp_path):
    (tmp_path / "a.txt").write_text("Norland met Sudmark. " * 200)
    path = tmp_path / "r.db"
    build([tmp_path / "a.txt"], path, rooms=fake.rooms())
    return path


def test_judgements_are_kept_for_ever(built):
    judged = Judgement(
        question="one event?",
        subjects=("m1", "m2"),
        verdict="no",
        by="me",
        at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        note="two summits",
    )
    with open_record(built, write=True) as record:
        before = fingerprint(record)
        with record.transaction():
            record.judge(judged)
        update(record, rooms=fake.rooms())
        assert record.judgements() == [judged]
        assert fingerprint(record) != before


def test_a_record_of_a_newer_schema_is_refused(built):
    with sqlite3.connect(built) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    for write in (False, True):
        with pytest.raises(RecordError, match=r"newer Entente \(schema 99"):
            open_record(built, write=write)


def test_another_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    for write in (False, True):
        with pytest.raises(RecordError, match="no record of Entente"):
            open_record(path, write=write)


@pytest.mark.parametrize("content", [b"just words, not a database", b"SQLite format 3\0" + bytes(range(256)) * 40])
def test_what_is_no_database_is_refused(tmp_path, content):
    path = tmp_path / "x.db"
    path.write_bytes(content)
    for write in (False, True):
        with pytest.raises(RecordError, match="damaged or is no record"):
            open_record(path, write=write)


def read_all(path):
    with open_record(path) as record:
        return list(record.readings()), record.world()


def test_a_damaged_record_is_an_error_in_words(built):
    whole = built.read_bytes()
    built.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(RecordError, match="damaged"):
        read_all(built)


def test_a_record_cut_short_is_an_error_in_words(built):
    built.write_bytes(built.read_bytes()[: built.stat().st_size // 2])
    with pytest.raises(RecordError, match="damaged"):
        read_all(built)


def test_a_folder_or_a_missing_file_is_no_record(tmp_path):
    with pytest.raises(RecordError, match="is a folder"):
        open_record(tmp_path)
    with pytest.raises(RecordError, match="make one with: entente build"):
        open_record(tmp_path / "none.db")


def test_a_full_disk_loses_nothing_and_the_next_run_goes_on(tmp_path):
    for i in range(40):
        (tmp_path / f"{i}.txt").write_text(f"Norland met Sudmark for the {i}th time. " * 20)
    inputs = [tmp_path / f"{i}.txt" for i in range(40)]
    with open_record(tmp_path / "r.db", write=True) as record:
        pages = record._connection.execute("PRAGMA page_count").fetchone()[0]
        record._connection.execute(f"PRAGMA max_page_count = {pages + 40}")
        with pytest.raises(RecordError, match="the disk is full; free some space"):
            update(record, inputs, rooms=fake.rooms())
        kept = len(record.readings())
        assert kept % 16 == 0
        record._connection.execute("PRAGMA max_page_count = 1000000")
        summary = update(record, inputs, rooms=fake.rooms())
        assert (summary.known, summary.new) == (kept, 40 - kept)
        went_on = fingerprint(record)
    build(inputs, tmp_path / "once.db", rooms=fake.rooms())
    with open_record(tmp_path / "once.db") as record:
        assert fingerprint(record) == went_on


@pytest.mark.parametrize("free, advice", [(0, "the disk is full"), (10**9, "damaged")])
def test_an_error_of_the_disk_is_no_damage_while_the_disk_is_full(tmp_path, monkeypatch, free, advice):
    from entente.store.opening import in_words

    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=free))
    with pytest.raises(RecordError, match=advice), in_words(tmp_path / "r.db"):
        raise sqlite3.OperationalError("disk I/O error")


def test_a_reader_is_not_blocked_by_a_writer(built):
    with open_record(built, write=True) as writer, writer.transaction(), open_record(built) as reader:
        assert len(reader.readings()) == 1


def test_two_writers_do_not_mix(built, monkeypatch):
    monkeypatch.setattr("entente.store.opening._PATIENCE", 0.05)
    with open_record(built, write=True) as one, open_record(built, write=True) as other:
        with one.transaction(), pytest.raises(RecordError, match="another Entente is writing"), other.transaction():
            pass
        with other.transaction():
            other.recall("x")


def test_a_record_in_a_folder_that_may_not_be_written_can_be_read(built, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "r.db").write_bytes(built.read_bytes())
    closed.chmod(0o500)
    try:
        with open_record(closed / "r.db") as record:
            assert len(record.readings()) == 1
    finally:
        closed.chmod(0o700)


def test_the_named_views_read_well(built):
    views = {
        "articles_with_dates": ("article", "published_start"),
        "mentions_with_sentences": ("event_type", "sentence"),
        "quotes_with_speakers": ("speaker_form", "content"),
        "events_by_dyad": ("actor", "recipient"),
        "actors_by_mentions": ("name", "mentions"),
        "sentence_texts": ("sentence",),
    }
    connection = sqlite3.connect(built)
    connection.row_factory = sqlite3.Row
    for view, columns in views.items():
        row = connection.execute(f"SELECT * FROM {view}").fetchone()  # noqa: S608
        assert row is None or set(columns) <= set(row.keys())
    row = connection.execute("SELECT * FROM mentions_with_sentences").fetchone()
    assert (row["actors"], row["recipients"], row["sentence"][:20]) == ("NOR", "SUD", "Norland met Sudmark.")
    connection.close()


def test_a_reading_that_does_not_fit_is_a_failure_and_the_others_are_kept(tmp_path):
    (tmp_path / "a.txt").write_text("Norland met Sudmark.")
    (tmp_path / "b.txt").write_text("Norland met Ostria.")
    inputs = [tmp_path / "a.txt", tmp_path / "b.txt"]
    with open_record(tmp_path / "r.db", write=True) as record:
        summary = update(record, inputs, rooms=fake.rooms(load_reader=load_doubling))
        assert (summary.new, [one.room for one in summary.failures]) == (1, ["store"])
        assert update(record, inputs, rooms=fake.rooms()).new == 1
        went_on = fingerprint(record)
    build(inputs, tmp_path / "once.db", rooms=fake.rooms())
    with open_record(tmp_path / "once.db") as record:
        assert fingerprint(record) == went_on


def load_doubling():
    """Return a reader that gives two events of one article the same id."""

    def read(article):
        reading = fake.read(article)
        return replace(reading, events=reading.events * 2) if "Sudmark" in article.text else reading

    return read
