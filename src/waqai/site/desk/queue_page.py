"""The desk's first page: what waits, in the order asked for, with the way into each record."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from waqai.desk import Editor
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
from waqai.store.public import Names
from waqai.store.queue import Wanted

PAGE_SIZE = 40


def _kind(section: str, code: str) -> str:
    if section == "events":
        return known_or_code("events", code)
    return spelled(ACTS_OF_SPEECH if section == "statements" else ASKS, code)


def _choices(wanted: Wanted) -> dict[str, Any]:
    """Return what the filters offer, each with how much waits of it."""
    told = queue.choices(wanted)
    return {
        "kinds": [(code, _kind(wanted.section, code), count) for code, count in told.kinds],
        "outlets": told.outlets,
        "places": [(ref, place_name(place, Names()).text, count) for ref, place, count in told.places],
    }


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


@desk_page()
def queue_page(request: HttpRequest, editor: Editor) -> HttpResponse:
    """List what waits; the address bar keeps filters and order."""
    wanted = read_wanted(request.GET, editor.groups)
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
        **_choices(wanted),
    }
    return render(request, "desk/queue.html", shown)


@desk_page()
def lost_page(request: HttpRequest, editor: Editor) -> HttpResponse:
    """List the judgements whose record is not read any more: they are kept, and hold again once it is."""
    page = page_of(request, queue.lost_judgements(editor.groups).order_by("-when", "-pk"), PAGE_SIZE)
    lines = [(row, act_name(row.verb), show_moment(row.when)) for row in page]
    return render(request, "desk/lost.html", {"page": page, "lines": lines, "counts": queue.counts(editor.groups)})
