"""``waqai export``: write out what may be public."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from waqai.cli.django_ready import open_store
from waqai.cli.options import Out
from waqai.cli.output import writing_to
from waqai.export import write_acled, write_geojson, write_jsonl
from waqai.lexicon import load_knowledge
from waqai.store.publication import public_reports

app = typer.Typer(add_completion=False)


class Format(StrEnum):
    """What can be written."""

    JSONL = "jsonl"
    ACLED = "acled"
    GEOJSON = "geojson"


@app.command()
def export(
    form: Annotated[
        Format,
        typer.Option("--format", "-f", help="jsonl: reports; acled: CSV in ACLED's columns; geojson: events on a map."),
    ] = Format.JSONL,
    out: Out = None,
) -> None:
    """Write out what may be public: records in force, private people's names covered, no position finer than a town."""
    open_store()
    with writing_to(out) as stream:
        if form is Format.JSONL:
            write_jsonl(public_reports(), stream)
        elif form is Format.ACLED:
            left_out = write_acled(public_reports(), load_knowledge(), stream)
            print(f"waqai: {left_out} events left out: planned, denied, or running totals", file=sys.stderr)
        else:
            write_geojson(public_reports(), stream)
