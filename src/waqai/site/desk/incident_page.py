"""An incident at the desk: its reports, what nearly is one with it side by side, and what people decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from waqai.desk import Editor
from waqai.errors import StoreError
from waqai.site.desk.door import desk_page
from waqai.site.desk.lines import Line, lines_at
from waqai.site.desk.moments import show_moment
from waqai.site.labels import spelled
from waqai.site.link_words import sentence
from waqai.site.numbers import signed
from waqai.site.views.incidents import ACTS
from waqai.site.views.lists import page_of
from waqai.store import queue
from waqai.store.access import may_see, records, seen_decisions
from waqai.store.history import decisions_naming
from waqai.store.incidents import find_incident
from waqai.store.likely import likely_pairs, likely_with
from waqai.store.likeness import likely_others
from waqai.store.models import Event, Incident, Likely, LinkJudgement, Told
from waqai.store.nearby import incidents_around
from waqai.store.standing import incident_versions, version_of

PAGE_SIZE = 20
_LIKELY = 6
_NEAR = 8
_LINES = 5  # reports of each side of a pair, those that come first
_PARTS = 8  # of what speaks for and against a pair, the loudest


@dataclass(frozen=True, slots=True)
class Part:
    """One comparison of a pair: what was compared, at which level, in words, and how loudly it speaks."""

    name: str
    level: str
    text: str
    weight: str
    speaks_for: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of two incidents side by side."""

    ref: str
    version: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two incidents that nearly are one, and why."""

    one: Side
    other: Side
    closeness: str
    parts: tuple[Part, ...]

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both incidents."""
        return self.one, self.other


@dataclass(frozen=True, slots=True)
class Near:
    """Another incident that may be meant, told by one of its reports."""

    ref: str
    line: Line


def open_incident(editor: Editor, ref: str) -> Incident:
    """Return the incident at ``ref``, or the one that it leads to, for an editor who may see it.

    Raises:
        Http404: there is none, or none that this editor may see.
    """
    try:
        if not may_see("incidents", ref, editor.groups):
            raise Http404
        return find_incident(ref)
    except StoreError as error:
        raise Http404 from error


def events_seen(editor: Editor, incident: Incident) -> list[str]:
    """Return the refs of an incident's events that this editor may see, in the order of their days."""
    seen = records("events", editor.groups).filter(ref__in=incident.told.values("event"))
    return list(seen.order_by("day", "pk").values_list("ref", flat=True))


def _near(incident: Incident, events: Sequence[Event]) -> dict[str, str]:
    """Return the public incidents that this one might be taken for or is near to, by ref, each with one of its events:
    those of its kinds of event first.
    """
    likely = list(likely_others(incident, events, _NEAR).items())[:_NEAR]
    others = {pk: told[0] for pk, told in likely} | incidents_around(incident, events, _NEAR)
    refs = dict(Incident.objects.filter(pk__in=others).values_list("pk", "ref"))
    kinds = dict(Event.objects.filter(ref__in=others.values()).values_list("ref", "type"))
    own = {event.type for event in events}
    best = sorted(others, key=lambda pk: kinds.get(others[pk]) not in own)[:_NEAR]
    return {refs[pk]: others[pk] for pk in best}


def _sides(editor: Editor, refs: set[str]) -> dict[str, Side]:
    """Return incidents with the first lines of their reports; as many queries for many as for one."""
    told = dict(Told.objects.filter(incident__ref__in=refs).values_list("event", "incident__ref"))
    seen = records("events", editor.groups).filter(ref__in=told).order_by("day", "pk")
    first: dict[str, list[str]] = {ref: [] for ref in refs}
    for event in seen.values_list("ref", flat=True):
        if len(first[told[event]]) < _LINES:
            first[told[event]].append(event)
    lines = {
        line.ref: line for line in lines_at([("events", ref) for some in first.values() for ref in some], (Event,))
    }
    return {
        ref: Side(ref, version, tuple(lines[event] for event in first[ref] if event in lines))
        for ref, version in incident_versions(refs).items()
    }


