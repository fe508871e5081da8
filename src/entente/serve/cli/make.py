"""Commands that make or change a record: brief, build, update, report, forget."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from entente.serve.cli.options import Form, Format, Inputs, MoreInputs, Output, RecordFile, Workers

if TYPE_CHECKING:
    from entente.pipeline import Summary
    from entente.query.brief import Brief
    from entente.store import Record

NOTHING, STOPPED = 1, 130
_FAILURES_SHOWN = 8

All = Annotated[bool, typer.Option("--all", help="Show every line, sure or not.")]
PageFile = Annotated[Path, typer.Option("--output", "-o", help="The page to write.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (brief, build, update, report, forget):
        app.command()(command)


def brief(
    inputs: Inputs,
    *,
    record: RecordFile = None,
    workers: Workers = None,
    form: Form = Format.TABLE,
    output: Output = None,
    show_all: All = False,
) -> None:
    """Read articles; show what happened and who says so."""
    place = _built(inputs, record, workers)
    _show_brief(place, form, output, show_all=show_all)
    typer.echo(f"record: {place}", err=True)


def build(inputs: Inputs, *, record: RecordFile = None, workers: Workers = None) -> None:
    """Read articles into a record, without the screen."""
    place = _built(inputs, record, workers)
    typer.echo(f"record: {place}", err=True)


def update(
    inputs: MoreInputs = None,
    *,
    record: RecordFile = None,
    workers: Workers = None,
    reread: Annotated[bool, typer.Option("--reread", help="Read again what an earlier reader has read.")] = False,
) -> None:
    """Read what is new, or go on after a stop."""
    from entente import pipeline
    from entente.serve.places import find_record
    from entente.serve.progress import show_progress
    from entente.store import open_record

    place = find_record(record)
    with open_record(place, write=True) as held, show_progress() as tell:
        summary = pipeline.update(held, inputs or (), workers=workers, tell=tell)
        if reread and not summary.interrupted:
            summary = pipeline.reread(held, workers=workers, tell=tell)
    _finish(summary)
    typer.echo(f"record: {place}", err=True)


def report(
    inputs: Inputs, *, output: PageFile, record: RecordFile = None, workers: Workers = None, show_all: All = False
) -> None:
    """Write the brief as one HTML page."""
    from datetime import datetime

    from entente.serve.report import render_report
    from entente.store import open_record

    place = _built(inputs, record, workers)
    with open_record(place) as held:
        page = render_report(_load_brief(held, show_all=show_all), made=datetime.now().astimezone().date())
    output.write_text(page, encoding="utf-8")
    typer.echo(f"page: {output}\nrecord: {place}", err=True)


def forget(
    article: Annotated[str, typer.Argument(help="Its id, the start of it, its letter on the brief, or its name.")],
    *,
    record: RecordFile = None,
    undo: Annotated[bool, typer.Option("--undo", help="Let it in again, the next time it is found.")] = False,
) -> None:
    """Remove an article and exactly what rests on it.

    It stays out, even if its file is still there.
    """
    from entente import pipeline
    from entente.query.ids import find_id
    from entente.serve.places import find_record
    from entente.store import open_record

    with open_record(find_record(record), write=True) as held:
        if undo:
            with held.transaction():
                was_barred = held.recall(article)
            typer.echo(f"{article} may come in again" if was_barred else f"{article} was not forgotten", err=True)
            raise typer.Exit(0 if was_barred else NOTHING)
        gone = pipeline.forget(held, find_id(held, article, "article").id)
    typer.echo(f"forgotten: {' '.join(gone)} (undo: entente forget {gone[0]} --undo)", err=True)


def _built(inputs: list[str], named: Path | None, workers: int | None) -> Path:
    """Build or update the record of `inputs` and return where it lies; a record given as input is taken as it is."""
    from entente import pipeline
    from entente.serve.places import is_record, place_for, remember
    from entente.serve.progress import show_progress

    if len(inputs) == 1 and is_record(inputs[0]):
        return Path(inputs[0])
    place = place_for(inputs, named)
    if inputs == ["-"] and named is None:
        _start_anew(place)
    with show_progress() as tell:
        summary = pipeline.build(inputs, place, workers=workers, tell=tell)
    remember(place)
    _finish(summary)
    return place


def _start_anew(place: Path) -> None:
    """Pasted text makes a record of its own each time."""
    for path in (place, place.with_name(f"{place.name}-wal"), place.with_name(f"{place.name}-shm")):
        path.unlink(missing_ok=True)


def _finish(summary: "Summary") -> None:
    """Say what a run did, on standard error; end the command if it was stopped or nothing could be read."""
    typer.echo(_told(summary), err=True)
    for failure in summary.failures[:_FAILURES_SHOWN]:
        typer.echo(f"  {failure.name}: {failure.reason}", err=True)
    if len(summary.failures) > _FAILURES_SHOWN:
        typer.echo(f"  and {len(summary.failures) - _FAILURES_SHOWN} more: entente doctor", err=True)
    if summary.interrupted:
        typer.echo("stopped; what was read is kept, go on with: entente update", err=True)
        raise typer.Exit(STOPPED)
    if not summary.articles and not summary.failures:
        typer.echo("no article found: give a folder or files (.txt .html .jsonl .csv ...), or - to paste", err=True)
    if summary.nothing_read:
        raise typer.Exit(NOTHING)


def _told(summary: "Summary") -> str:
    unread = sum(n for _, n in summary.unread)
    languages = ", ".join(language for language, _ in summary.unread)
    counts = (
        (summary.new, "new"),
        (summary.versions, "new versions of known articles"),
        (summary.known, "known"),
        (summary.reread, "read again"),
        (summary.forgotten, "left out (forgotten)"),
        (unread, f"not yet read ({languages})"),
        (len(summary.failures), "could not be read"),
        (summary.stale, "read by an earlier Entente (update --reread)"),
    )
    told = ", ".join(f"{n:,} {what}" for n, what in counts if n)
    noun = "article" if summary.articles == 1 else "articles"
    return f"{summary.articles:,} {noun} in the record" + (f": {told}" if told else "")


def _load_brief(record: "Record", *, show_all: bool) -> "Brief":
    from entente.query.brief import make_brief

    return make_brief(record.readings(), record.groups(), record.world(), record.failures(), all_lines=show_all)


def _show_brief(place: Path, form: Format, output: Path | None, *, show_all: bool) -> None:
    import msgspec

    from entente.serve.brief import show_brief
    from entente.serve.tables import console_for, opened
    from entente.store import open_record

    with open_record(place) as held, opened(output) as out:
        found = _load_brief(held, show_all=show_all)
        if form is Format.TABLE:
            show_brief(found, console=console_for(out), all_lines=show_all)
        elif form is Format.JSON:
            out.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
        else:
            raise typer.BadParameter("the brief is a screen: --format table or json; rows come from: entente export")
