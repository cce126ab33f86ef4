"""The list of incidents, and the page of one: what its reports agree on, what they differ in, who says which."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_noop

from waqai.errors import StoreError
from waqai.site import cards, charts, claim_rows, incidents, selection
from waqai.site.dates import show_day
from waqai.site.labels import spelled
from waqai.site.views.lists import page_of
from waqai.store.access import PUBLIC, seen_decisions
from waqai.store.decisions import decisions_on, withdrawal_of
from waqai.store.incidents import find_incident
from waqai.store.models import Incident
from waqai.store.public import Names, cover_text

_TOLD = ("several", "one")
ACTS = {
    "merge": gettext_noop("Joined with another incident"),
    "split": gettext_noop("Parted from another incident"),
    "move": gettext_noop("A report was moved"),
    "keep_apart": gettext_noop("Kept apart from another incident"),
}


@dataclass(frozen=True, slots=True)
class Reported:
    """A report in the timeline: what it tells, its day, and whose text it repeats."""

    cards: tuple[cards.EventCard, ...]
    day: str | None
    is_copy: bool
    repeats: str | None


def incident_list(request: HttpRequest) -> HttpResponse:
    """List incidents, those told by several outlets first, newest first; ``?told=`` shows only these or the others."""
    asked = request.GET.get("told", "")
    told = asked if asked in _TOLD else ""
    page = page_of(request, selection.incidents(told))
    shown = {
        "page": page,
        "incidents": incidents.incident_cards(page),
        "told": told,
        "query": urlencode({"told": told}) if told else "",
    }
    return render(request, "site/incidents.html", shown)


def _held_by_any(found: Iterable[incidents.Gathered]) -> Names:
    """Return the names that any report of an incident holds back: a reason that a person wrote shows none of them."""
    own = [names for gathered in found for names in gathered.names.values()]
    return Names(frozenset().union(*(names.withheld - names.released for names in own)))


def _gone(request: HttpRequest, incident: Incident) -> HttpResponse:
    decision = next(iter(seen_decisions(filter(None, [withdrawal_of(incident)]), PUBLIC)), None)
    held = _held_by_any(incidents.gather([incident]))
    shown = {
        "withdrawn": True,
        "incident": True,
        "why": cover_text(decision.why, held) if decision else "",
        "when": show_day(decision.when.date()) if decision else None,
    }
    return render(request, "site/gone.html", shown, status=410)


def _timeline(gathered: incidents.Gathered) -> list[Reported]:
    repeats = {id(telling): voice.outlet for voice in gathered.claims.voices for telling in voice.copies}
    found = []
    for _, group in groupby(gathered.claims.tellings, key=lambda telling: telling.page):
        told = list(group)
        names = gathered.names[told[0].event.report_id]
        found.append(
            Reported(
                tuple(cards.event_card(telling.event, names) for telling in told),
                show_day(told[0].day) if told[0].day else None,
                id(told[0]) in repeats,
                repeats.get(id(told[0])),
            )
        )
    return found


def incident_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show all that is told of an incident; one that was merged leads on, one taken back says so in its place."""
    try:
        incident = find_incident(ref)
    except StoreError as error:
        raise Http404 from error
    if incident.group_id is not None:
        raise Http404  # kept to a group: not even its withdrawal is told
    if incident.ref != ref:
        return HttpResponsePermanentRedirect(reverse("incident", args=[incident.ref]))
    if incident.withdrawn:
        return _gone(request, incident)
    found = incidents.gather([incident])
    if not found:
        raise Http404
    gathered, claims = found[0], found[0].claims
    held = _held_by_any(found)
    decisions = seen_decisions(decisions_on(telling.event.ref for telling in claims.tellings), PUBLIC)
    shown = {
        "card": incidents.incident_card(gathered),
        "charts": charts.charts_of(gathered.ranges),
        "agreed": claim_rows.claim_rows([said for said in claims.said if said.agreed], gathered.names),
        "rest": claim_rows.claim_rows([said for said in claims.said if not said.agreed], gathered.names),
        "timeline": _timeline(gathered),
        "statements": [cards.statement_card(row, gathered.names[row.report_id]) for row in gathered.spoken],
        "decisions": [
            {"act": spelled(ACTS, row.act), "when": show_day(row.when.date()), "why": cover_text(row.why, held)}
            for row in decisions
        ],
    }
    return render(request, "site/incident.html", shown)
