"""Pages that say why reports are linked, and why others near are not."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from waqai.errors import StoreError
from waqai.site import incidents, why_linked
from waqai.site.languages import direction
from waqai.site.numbers import signed
from waqai.store.access import find_public_incident


def _mirrored() -> bool:
    return direction(get_language()) == "rtl"


def why_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show for each report of an incident why it is linked, and which incidents near were not, and why not."""
    try:
        incident = find_public_incident(ref)
    except StoreError as error:
        raise Http404 from error
    if incident.ref != ref:
        return HttpResponsePermanentRedirect(reverse("incident_why", args=[incident.ref]))
    if incident.withdrawn:
        return HttpResponsePermanentRedirect(reverse("incident", args=[incident.ref]))
    found = incidents.gather([incident])
    if not found:
        raise Http404
    ties, others = why_linked.ties(found[0], _mirrored()), why_linked.others(found[0], _mirrored())
    bars = [tie.pair.why.likeness.bar for tie in ties if tie.pair] + [one.pair.why.likeness.bar for one in others]
    shown = {
        "card": incidents.incident_card(found[0]),
        "ties": ties,
        "others": others,
        "reports": why_linked.REPORTS,
        "bar": signed(bars[0]) if bars else None,
    }
    return render(request, "site/why.html", shown)


def link_page(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Show why two reports are linked or not, whichever they are."""
    pair = why_linked.explain_public(one, other)
    if pair is None:
        raise Http404
    falls = why_linked.waterfall(pair.why.lines, _mirrored())
    return render(request, "site/link.html", {"pair": pair, "falls": falls, "bar": signed(pair.why.likeness.bar)})
