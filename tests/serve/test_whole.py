"""The whole house with its real rooms: articles of our own go in, a screen, rows and reasons come out."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from entente import pipeline
from entente.pipeline import build, make_rooms, update
from entente.read import load_reader
from entente.settings import load_settings
from entente.store import fingerprint, open_record

PAGES = {
    "wire.txt": (
        "OSLO, March 3, 2021 (Norsk Post) - The foreign ministers of France and Brazil met in Oslo on Tuesday.\n\n"
        'France accused Iran of arming the rebels. "We will not accept this," French President Emmanuel Macron said.\n\n'
        "Iran denied the accusation on Wednesday. Brazil pledged to send 20 trucks of medicine to Lebanon.\n"
    ),
    "daily.txt": (
        "The ministers of France and Brazil held talks in Oslo on Tuesday, March 2, 2021.\n\n"
        "Tehran rejected the French charge that it arms the rebels.\n\n"
        "Share this article\n\nSubscribe to our newsletter\n"
    ),
    "other.txt": "On 5 May 2020 Turkey imposed sanctions on Greece. Greece condemned the decision.\n",
    "wire-copy.txt": (
        "The foreign ministers of France and Brazil met in Oslo on Tuesday.\n\n"
        'France accused Iran of arming the rebels. "We will not accept this," French President Emmanuel Macron said.\n\n'
        "Iran denied the accusation on Wednesday. Brazil pledged to send 20 trucks of medicine to Lebanon.\n"
    ),
}


@pytest.fixture(scope="module")
def rooms():
    """The real rooms; the reader is loaded once."""
    reader = load_reader()
    real = make_rooms(load_settings())
    return replace(real, load_reader=lambda: reader, reader_id=reader.name)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture(scope="module")
def record(pages, rooms):
    path = pages.parent / "record.db"
    summary = build([pages], path, rooms=rooms)
    assert (summary.new, summary.failures) == (len(PAGES), ())
    return path


@pytest.fixture
def shell(record, rooms, monkeypatch):
    def run(*arguments):
        from entente.serve.cli import app

        monkeypatch.setattr(pipeline, "make_rooms", lambda *_: rooms)
        result = CliRunner().invoke(app, list(map(str, arguments)))
        assert result.exit_code == 0, (result.output, result.exception)
        return result.stdout

    return run


def test_building_twice_and_in_parts_makes_an_equal_record(record, pages, rooms, tmp_path):
    build([pages], tmp_path / "again.db", rooms=rooms)
    with open_record(tmp_path / "parts.db", write=True) as parts:
        for name in sorted(PAGES, reverse=True):
            update(parts, [pages / name], rooms=rooms)
        in_parts = fingerprint(parts)
    with open_record(record) as one, open_record(tmp_path / "again.db") as other:
        assert fingerprint(one) == fingerprint(other)
        assert fingerprint(one) == in_parts


def test_every_span_gives_back_words_of_its_article(record):
    with open_record(record) as held:
        for article, reading in held.readings():
            spans = [
                *(mention.span for mention in reading.mentions),
                *(quote.content for quote in reading.quotes),
                *(span for event in reading.events for span in (event.span, event.trigger, *event.status_cues)),
                *(role.span for event in reading.events for role in (*event.actors, *event.recipients)),
                *reading.sentences,
            ]
            assert spans
            assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
            assert all(words == words.strip() for words in (span.of(article.text) for span in reading.sentences))


def test_who_did_what_to_whom_comes_out(shell, record):
    rows = [json.loads(line) for line in shell("export", "mentions", "-r", record).splitlines()]
    found = {
        (
            row["event_type"],
            row["status"],
            *(party["country"] for party in row["actors"]),
            *(party["country"] for party in row["recipients"]),
        )
        for row in rows
    }
    assert ("SANCTION", "happened", "TUR", "GRC") in found
    assert any(kind == "ACCUSE" and who[:2] == ("FRA", "IRN") for kind, _, *rest in found for who in [tuple(rest)])
    assert not any("Share" in row["sentence"] or "Subscribe" in row["sentence"] for row in rows)


def test_everything_that_has_an_id_can_be_asked_why(shell, record):
    keys = {
        "events": "event_id",
        "episodes": "episode_id",
        "sayings": "saying_id",
        "quotes": "quote_id",
        "actors": "actor_id",
    }
    for kind, key in {**keys, "disputes": "dispute_id", "matters": "matter_id", "mentions": "mention_id"}.items():
        for line in shell("export", kind, "-r", record).splitlines():
            assert json.loads(shell("why", json.loads(line)[key], "-r", record, "-f", "json"))["title"]


def test_a_copy_is_no_second_newsroom(shell, record):
    copies = [json.loads(line) for line in shell("export", "copies", "-r", record).splitlines()]
    assert [row["article"].rpartition("/")[2] for row in copies] in (["wire-copy.txt"], ["wire.txt"])


def test_the_screen_names_the_parties_and_fits(shell, record):
    screen = shell("brief", record)
    assert "France" in screen
    assert max(map(len, screen.splitlines())) <= 100
    assert len(screen.splitlines()) <= 60
