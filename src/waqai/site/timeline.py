"""The timeline of a selection: days, weeks, months or years; bars of incidents, below them tolls as bands from the
lowest to the highest told, each on a scale of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import get_language, gettext_noop

from waqai.site.dates import digits, show_day, show_month, show_range
from waqai.site.labels import spelled
from waqai.site.languages import direction
from waqai.site.mapping import killed_words
from waqai.site.narrowing import Asked
from waqai.store.selecting import Sum

WIDTH, HEIGHT = 720, 150
ABOVE, BELOW = 72, 66  # of the height: what the bars have, and the bands at its foot
_MOST_BINS = 140
_WEEK = 7
UNITS = {
    "day": gettext_noop("days"),
    "week": gettext_noop("weeks"),
    "month": gettext_noop("months"),
    "year": gettext_noop("years"),
}
_DAYS = {"day": 1, "week": _WEEK, "month": 31, "year": 366}


@dataclass(frozen=True, slots=True)
class Bin:
    """One stretch of time: what it is called, what is told in it, and how that is drawn."""

    label: str
    query: str
    incidents: int
    killed: str
    x: str = ""
    width: str = ""
    least: str = ""
    most: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A length of time that the timeline can be cut into, and where a click leads."""

    label: str
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """All stretches from the first to the last; ``wide`` counts what is told less exactly than one of them.

    ``units`` are those that it can be cut into.
    """

    unit: str
    bins: tuple[Bin, ...]
    told: tuple[Bin, ...]
    top: str
    top_incidents: str
    first: str
    last: str
    wide: int
    units: tuple[Unit, ...] = ()
    width: int = WIDTH
    height: int = HEIGHT


@lru_cache(100_000)
def _start(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=(day.weekday() + 1) % _WEEK)  # weeks begin on Sunday where these pages are read
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _next(day: date, unit: str) -> date:
    if unit == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date(day.year + 1, 1, 1) if unit == "year" else day + timedelta(days=_DAYS[unit])


def _units(first: date, last: date) -> list[str]:
    """Return the units that cut a stretch into few enough parts to be drawn, the smallest first."""
    days = (last - first).days + 1
    return [unit for unit, length in _DAYS.items() if days / length <= _MOST_BINS] or ["year"]


def draw_timeline(sums: Iterable[tuple[date, date, Sum]], asked: Asked) -> Timeline | None:
    """Return the timeline of sums by stretches of days; None where no day is told."""
    rows = list(sums)
    if not rows:
        return None
    starts = [first for first, last, _sum in rows if (last - first).days < _DAYS["month"]] or [
        first for first, _, _sum in rows
    ]
    units = _units(min(starts), max(starts))
    unit = asked.by if asked.by in units else units[0]
    found: dict[date, Sum] = {}
    wide = 0
    for first, last, told in rows:
        start = _start(first, unit)
        if _start(last, unit) != start:
            wide += told.incidents
            continue
        into = found.setdefault(start, Sum())
        into.incidents += told.incidents
        into.add(told.least, told.most, is_open=told.is_open)
    return replace(_drawn(found, unit, wide, asked), units=_choices(units, unit, asked)) if found else None


def _choices(units: Iterable[str], chosen: str, asked: Asked) -> tuple[Unit, ...]:
    """Return the units with the addresses that lead to them; none where there is no choice."""
    found = tuple(Unit(spelled(UNITS, unit), replace(asked, by=unit).query(), unit == chosen) for unit in units)
    return found if len(found) > 1 else ()


def _drawn(found: dict[date, Sum], unit: str, wide: int, asked: Asked) -> Timeline:
    days = [min(found)]
    while days[-1] < max(found):
        days.append(_next(days[-1], unit))
    top = max(max(told.most for told in found.values()), 1)
    crowd = max(told.incidents for told in found.values())
    step = WIDTH / len(days)
    mirrored = direction(get_language()) == "rtl"
    timeless = asked.timeless()
    bins = []
    for at, day in enumerate(days):
        told = found.get(day, Sum())
        x = WIDTH - (at + 1) * step if mirrored else at * step
        bins.append(_bin(day, unit, told, timeless, x, step, top, crowd))
    labels = [one.label for one in bins]
    return Timeline(
        unit, tuple(one for one in bins if one.incidents), tuple(one for one in reversed(bins) if one.incidents),
        digits(top), digits(crowd), labels[0], labels[-1], wide,
    )  # fmt: skip


def _bin(day: date, unit: str, told: Sum, timeless: str, x: float, step: float, top: int, crowd: int) -> Bin:
    last = _next(day, unit) - timedelta(days=1)
    gap = min(1.0, step / 5)
    return Bin(
        _label(day, last, unit),
        f"{timeless}&from={day}&to={last}".lstrip("&"),
        told.incidents,
        killed_words(told),
        f"{x + gap / 2:.2f}",
        f"{step - gap:.2f}",
        f"{HEIGHT - BELOW * told.least / top:.1f}",
        f"{HEIGHT - BELOW * told.most / top:.1f}",
        f"{ABOVE * (1 - told.incidents / crowd):.1f}",
    )


def _label(first: date, last: date, unit: str) -> str:
    if unit in ("month", "year"):
        return show_month(first, unit == "month")
    return (show_range(first, last) or "") if unit == "week" else show_day(first)
