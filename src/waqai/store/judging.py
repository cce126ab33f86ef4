"""Keeps judgements, finds the records that they hold for, and brings those records up to date."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import DatabaseError, transaction
from django.db.models import Q, QuerySet

from waqai.errors import StoreError
from waqai.records import Json, Judgement
from waqai.store import models
from waqai.store.keys import Keyed, find_again, key_records, ref_of
from waqai.store.recall import recall_judgement, recall_report
from waqai.store.shown import renew
from waqai.store.writing import write_records

RECORDS: dict[str, type[models.Event] | type[models.Statement] | type[models.Demand]] = {
    "events": models.Event,
    "statements": models.Statement,
    "demands": models.Demand,
}


def find_record(section: str, ref: str) -> models.Event | models.Statement | models.Demand:
    """Return the record that stands at ``ref``.

    Raises:
        StoreError: there is none.
    """
    model = RECORDS.get(section)
    row = model.objects.select_related("report__article__page").filter(ref=ref).first() if model else None
    if row is None:
        raise StoreError(f"there is no record {ref} among the {section}")
    return row


def _lives(ref: str) -> bool:
    return any(model.objects.filter(ref=ref).exists() for model in RECORDS.values())


def _family(page: models.Page) -> QuerySet[models.Judgement]:
    """Return the judgements given on this page or, where it is the current version, on any version of it."""
    own = Q(page=page)
    if page.current and page.url:
        own |= Q(page__url=page.url)
    return models.Judgement.objects.filter(own).select_related("page")


def _attach(row: models.Judgement, ref: str) -> None:
    if row.attached != ref:
        row.attached = ref
        row.save(update_fields=["attached"])


def waiting_judgements() -> QuerySet[models.Judgement]:
    """Return the judgements whose record is not read any more, oldest first."""
    return models.Judgement.objects.filter(attached="").select_related("page").defer("page__packed")


def judgements_for(page: models.Page, keyed: Sequence[Keyed]) -> dict[str, list[Judgement]]:
    """Return the judgements that hold for each key of a page's records, and attach them to those records.

    A judgement whose record is read neither here nor in another version of the page waits: it is kept, and shown as
    waiting.
    """
    found: dict[str, list[Judgement]] = defaultdict(list)
    for row in _family(page):
        record = find_again(row.section, row.record, row.anchor, keyed)
        if record is not None:
            _attach(row, ref_of(page.ref, record.key))
            found[record.key].append(recall_judgement(row, record.key))
        elif row.attached and not _lives(row.attached):
            _attach(row, "")
    return found


def rewrite(report: models.Report) -> None:
    """Write the records of a report afresh from what the machine read and people judged."""
    machine = recall_report(report)
    keyed = key_records(machine)
    write_records(report, machine, keyed, judgements_for(report.article.page, keyed))


def _judge(row: models.Record, section: str, judgement: Judgement) -> models.Judgement:
    report = models.Report.objects.select_for_update().get(pk=row.report_id)
    keyed = {item.key: item for item in key_records(recall_report(report))}
    kept = models.Judgement.objects.create(
        page=report.article.page,
        section=section,
        record=row.key,
        anchor=keyed[row.key].anchor,
        attached=row.ref,
        verb=judgement.verb,
        who=judgement.who,
        when=datetime.fromisoformat(judgement.when),
        why=judgement.why,
        value=judgement.value,
    )
    rewrite(report)
    return kept


def add_judgement(section: str, ref: str, verb: str, who: str, why: str, value: Json = None) -> models.Judgement:
    """Keep one person's verdict on a record and bring the record up to date, in one transaction.

    Raises:
        StoreError: there is no such record, or the database refused; nothing was written.
    """
    row = find_record(section, ref)
    page = row.report.article.page
    judgement = Judgement(verb, page.sha256, row.key, who, datetime.now(UTC).isoformat(), why, value)
    try:
        with transaction.atomic():
            kept = _judge(row, section, judgement)
            renew()
            return kept
    except DatabaseError as error:
        raise StoreError(f"the judgement on {ref} was not stored: {error}") from error
