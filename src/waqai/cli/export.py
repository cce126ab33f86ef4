"""``waqai export``: write out what may be public."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer
from django.conf import settings

from waqai.cli.console import console_editor
from waqai.cli.django_ready import open_store
from waqai.cli.options import Out
from waqai.cli.output import writing_to
from waqai.desk import take_out
from waqai.export import write_acled, write_geojson, write_jsonl
from waqai.lexicon import load_knowledge
from waqai.records import Report
from waqai.store.groups import PUBLIC, Groups
from waqai.store.public import is_public
from waqai.store.publication import public_report
from waqai.store.recall import recall_current

app = typer.Typer(add_completion=False)


class Format(StrEnum):
    """What can be written."""

    JSONL = "jsonl"
    ACLED = "acled"
    GEOJSON = "geojson"


class _Public:
    """The reports that may go out; counts the events that do not, because they wait for an editor."""

    def __init__(self, groups: Groups) -> None:
        self.waiting = 0
        self.groups = groups

    def __iter__(self) -> Iterator[Report]:
        for recalled in recall_current(self.groups):
            self.waiting += sum(now.unchecked and not is_public(now) for now in recalled.in_force.values())
            yield public_report(recalled)


@app.command()
def export(
    form: Annotated[
        Format,
        typer.Option("--format", "-f", help="jsonl: reports; acled: CSV in ACLED's columns; geojson: events on a map."),
    ] = Format.JSONL,
    out: Out = None,
    group: Annotated[
        str, typer.Option(metavar="NAME", help="Also what is kept to this group; the log says that it was taken out.")
    ] = "",
    why: Annotated[str, typer.Option("--why", "-w", help="The reason for --group, for the log.")] = "",
) -> None:
    """Write out what may be public: records in force, private people's names covered, no position finer than a town."""
    open_store()
    reports = _Public(take_out(console_editor(), group, form.value, why) if group else PUBLIC)
    with writing_to(out) as stream:
        if form is Format.JSONL:
            write_jsonl(reports, stream)
        elif form is Format.ACLED:
            left_out = write_acled(reports, load_knowledge(), stream)
            print(f"waqai: {left_out} events left out: planned, denied, or running totals", file=sys.stderr)
        else:
            write_geojson(reports, stream)
    if reports.waiting:
        why = f"they wait for an editor, confidence below {settings.WAQAI_PUBLIC_CONFIDENCE:g}"
        print(f"waqai: {reports.waiting} events left out: {why}", file=sys.stderr)
