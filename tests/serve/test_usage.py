"""The page on usage names every command, and no other."""

import re
from pathlib import Path

from typer.main import get_command

from entente.query.contract import KINDS
from entente.serve.cli import app

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "usage.md").read_text(encoding="utf-8")


def test_every_command_is_on_the_page_and_every_one_there_exists():
    commands = set(get_command(app).commands)
    assert {name for name in commands if f"`{name}`" not in PAGE and f"entente {name}" not in PAGE} == set()
    assert set(re.findall(r"^(?:cat .* \| )?entente (\w+)", PAGE, re.MULTILINE)) <= commands


def test_every_export_is_on_the_page():
    assert {kind for kind in KINDS if f"`{kind}`" not in PAGE} == set()


def test_every_option_on_the_page_exists():
    options = {
        option for command in get_command(app).commands.values() for param in command.params for option in param.opts
    }
    assert set(re.findall(r"--[a-z-]+", PAGE)) <= options | {"--help"}
