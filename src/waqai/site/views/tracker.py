"""The demands tracker: who asked what of whom since when, and what people said answers it."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from waqai.site import cards, selection
from waqai.site.chosen import Chosen
from waqai.site.dates import show_day
from waqai.site.labels import ASKS, spelled
from waqai.site.names import party_name
from waqai.site.views.lists import page_of
from waqai.store.answering import answers_of
from waqai.store.held_names import names_held_in
from waqai.store.models import Demand, Role
from waqai.store.public import Names
from waqai.store.remembered import remembered
from waqai.store.threads import SORTS, Asked, Thread, asks, parties, public_demands, threads, with_demands

PAGE_SIZE = 20
_REPORTS = 6  # of one thread, shown at once


@dataclass(frozen=True, slots=True)
class Row:
    """A thread as the page shows it."""

    head: cards.DemandCard
    since: str | None
    last: str | None
    reports: tuple[cards.DemandCard, ...]
    more: int
    events: tuple[cards.EventCard, ...]
    statements: tuple[cards.StatementCard, ...]

    @property
    def answered(self) -> bool:
        """Whether anything that answers it may be shown."""
        return bool(self.events or self.statements)


def _asked(request: HttpRequest) -> Asked:
    told = {name: request.GET.get(name, "") for name in ("ask", "of", "who", "answered", "sort")}
    told |= {name: told[name] if told[name].isalnum() else "" for name in ("of", "who")}
    return Asked(
        ask=told["ask"] if told["ask"] in ASKS else "",
        of=told["of"],
        who=told["who"],
        answered=told["answered"] if told["answered"] in ("yes", "no") else "",
        sort=told["sort"] if told["sort"] in SORTS else SORTS[0],
    )


def answer_cards(demands: list[Demand]) -> dict[int, tuple[list[cards.EventCard], list[cards.StatementCard]]]:
    """Return by demand (its row) what people said answers it, of what everybody may see."""
    given = answers_of(demands)
    refs = {ref for some in given.values() for _, ref in some}
    events = {c.ref: c for c in cards.event_cards(selection.with_parts(selection.events().filter(ref__in=refs)))}
    said = {c.ref: c for c in cards.statement_cards(selection.with_parts(selection.statements().filter(ref__in=refs)))}
    return {
        pk: ([events[ref] for _, ref in some if ref in events], [said[ref] for _, ref in some if ref in said])
        for pk, some in given.items()
    }


def _rows(found: list[Thread]) -> list[Row]:
    every = [demand for thread in found for demand in thread.demands]
    shown = {card.ref: card for card in cards.demand_cards(every)}
    answers = answer_cards([demand for demand in every if demand.answered])
    rows = []
    for thread in found:
        told = [shown[demand.ref] for demand in thread.demands]
        events = {c.ref: c for demand in thread.demands for c in answers.get(demand.pk, ([], []))[0]}
        said = {c.ref: c for demand in thread.demands for c in answers.get(demand.pk, ([], []))[1]}
        since, last = (show_day(day) if day else None for day in (thread.first, thread.last))
        again, reports = last if last != since else None, tuple(told[:_REPORTS])
        answered = tuple(events.values()), tuple(said.values())
        rows.append(Row(told[0], since, again, reports, thread.reports - len(reports), *answered))
    return rows


def _counted() -> tuple[list[tuple[str, int]], dict[str, list[tuple[Role, int]]], Names]:
    """Return the numbers of threads by ask and by party, and the names that these parties may be called by and that
    are held back.
    """
    some = {part: parties(part) for part in ("of", "who")}
    wordings = {role.actor_id: role.name for rows in some.values() for role, _ in rows if role.actor.known is None}
    return asks(), some, names_held_in({}, wordings)


def _facets() -> dict[str, Any]:
    told, some, held = remembered("threads", _counted)
    return {
        "asks": [(code, spelled(ASKS, code), count) for code, count in told],
        **{
            f"{part}_facet": [(role.actor.ref, party_name(role, held).text, count) for role, count in rows]
            for part, rows in some.items()
        },
    }


def _query(asked: Asked) -> str:
    told = {name: getattr(asked, name) for name in ("ask", "of", "who", "answered", "sort")}
    return urlencode({name: value for name, value in told.items() if value and (name, value) != ("sort", SORTS[0])})


def _chosen(asked: Asked, offered: dict[str, Any]) -> list[Chosen]:
    """Return what the threads are narrowed to and, where it is not the usual one, their order."""
    answers = [("yes", _("linked")), ("no", _("none linked"))]
    told = [
        (_("What is asked"), asked.ask, offered["asks"], replace(asked, ask="")),
        (_("Of whom"), asked.of, offered["of_facet"], replace(asked, of="")),
        (_("Who asks"), asked.who, offered["who_facet"], replace(asked, who="")),
        (_("Answer"), asked.answered, answers, replace(asked, answered="")),
        (_("Order"), asked.sort, [(SORTS[1], _("waiting longest"))], replace(asked, sort=SORTS[0])),
    ]
    return [
        Chosen(name, label, _query(without))
        for name, value, options, without in told
        for code, label, *_count in options
        if value and code == value
    ]


def tracker_page(request: HttpRequest) -> HttpResponse:
    """Show the threads; the address bar keeps what is asked for."""
    asked = _asked(request)
    page = page_of(request, threads(asked), PAGE_SIZE)
    found = with_demands(list(page), selection.with_parts(public_demands()), _REPORTS)
    offered = _facets()
    shown = {
        "page": page,
        "rows": _rows(found),
        "asked": asked,
        "query": _query(asked),
        "chosen": _chosen(asked, offered),
        **offered,
    }
    return render(request, "site/tracker.html", shown)
