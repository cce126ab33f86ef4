"""The pages of outlets: what each told, how often it told first, whom it names as its sources; no verdict on any."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString

from waqai.site import selection
from waqai.site.cards import event_title_html
from waqai.site.dates import parse_day, show_day
from waqai.site.labels import known_name, known_or_code
from waqai.site.languages import direction
from waqai.site.names import Name, actor_title, place_name
from waqai.site.publication import cover_headline
from waqai.site.views.lists import page_of
from waqai.store import outlets
from waqai.store.held_names import names_held_in, names_of
from waqai.store.models import Actor, Article, Event, Source
from waqai.store.public import Names

_ON_A_PAGE = 50


def _first_told(reports: Iterable[int], names: dict[int, Names]) -> dict[int, SafeString]:
    """Return what each report tells first, as a title: what a post without a headline is called by."""
    rows = (
        Event.objects.filter(report__in=list(reports), public=True).prefetch_related(selection.PLACES).order_by("-pk")
    )
    return {
        row.report_id: event_title_html(
            known_or_code("events", row.type),
            [place_name(place, names[row.report_id]) for place in row.event_places.all()],
        )
        for row in rows
    }


def _line(article: Article, names: Names, told: int, title: SafeString | None) -> dict[str, Any]:
    """Return an article in the outlet's list: its headline or what it tells first, day, and how many records it has."""
    day = parse_day(article.published)
    language = article.language or "ar"
    return {
        "href": reverse("article", args=[article.page.ref]),
        "headline": cover_headline(article, names),
        "title": title,
        "language": language,
        "direction": direction(language),
        "day": show_day(day) if day else None,
        "told": told,
    }


def _cited(source: Source) -> list[dict[str, Any]]:
    """Return whom an outlet names as its sources; nobody whose name another report holds back."""
    told = outlets.cited_by(source)
    names = names_held_in({}, {one.actor.pk: one.actor.name for one in told if one.actor.known is None})
    return [
        {"name": _actor(one.actor, names), "reports": one.reports} for one in told if not names.hold(one.actor.name)
    ]


def _actor(actor: Actor, names: Names) -> Name:
    return Name(
        actor_title(actor, names), reverse("actor", args=[actor.ref]), quoted=known_name("actors", actor.known) is None
    )


def source_list(request: HttpRequest) -> HttpResponse:
    """List the outlets, those with most reports first."""
    return render(request, "site/sources.html", {"page": page_of(request, outlets.outlets(), _ON_A_PAGE)})


def source_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show what an outlet told, and what can be counted about how it tells."""
    source = get_object_or_404(outlets.outlets(), slug=ref)
    page = page_of(request, outlets.reports_of(source))
    reports = {article.pk: article.report.pk for article in page if hasattr(article, "report")}
    names = names_of(reports.values())
    bare = [reports[article.pk] for article in page if article.pk in reports and not article.headline]
    titles = _first_told(bare, names)
    told = selection.records_in(reports.values())
    shown = {
        "source": source,
        "page": page,
        "articles": [
            _line(article, names.get(report, Names()), told[report], titles.get(report))
            for article in page
            for report in (reports.get(article.pk, 0),)
        ],
        "firsts": outlets.firsts_of(source),
        "copies": outlets.copies_of(source),
        "cited": _cited(source),
    }
    return render(request, "site/source.html", shown)
