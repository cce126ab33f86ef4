"""Search: all words, in any spelling, in articles and records."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from waqai.site import cards, selection
from waqai.site.views.lists import page_of
from waqai.store.held_names import names_of
from waqai.store.models import Article, Demand, Event, SearchEntry, Statement
from waqai.store.public import Names
from waqai.store.search import search_entries

SECTIONS = ("events", "statements", "demands", "articles")
_LONGEST_QUESTION = 200


def _articles(refs: list[str]) -> dict[str, Any]:
    rows = (
        Article.objects.filter(page__ref__in=refs)
        .select_related("page__source", "report")
        .defer("page__packed", "dropped")
    )
    found = list(rows)
    names = names_of(row.report.pk for row in found if hasattr(row, "report"))
    empty = Names()
    return {row.page.ref: cards.article_line(row, names.get(getattr(row, "report", row).pk, empty)) for row in found}


def _cards(section: str, refs: list[str]) -> dict[str, Any]:
    if section == "articles":
        return _articles(refs)
    made: Iterable[cards.Card]
    if section == "events":
        made = cards.event_cards(selection.with_parts(Event.objects.filter(ref__in=refs, public=True)))
    elif section == "statements":
        made = cards.statement_cards(selection.with_parts(Statement.objects.filter(ref__in=refs, public=True)))
    else:
        made = cards.demand_cards(selection.with_parts(Demand.objects.filter(ref__in=refs, public=True)))
    return {card.ref: card for card in made}


def results(entries: Iterable[SearchEntry]) -> list[dict[str, Any]]:
    """Return what the entries stand for, in their order; one query for each section."""
    rows = list(entries)
    wanted: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        wanted[row.section].append(row.ref)
    found = {section: _cards(section, refs) for section, refs in wanted.items()}
    pairs = [(row.section, found[row.section].get(row.ref)) for row in rows]
    return [{"section": section, "card": card} for section, card in pairs if card is not None]


def search_page(request: HttpRequest) -> HttpResponse:
    """Show the form and what answers it; the address keeps the question."""
    question = request.GET.get("q", "").strip()[:_LONGEST_QUESTION]
    told = request.GET.get("in", "")
    section = told if told in SECTIONS else ""
    context: dict[str, Any] = {"question": question, "section_chosen": section, "sections": SECTIONS}
    if question:
        page = page_of(request, search_entries(question, section or None))
        asked = urlencode({"q": question, **({"in": section} if section else {})})
        context |= {"page": page, "results": results(page), "query": asked}
    return render(request, "site/search.html", context)
