"""What calls for an editor's eye first: stated signs in what an event tells, each one alarm; no measure of truth.

- ``many``: at least :data:`MANY` people told killed, in one happening.
- ``children``: children told among those harmed.
- ``shielded``: a thing hit that the laws of war protect by name (:data:`SHIELDED`).
- ``banned``: a means that treaties ban or bind (:data:`BANNED`).
- ``disputed``: its incident is contested or discounted (:mod:`waqai.store.grades`).
"""

from collections.abc import Iterable
from functools import reduce
from operator import add, or_
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Subquery, Sum, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from waqai.store import models
from waqai.store.grades import Grade
from waqai.store.ranges import PART

MANY = 10
# Hospitals, worship, relief and what keeps people alive: Additional Protocol I, articles 12, 53, 54, 70. Schools:
# Security Council resolution 1998 (2011). Camps hold those who fled already.
SHIELDED = ("hospital", "school", "mosque", "church", "camp", "aid", "water", "bakery")
# The Chemical Weapons Convention, the Convention on Cluster Munitions, the Ottawa Treaty on mines, and Protocol III on
# incendiary weapons.
BANNED = ("chlorine", "sarin", "poison_gas", "cluster", "mine", "white_phosphorus")
NAMES = ("many", "children", "shielded", "banned", "disputed")

Rows = Any  # a query set of events: no type of django-stubs says that


def _any_of(column: str, codes: Iterable[str]) -> Q:
    return reduce(or_, (Q(**{f"{column}__contains": f'"{code}"'}) for code in codes))


def told_killed(untold: int = 0) -> Coalesce:
    """Return how many an event tells killed at least, for a query of events: without the children and women who are
    told beside the whole that holds them; ``untold`` where none is told.
    """
    killed = models.Harm.objects.filter(event=OuterRef("pk"), kind="killed").order_by()
    whole, parts = (
        Subquery(some.values("event").annotate(n=Sum("min")).values("n"))
        for some in (killed.exclude(who__in=PART), killed.filter(who__in=PART))
    )
    return Coalesce(whole, parts, Value(untold))


def _flags() -> dict[str, Any]:
    harm = models.Harm.objects.filter(event=OuterRef("pk")).order_by()
    children = Exists(harm.filter(who="children"))
    disputed = models.ShownIncident.objects.filter(
        incident__told__event=OuterRef("ref"), listed=True, grade__in=(Grade.CONTESTED.value, Grade.DISCOUNTED.value)
    )
    # JSON lists are asked as text, which both databases can.
    told = {"objects": Cast("objects_hit", TextField()), "means": Cast("weapons", TextField())}
    return told | {
        "many": _one(Q(toll__gte=MANY, aggregate=False)),
        "children": _one(children),
        "shielded": _one(_any_of("objects", SHIELDED)),
        "banned": _one(_any_of("means", BANNED)),
        "disputed": _one(Exists(disputed)),
        "toll": told_killed(),
    }


def _one(holds: Any) -> Case:  # noqa: ANN401  (a condition of a query)
    return Case(When(holds, then=Value(1)), default=Value(0), output_field=IntegerField())


def _marked(rows: Rows) -> Rows:
    flags = _flags()
    early = {name: flags[name] for name in ("toll", "objects", "means")}
    return rows.alias(**early).annotate(**{name: flags[name] for name in NAMES})


def most_alarming_first(rows: Rows) -> Rows:
    """Return events in the order of how many alarms they set off; of equally many the newest day first."""
    count = reduce(add, (F(name) for name in NAMES))
    return _marked(rows).order_by(count.desc(), F("day").desc(nulls_last=True), "pk")


def alarms_of(refs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the alarms that events (refs) set off, in one query; those that set off none are left out."""
    rows = _marked(models.Event.objects.filter(ref__in=list(refs))).values_list("ref", *NAMES)
    told = {ref: tuple(name for name, on in zip(NAMES, flags, strict=True) if on) for ref, *flags in rows}
    return {ref: names for ref, names in told.items() if names}
