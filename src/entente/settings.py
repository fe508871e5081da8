"""Settings: `settings.toml` as frozen records, one a room; read once and handed down."""

import os
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec


class SettingsError(ValueError):
    """A settings file is wrong: which file, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectSettings:
    """Names of columns beyond those of `lexicon/fields.toml`, and the bounds that keep memory flat."""

    aliases: tuple[tuple[str, str], ...]  # name of a column, field of an article it stands for
    longest_text: int  # characters
    longest_row: int  # bytes of one row of JSON lines or CSV
    longest_list: int  # bytes of a JSON file that is one list: it cannot be read row by row
    most_unpacked: int  # bytes that one .gz may unpack to
    most_packed_ratio: int
    repeated_lines: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """Which parser reads, which languages, whether its parses are kept, and in how many processes."""

    pipeline: str
    languages: tuple[str, ...]
    keep_parses: bool
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    """How many articles one transaction keeps."""

    articles_a_transaction: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, by room."""

    collect: CollectSettings
    read: ReadSettings
    store: StoreSettings


def load_settings(path: Path | None = None) -> Settings:
    """Return the shipped settings, with what the file at `path` (else `$ENTENTE_SETTINGS`) says otherwise."""
    shipped = tomllib.loads(resources.files("entente").joinpath("settings.toml").read_text(encoding="utf-8"))
    named = path or (Path(os.environ["ENTENTE_SETTINGS"]) if os.environ.get("ENTENTE_SETTINGS") else None)
    where = named or Path("settings.toml")
    try:
        return msgspec.convert(_laid_over(shipped, _read(named) if named else {}, where), Settings)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError, OSError) as error:
        raise SettingsError(f"{where}: {error}") from error


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _laid_over(shipped: dict[str, Any], own: dict[str, Any], where: Path) -> dict[str, Any]:
    """Return `shipped` with the values of `own` in place of its own; a name that is not shipped is an error."""
    if astray := sorted(room for room, values in own.items() if not isinstance(values, dict)):
        raise SettingsError(f"{where}: {', '.join(astray)} is no table of settings; write [read] above `workers = 2`")
    known = {(room, name) for room, values in shipped.items() for name in values}
    given = {(room, name): value for room, values in own.items() for name, value in values.items()}
    unknown = sorted(".".join(key) for key in given.keys() - known)
    if unknown:
        raise SettingsError(f"{where}: there is no setting {', '.join(unknown)}")
    return {
        room: {name: given.get((room, name), value) for name, value in values.items()}
        for room, values in shipped.items()
    }
