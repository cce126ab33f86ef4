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
from waqai.linking.counts import Weighed
from waqai.linking.decide import JOIN
from waqai.linking.link import weigh_all
from waqai.linking.rulings import bind
from waqai.linking.score import LINKS, Score, Scorer, is_tied
from waqai.linking.telling import SHAPE, tellings_from
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


ONE_PAGE = (
    "Both stand on one page. A page that tells two events holds them for two: they are never linked with one another, "
    "whatever their likeness. They can be of one incident only by way of another page's report that is like both, or "
    "by a person's decision."
)


def _verdict(score: Score, same: bool, decided: str | None, one_page: bool) -> str:
    """Say in words what came of the score."""
    now = "They are of one incident now." if same else "They are of two incidents now."
    if decided:
        return f"A person decided: {decided}. {now}"
    if one_page:
        return f"{ONE_PAGE} {now}"
    if not is_tied(score.levels):
        return f"Nothing ties them together: no day near the other's, no words that few reports share. {now}"
    chance = 1 / (1 + math.exp(-score.odds))
    bar = f"Groups of reports are joined over {JOIN:+.2f}, the mean of all their pairs."
    return f"Together {score.odds:+.2f}, as odds {chance:.0%} for one incident. {bar} {now}"


def _decided(one: str, other: str) -> str | None:
    bound = bind(list(DatabaseLinks().decisions().values()))
    return "apart" if bound.are_apart(one, other) else "together" if bound.are_together(one, other) else None


def _weighed(rows: list[models.Told]) -> list[Weighed]:
    """Return two events as all of the store weighs them, those of a withdrawn incident counted in."""
    facts = {f["event"]: f for f in DatabaseLinks().told(SHAPE)}
    for row in rows:
        if row.shape != SHAPE:
            raise StoreError(f"{row.event} was laid out by another version of Waqai: run `waqai link` first")
        facts[row.event] = row.facts
    weighed = {w.telling.event: w for w in weigh_all(tellings_from(facts.values()), load_lexicon()).weighed}
    return [weighed[row.event] for row in rows]


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
    score = Scorer(load_lexicon().weights[LINKS]).explain(*_weighed(rows))
    same = rows[0].incident is not None and rows[0].incident == rows[1].incident
    decided = _decided(one, other)
    one_page = rows[0].page == rows[1].page
    if as_json:
        told = {
            "events": [one, other],
            "incidents": [row.incident.ref if row.incident else None for row in rows],
            "decided": decided,
            "one_page": one_page,
            "tied": is_tied(score.levels) and not one_page,
            "odds": None if one_page else round(score.odds, 3),
            "join": JOIN,
            "levels": score.levels,
            "parts": [] if one_page else [{"comparison": part, "says": weight} for part, weight in score.parts],
        }
        print(json_line(told))
        return
    if one_page:
        Console().print(_verdict(score, same, decided, one_page), highlight=False)
        return
    _print(score, _verdict(score, same, decided, one_page))
