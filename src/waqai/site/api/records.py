"""Records as JSON: exactly the public records of the report format, with their permanent names beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from waqai.records import Report, Span
from waqai.records.wire import plain, report_to_json
from waqai.site.languages import DEFAULT
from waqai.site.marks import quoted_sentences
from waqai.store.access import told_in_public
from waqai.store.models import Demand, Event, Statement
from waqai.store.models.pages import Article
from waqai.store.public import Names
from waqai.store.publication import public_report
from waqai.store.recall import current_reports, recall_many
from waqai.store.voices import outlet_of

_SECTIONS = {Event: "events", Statement: "statements", Demand: "demands"}


def address_of(route: str, *refs: str) -> str:
    """Return the permanent address of a page of the site, in Arabic, with the site's own name."""
    with translation.override(DEFAULT):
        return settings.SITE_URL + reverse(route, args=refs)


@dataclass(frozen=True, slots=True)
class Published:
    """A report as everybody may have it, with its rows: refs by the ids that it uses itself."""

    report: Report
    article: Article
    refs: dict[str, str]
    states: dict[str, str]

    def record(self, row: Event | Statement | Demand) -> dict[str, Any] | None:
        """Return one record with its address; None where it may not be shown."""
        own = getattr(self.report, _SECTIONS[type(row)])
        found = next((record for record in own if record.id == row.wire_id), None)
        if found is None:
            return None
        article = self.article
        told: dict[str, Any] = plain(found)
        told["ref"], told["state"] = row.ref, row.state
        told["href"] = address_of(type(row).__name__.lower(), row.ref)
        told["article"], told["outlet"], told["published"] = article.page.ref, outlet_of(article), article.published
        if isinstance(row, Statement):
            told["about_refs"] = [self.refs[name] for name in told["about"]]
        if isinstance(row, Demand):
            told["statement_ref"] = self.refs.get(told["statement"] or "")
        return told


def published(reports: Iterable[int], names: Mapping[int, Names] | None = None) -> dict[int, Published]:
    """Return current reports by their rows as everybody may have them, in a bounded number of queries.

    ``names`` hold back and release more than each report's own: what other reports on one page hold back.
    """
    rows = list(current_reports().filter(pk__in=set(reports)).select_related("article__page__source"))
    found = {}
    for row, recalled in zip(rows, recall_many(rows), strict=True):
        if names and row.pk in names:
            recalled = replace(recalled, names=names[row.pk])
        told = [record for section in _SECTIONS.values() for record in getattr(row, section).all()]
        found[row.pk] = Published(
            public_report(recalled),
            row.article,
            {record.wire_id: record.ref for record in told},
            {record.wire_id: record.state for record in told},
        )
    return found


def incidents_of(events: Iterable[str]) -> dict[str, str]:
    """Return the incident that stands of each of these events."""
    rows = told_in_public().filter(event__in=list(events))
    return dict(rows.values_list("event", "incident__ref"))


def records_to_json(
    rows: Iterable[Event | Statement | Demand], names: Mapping[int, Names] | None = None
) -> list[dict[str, Any]]:
    """Return records with their addresses, in order."""
    wanted = list(rows)
    reports = published((row.report_id for row in wanted), names)
    told = [reports[row.report_id].record(row) for row in wanted if row.report_id in reports]
    found = [record for record in told if record is not None]
    events = [row.ref for row in wanted if isinstance(row, Event)]
    where = incidents_of(events) if events else {}
    for record in found if events else ():
        record["incident"] = where.get(record["ref"])
    return found


def article_to_json(shown: Published) -> dict[str, Any]:
    """Return a whole report of the report format; of its text only what the site quotes, the rest as blanks.

    Spans hold, because the text keeps its length. What stood around the article is left out.
    """
    article = shown.report.article
    evidence = [
        item
        for section in _SECTIONS.values()
        for record in getattr(shown.report, section)
        for item in record.evidence
    ]  # fmt: skip
    kept: list[Span] = []
    for paragraph in article.paragraphs:
        span = Span(paragraph.start, paragraph.end)
        kept += [span] if paragraph.kind == "headline" else quoted_sentences(article.text, span, evidence)
    text = "".join(
        letter if letter == "\n" or any(span.start <= at < span.end for span in kept) else " "
        for at, letter in enumerate(article.text)
    )
    quoted = replace(article, text=text, byline=(), dropped=())
    told = report_to_json(replace(shown.report, article=quoted))
    return {**told, "ref": shown.article.page.ref, "href": address_of("article", shown.article.page.ref)}
