"""``waqai explain``: every step of the reading, with the text marked."""

from collections.abc import Iterator
from typing import Any

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from waqai.cli.options import AsJson, Complaints, Paths
from waqai.cli.output import json_line
from waqai.cli.unread import left_unread
from waqai.errors import PageError
from waqai.pipeline import explain_page, load_lexicon
from waqai.reading import Reading, Step
from waqai.records import Article, Evidence, Page
from waqai.records.wire import plain
from waqai.sources import read_paths

app = typer.Typer(add_completion=False)

_STYLES = {
    "type": "bold red", "kind": "bold red", "ask": "bold red", "places": "green", "actor1": "blue", "actor2": "cyan",
    "issuer": "blue", "who": "blue", "of": "cyan", "harm": "magenta", "start": "yellow", "end": "yellow",
    "date": "yellow", "according_to": "italic", "record": "underline",
}  # fmt: skip
_OTHER_STYLE = "reverse"


def _unread(reading: Reading) -> dict[tuple[int, int], list[str]]:
    return left_unread(reading.unread, (*reading.events, *reading.statements, *reading.demands))


def _evidence(reading: Reading) -> Iterator[Evidence]:
    for records in (reading.events, reading.statements, reading.demands):
        for record in records:
            yield from record.evidence


def marked_text(article: Article, reading: Reading) -> Text:
    """Return the article's text with every evidence span in the colour of its field."""
    text = Text(article.text)
    for item in sorted(_evidence(reading), key=lambda item: item.field != "record"):
        text.stylize(_STYLES.get(item.field, _OTHER_STYLE), item.start, item.end)
    for start, end in _unread(reading):
        text.stylize("dim", start, end)
    return text


def _legend() -> Text:
    return Text.assemble(*((f" {field} ", style) for field, style in _STYLES.items()), (" unread ", "dim"))


def _step_table(number: int, step: Step, text: str) -> Table:
    title = Text(f"{number}. {step.name}" + ("" if step.lines else ": nothing"), style="bold")
    table = Table(title=title, title_justify="left", box=SIMPLE, show_header=False, pad_edge=False)
    table.add_column("span", style="dim", no_wrap=True)
    table.add_column("words", ratio=2, justify="right")
    table.add_column("reading", ratio=3)
    for start, end, told in step.lines:
        table.add_row(f"{start}–{end}", Text(" ".join(text[start:end].split())), Text(told))
    return table


def _print(page: Page, article: Article, reading: Reading) -> None:
    console = Console()
    console.rule(Text(page.path or page.url or page.id))
    if article.refused:
        console.print(Text(f"no article: {article.refused}"))
    for number, step in enumerate(reading.trace, 1):
        console.print(_step_table(number, step, article.text))
    console.print(_legend())
    console.print(marked_text(article, reading))
    for (start, end), whys in _unread(reading).items():
        quote = " ".join(article.text[start:end].split())
        console.print(Text(f"unread {start}–{end}, {quote}: {'; '.join(whys)}", style="dim"))
    for line in article.dropped:
        console.print(Text(f"dropped ({line.why}): {line.line}", style="dim"))


def _as_json(page: Page, article: Article, reading: Reading) -> dict[str, Any]:
    steps = [
        {
            "name": step.name,
            "lines": [
                {"start": start, "end": end, "quote": plain(article.text[start:end]), "told": plain(told)}
                for start, end, told in step.lines
            ],
        }
        for step in reading.trace
    ]
    sections = {"events": reading.events, "statements": reading.statements, "demands": reading.demands}
    told = {"id": page.id, "path": page.path, "url": page.url, "article": article, **sections, "unread": reading.unread}
    return {**plain(told), "steps": steps}


@app.command()
def explain(paths: Paths, as_json: AsJson = False) -> None:
    """Show every step of the reading, what each gave and from which words, then the text with the evidence marked."""
    complaints = Complaints()
    lexicon = load_lexicon()
    for page in complaints.sort_out(read_paths(paths)):
        try:
            article, reading = explain_page(page, lexicon)
        except PageError as error:
            complaints.tell(error)
            continue
        if as_json:
            print(json_line(_as_json(page, article, reading)))
        else:
            _print(page, article, reading)
    complaints.exit()
