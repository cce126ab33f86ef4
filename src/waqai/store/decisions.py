"""What people decided about one incident and still stands: for its page, by the refs that the decisions name."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast, Concat

from waqai.store import models

_AT_ONCE = 200  # refs in one question: SQLite refuses expressions of a thousand parts
_WITHDRAW = models.LinkJudgement.Verb.WITHDRAW


def _naming(refs: Iterable[str]) -> QuerySet[models.LinkJudgement]:
    """Return the decisions that stand and name any of ``refs``, as one of their events, also where it is read under
    another ref now, or as where these stood.
    """
    columns = (Cast(column, TextField()) for column in ("these", "those", "before", "found"))
    named = Q(pk__in=[])
    for ref in refs:
        named |= Q(named__contains=f'"{ref}"')
    return models.LinkJudgement.objects.filter(undone_at=None).alias(named=Concat(*columns)).filter(named)


def decisions_on(events: Iterable[str]) -> list[models.LinkJudgement]:
    """Return what was decided on any of ``events`` (refs) and stands, oldest first; withdrawing apart."""
    found: dict[int, models.LinkJudgement] = {}
    refs = sorted(set(events))
    for first in range(0, len(refs), _AT_ONCE):
        some = refs[first : first + _AT_ONCE]
        found.update({row.pk: row for row in _naming(some).exclude(verb=_WITHDRAW)})
    return sorted(found.values(), key=lambda row: (row.when, row.pk))


def withdrawal_of(incident: models.Incident) -> models.LinkJudgement | None:
    """Return the decision that took an incident back; None where none that stands names it or its events."""
    events = incident.told.values_list("event", flat=True)
    return _naming([incident.ref, *events]).filter(verb=_WITHDRAW).last()
