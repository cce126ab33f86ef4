"""Range charts of tolls: one row for each voice, drawn in percent of the chart's width, mirrored on pages in Arabic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from waqai.site.claim_rows import Teller, proof_href, tellers
from waqai.site.dates import digits, show_day
from waqai.site.labels import known_or_code
from waqai.site.languages import direction
from waqai.site.tolls import show_amount
from waqai.store.ranges import Range, Series, Step

# Of the chart's width: what stays free on either side, so that the dots on the edges are whole.
_MARGIN = 3.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line from one point to another, in percent."""

    x1: str
    x2: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A number that was told; ``past`` where its voice raised it later."""

    x: str
    past: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a voice told at one time: how many, on which day, where the event stands that proves it."""

    amount: str
    day: str | None
    href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A voice's row: what it told, oldest first, and how that is drawn. ``tail`` leads on where no end is told."""

    outlet: str | None
    others: tuple[Teller, ...]
    steps: tuple[Told, ...]
    reach: Stretch
    ranges: tuple[Stretch, ...]
    dots: tuple[Dot, ...]
    tail: Stretch | None


@dataclass(frozen=True, slots=True)
class Chart:
    """One kind of harm: its name, the overall range, what most tell, and the rows; ``top`` ends the scale."""

    kind: str
    overall: str
    best: str | None
    best_voices: int
    bars: tuple[Bar, ...]
    top: str


def show_overall(low: int, high: int, is_open: bool) -> str:
    """Return the overall range in words: from the lowest to the highest that no later report of a voice raised."""
    if is_open and low != high:
        return _("between %(least)s and at least %(most)s") % {"least": digits(low), "most": digits(high)}
    return show_amount(low, None if is_open else high)


def charts_of(ranges: Iterable[Range]) -> list[Chart]:
    """Return the chart of each kind of harm."""
    return [_chart(told) for told in ranges]


def _chart(told: Range) -> Chart:
    steps = [step.amount for one in told.series for step in one.steps]
    top = max(max(amount.top for amount in steps), 1)
    best = told.best_supported
    return Chart(
        known_or_code("harm", told.kind),
        show_overall(*told.spread, told.overall.most is None),
        show_amount(best[0].least, best[0].most) if best and len(told.series) > best[1] else None,
        best[1] if best else 0,
        tuple(_bar(one, told.standing(one), top) for one in told.series),
        digits(top),
    )


def _at(number: int, top: int) -> str:
    """Return where a number stands; on pages that run from the right, so does the scale."""
    place = _MARGIN + (100 - 2 * _MARGIN) * number / top
    return f"{100 - place if direction(get_language()) == 'rtl' else place:.2f}%"


def _edge() -> str:
    return "0%" if direction(get_language()) == "rtl" else "100%"


def _bar(series: Series, standing: Sequence[Step], top: int) -> Bar:
    amounts = [step.amount for step in series.steps]
    low, high = min(amount.least for amount in amounts), max(amount.top for amount in amounts)
    unbounded = [step.amount for step in standing if step.amount.most is None]
    return Bar(
        series.voice.outlet,
        tellers(series.voice.copies, "harm"),
        tuple(_told(step) for step in series.steps),
        Stretch(_at(low, top), _at(high, top)),
        tuple(Stretch(_at(a.least, top), _at(a.top, top)) for a in amounts if a.top > a.least),
        tuple(_dots(series, standing, top)),
        Stretch(_at(unbounded[-1].least, top), _edge()) if unbounded else None,
    )


def _dots(series: Series, standing: Sequence[Step], top: int) -> Iterable[Dot]:
    for step in series.steps:
        for number in sorted({step.amount.least, step.amount.top}):
            yield Dot(_at(number, top), past=step not in standing)


def _told(step: Step) -> Told:
    first = step.tellings[0]
    return Told(
        show_amount(step.amount.least, step.amount.most),
        show_day(first.day) if first.day else None,
        proof_href(first.event.ref, "harm"),
    )
