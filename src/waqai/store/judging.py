"""Keeps judgements, finds the records that they hold for, and brings those records up to date."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import Q, QuerySet

from waqai.errors import StoreError
from waqai.records import Demand, Event, Json, Judgement, Report, Statement
from waqai.records.wire import plain
from waqai.store import models
from waqai.store.adding import with_added
from waqai.store.covering import cover_beside
from waqai.store.keys import Keyed, find_again, key_records, ref_of
from waqai.store.recall import recall_judgement, recall_report
from waqai.store.shown import renew
from waqai.store.writing import write_records

RECORDS: dict[str, type[models.Event] | type[models.Statement] | type[models.Demand]] = {
    "events": models.Event,
    "statements": models.Statement,
    "demands": models.Demand,
}
PAGES = "articles"  # the section of what is said of a whole page
Verb = models.Judgement.Verb
# What takes effect only once a second person confirms it, where WAQAI_SECOND_PERSON asks for that: all that makes a
# record or a name public. Taking something off needs no second person.
_CONFIRMED = frozenset({Verb.ACCEPT, Verb.CORRECT, Verb.RELEASE, Verb.ADD, Verb.ANSWER})


def find_record(section: str, ref: str) -> models.Event | models.Statement | models.Demand:
    """Return the record that stands at ``ref``.

    Raises:
        StoreError: there is none.
    """
    model = RECORDS.get(section)
    row = model.objects.select_related("report__article__page").filter(ref=ref).first() if model else None
    if row is None:
        raise StoreError(f"there is no record {ref} among the {section}", code="not_there")
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
    for row in _family(page).exclude(section=PAGES):
        record = find_again(row.section, row.record, row.anchor, keyed)
        if record is not None:
            _attach(row, ref_of(page.ref, record.key))
            found[record.key].append(recall_judgement(row, record.key))
        elif row.attached and not _lives(row.attached):
            _attach(row, "")
    return found


def write_judged(row: models.Report, machine: Report) -> None:
    """Write the records of a report from what the machine read, what people added, and what they judged."""
    page = row.article.page
    whole, added = with_added(machine, _family(page).filter(verb=Verb.ADD))
    keyed = key_records(whole)
    if write_records(row, whole, keyed, judgements_for(page, keyed), added):
        cover_beside(item.ref for item in row.events.all())


def rewrite(report: models.Report) -> None:
    """Write the records of a report afresh from what the machine read and people judged."""
    write_judged(report, recall_report(report, by_machine=True))


def _locked(row: models.Report) -> models.Report:
    """Return a report that nobody else judges until this transaction ends."""
    return models.Report.objects.select_for_update().get(pk=row.pk)


def _keep(report: models.Report, section: str, keyed: Keyed, judgement: Judgement) -> models.Judgement:
    page = report.article.page
    return models.Judgement.objects.create(
        page=page,
        section=section,
        record=keyed.key,
        anchor=keyed.anchor,
        attached=ref_of(page.ref, keyed.key),
        verb=judgement.verb,
        who=judgement.who,
        when=datetime.fromisoformat(judgement.when),
        why=judgement.why,
        value=judgement.value,
        proposed=bool(settings.WAQAI_SECOND_PERSON) and judgement.verb in _CONFIRMED,
    )


def _judge(row: models.Record, section: str, judgement: Judgement) -> models.Judgement:
    report = _locked(row.report)
    keyed = {item.key: item for item in key_records(recall_report(report))}
    kept = _keep(report, section, keyed[row.key], judgement)
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
        raise StoreError(f"the judgement on {ref} was not stored: {error}", code="not_stored") from error


def add_record(
    page: str, section: str, made: Event | Statement | Demand, who: str, why: str, when: datetime | None = None
) -> models.Judgement:
    """Keep a record that a person made of a page (a ref), and show it like those that were read, in one transaction.

    Raises:
        StoreError: there is no such page, a record of this kind stands on the same words already, or the database
            refused; nothing was written.
    """
    row = models.Report.objects.select_related("article__page").filter(article__page__ref=page).first()
    if row is None:
        raise StoreError(f"there is no article {page}", code="not_there")
    try:
        with transaction.atomic():
            report = _locked(row)
            machine = recall_report(report)
            keyed = key_records(_with(machine, section, made))
            new = next(item for item in keyed if item.record is made)
            if new.key in {item.key for item in keyed if item.record is not made} or "#" in new.key:
                complaint = f"a record of this kind stands on the same words of {page} already: correct it"
                raise StoreError(complaint, code="told_already")
            moment = (when or datetime.now(UTC)).isoformat()
            told = Judgement(Verb.ADD, row.article.page.sha256, new.key, who, moment, why, {"record": plain(made)})
            kept = _keep(report, section, new, told)
            rewrite(report)
            return kept
    except DatabaseError as error:
        raise StoreError(f"the record of {page} was not stored: {error}", code="not_stored") from error


def _with(machine: Report, section: str, made: Event | Statement | Demand) -> Report:
    return replace(machine, **cast(dict[str, Any], {section: (*getattr(machine, section), made)}))


def finish_page(page: str, who: str, why: str) -> models.Judgement:
    """Keep that a person says of a page (a ref) that no record is missing from it, as it is read now.

    Raises:
        StoreError: there is no such page.
    """
    row = models.Page.objects.filter(ref=page).first()
    if row is None:
        raise StoreError(f"there is no article {page}", code="not_there")
    return models.Judgement.objects.create(
        page=row, section=PAGES, record=PAGES, attached=page, verb=Verb.FINISH, who=who, when=datetime.now(UTC), why=why
    )
