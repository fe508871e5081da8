"""Commands about the house itself: doctor, diff, eval."""

from pathlib import Path
from typing import Annotated

import typer

from entente.serve.cli.options import Form, Format, Output, RecordFile

DIFFERENT, WRONG = 1, 2


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command()(doctor)
    app.command()(diff)
    app.command(name="eval")(evaluate)


def doctor(
    *,
    record: RecordFile = None,
    coverage: Annotated[bool, typer.Option("--coverage", help="List predicates that no frame knows.")] = False,
    form: Form = Format.TABLE,
    output: Output = None,
) -> None:
    """Check the installation and the record."""
    if coverage:
        _show_coverage(record, form, output)
        return
    from entente.pipeline.rooms import digest_reader
    from entente.query.doctor import Finding, check_house, check_record
    from entente.serve.places import open_found
    from entente.serve.tables import show_rows
    from entente.settings import load_settings
    from entente.store import RecordError

    found = list(check_house())
    try:
        with open_found(record) as held:
            found += check_record(held, digest_reader(load_settings().read.pipeline))
    except RecordError as error:
        found.append(Finding(about="record", state="wrong" if record else "note", said=str(error)))
    show_rows(found, Finding, form=form, output=output, columns=("about", "state", "said"))
    if any(finding.state == "wrong" for finding in found):
        raise typer.Exit(WRONG)


def _show_coverage(record: Path | None, form: Format, output: Path | None) -> None:
    from entente.pipeline.coverage import Unknown, find_coverage
    from entente.serve.places import open_found
    from entente.serve.tables import show_rows
    from entente.settings import load_settings

    with open_found(record) as held:
        found = find_coverage(held, load_settings().read)
    show_rows(found.unknown, Unknown, form=form, output=output, columns=("count", "lemma", "pos", "sentence"))
    share = found.known / found.predicates if found.predicates else 1.0
    typer.echo(
        f"{found.known:,} of {found.predicates:,} predicates between two parties are known ({share:.0%})", err=True
    )


def diff(
    before: Annotated[Path, typer.Argument(help="A record.")],
    after: Annotated[Path, typer.Argument(help="Another record of the same articles.")],
    *,
    form: Form = Format.TABLE,
    output: Output = None,
) -> None:
    """Show what one record says differently from another."""
    from entente.query.diff import Change, find_changes
    from entente.serve.tables import show_rows
    from entente.store import open_record

    with open_record(before) as old, open_record(after) as new:
        n = show_rows(find_changes(old, new), Change, form=form, output=output)
    if n:
        raise typer.Exit(DIFFERENT)


def evaluate(
    sets: Annotated[list[str] | None, typer.Argument(help="Which sets to measure; without any, all.")] = None,
) -> None:
    """Measure it; in a clone of the repository."""
    import subprocess
    import sys

    if not Path("evals/__main__.py").is_file():
        raise typer.BadParameter("the measures live in the repository: run this in a clone of it, or there: make eval")
    raise typer.Exit(subprocess.run([sys.executable, "-m", "evals", *(sets or [])], check=False).returncode)  # noqa: S603
