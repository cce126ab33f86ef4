"""Incidents that nearly are one, as linking last saw them, less what people decided since."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, Concat

from waqai.store import models
from waqai.store.access import EVERYTHING, Groups, records, within

Why = Sequence[tuple[str, float]]  # comparison and level, and what it says
_BATCH = 500


def keep_likely(rows: Iterable[tuple[str, str, float, Why]]) -> None:
    """Keep the pairs that linking found, in the place of those of the last time: two events, closeness, why."""
    made = [
        models.Likely(one=one, other=other, closeness=closeness, why=[list(part) for part in why])
        for one, other, closeness, why in rows
    ]
    with transaction.atomic():
        models.Likely.objects.all().delete()
        models.Likely.objects.bulk_create(made, batch_size=_BATCH)


def likely_pairs(groups: Groups = EVERYTHING) -> QuerySet[models.Likely]:
    """Return the pairs that wait for a person, closest first, each with the refs of its incidents: those of one
    incident by now, of a withdrawn one, and those that a person keeps apart are left out.
    """
    apart = models.LinkJudgement.objects.filter(undone_at=None, verb=models.LinkJudgement.Verb.APART)
    apart = apart.alias(named=Concat(Cast("these", TextField()), Cast("those", TextField()), output_field=TextField()))
    decided = apart.filter(named__contains=OuterRef("one")).filter(named__contains=OuterRef("other"))
    pairs = models.Likely.objects.annotate(first=_incident("one", groups), second=_incident("other", groups))
    return (
        pairs.filter(first__isnull=False, second__isnull=False)
        .exclude(first=F("second"))
        .filter(~Exists(decided))
        .order_by("-closeness", "pk")
    )


def likely_with(ref: str, groups: Groups = EVERYTHING) -> QuerySet[models.Likely]:
    """Return the pairs that an incident is of."""
    return likely_pairs(groups).filter(Q(first=ref) | Q(second=ref))


def _incident(name: str, groups: Groups) -> Subquery:
    seen = models.Told.objects.filter(within(groups, "incident")) if groups is not None else models.Told.objects
    told = seen.filter(event=OuterRef(name), incident__withdrawn=False)
    if groups is not None:
        told = told.filter(event__in=records("events", groups).values("ref"))
    return Subquery(told.values("incident__ref")[:1], output_field=CharField())
