"""``waqai link``: decide which reports tell of one incident."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Column, Table

from waqai.cli.django_ready import open_store
from waqai.cli.options import AsJson
from waqai.cli.output import json_line
from waqai.linking.closest import explain_likely
from waqai.linking.link import Incident, Linked
from waqai.linking.score import LINKS, Scorer
from waqai.linking.telling import SHAPE, Telling
from waqai.pipeline import lay_out, link_all, load_lexicon
from waqai.records import Likeness
from waqai.store import models
from waqai.store.incidents import untold_reports
from waqai.store.likely import keep_likely
from waqai.store.links import DatabaseLinks

app = typer.Typer(add_completion=False)

_LISTED = 20  # incidents in the table, those that most outlets tell of first


def _lines(incidents: list[Incident]) -> Iterator[dict[str, object]]:
    """Yield one line for each event, page by page as they were added, the events of a page in its order."""
    refs = dict(models.Told.objects.values_list("event", "incident__ref"))
    pages = dict(models.Page.objects.filter(current=True).values_list("ref", "input_id"))
    in_order = models.Event.objects.order_by("report__article__page_id", "pk").values_list("ref", flat=True)
    order = {ref: at for at, ref in enumerate(in_order)}
    told = sorted((t for i in incidents for t in i.tellings), key=lambda t: order.get(t.event, len(order)))
    for telling in told:
        yield {
            "page": pages[telling.page],
            "incident": refs[telling.event],
            "start": date.fromordinal(telling.days[0]).isoformat() if telling.days else None,
            "lead": telling.lead,
            "event": telling.event,
        }


def _voices(incident: Incident) -> set[str]:
    return {telling.voice for telling in incident.tellings}


def _told(told: Counter[str]) -> str:
    return ", ".join(name for name, _ in told.most_common(2))


def _day(tellings: tuple[Telling, ...]) -> str:
    days = sorted({telling.days[0] for telling in tellings if telling.days})
    return date.fromordinal(days[0]).isoformat() if days else "–"


def _table(incidents: list[Incident]) -> Table:
    table = Table("type", "day", "place", "reports", "outlets", title="Incidents that most outlets tell of")
    for incident in sorted(incidents, key=lambda i: (-len(_voices(i)), i.id))[:_LISTED]:
        types = Counter(telling.type for telling in incident.tellings)
        places = Counter(site.name for telling in incident.tellings for site in telling.sites)
        row = (_told(types), _day(incident.tellings), _told(places), len(incident.tellings), len(_voices(incident)))
        table.add_row(*(escape(str(cell)) for cell in row))
    return table


def _refs_of(linked: Linked) -> list[str]:
    """Return the ref of each incident as the store keeps it."""
    refs = dict(models.Told.objects.values_list("event", "incident__ref"))
    return [refs[incident.tellings[0].event] for incident in linked.incidents]


def _likely_lines(linked: Linked) -> Iterator[dict[str, object]]:
    """Yield one line for each pair of incidents that nearly were one, closest first."""
    refs = _refs_of(linked)
    for closeness, one, other in linked.likely:
        tellings = [linked.incidents[at].tellings for at in (one, other)]
        yield {
            "incidents": [refs[one], refs[other]],
            "closeness": round(closeness, 2),
            "events": [told[0].event for told in tellings],
        }


def _likely_table(linked: Linked) -> Table:
    # Folded, never cut: the refs are what a person decides by.
    ref = Column("incident", overflow="fold", min_width=16)
    table = Table("closeness", ref, "type", "day", "place", title="Likely one: for a person to decide")
    refs = _refs_of(linked)
    for closeness, *pair in linked.likely[:_LISTED]:
        for line, at in enumerate(pair):
            tellings = linked.incidents[at].tellings
            types, sites = Counter(t.type for t in tellings), Counter(s.name for t in tellings for s in t.sites)
            row = ("" if line else f"{closeness:+.2f}", refs[at], _told(types), _day(tellings), _told(sites))
            table.add_row(*map(escape, row), end_section=bool(line))
    return table


def _loudest(found: Likeness) -> list[tuple[str, float]]:
    """Return what each comparison of two events says, the loudest first."""
    parts = [(f"{part.name}={part.level}" if part.level else part.name, part.says) for part in found.parts]
    return sorted(parts, key=lambda part: -abs(part[1]))


def _link(links: DatabaseLinks) -> Linked:
    """Link all, and keep for the desk what nearly is one, with the reasons."""
    linked = link_all(links)
    scorer = Scorer(load_lexicon().weights[LINKS])
    keep_likely(
        (one, other, closeness, _loudest(score)) for one, other, closeness, score in explain_likely(linked, scorer)
    )
    return linked


Likely = Annotated[bool, typer.Option("--likely", help="List incidents that nearly were one, for a person to decide.")]


@app.command()
def link(as_json: AsJson = False, likely: Likely = False) -> None:
    """Decide which reports tell of one incident, all afresh; what people decided stands."""
    open_store()
    links = DatabaseLinks()
    steps = lay_out(links)
    if as_json:
        for _ in steps:
            pass
        linked = _link(links)
        for line in _likely_lines(linked) if likely else _lines(linked.incidents):
            print(json_line(line))
        return
    total = untold_reports(SHAPE).count()
    for _ in track(steps, "laying out reports", total=total, console=Console(stderr=True), disable=not total):
        pass
    _print(_link(links), likely)


def _print(linked: Linked, likely: bool) -> None:
    console = Console()
    several = [incident for incident in linked.incidents if len(_voices(incident)) > 1]
    if likely and linked.likely:
        console.print(_likely_table(linked))
    elif several and not likely:
        console.print(_table(several))
    reports = sum(len(incident.tellings) for incident in linked.incidents)
    console.print(
        f"{reports:,} events in {len(linked.incidents):,} incidents, {len(several):,} of them told by several outlets; "
        f"{len(linked.likely):,} pairs of incidents are likely one.",
        highlight=False,
    )
