"""What happened to a record: each judgement with what it changed, from the machine's reading to what is in force."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast, Concat

from waqai.records.wire import plain
from waqai.store import models
from waqai.store.in_effect import Standing, in_effect
from waqai.store.judging import find_record
from waqai.store.keys import Record
from waqai.store.recall import recall_in_force, recall_judgement
from waqai.store.verdicts import InForce, apply_judgements


@dataclass(frozen=True, slots=True)
class Change:
    """A field before and after, in JSON's kinds."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Step:
    """One judgement, what it changed, whether it stands, and whether it waits for a second person."""

    judgement: models.Judgement
    changes: tuple[Change, ...]
    after: InForce
    stands: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class History:
    """All that people decided on a record, oldest first, and how the machine read it (None: a person added it)."""

    read: Record | None
    steps: tuple[Step, ...]
    now: InForce
    told: Standing


def history_of(section: str, ref: str) -> History:
    """Return the history of a record.

    Raises:
        StoreError: there is no such record.
    """
    row = find_record(section, ref)
    recalled = recall_in_force(row.report)
    record = next(one for one in _records(recalled.report) if one.id == row.wire_id)
    rows = list(models.Judgement.objects.filter(attached=ref).select_related("page").defer("page__packed"))
    judged = [recall_judgement(one, row.key) for one in rows]
    told = in_effect(judged)
    stands, waits = {one.number for one in told.stand}, {one.number for one in told.waiting}
    text = row.report.article.text
    before = apply_judgements(record, (), text, added=row.by_person)
    steps = []
    for at, one in enumerate(rows, 1):
        after = apply_judgements(record, judged[:at], text, added=row.by_person)
        steps.append(Step(one, changes(before, after), after, _in_effect(one, stands), one.pk in waits))
        before = after
    return History(None if row.by_person else record, tuple(steps), before, told)


def _in_effect(row: models.Judgement, stands: set[int]) -> bool:
    on_others = (models.Judgement.Verb.CONFIRM, models.Judgement.Verb.UNDO, models.Judgement.Verb.RESTORE)
    return row.pk in stands or row.verb in on_others


def _records(report: Any) -> tuple[Record, ...]:  # noqa: ANN401  (a Report)
    return (*report.events, *report.statements, *report.demands)


def changes(before: InForce, after: InForce) -> tuple[Change, ...]:
    """Return the fields in which two states of a record differ; evidence follows its field and is left out."""
    old, new = _told(before), _told(after)
    return tuple(Change(name, old[name], new[name]) for name in new if old[name] != new[name])


def _told(now: InForce) -> dict[str, Any]:
    fields = plain(now.record)
    left_out = ("id", "evidence", "confidence", "acled", "plover")
    return {
        "state": now.state,
        **{name: value for name, value in fields.items() if name not in left_out},
        "released": list(now.released),
        "answers": [[one["target"].get("ref"), one["holds"]] for one in now.answers],
    }


def standing_on(ref: str) -> Standing:
    """Return which of the judgements that are attached to a record (a ref) stand."""
    rows = models.Judgement.objects.filter(attached=ref).select_related("page").defer("page__packed")
    return in_effect([recall_judgement(one, one.record) for one in rows])


def standing_after(ref: str, number: int) -> Standing:
    """Return which of them stood right after the judgement ``number``; none did before any (0)."""
    rows = models.Judgement.objects.filter(attached=ref).select_related("page").defer("page__packed")
    told = [recall_judgement(one, one.record) for one in rows]
    at = next((at for at, one in enumerate(told, 1) if one.number == number), 0)
    return in_effect(told[:at])


def decisions_naming(refs: list[str]) -> QuerySet[models.LinkJudgement]:
    """Return the decisions on incidents that name any of ``refs`` (events, incidents), undone ones too."""
    columns = (Cast(column, TextField()) for column in ("these", "those", "before"))
    rows = models.LinkJudgement.objects.alias(named=Concat(*columns))
    found = rows.none()
    for ref in refs:
        found = found | rows.filter(named__contains=f'"{ref}"')
    return found.order_by("when", "pk")
