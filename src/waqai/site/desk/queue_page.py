"""The desk's first page: what waits, in the order asked for, with the way into each record."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from waqai.desk import Editor
from waqai.site.chosen import Chosen
from waqai.site.desk.done import act_name, done_of
from waqai.site.desk.door import desk_page
from waqai.site.desk.lines import lines_with_alarms, rows_by
from waqai.site.desk.moments import show_moment
from waqai.site.desk.wanted import query_of, read_wanted
from waqai.site.labels import ACTS_OF_SPEECH, ASKS, known_or_code, spelled
from waqai.site.names import place_name
from waqai.site.views.lists import page_of
from waqai.store import queue
from waqai.store.judging import RECORDS
from waqai.store.models import EventPlace, Place, Source
from waqai.store.public import Names
from waqai.store.queue import Wanted

PAGE_SIZE = 40
_Option = tuple[str, str, int]  # of a filter: its code, what it is called, how much waits


def _kind(section: str, code: str) -> str:
    if section == "events":
        return known_or_code("events", code)
    return spelled(ACTS_OF_SPEECH if section == "statements" else ASKS, code)


def _choices(wanted: Wanted) -> dict[str, list[_Option]]:
    """Return what the filters offer, each with how much waits of it."""
    told = queue.choices(wanted)
    kinds = [(code, _kind(wanted.section, code), count) for code, count in told.kinds]
    places = [(ref, place_name(place, Names()).text, count) for ref, place, count in told.places]
    return {
        "kinds": _with_chosen(kinds, wanted.kind, lambda code: _kind(wanted.section, code)),
        "outlets": _with_chosen(told.outlets, wanted.outlet, lambda _slug: _outlet(wanted)),
        "places": _with_chosen(places, wanted.place, lambda _ref: _place(wanted)),
    }


def _with_chosen(options: list[_Option], code: str, label: Callable[[str], str]) -> list[_Option]:
    """Return the options with the chosen one among them, though nothing waits there any more."""
    if not code or any(code == option[0] for option in options):
        return options
    return [*options, (code, label(code), 0)]


def _seen(wanted: Wanted, **only: str) -> bool:
    """Tell whether this editor may see any record that is so: else what it is called is not told either."""
    return bool(queue.waiting(Wanted(wanted.section, "all", groups=wanted.groups, **only)).exists())


def _outlet(wanted: Wanted) -> str:
    source = Source.objects.filter(slug=wanted.outlet).first()
    return source.name if source and _seen(wanted, outlet=wanted.outlet) else wanted.outlet


def _place(wanted: Wanted) -> str:
    place = Place.objects.filter(ref=wanted.place).first()
    if place is None or not _seen(wanted, place=wanted.place):
        return wanted.place
    return place_name(EventPlace(place=place, name=place.name), Names()).text


def _sorts(wanted: Wanted) -> list[tuple[str, str]]:
    names = {"doubt": _("doubt"), "age": _("age")}
    of_events = {"toll": _("toll"), "place": _("place"), "alarm": _("alarm")}
    return list((names | of_events if wanted.section == "events" else names).items())


def _shows() -> list[tuple[str, str]]:
    return [
        ("unread", _("nobody has looked at")),
        ("hidden", _("not public yet")),
        ("second", _("waiting for a second person")),
        ("names", _("with names held back")),
        ("all", _("all")),
    ]


def _chosen(wanted: Wanted, offered: dict[str, list[_Option]]) -> list[Chosen]:
    """Return what the queue is narrowed to, and its order where it is not the usual one."""
    plain = Wanted()
    parts: list[tuple[str, str, Sequence[tuple[Any, ...]]]] = [
        ("show", _("Show"), _shows()),
        ("sort", _("First by"), _sorts(wanted)),
        ("kind", _("Kind"), offered["kinds"]),
        ("place", _("Place"), offered["places"]),
        ("outlet", _("Outlet"), offered["outlets"]),
    ]
    return [
        Chosen(name, option[1], query_of(wanted, **{part: getattr(plain, part)}))
        for part, name, options in parts
        for option in options
        if option[0] == getattr(wanted, part) != getattr(plain, part)
    ]


@desk_page()
def queue_page(request: HttpRequest, editor: Editor) -> HttpResponse:
    """List what waits; the address bar keeps filters and order."""
    wanted = read_wanted(request.GET, editor.groups)
    offered = _choices(wanted)
    page = page_of(request, queue.waiting(wanted).values_list("pk", flat=True), PAGE_SIZE)
    shown = {
        "page": page,
        "lines": lines_with_alarms(rows_by(wanted.section, list(page))),
        "counts": queue.counts(editor.groups),
        "wanted": wanted,
        "tabs": [(name, query_of(Wanted(show=wanted.show), section=name)) for name in RECORDS],
        "sorts": _sorts(wanted),
        "shows": _shows(),
        "query": query_of(wanted),
        "done": done_of(request, editor),
        "chosen": _chosen(wanted, offered),
        **offered,
    }
    return render(request, "desk/queue.html", shown)


@desk_page()
def lost_page(request: HttpRequest, editor: Editor) -> HttpResponse:
    """List the judgements whose record is not read any more: they are kept, and hold again once it is."""
    page = page_of(request, queue.lost_judgements(editor.groups).order_by("-when", "-pk"), PAGE_SIZE)
    lines = [(row, act_name(row.verb), show_moment(row.when)) for row in page]
    return render(request, "desk/lost.html", {"page": page, "lines": lines, "counts": queue.counts(editor.groups)})
