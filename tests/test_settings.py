"""Settings: what a user's file says reaches the rooms; what it cannot mean is an error that names the file."""

import pytest
from tests import fake

from entente.pipeline import build, make_rooms
from entente.settings import SettingsError, load_settings
from entente.store import open_record


def given(tmp_path, words):
    path = tmp_path / "own.toml"
    path.write_text(words)
    return load_settings(path)


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path):
    own, shipped = given(tmp_path, "[collect]\nlongest_text = 10\n"), load_settings()
    assert own.collect.longest_text == 10
    assert (own.collect.longest_row, own.read, own.store) == (shipped.collect.longest_row, shipped.read, shipped.store)


def test_columns_named_in_the_settings_are_read_by_a_build(tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text("Inhalt,Quelle\nNorland met Sudmark in the capital.,The Courier\n")
    own = given(tmp_path, '[collect]\naliases = [["Inhalt", "text"], ["Quelle", "outlet"]]\n')
    rooms = fake.rooms(collect=make_rooms(own).collect)
    assert build([rows], tmp_path / "r.db", settings=own, rooms=rooms).articles == 1
    with open_record(tmp_path / "r.db") as record:
        ((article, _),) = record.readings()
        assert (article.text, article.outlet) == ("Norland met Sudmark in the capital.", "The Courier")


@pytest.mark.parametrize(
    "words, reason",
    [
        ("[collect]\nlongest = 1\n", "collect.longest"),
        ("[read]\nworkers = 'two'\n", "workers"),
        ("workers = 2\n", "no table"),
        ("[read\n", "own.toml"),
    ],
)
def test_a_file_that_cannot_be_meant_is_an_error_that_says_where(tmp_path, words, reason):
    with pytest.raises(SettingsError, match=reason):
        given(tmp_path, words)


def test_a_column_that_stands_for_no_field_is_an_error(tmp_path):
    own = given(tmp_path, '[collect]\naliases = [["Inhalt", "words"]]\n')
    with pytest.raises(SettingsError, match="Inhalt"):
        list(make_rooms(own).collect([tmp_path]))
