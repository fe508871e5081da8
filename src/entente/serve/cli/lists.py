"""Commands that list what a record holds: articles, actors, sayings, matters, disputes, figures, copies, episodes."""

from collections.abc import Callable, Sequence

import typer

from entente.serve.cli.options import Form, Format, Output, RecordFile

NOTHING = 1
_LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "articles": (
        "List the articles with the dates they were given.",
        (
            "article",
            "outlet",
            "kind",
            "published_start",
            "published_end",
            "language",
            "copy_kind",
            "rewritten",
            "article_id",
        ),
    ),
    "episodes": ("List the episodes.", ("label", "date_start", "date_end", "place", "articles", "episode_id")),
    "actors": ("List who acts.", ("actor_id", "name", "kind", "country", "n_mentions", "n_articles", "n_events")),
    "sayings": ("List what was said, once each.", ("date_start", "speakers", "wording", "saying_id")),
    "matters": ("List what is between parties.", ("name", "parties", "matter_id")),
    "disputes": ("List what is asserted and denied.", ("event_type", "actors", "recipients", "matter", "dispute_id")),
    "figures": ("List numbers that count one thing.", ("subject", "unit", "agree", "figure_group_id")),
    "copies": ("List articles whose text is another's.", ("article", "copy_kind", "lead", "similarity", "signal")),
}


def register(app: typer.Typer) -> None:
    """Add one command a list to the command line."""
    for kind, (told, columns) in _LISTS.items():
        app.command(name=kind, help=told)(_command(kind, columns))


def _command(kind: str, columns: Sequence[str]) -> Callable[..., None]:
    def command(*, record: RecordFile = None, form: Form = Format.TABLE, output: Output = None) -> None:
        from entente.query.contract import KINDS
        from entente.query.export import export_rows
        from entente.query.filters import Filters
        from entente.serve.places import open_found
        from entente.serve.tables import show_rows

        with open_found(record) as held:
            rows = export_rows(held, kind, Filters())
            if show_rows(rows, KINDS[kind], form=form, output=output, columns=columns) == 0:
                raise typer.Exit(NOTHING)

    return command
