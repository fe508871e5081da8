"""The command line: `entente COMMAND`. Commands are imported when they run, so that help is fast."""

import os
import sys

import typer

from entente.serve.cli import ask, lists, make, mend, take

__all__ = ["app", "main"]

NOTHING, WRONG, STOPPED = 1, 2, 130  # exit codes: nothing found or read; wrong use, no record; stopped by hand

app = typer.Typer(
    name="entente",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who did what to whom, and who says so: reads news, keeps a record, and points at every sentence.",
    epilog="Start with: entente brief FOLDER. Exit codes: 0 done, 1 nothing found, 2 wrong use, 130 stopped.",
)
for room in (make, ask, lists, take, mend):
    room.register(app)


def main() -> None:
    """Run the command line; an error that a person can mend is one line, not a trace."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    except BrokenPipeError:
        # The reader of our output went away (`| head`); say nothing when Python closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        code = _code_of(error)
        if code is None:
            raise
        typer.echo(f"entente: {error}", err=True)
        sys.exit(code)


def _code_of(error: Exception) -> int | None:
    """Return the exit code of an error that a person can mend, None for one of ours."""
    from entente.query.export import NoSuchFilterError
    from entente.query.ids import UnknownIdError
    from entente.settings import SettingsError
    from entente.store import RecordError

    if isinstance(error, UnknownIdError):
        return NOTHING
    return WRONG if isinstance(error, RecordError | SettingsError | NoSuchFilterError | OSError) else None
