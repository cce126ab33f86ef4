"""The pages of one event, statement or demand; a record that was taken back says so in its place."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from waqai.site import cards, selection, sheets
from waqai.site.dates import show_day
from waqai.site.decided import decided_on
from waqai.site.views.tracker import answer_cards
from waqai.store.groups import PUBLIC, within
from waqai.store.held_names import names_of
from waqai.store.models import Demand, Event, Judgement, State, Statement
from waqai.store.newer import newer_page, newer_record
from waqai.store.public import Names, cover_text

_Record = TypeVar("_Record", Event, Statement, Demand)
_TAKEN_BACK = {State.REJECTED: Judgement.Verb.REJECT, State.WITHDRAWN: Judgement.Verb.WITHDRAW}
_NEIGHBOURS = 8


def _stands(rows: QuerySet[_Record]) -> QuerySet[_Record]:
    """Leave out what waits for a person, or is kept to a group: it is not public, so its address leads nowhere."""
    return rows.filter(within(PUBLIC, "report__article__page")).exclude(
        public=False, state__in=(State.READ, State.PROPOSED)
    )


def _fetch(rows: QuerySet[_Record], ref: str) -> tuple[_Record, Names]:
    record = get_object_or_404(selection.with_parts(_stands(rows)), ref=ref)
    return record, names_of([record.report_id])[record.report_id]


def _moved(record: Event | Statement | Demand) -> HttpResponse | None:
    """Lead from a record of an older version of a page to where the newer one tells it, else to the newer article: what
    people took back or held back since holds for the newer one. None where the version is the current one.
    """
    page = record.report.article.page
    if page.current:
        return None
    newer = newer_page(page)
    if newer is None:
        raise Http404
    ref = newer_record(record, newer)
    rows: Any = type(record).objects.filter(ref=ref)
    if ref and _stands(rows).exists():
        return HttpResponseRedirect(reverse(type(record).__name__.lower(), args=[ref]))
    return HttpResponseRedirect(reverse("article", args=[newer]))


def _instead(request: HttpRequest, record: Event | Statement | Demand, names: Names) -> HttpResponse | None:
    """Return what is answered in the place of a record that was taken back (that, when and why), or whose page has a
    newer version; None where it stands.
    """
    if moved := _moved(record):
        return moved
    if record.public:
        return None
    verb = _TAKEN_BACK.get(State(record.state))
    verdict = Judgement.objects.filter(attached=record.ref, verb=verb).last() if verb else None
    shown = {
        "withdrawn": record.state == State.WITHDRAWN,
        "why": cover_text(verdict.why, names) if verdict else "",
        "when": show_day(verdict.when.date()) if verdict else None,
    }
    return render(request, "site/gone.html", shown, status=410)


def _page(request: HttpRequest, card: cards.Card, rows: list[sheets.Row], names: Names, **more: object) -> HttpResponse:
    told = [card.when or _("day not told"), card.article.outlet or _("outlet not told"), card.state]
    shown = {
        "card": card,
        "rows": rows[:-1],
        "clause": rows[-1],
        "share_words": _(" · ").join(told),
        "decided": decided_on(card.ref, names),
        **more,
    }
    return render(request, "site/record.html", shown)


def _incident(event: Event) -> dict[str, object] | None:
    """Return where the incident stands that an event is told of, and how many outlets tell of it."""
    found = selection.incident_of(event)
    return {"href": reverse("incident", args=[found[0].ref]), "outlets": found[1]} if found else None


def event_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show all fields of an event with their evidence, and what other articles report of the place and day."""
    event, names = _fetch(Event.objects.all(), ref)
    instead = _instead(request, event, names)
    if instead:
        return instead
    card = cards.event_card(event, names)
    others = cards.event_cards(selection.with_parts(selection.neighbours(event))[:_NEIGHBOURS])
    spoken = cards.statement_cards(selection.with_parts(selection.statements().filter(about=event))[:_NEIGHBOURS])
    shown = {"kind": "event", "events": others, "statements": spoken, "incident": _incident(event)}
    return _page(request, card, sheets.event_rows(event, names), names, **shown)


def statement_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show all fields of a statement with their evidence, its demands and what it is about."""
    statement, names = _fetch(Statement.objects.all(), ref)
    instead = _instead(request, statement, names)
    if instead:
        return instead
    card = cards.statement_card(statement, names)
    asked = cards.demand_cards(selection.with_parts(selection.demands().filter(statement=statement)))
    about = cards.event_cards(selection.with_parts(selection.events().filter(statements_about=statement)))
    return _page(
        request, card, sheets.statement_rows(statement, names), names, kind="statement", demands=asked, events=about
    )


def demand_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show all fields of a demand with their evidence, and the statement that makes it."""
    demand, names = _fetch(Demand.objects.all(), ref)
    instead = _instead(request, demand, names)
    if instead:
        return instead
    card = cards.demand_card(demand, names)
    stated = cards.statement_cards(selection.with_parts(selection.statements().filter(demands=demand)))
    events, spoken = answer_cards([demand]).get(demand.pk, ([], []))
    shown = {"kind": "demand", "statements": stated, "answers": [*events, *spoken]}
    return _page(request, card, sheets.demand_rows(demand, names), names, **shown)
