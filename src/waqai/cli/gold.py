"""``waqai gold``: what people worked at the desk as coded pages, to measure and to learn from."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from waqai.cli.console import console_editor
from waqai.cli.django_ready import open_store
from waqai.cli.options import AsJson
from waqai.cli.output import json_line, line_writer, writing_to
from waqai.desk import take_out_worked
from waqai.export.gold import coded_page, page_text
from waqai.store.worked import worked_pages

app = typer.Typer(add_completion=False, no_args_is_help=True)

Target = Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="The file of coded pages; .gz compresses.")]
Why = Annotated[str, typer.Option("--why", "-w", help="The reason, for the log.")]
Partial = Annotated[bool, typer.Option("--partial", help="Pages that are worked in part as well, marked as such.")]


@app.callback()
def gold() -> None:
    """Write what people worked at the desk as coded pages."""


def texts_beside(out: Path) -> Path:
    """Return where the texts go that the coded pages quote: ``OUT.pages.jsonl``."""
    name = out.name.removesuffix(".gz")
    return out.with_name(f"{name.removesuffix('.jsonl')}.pages.jsonl{'.gz' if out.suffix == '.gz' else ''}")


@app.command()
def export(
    out: Target, as_json: AsJson = False, partial: Partial = False, why: Why = "to measure and to learn from"
) -> None:
    """Write each page that people worked whole as one coded page a line, and its text into a file beside it.

    Names that are held back stand in both: these files are for measuring, not for publishing. The log says that they
    were taken out.
    """
    open_store()
    take_out_worked(console_editor(), why)
    texts, told = texts_beside(out), {"whole": 0, "partial": 0, "left_out": 0, "records": 0, "rejected": 0}
    with writing_to(out) as stream, writing_to(texts) as beside:
        write, write_text = line_writer(stream), line_writer(beside)
        for page in worked_pages():
            if not page.whole and not partial:
                told["left_out"] += 1
                continue
            told["whole" if page.whole else "partial"] += 1
            told["records"] += len(page.held)
            told["rejected"] += len(page.rejected)
            write(coded_page(page.report, page.held, page.rejected, partial=not page.whole))
            write_text(page_text(page.report))
    if as_json:
        print(json_line({**told, "pages": str(out), "texts": str(texts)}))
        return
    print(f"{told['whole']} pages worked whole, {told['partial']} in part: {told['records']} records, "
          f"{told['rejected']} rejected; texts in {texts}")  # fmt: skip
    if told["left_out"]:
        print(f"waqai: {told['left_out']} pages left out: worked in part (--partial takes them)", file=sys.stderr)
    print("waqai: these files hold names that are held back: do not publish them", file=sys.stderr)
