"""The list of incidents, and the page of one: what its reports agree on, what they differ in, who says which."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_noop

from waqai.errors import StoreError
from waqai.site import cards, charts, claim_rows, finding, incidents, locator, narrowing, responsibility, share_cards
from waqai.site.chosen import chosen_of, order_of, orders
from waqai.site.dates import show_day
from waqai.site.labels import spelled
from waqai.store.access import PUBLIC, find_public_incident, seen_decisions
from waqai.store.decisions import decisions_on, withdrawal_of
from waqai.store.models import Incident
from waqai.store.public import Names, cover_text

_NEAR = 5
ACTS = {
    "merge": gettext_noop("Joined with another incident"),
    "split": gettext_noop("Parted from other reports"),
    "move": gettext_noop("A report was moved"),
    "keep_apart": gettext_noop("Kept apart from another incident"),
}


@dataclass(frozen=True, slots=True)
class Reported:
    """A report in the timeline: what it tells, its day, whose text it repeats, and where that one stands."""

    cards: tuple[cards.EventCard, ...]
    day: str | None
    is_copy: bool
    repeats: str | None
    first: str | None


def incident_list(request: HttpRequest) -> HttpResponse:
    """List incidents as the address asks: words, days, facets and order; those told by several outlets first if not."""
    asked = narrowing.asked(request.GET)
    result = finding.find(asked, request.GET.get("page"))
    chosen = [*order_of(asked), *chosen_of(asked, result.facets)]
    shown = {"asked": asked, "result": result, "query": asked.query(), "chosen": chosen, "orders": orders()}
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
    repeats = {id(telling): voice for voice in gathered.claims.voices for telling in voice.copies}
    found = []
    for _, group in groupby(gathered.claims.tellings, key=lambda telling: telling.page):
        told = list(group)
        names = gathered.names[told[0].event.report_id]
        voice = repeats.get(id(told[0]))
        found.append(
            Reported(
                tuple(cards.event_card(telling.event, names) for telling in told),
                show_day(told[0].day) if told[0].day else None,
                id(told[0]) in repeats,
                voice.outlet if voice else None,
                reverse("event", args=[voice.tellings[0].event.ref]) if voice else None,
            )
        )
    return found


def incident_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show all that is told of an incident; one that was merged leads on, one taken back says so in its place."""
    try:
        incident = find_public_incident(ref)
    except StoreError as error:
        raise Http404 from error
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
    card = incidents.incident_card(gathered)
    shown = {
        "card": card,
        "ref": incident.ref,
        "share_words": share_cards.words_of(card),
        "near": incidents.neighbours_of(gathered, _NEAR),
        "map": locator.locate(claims.of("places"), gathered.names),
        "charts": charts.charts_of(gathered.ranges),
        "agreed": claim_rows.claim_rows([said for said in claims.said if said.agreed], gathered.names),
        "rest": claim_rows.claim_rows([said for said in claims.said if not said.agreed], gathered.names),
        "timeline": _timeline(gathered),
        "responsibility": responsibility.responsibility_rows(incidents.positions(gathered), gathered.names),
        "decisions": [
            {"act": spelled(ACTS, row.act), "when": show_day(row.when.date()), "why": cover_text(row.why, held)}
            for row in decisions
        ],
    }
    return render(request, "site/incident.html", shown)
