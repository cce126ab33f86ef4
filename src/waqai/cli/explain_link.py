"""``waqai explain-link``: why two reports are linked, or why not, comparison by comparison."""

import math
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from waqai.cli.django_ready import open_store
from waqai.cli.options import AsJson
from waqai.cli.output import json_line
from waqai.errors import StoreError
from waqai.linking.decide import JOIN
from waqai.linking.link import weigh_all
from waqai.linking.score import LINKS, Score, Scorer, is_tied
from waqai.linking.telling import tellings_from
from waqai.pipeline import load_lexicon
from waqai.store import models
from waqai.store.links import DatabaseLinks

app = typer.Typer(add_completion=False)

Event = Annotated[
    str, typer.Argument(metavar="EVENT", help="The event's ref, as its address shows it.", show_default=False)
]


def _row(ref: str) -> models.Told:
    row = models.Told.objects.select_related("incident").filter(event=ref).first()
    if row is None:
        raise StoreError(f"linking knows no event {ref}: run `waqai link`, or look whether it is still read and shown")
    return row


def _verdict(score: Score, same: bool, decided: str | None) -> str:
    """Say in words what came of the score."""
    now = "They are of one incident now." if same else "They are of two incidents now."
    if decided:
        return f"A person decided: {decided}. {now}"
    if not is_tied(score.levels):
        return f"Nothing ties them together: no day near the other's, no words that few reports share. {now}"
    chance = 1 / (1 + math.exp(-score.odds))
    bar = f"Groups of reports are joined over {JOIN:+.2f}, the mean of all their pairs."
    return f"Together {score.odds:+.2f}, as odds {chance:.0%} for one incident. {bar} {now}"


def _decided(one: str, other: str) -> str | None:
    apart, together = DatabaseLinks().decisions()
    pair = (min(one, other), max(one, other))
    return "apart" if pair in apart else "together" if pair in together else None


def _print(score: Score, said: str) -> None:
    console = Console()
    table = Table("comparison", "level", "says", title="What speaks for one incident (+) and against it (−)")
    for part, weight in score.parts:
        told = " and ".join(part.split(" ")) if part.count("=") > 1 else part
        name, _, level = told.partition("=")
        table.add_row(escape(name), escape(level), f"{weight:+.2f}")
    console.print(table)
    left_open = ", ".join(name for name, level in score.levels.items() if level == "open")
    if left_open:
        console.print(f"Left open by one of them or both: {left_open}.", highlight=False)
    console.print(said, highlight=False)


@app.command(name="explain-link")
def explain_link(one: Event, other: Event, as_json: AsJson = False) -> None:
    """Show why two reports are linked, or why not: each comparison with its level and what it says."""
    open_store()
    rows = [_row(one), _row(other)]
    laid = weigh_all(tellings_from(DatabaseLinks().told()), load_lexicon())
    weighed = {w.telling.event: w for w in laid.weighed}
    score = Scorer(load_lexicon().weights[LINKS]).explain(weighed[one], weighed[other])
    same = rows[0].incident is not None and rows[0].incident == rows[1].incident
    decided = _decided(one, other)
    if as_json:
        told = {
            "events": [one, other],
            "incidents": [row.incident.ref if row.incident else None for row in rows],
            "decided": decided,
            "tied": is_tied(score.levels),
            "odds": round(score.odds, 3),
            "join": JOIN,
            "levels": score.levels,
            "parts": [{"comparison": part, "says": weight} for part, weight in score.parts],
        }
        print(json_line(told))
        return
    _print(score, _verdict(score, same, decided))
