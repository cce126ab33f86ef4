"""``waqai explain-link``: why two reports are linked, or why not, comparison by comparison."""

from typing import Annotated

import typer
from django.utils import translation
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from waqai.cli.django_ready import open_store
from waqai.cli.options import AsJson
from waqai.cli.output import json_line
from waqai.errors import StoreError
from waqai.site.link_pairs import Explained, explain, pair_to_json, sides_of
from waqai.store import models

app = typer.Typer(add_completion=False)

Event = Annotated[
    str, typer.Argument(metavar="EVENT", help="The event's ref, as its address shows it.", show_default=False)
]


def _check(ref: str) -> None:
    """Raise a StoreError where linking does not know an event."""
    if not models.Told.objects.filter(event=ref, weights__isnull=False).exists():
        raise StoreError(f"linking knows no event {ref}: run `waqai link`, or look whether it is still read and shown")


def _verdict(pair: Explained) -> str:
    """Say in words what came of the score."""
    now = "They are of one incident now." if pair.together else "They are of two incidents now."
    bar = f"Groups of reports are joined over {pair.why.likeness.bar:+.2f}, the mean of all their pairs."
    return f"{pair.why.verdict} {now if pair.decided is not None else f'{bar} {now}'}"


def _print(pair: Explained) -> None:
    console = Console()
    if pair.why.likeness.barred == "page":
        now = "They are of one incident now." if pair.together else "They are of two incidents now."
        console.print(f"{pair.why.verdict} {now}", highlight=False)
        return
    table = Table(
        "comparison", "level", "in words", "says", title="What speaks for one incident (+) and against it (−)"
    )
    for line in pair.why.lines:
        level = pair.why.likeness.levels.get(line.name, "")
        table.add_row(escape(line.name), escape(level), escape(line.sentence), f"{line.says:+.2f}")
    console.print(table)
    console.print(_verdict(pair), highlight=False)


@app.command(name="explain-link")
def explain_link(one: Event, other: Event, as_json: AsJson = False) -> None:
    """Show why two reports are linked, or why not: each comparison with its level and what it says."""
    open_store()
    for ref in (one, other):
        _check(ref)
    with translation.override("en"):
        sides = sides_of(models.Event.objects.filter(ref__in=(one, other)))
        (pair,) = explain([(one, other)], sides)
        if as_json:
            print(json_line(pair_to_json(pair)))
        else:
            _print(pair)
