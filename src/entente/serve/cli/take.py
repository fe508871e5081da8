"""Commands that take rows out: export, schema."""

from enum import StrEnum
from typing import Annotated

import typer

from entente.serve.cli.options import Output, PublishedSince, PublishedUntil, RecordFile, Since, Until, make_filters

_KINDS = (
    "mentions, quotes, articles, events, episodes, actor-mentions, actors, "
    "copies, sayings, disputes, matters, figures, dyads"
)


class ExportForm(StrEnum):
    """In what form rows are taken out."""

    JSONL = "jsonl"
    CSV = "csv"


class ExportText(StrEnum):
    """How much of others' text goes along."""

    NONE = "none"
    OFFSETS = "offsets"
    SENTENCE = "sentence"


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (export, schema):
        app.command()(command)


def export(
    kind: Annotated[str, typer.Argument(help=_KINDS)],
    *,
    record: RecordFile = None,
    form: Annotated[
        ExportForm, typer.Option("--format", "-f", help="JSON lines, or CSV in long form.")
    ] = ExportForm.JSONL,
    output: Output = None,
    text: Annotated[
        ExportText, typer.Option(help="none: no words, no places; offsets: places only.")
    ] = ExportText.SENTENCE,
    since: Since = None,
    until: Until = None,
    published_since: PublishedSince = None,
    published_until: PublishedUntil = None,
) -> None:
    """Write rows for other programs: JSON lines or CSV."""
    from entente.query.contract import KINDS
    from entente.serve.export import export as write
    from entente.serve.places import open_found
    from entente.serve.tables import opened

    if kind not in KINDS:
        raise typer.BadParameter(f"there is no export {kind}; choose one of: {_KINDS}")
    filters = make_filters(since, until, published_since, published_until)
    with open_found(record) as held, opened(output) as out:
        write(held, kind, out, form=form.value, text=text.value, filters=filters)


def schema(output: Output = None) -> None:
    """Print the JSON Schema of every export."""
    import msgspec

    from entente.serve.export import schema as describe
    from entente.serve.tables import opened

    with opened(output) as out:
        out.write(msgspec.json.format(msgspec.json.encode(describe()), indent=2).decode() + "\n")
