"""``waqai audit``: who did what, and whether somebody changed the log."""

import dataclasses
from datetime import UTC
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from waqai.cli.django_ready import open_store
from waqai.cli.options import AsJson
from waqai.cli.output import json_line
from waqai.store.audit import check_log
from waqai.store.models import AuditRow

app = typer.Typer(add_completion=False, no_args_is_help=True)

_COLUMNS = ("number", "who", "verb", "what", "why", "before", "told", "previous", "hash")


@app.callback()
def audit() -> None:
    """Show the log of who did what, or check that nobody changed it."""


@app.command()
def verify(
    known: Annotated[str, typer.Option(help="A hash noted down earlier: it has to be found again.")] = "",
    as_json: AsJson = False,
) -> None:
    """Check every row of the log; exit status 1 where one was changed, taken out or cut off, and which is the first."""
    open_store()
    verdict = check_log(known)
    if as_json:
        print(json_line({"holds": verdict.broken is None, **dataclasses.asdict(verdict)}))
    elif verdict.broken is None:
        print(f"The log holds: {verdict.rows:,} rows, the last with the hash\n{verdict.hash}")
    else:
        print(f"The log was tampered with: {verdict.why} ({verdict.rows:,} rows before it hold)")
    if verdict.broken is not None:
        raise typer.Exit(1)


@app.command()
def show(
    who: Annotated[str, typer.Option(help="Only what this person did.")] = "",
    verb: Annotated[str, typer.Option(help="Only this kind of act.")] = "",
    what: Annotated[str, typer.Option(help="Only acts on this, such as events/1a2b.")] = "",
    most: Annotated[int, typer.Option("--most", "-n", min=1, help="How many rows, the newest.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Show the newest rows of the log, oldest of them first."""
    open_store()
    wanted = {name: told for name, told in (("who", who), ("verb", verb), ("what", what)) if told}
    rows = list(AuditRow.objects.filter(**wanted).order_by("-number")[:most])[::-1]
    if as_json:
        for row in rows:
            when = row.when.astimezone(UTC).isoformat(timespec="microseconds")
            print(json_line({"when": when, **{name: getattr(row, name) for name in _COLUMNS}}))
        return
    table = Table("", "when", "who", "verb", "what", "why")
    for row in rows:
        cells = (row.number, f"{row.when:%Y-%m-%d %H:%M:%S}", row.who, row.verb, row.what, row.why)
        table.add_row(*(escape(str(cell)) for cell in cells))
    Console().print(table)
