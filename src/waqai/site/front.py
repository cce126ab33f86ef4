"""The front page: what was told last, and the stretch of time that a reader chose, on a small map and timeline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop

from waqai.site.dates import show_day
from waqai.site.drawing import map_svg, times_svg
from waqai.site.finding import rows_of
from waqai.site.incidents import IncidentCard, shown_cards
from waqai.site.labels import spelled
from waqai.site.mapping import draw_map, killed_words
from waqai.site.narrowing import Asked, asked
from waqai.site.timeline import Timeline, draw_timeline
from waqai.store.selecting import Sum, Wanted, looking

WINDOWS = {
    "30": gettext_noop("30 days"),
    "365": gettext_noop("a year"),
    "all": gettext_noop("all time"),
}
_FIRST = "30"
_NEWEST = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """A length of time that can be chosen."""

    code: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Window:
    """The chosen stretch, up to the last day that is told: how much happened in it, where and when, as drawings."""

    choices: tuple[Choice, ...]
    since: str | None
    until: str | None
    incidents: int
    killed: str
    query: str
    where: SafeString
    timeline: Timeline | None
    times: SafeString


def newest_and_window(chosen: str, map_address: str, land: str) -> tuple[list[IncidentCard], Window]:
    """Return the incidents that were told of last, and the window with the code ``chosen`` (a wrong one: the first)."""
    code = chosen if chosen in WINDOWS else _FIRST
    with looking as look_at:
        whole = look_at(Wanted())
        keys = whole.keys("told", 0, _NEWEST)
        last = whole.last_day()
        since = last - timedelta(days=int(code) - 1) if last and code != "all" else None
        look = look_at(Wanted(since=since, until=last if since else None)) if since else whole
        total, where, when = look.total, look.sums_below(None), look.sums_by_day()
    narrowed = _asked(since, last if since else None)
    timeline = draw_timeline(when, narrowed)
    window = Window(
        tuple(Choice(name, spelled(WINDOWS, name), name == code) for name in WINDOWS),
        show_day(since) if since else None,
        show_day(last) if last and since else None,
        total,
        killed_words(_all(told for _first, _last, told in when)),
        narrowed.query(),
        map_svg(draw_map(where, narrowed), map_address, land),
        timeline,
        times_svg(timeline, map_address) if timeline else SafeString(""),
    )
    return shown_cards(rows_of(keys)), window


def _asked(since: date | None, until: date | None) -> Asked:
    query = QueryDict(mutable=True)
    query.update({"from": since.isoformat() if since else "", "to": until.isoformat() if until else ""})
    return asked(query)


def _all(sums: Iterable[Sum]) -> Sum:
    whole = Sum()
    for told in sums:
        whole.add(told.least, told.most, is_open=told.is_open)
    return whole
