"""Reports back from the database, as the machine read them and as they are in force."""

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any, cast

from django.db.models import QuerySet

from waqai.records import Article, Demand, Event, Judgement, Page, Reader, Report, Statement, Unread
from waqai.records.wire import record_from_json
from waqai.store import held_names, models
from waqai.store.groups import PUBLIC, Groups, within
from waqai.store.keys import Record
from waqai.store.public import Names, covered_spans, kept_spans
from waqai.store.verdicts import InForce, apply_judgements

_BATCH = 200  # reports held at once while many are recalled


def recall_page(row: models.Page, *, raw: bool = False) -> Page:
    """Return the page of a row; its bytes only where asked for."""
    return Page(
        raw=row.raw if raw else b"",
        media_type=row.media_type,
        id=row.input_id,
        path=row.path,
        url=row.url,
        fetched=row.fetched,
        published=row.published,
        outlet=row.outlet,
        charset=row.charset,
        extra=row.extra,
        sha256=row.sha256,
        size=row.size,
    )


def recall_article(row: models.Article) -> Article:
    """Return the article of a row."""
    return record_from_json(Article, {field.name: getattr(row, field.name) for field in dataclasses.fields(Article)})


def recall_judgement(row: models.Judgement, key: str) -> Judgement:
    """Return a judgement on the record that now has ``key``."""
    told = (row.who, row.when.isoformat(), row.why, row.value, row.pk, row.proposed)
    return Judgement(row.verb, row.page.sha256, key, *told)


def recall_report(row: models.Report, *, by_machine: bool = False) -> Report:
    """Return a report as the machine read it, with the records that people added; ``by_machine`` leaves these out."""
    told: dict[str, Any] = {
        name: [
            record.reading
            for record in sorted(getattr(row, name).all(), key=lambda record: record.pk)
            if not (by_machine and record.by_person)
        ]
        for name in ("events", "statements", "demands")
    }
    return Report(
        page=recall_page(row.article.page),
        article=recall_article(row.article),
        reader=Reader(row.reader, row.version, row.knowledge),
        events=record_from_json(tuple[Event, ...], told["events"]),
        statements=record_from_json(tuple[Statement, ...], told["statements"]),
        demands=record_from_json(tuple[Demand, ...], told["demands"]),
        unread=record_from_json(tuple[Unread, ...], row.unread),
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Recalled:
    """A report as the machine read it and people added to it, with each record as it is in force and the names that are
    held back.
    """

    ref: str
    report: Report
    in_force: dict[str, InForce]
    names: Names


def _judgements_on(rows: Iterable[models.Record]) -> dict[str, list[Judgement]]:
    keys = {row.ref: row.key for row in rows}
    found: dict[str, list[Judgement]] = {}
    for judgement in models.Judgement.objects.filter(attached__in=keys).select_related("page").defer("page__packed"):
        found.setdefault(judgement.attached, []).append(recall_judgement(judgement, keys[judgement.attached]))
    return found


def names_of(rows: Iterable[models.Record]) -> Names:
    """Return the names that the records of one article hold back, and those released."""
    rows = list(rows)
    roles = [role for row in rows for role in cast(Any, row).roles.all() if role.withheld]
    return Names(
        frozenset(name for role in roles for name in (role.name, *role.actor.names)),
        frozenset(name for row in rows for name in row.released),
    )


def is_held_back(row: models.Record, words: str) -> bool:
    """Tell whether ``words`` are held back from public pages in a record or in its article: a party's name, another
    private person's, a position or the name of a shelter.
    """
    if cast(Any, row).roles.filter(name=words, withheld=True).exists():
        return True
    recalled = recall_in_force(cast(Any, row).report)
    text, keep = recalled.report.article.text, kept_spans(recalled.in_force.values())
    covered = covered_spans(text, held_names.names_of([row.report_id])[row.report_id], keep)
    return bool(words.strip()) and any(words in span.of(text) for span in covered)


def _rows_of(row: models.Report) -> dict[str, models.Record]:
    return {
        record.wire_id: record for name in ("events", "statements", "demands") for record in getattr(row, name).all()
    }


def recall_many(rows: Iterable[models.Report]) -> list[Recalled]:
    """Return reports (of :func:`current_reports`) as they are in force, in a number of queries that does not grow."""
    reports = list(rows)
    judgements = _judgements_on(record for row in reports for record in _rows_of(row).values())
    return [recall_in_force(row, judgements) for row in reports]


def recall_in_force(row: models.Report, told: dict[str, list[Judgement]] | None = None) -> Recalled:
    """Return a report as it is in force, records that are hidden included (their state tells).

    ``told`` are the judgements by the record's ref, where they were fetched before.
    """
    report = recall_report(row)
    rows = _rows_of(row)
    judgements = _judgements_on(rows.values()) if told is None else told
    records: tuple[Record, ...] = (*report.events, *report.statements, *report.demands)
    in_force = {
        record.id: apply_judgements(
            record,
            judgements.get(rows[record.id].ref, ()),
            report.article.text,
            added=rows[record.id].by_person,
        )
        for record in records
    }
    return Recalled(row.article.page.ref, report, in_force, names_of(rows.values()))


def current_reports() -> QuerySet[models.Report]:
    """Return the reports of all current pages, oldest first, with all that recalling them needs."""
    parts = [f"{name}__roles__actor" for name in ("events", "statements", "demands")]
    return (
        models.Report.objects.filter(article__page__current=True)
        .select_related("article__page")
        .defer("article__page__packed")
        .prefetch_related(*parts)
        .order_by("article__page_id")
    )


def recall_current(groups: Groups = PUBLIC) -> Iterator[Recalled]:
    """Yield every current report that ``groups`` may see (else: everybody) as it is in force, with the names that it
    and the reports beside it hold back.
    """
    keys = list(current_reports().filter(within(groups, "article__page")).values_list("pk", flat=True))
    for first in range(0, len(keys), _BATCH):
        some = keys[first : first + _BATCH]
        held = held_names.names_of(some)
        for row in current_reports().filter(pk__in=some):
            yield dataclasses.replace(recall_in_force(row), names=held[row.pk])
