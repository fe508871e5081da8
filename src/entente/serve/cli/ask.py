"""Commands that ask a record one thing: event, why, search, dyad, actor, episode."""

from typing import TYPE_CHECKING, Annotated

import typer

from entente.serve.cli.options import (
    Form,
    Format,
    Limit,
    Output,
    PublishedSince,
    PublishedUntil,
    RecordFile,
    Since,
    Until,
    make_filters,
)

if TYPE_CHECKING:
    from entente.query.filters import Filters
    from entente.query.why import Explanation

NOTHING = 1
_EVENT_COLUMNS = ("when", "word", "sentence", "reports", "id")

Id = Annotated[
    str,
    typer.Argument(metavar="ID", help="An id, the start of one, a letter of the brief, or C.date for the date of C."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (why, event, search, dyad, actor, episode):
        app.command()(command)


def why(given: Id, *, record: RecordFile = None, form: Form = Format.TABLE, output: Output = None) -> None:
    """Show the words something rests on, and every step to it."""
    from entente.query.ids import find_id
    from entente.query.why import explain, explain_article
    from entente.serve.places import open_found

    with open_found(record) as held:
        if given.endswith(".date"):
            found = find_id(held, given.removesuffix(".date"), "article")
            explanation = explain_article(held, found.id, only_date=True)
        else:
            explanation = explain(held, find_id(held, given))
    _show(explanation, form, output)


def event(given: Id, *, record: RecordFile = None, form: Form = Format.TABLE, output: Output = None) -> None:
    """Show an event: its positions, its sentences."""
    from entente.query.ids import find_id
    from entente.query.why import explain
    from entente.serve.places import open_found

    with open_found(record) as held:
        explanation = explain(held, find_id(held, given, "event", "dispute", "mention"))
    _show(explanation, form, output)


def search(
    words: Annotated[list[str], typer.Argument(help='Words; AND, OR, NEAR and "a phrase" work too.')],
    *,
    record: RecordFile = None,
    published_since: PublishedSince = None,
    published_until: PublishedUntil = None,
    limit: Limit = 20,
    form: Form = Format.TABLE,
    output: Output = None,
) -> None:
    """Find sentences by their words, the best first."""
    from entente.query.search import Hit
    from entente.query.search import search as find
    from entente.serve.places import open_found
    from entente.serve.tables import show_rows

    filters = make_filters(published_since=published_since, published_until=published_until)
    with open_found(record) as held:
        found = find(held, " ".join(words), filters, limit=limit)
        columns = ("published", "outlet", "sentence", "article")
        _exit_if_none(show_rows(found, Hit, form=form, output=output, columns=columns))


def dyad(
    one: Annotated[str, typer.Argument(help="A state, organisation or person, by name or id: china, CHN.")],
    other: Annotated[str, typer.Argument(help="The other.")],
    *,
    record: RecordFile = None,
    since: Since = None,
    until: Until = None,
    form: Form = Format.TABLE,
    output: Output = None,
) -> None:
    """Show what two actors did toward each other."""
    _show_course((one, other), make_filters(since, until), record=record, form=form, output=output)


def actor(
    name: Annotated[str, typer.Argument(help="A state, organisation or person, by name or id.")],
    *,
    record: RecordFile = None,
    since: Since = None,
    until: Until = None,
    form: Form = Format.TABLE,
    output: Output = None,
) -> None:
    """Show what is known of an actor, what it did, and what was done to it."""
    from entente.query.known import tell_known
    from entente.serve.places import has_record

    known = list(tell_known(name))
    if form is Format.TABLE and output is None:
        for what, fact in known:
            typer.echo(f"{what:<9} {fact}")
        if known:
            typer.echo("")
    if known and not has_record(record):
        return
    _show_course((name,), make_filters(since, until), record=record, form=form, output=output)


def episode(given: Id, *, record: RecordFile = None, form: Form = Format.TABLE, output: Output = None) -> None:
    """Show an episode: its articles, its events by date."""
    from entente.query.ids import find_id
    from entente.query.lines import EventLine, LineWriter
    from entente.serve.places import open_found
    from entente.serve.tables import show_rows

    with open_found(record) as held:
        found = find_id(held, given, "episode").id
        told = next(one for one in held.groups().episodes if one.id == found)
        if form is Format.TABLE:
            names = ", ".join(held.article(one).name for one in told.article_ids)
            typer.echo(f"{told.label}\n{len(told.article_ids)} articles: {names}\n")
        lines = LineWriter(held).lines(one for one in held.world().events if one.episode_id == found)
        _exit_if_none(show_rows(lines, EventLine, form=form, output=output, columns=_EVENT_COLUMNS))


def _show_course(
    names: tuple[str, ...], filters: "Filters", *, record: RecordFile, form: Format, output: Output
) -> None:
    from entente.query.dyad import find_course
    from entente.query.lines import EventLine
    from entente.query.parties import find_party
    from entente.serve.places import open_found
    from entente.serve.tables import show_rows

    with open_found(record) as held:
        parties = tuple(find_party(held, name) for name in names)
        course = find_course(held, parties, filters)
    if form is Format.TABLE and output is None:
        typer.echo(f"{' - '.join(course.parties)}  {len(course.events)} events\n")
    n = show_rows(course.events, EventLine, form=form, output=output, columns=_EVENT_COLUMNS)
    if form is Format.TABLE and output is None:
        for matter in course.matters:
            typer.echo(f"matter    {matter.name}: {', '.join(stage.stage for stage in matter.stages)}  {matter.id}")
        for dispute in course.disputes:
            typer.echo(f"disputed  {dispute.event_type.lower()} {dispute.matter or ''}  {dispute.id}")
    _exit_if_none(n)


def _show(explanation: "Explanation", form: Format, output: Output) -> None:
    from entente.serve.why import show_explanation

    show_explanation(explanation, form=form, output=output)


def _exit_if_none(n: int) -> None:
    """End with the exit code that says to a script that nothing was found."""
    if n == 0:
        raise typer.Exit(NOTHING)
