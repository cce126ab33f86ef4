"""``waqai read``: read pages and print what they say."""

from pathlib import Path

import typer

from waqai.cli.options import AsJson, Complaints, Jobs, Out, Paths
from waqai.cli.output import line_writer, writing_to
from waqai.cli.tables import print_report
from waqai.pipeline import load_lexicon, read_pages
from waqai.records.wire import report_to_json
from waqai.sources import read_paths

app = typer.Typer(add_completion=False)


def _write_json(paths: list[str], jobs: int, out: Path | None, complaints: Complaints) -> None:
    with writing_to(out) as stream:
        write = line_writer(stream)
        for report in complaints.sort_out(read_pages(read_paths(paths), jobs)):
            write(report_to_json(report))


@app.command()
def read(paths: Paths, as_json: AsJson = False, jobs: Jobs = 1, out: Out = None) -> None:
    """Read pages and print what they say: a table, or with --json (or --out) one report a line."""
    complaints = Complaints()
    if as_json or out:
        _write_json(paths, jobs, out, complaints)
    else:
        knowledge = load_lexicon().knowledge
        for report in complaints.sort_out(read_pages(read_paths(paths), jobs)):
            print_report(report, knowledge)
    complaints.exit()
