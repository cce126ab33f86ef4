"""Worked pages as coded pages: the form of the gold sets, by which accuracy is measured and weights are learned."""

from collections.abc import Iterable
from typing import Any

from waqai.records import Demand, Event, Party, Report, Statement, main_clause
from waqai.records.wire import plain

Record = Event | Statement | Demand


def _names(parties: Iterable[Party]) -> list[str]:
    return [party.name for party in parties]


def _quote(record: Record) -> str | None:
    clause = main_clause(record.evidence) or min(record.evidence, key=lambda item: item.start, default=None)
    return clause.quote if clause else None


def _event(event: Event) -> dict[str, Any]:
    admin1 = event.admin1 or next((place.admin1 for place in event.places if place.admin1), None)
    return {
        "type": event.type,
        "modality": event.modality,
        "aggregate": event.aggregate,
        "quote": _quote(event),
        "start": event.start,
        "end": event.end,
        "places": [place.name for place in event.places],
        "admin1": admin1,
        "actor1": _names(event.actor1),
        "actor2": _names(event.actor2),
        "harm": [{"kind": h.kind, "who": h.who, "side": h.side, "min": h.min, "max": h.max} for h in event.harm],
        "objects": list(event.objects),
        "according_to": _names(event.according_to),
    }


def _statement(told: Statement) -> dict[str, Any]:
    issuer = _names(told.issuer)
    return {"issuer": issuer, "kind": told.kind, "date": told.date, "channel": told.channel, "quote": _quote(told)}


def _demand(told: Demand) -> dict[str, Any]:
    return {"who": _names(told.who), "of": _names(told.of) or None, "ask": told.ask, "quote": _quote(told)}


def coded_form(record: Record) -> tuple[str, dict[str, Any]]:
    """Return the section of a record and the record as a coder writes it; without a quote there is no record."""
    if isinstance(record, Event):
        return "events", _event(record)
    return ("statements", _statement(record)) if isinstance(record, Statement) else ("demands", _demand(record))


def _sections(records: Iterable[Record]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {"events": [], "statements": [], "demands": []}
    for section, told in map(coded_form, records):
        if told["quote"]:
            found[section].append(told)
    return found


def _body(report: Report) -> str:
    text = report.article.text
    return "\n".join(text[p.start : p.end] for p in report.article.paragraphs if p.kind != "headline")


def coded_page(report: Report, held: Iterable[Record], rejected: Iterable[Record], *, partial: bool) -> dict[str, Any]:
    """Return one coded page: ``held`` are the records that people left standing, ``rejected`` what they took off.

    A ``partial`` page says so: what is not coded on it may yet be there.
    """
    article = report.article
    published = (article.published or "")[:10] or None
    told: dict[str, Any] = {
        "id": report.page.id,
        "sha256": report.page.sha256,
        "article": {"headline": article.headline, "body": _body(report), "published": published},
        **_sections(held),
        "rejected": _sections(rejected),
    }
    return told | ({"partial": True} if partial else {})


def page_text(report: Report) -> dict[str, Any]:
    """Return the text that a coded page's quotes stand in, with what is told beside it, as ``waqai read`` takes it."""
    page = report.page
    beside = {"url": page.url, "outlet": page.outlet or report.article.outlet, "fetched": page.fetched}
    published = report.article.published or page.published
    told = {"id": page.id, "text": report.article.text, "published": published, **beside}
    return {name: plain(value) for name, value in told.items() if value is not None}
