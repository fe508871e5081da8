"""A record made without a model, and the command line on top of it."""

from dataclasses import dataclass

import pytest
from tests import fake
from typer.testing import CliRunner

from entente import pipeline

TEXTS = {
    "a.txt": 'Norland met Sudmark in [the] hall. It said "the talks were good".',
    "b.txt": "Sudmark received Norland in the capital. Ostria wasn't there.",
    "c.txt": "Ostria called Norland. Nothing else was told.",
}


@dataclass
class Shell:
    """Runs `entente ...` in a folder of its own."""

    runner: CliRunner

    def __call__(self, *arguments, code=0, **more):
        from entente.serve.cli import app

        result = self.runner.invoke(app, list(map(str, arguments)), **more)
        assert result.exit_code == code, (result.output, result.exception)
        return result


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """A folder of articles; the working folder is beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("ENTENTE_RECORD", raising=False)
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def shell(monkeypatch):
    """The command line with a pipeline that needs no model."""
    monkeypatch.setattr(pipeline, "make_rooms", lambda *_: fake.rooms())
    return Shell(CliRunner())


@pytest.fixture
def record(pages, shell, tmp_path):
    """The path of a record of the three articles."""
    path = tmp_path / "record.db"
    shell("build", pages, "-r", path)
    return path
