"""The pages of outlets: what each told, how often it told first, whom it names as its sources; no verdict on any."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from waqai.site import selection
from waqai.site.dates import parse_day, show_day
from waqai.site.labels import known_name
from waqai.site.languages import direction
from waqai.site.names import Name, actor_title
from waqai.site.publication import cover_line
from waqai.site.views.lists import page_of
from waqai.store import outlets
from waqai.store.models import Actor, Article, Source
from waqai.store.public import Names

_ON_A_PAGE = 50


def _line(article: Article, names: Names, told: int) -> dict[str, Any]:
    """Return an article in the outlet's list: its headline, day, and how many records were read from it."""
    day = parse_day(article.published)
    language = article.language or "ar"
    return {
        "href": reverse("article", args=[article.page.ref]),
        "headline": cover_line(article.headline, names) if article.headline else None,
        "language": language,
        "direction": direction(language),
        "day": show_day(day) if day else None,
        "told": told,
    }


def _actor(actor: Actor) -> Name:
    return Name(
        actor_title(actor), reverse("actor", args=[actor.ref]), quoted=known_name("actors", actor.known) is None
    )


def source_list(request: HttpRequest) -> HttpResponse:
    """List the outlets, those with most reports first."""
    return render(request, "site/sources.html", {"page": page_of(request, outlets.outlets(), _ON_A_PAGE)})


def source_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show what an outlet told, and what can be counted about how it tells."""
    source = get_object_or_404(Source, slug=ref)
    page = page_of(request, outlets.reports_of(source))
    reports = {article.pk: article.report.pk for article in page if hasattr(article, "report")}
    names = selection.names_of(reports.values())
    told = selection.records_in(reports.values())
    shown = {
        "source": source,
        "page": page,
        "articles": [
            _line(article, names.get(reports.get(article.pk, 0), Names()), told[reports.get(article.pk, 0)])
            for article in page
        ],
        "firsts": outlets.firsts_of(source),
        "copies": outlets.copies_of(source),
        "cited": [{"name": _actor(one.actor), "reports": one.reports} for one in outlets.cited_by(source)],
    }
    return render(request, "site/source.html", shown)
