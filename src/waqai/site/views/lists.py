"""The front page and the lists of events, statements and demands."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse

from waqai.site import cards, selection
from waqai.site.front import newest_and_window

PAGE_SIZE = 20
_FRONT_EVENTS, _FRONT_OTHERS = 12, 5


def page_of(request: HttpRequest, rows: QuerySet[Any], size: int = PAGE_SIZE) -> Page[Any]:
    """Return the page of ``rows`` that the address asks for; a wrong number gives the nearest."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def front(request: HttpRequest) -> HttpResponse:
    """Show what is newest of each kind, and the time that ``?days=`` chooses; events where nothing is linked yet."""
    newest, window = newest_and_window(request.GET.get("days", ""), reverse("map"), static("waqai/land.svg"))
    events = [] if newest else cards.event_cards(selection.with_parts(selection.events())[:_FRONT_EVENTS])
    shown = {
        "incidents": newest,
        "window": window,
        "events": events,
        "statements": cards.statement_cards(selection.with_parts(selection.statements())[:_FRONT_OTHERS]),
        "demands": cards.demand_cards(selection.with_parts(selection.demands())[:_FRONT_OTHERS]),
    }
    return render(request, "site/front.html", shown)


def event_list(request: HttpRequest) -> HttpResponse:
    """List events, newest first."""
    page = page_of(request, selection.with_parts(selection.events()))
    return render(request, "site/list.html", {"page": page, "events": cards.event_cards(page)})


def statement_list(request: HttpRequest) -> HttpResponse:
    """List statements, newest first."""
    page = page_of(request, selection.with_parts(selection.statements()))
    return render(request, "site/list.html", {"page": page, "statements": cards.statement_cards(page)})


def demand_list(request: HttpRequest) -> HttpResponse:
    """List demands, newest first."""
    page = page_of(request, selection.with_parts(selection.demands()))
    return render(request, "site/list.html", {"page": page, "demands": cards.demand_cards(page)})