def _part(told: list[Any]) -> Part:
    name, _equals, level = str(told[0]).partition("=")
    weight = float(told[1])
    return Part(name, level, sentence(name, level), signed(weight), weight > 0)


def pairs_of(editor: Editor, rows: Iterable[Likely], ours: str = "") -> list[Pair]:
    """Return incidents side by side, ``ours`` first where it is one of them; in a bounded number of queries."""
    told: list[Any] = list(rows)
    sides = _sides(editor, {ref for row in told for ref in (row.first, row.second)})
    found = []
    for row in told:
        one, other = (row.second, row.first) if row.second == ours else (row.first, row.second)
        if one in sides and other in sides:
            parts = tuple(map(_part, row.why[:_PARTS]))
            found.append(Pair(sides[one], sides[other], signed(row.closeness), parts))
    return found


def decision_words(row: LinkJudgement) -> dict[str, Any]:
    """Return a decision on incidents in words."""
    acts = {**ACTS, "withdraw": _("Withdrawn in public")}
    return {
        "number": row.pk,
        "act": spelled(acts, row.act),
        "who": row.who,
        "when": show_moment(row.when),
        "why": row.why,
        "these": [name["ref"] for name in row.these],
        "those": [name["ref"] for name in row.those],
        "before": sorted({ref for ref in row.before.values() if ref}),
        "undone_by": row.undone_by,
        "undone_when": show_moment(row.undone_at) if row.undone_at else "",
        "undone_why": row.undone_why,
    }


def incident_context(request: HttpRequest, editor: Editor, incident: Incident, **more: object) -> dict[str, Any]:
    """Return what the incident's template needs."""
    events = list(incident.told.values_list("event", flat=True))
    seen = records("events", editor.groups).filter(ref__in=events).order_by("day", "pk")
    own = list(seen.prefetch_related("event_places__place"))
    near = _near(incident, own)
    shown = lines_at([("events", ref) for ref in (*(row.ref for row in own), *near.values())], (Event,))
    told = {line.ref: line for line in shown}
    lines = [told[row.ref] for row in own if row.ref in told]
    done = request.GET.get("done", "")
    decisions = seen_decisions(decisions_naming([incident.ref, *events]), editor.groups)
    return {
        "incident": incident,
        "lines": lines,
        "title": lines[0].title if lines else "",
        "near": [Near(ref, told[event]) for ref, event in near.items() if event in told],
        "pairs": pairs_of(editor, likely_with(incident.ref, editor.groups)[:_LIKELY], incident.ref),
        "decisions": [decision_words(row) for row in reversed(decisions)],
        "version": version_of("incidents", incident.ref),
        "events": ",".join(sorted(row.ref for row in own)),
        "may": editor.may,
        "done": next(
            (
                decision_words(row)
                for row in decisions
                if str(row.pk) == done and editor.name == (row.undone_by or row.who)
            ),
            None,
        ),
        **more,
    }


@desk_page()
def incident_page(request: HttpRequest, editor: Editor, ref: str) -> HttpResponse:
    """Show an incident; one that was merged leads on."""
    incident = open_incident(editor, ref)
    if incident.ref != ref:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponseRedirect(reverse("desk_incident", args=[incident.ref]) + query)
    return render(request, "desk/incident.html", incident_context(request, editor, incident))


@desk_page()
def likely_page(request: HttpRequest, editor: Editor) -> HttpResponse:
    """List incidents that nearly are one, closest first, each pair side by side with its reasons."""
    page = page_of(request, likely_pairs(editor.groups), PAGE_SIZE)
    shown = {
        "page": page,
        "pairs": pairs_of(editor, page),
        "counts": queue.counts(editor.groups),
        "may": editor.may,
        "linked": Told.objects.exists(),
    }
    return render(request, "desk/likely.html", shown)
