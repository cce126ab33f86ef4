"""``waqai add``: read pages into the store."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

import typer
from django.conf import settings
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, track
from rich.table import Column, Table

from waqai.cli.django_ready import open_store
from waqai.cli.options import AsJson, Complaints, Jobs, Paths
from waqai.cli.output import json_line
from waqai.linking.telling import SHAPE
from waqai.pipeline import Kept, add_pages, link_new, load_lexicon
from waqai.records import Page
from waqai.sources import read_paths
from waqai.store import models
from waqai.store.incidents import untold_reports
from waqai.store.judging import waiting_judgements
from waqai.store.keys import page_ref
from waqai.store.links import DatabaseLinks
from waqai.store.shelf import DatabaseShelf

app = typer.Typer(add_completion=False)

_LISTED = 40  # pages listed one by one; of more, only the first and the sums are printed


def _name(page: Page) -> str:
    return page.path or page.url or page.id


_SECTIONS: dict[str, type[models.Record]] = {
    "events": models.Event, "statements": models.Statement, "demands": models.Demand,
}  # fmt: skip


def _counts(**of: object) -> dict[str, int]:
    """Return how many records the store holds, of all current pages or of those that ``of`` selects.

    ``waiting`` are the events that nobody is shown: the reader is too unsure of them, and no person has judged them.
    """
    of = of or {"report__article__page__current": True}
    told = {name: model._default_manager.filter(**of).count() for name, model in _SECTIONS.items()}
    return {**told, "waiting": models.Event.objects.filter(**of, public=False, state="read").count()}


def _counts_of(page: Page) -> dict[str, int]:
    return _counts(report__article__page__ref=page_ref(page))


def _headline(page: Page) -> str:
    """Return the headline that is kept, or why the page was refused; an unchanged page was not read just now."""
    row = models.Article.objects.filter(page__ref=page_ref(page)).values_list("headline", "refused").first()
    return next(filter(None, row or ()), "")


def _with_progress(results: Iterable[Kept]) -> Iterator[Kept]:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed} pages"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        # How many pages an archive or a pipe holds is not known before its end: the bar shows work, not its share.
        task = progress.add_task("reading", total=None)
        for kept in results:
            progress.advance(task)
            yield kept
        progress.update(task, total=progress.tasks[task].completed or 1, description="read")


def _page_table(pages: Iterable[Kept]) -> Table:
    # Folded, not cut: the table must name each page so that it can be found.
    table = Table(Column("page", overflow="fold"), "headline", "outcome", *_SECTIONS, title="Pages")
    for kept in pages:
        counts = _counts_of(kept.page)
        table.add_row(
            escape(_name(kept.page)),
            escape(_headline(kept.page)),
            kept.outcome,
            *(str(counts[name]) for name in _SECTIONS),
        )
    return table


def _waiting_line(counts: dict[str, int]) -> str:
    shown = f"the site and the exports show {counts['events'] - counts['waiting']}"
    why = f"confidence below {settings.WAQAI_PUBLIC_CONFIDENCE:g}"
    return f"Of {counts['events']} events {counts['waiting']} wait for an editor ({why}); {shown}."


def _type_table(types: Counter[str]) -> Table:
    labels = {kind.id: kind.label.ar for kind in load_lexicon().knowledge.events}
    table = Table("type", "in Arabic", "events", title="Events found")
    for kind, count in types.most_common():
        table.add_row(kind, labels.get(kind, ""), str(count))
    return table


def _print_tables(pages: list[Kept], outcomes: Counter[str], types: Counter[str]) -> None:
    console = Console()
    if pages:
        console.print(_page_table(pages))
    more = outcomes.total() - len(pages)
    if more:
        console.print(f"… and {more} pages more")
    if types:
        console.print(_type_table(types))
    told = ", ".join(f"{outcomes[name]} {name}" for name in ("added", "replaced", "unchanged"))
    counts = _counts()
    held = ", ".join(f"{counts[name]} {name}" for name in _SECTIONS)
    pages_held = models.Page.objects.filter(current=True).count()
    console.print(f"Pages: {told}. The store now holds {pages_held} pages, {held}.", highlight=False)
    if counts["waiting"]:
        console.print(_waiting_line(counts), highlight=False)


def _print_json(kept: Kept) -> None:
    page = kept.page
    told = {"id": page.id, "path": page.path, "url": page.url, "sha256": page.sha256, "outcome": kept.outcome}
    print(json_line({**told, **_counts_of(page)}))


def _tell_waiting() -> None:
    """Name the judgements whose record is not read any more: nothing that a person decided vanishes silently."""
    for row in waiting_judgements():
        told = f"{row.verb} {row.record} by {row.who}, {row.when:%Y-%m-%d}: {row.why}"
        print(f"waqai: a judgement waits, its record is no longer read: {row.page} · {told}", file=sys.stderr)


def _link(quiet: bool) -> None:
    """Link what is new to the incidents that are there."""
    total = untold_reports(SHAPE).count()
    steps = link_new(DatabaseLinks())
    for _ in track(steps, "linking", total=total, console=Console(stderr=True), disable=quiet or not total):
        pass


@app.command()
def add(paths: Paths, as_json: AsJson = False, jobs: Jobs = 1) -> None:
    """Read pages into the store. Safe to repeat: a page that is there, read with the same knowledge, stays as it is."""
    open_store()
    complaints = Complaints()
    results = complaints.sort_out(add_pages(read_paths(paths), DatabaseShelf(), jobs))
    listed: list[Kept] = []
    outcomes: Counter[str] = Counter()
    types: Counter[str] = Counter()
    for kept in results if as_json else _with_progress(results):
        outcomes[kept.outcome] += 1
        types.update(event.type for event in (kept.report.events if kept.report else ()))
        if as_json:
            _print_json(kept)
        elif len(listed) < _LISTED:
            listed.append(kept)
    _link(quiet=as_json)
    if not as_json:
        _print_tables(listed, outcomes, types)
    _tell_waiting()
    complaints.exit()
