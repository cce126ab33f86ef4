"""Covers names in what reports are found by, when a report comes to stand beside one that holds a name back.

What is written when a page is read knows only the names of that page and of those it stood beside then. A report that
leaves an incident stays covered until it is read again.
"""

from collections.abc import Iterable

from waqai.store import models
from waqai.store.held_names import names_beside, names_of
from waqai.store.public import held_spans
from waqai.store.recall import current_reports, recall_in_force
from waqai.store.writing import entries_of

_BATCH = 500


def cover_beside(events: Iterable[str]) -> None:
    """Write anew what the reports are found by that stand in one incident with ``events`` (refs), where they write a
    name that another of them holds back.
    """
    refs = sorted(set(events))
    for first in range(0, len(refs), _BATCH):
        incidents = models.Told.objects.filter(event__in=refs[first : first + _BATCH]).values("incident")
        told = models.Told.objects.filter(incident__in=incidents).values("event")
        _cover(set(models.Event.objects.filter(ref__in=told).values_list("report", flat=True)))


def _cover(reports: set[int]) -> None:
    if len(reports) == 1:
        return
    shared = {report: names for report, names in names_beside(reports).items() if names}
    for row in current_reports().filter(pk__in=shared):
        if held_spans(row.article.text, shared[row.pk]):
            _write_entries(row)


def _write_entries(row: models.Report) -> None:
    records: dict[str, tuple[str, models.Record]] = {
        record.wire_id: (name, record) for name in models.Section.values for record in getattr(row, name).all()
    }
    in_force = [(*records[name], now) for name, now in recall_in_force(row).in_force.items()]
    models.SearchEntry.objects.filter(page=row.article.page).delete()
    entries = entries_of(row, row.article.text, in_force, names_of([row.pk])[row.pk])
    models.SearchEntry.objects.bulk_create(entries)
