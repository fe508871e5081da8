"""The rooms as the pipeline sees them: what may be exchanged, in tests and by settings."""

import gc
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from entente.records import Article, Failure, Groups, Reading, World
from entente.settings import CollectSettings, Settings

Readings = Sequence[tuple[Article, Reading]]
_CODE = ("read", "lexicon")  # what a reading rests on, besides the weights
_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """The steps of the pipeline; `load_reader` is called once a process, so it must be picklable."""

    collect: Callable[[Sequence[str | Path]], Iterable[Article | Failure]]
    load_reader: Callable[[], Callable[[Article], Reading]]
    reader_id: str
    group: Callable[[Readings], Groups]
    merge: Callable[[Readings, Groups], Iterable[World]]  # in parts, so that none but the one at hand is held


def make_rooms(settings: Settings, record: Path | None = None) -> Rooms:
    """Return the rooms that `settings` name; nothing is loaded before it is needed, parses lie beside `record`."""
    reader_id = digest_reader(settings.read.pipeline)
    kept = parses_of(record) if record and settings.read.keep_parses else None
    return Rooms(
        collect=partial(_collect, settings.collect),
        load_reader=partial(_load_reader, settings.read.pipeline, reader_id, kept),
        reader_id=reader_id,
        group=_group,
        merge=_merge,
    )


def parses_of(record: Path) -> Path:
    """Return the folder that keeps the parses of the record at `record`."""
    return record.with_name(f"{record.name}.parses")


def digest_reader(pipeline: str) -> str:
    """Return a digest of weights, lexicon and code: readings of equal digest need not be done again."""
    digest = hashlib.sha256(pipeline.encode())
    house = resources.files("entente")
    shipped = house.joinpath("pipelines", pipeline)
    if not shipped.is_dir():
        digest.update(_version(pipeline).encode())
    for folder in (shipped, *(house.joinpath(name) for name in _CODE)):
        for path, content in _files(folder):
            digest.update(f"{path}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:_DIGITS]


def _files(folder: Traversable, below: str = "") -> Iterable[tuple[str, bytes]]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry, f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}", entry.read_bytes()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


# Each room is imported when it is first used: a command that reads nothing loads no parser.


def _collect(settings: CollectSettings, inputs: Sequence[str | Path]) -> Iterable[Article | Failure]:
    from entente.collect import collect  # noqa: PLC0415

    return collect(inputs, settings=settings)


def _load_reader(pipeline: str, reader_id: str, kept: Path | None) -> Callable[[Article], Reading]:
    from entente.lexicon.actors.gazetteer import gazetteer  # noqa: PLC0415
    from entente.pipeline.parses import KeptParser  # noqa: PLC0415
    from entente.read import load_reader  # noqa: PLC0415

    reader = load_reader(pipeline)
    gazetteer()
    gc.freeze()  # tables live as long as the program: each full collection would walk them for a tenth of a second
    parse = KeptParser(parse=reader.parse, digest=reader.name, folder=kept) if kept else reader.parse
    return replace(reader, name=reader_id, parse=parse)


def _group(readings: Readings) -> Groups:
    from entente.group import group  # noqa: PLC0415

    return group(readings)


def _merge(readings: Readings, groups: Groups) -> Iterable[World]:
    from entente.merge import merge_parts  # noqa: PLC0415

    return merge_parts(readings, groups)
