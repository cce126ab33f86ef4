"""The records that public pages list, with everything a page of them needs fetched in a bounded number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, TypeVar

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Max,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from waqai.records import Evidence as ProvenBy
from waqai.records import Span
from waqai.store.claims import public_events
from waqai.store.models import Demand, Event, EventPlace, Evidence, Incident, Role, Statement, Told
from waqai.store.public import Names, proven_spans

_Record = TypeVar("_Record", Event, Statement, Demand)
_ARTICLE = "report__article__page__source"
_ROLES = Prefetch("roles", Role.objects.select_related("actor"))
PLACES = Prefetch("event_places", EventPlace.objects.select_related("place"))


def newest(rows: QuerySet[_Record]) -> QuerySet[_Record]:
    """Return the rows that lists may show, newest first."""
    shown = rows.filter(public=True, report__article__page__current=True)
    return shown.order_by(F("day").desc(nulls_last=True), "-id")


def with_parts(rows: QuerySet[_Record]) -> QuerySet[_Record]:
    """Return the rows with article, roles, evidence and (for events) harm and places fetched along."""
    rows = (
        rows.select_related(_ARTICLE)
        .prefetch_related(_ROLES, "evidence")
        .defer("report__article__page__packed", "reading", "report__article__dropped")
    )
    parts: tuple[Any, ...] = ("harm", PLACES) if rows.model is Event else ()
    return rows.prefetch_related(*parts)


def events() -> QuerySet[Event]:
    """Return the listed events."""
    return newest(Event.objects.all())


def statements() -> QuerySet[Statement]:
    """Return the listed statements."""
    return newest(Statement.objects.all())


def demands() -> QuerySet[Demand]:
    """Return the listed demands."""
    return newest(Demand.objects.all())


def _withheld_roles(reports: set[int]) -> Iterable[tuple[str, list[str], int]]:
    """Return name, other spellings and report of withheld roles; each kind of record by its own index, in one query."""
    hidden = Role.objects.filter(withheld=True).order_by()
    parts = [
        hidden.filter(**{f"{owner}__report__in": reports}).values_list("name", "actor__names", f"{owner}__report")
        for owner in ("event", "statement", "demand")
    ]
    return parts[0].union(*parts[1:], all=True)


def names_of(reports: Iterable[int]) -> dict[int, Names]:
    """Return for each report which names are withheld in its article and which were released."""
    wanted = set(reports)
    withheld: dict[int, set[str]] = defaultdict(set)
    released: dict[int, set[str]] = defaultdict(set)
    for name, others, report in _withheld_roles(wanted):
        withheld[report].update((name, *others))
    for model in (Event, Statement, Demand):
        for report, names in (
            model.objects.filter(report__in=wanted).exclude(released=[]).values_list("report", "released")
        ):
            released[report].update(names)
    return {report: Names(frozenset(withheld[report]), frozenset(released[report])) for report in wanted}


def kept_spans(evidence: Iterable[Evidence]) -> list[Span]:
    """Return the stretches that prove something else than a party: no private name is looked for in them."""
    return proven_spans(ProvenBy(item.field, item.start, item.end, item.quote) for item in evidence)


def neighbours(event: Event) -> QuerySet[Event]:
    """Return what other articles report of one of the event's places within a day of it; nothing without a day."""
    if event.start is None or event.end is None:
        return Event.objects.none()
    places = [row.place_id for row in event.event_places.all()]
    day = timedelta(days=1)
    near = Event.objects.filter(event_places__place__in=places, start__lte=event.end + day, end__gte=event.start - day)
    return events().filter(pk__in=near.values("pk")).exclude(report=event.report_id)


_OUTLET = Coalesce(
    "report__article__outlet", "report__article__page__source__name", Value(""), output_field=TextField()
)


def incidents(told: str = "") -> QuerySet[Incident]:
    """Return the listed incidents: those told by several outlets first, newest first among them.

    ``outlets`` counts who tells of it; only what may be shown is counted. ``told`` keeps those that ``several`` tell
    of, or ``one``.
    """
    shown = Event.objects.filter(ref=OuterRef("told__event"), public=True, report__article__page__current=True)
    several = Case(When(outlets__gt=1, then=1), default=0, output_field=IntegerField())
    rows = (
        Incident.objects.filter(withdrawn=False, merged_into=None, group=None)
        .annotate(
            outlets=Count(Subquery(shown.values(outlet=_OUTLET)[:1]), distinct=True),
            day=Max(Subquery(shown.values("day")[:1])),
        )
        .filter(outlets__gt=0)
        .annotate(several=several)
        .order_by("-several", F("day").desc(nulls_last=True), "-pk")
    )
    return rows.filter(several=told == "several") if told else rows


def incident_of(event: Event) -> tuple[Incident, int] | None:
    """Return the incident that an event is told of, with how many outlets tell of it; None where it has no page."""
    shown = Told.objects.filter(incident__withdrawn=False, incident__group=None)
    told = shown.select_related("incident").filter(event=event.ref).first()
    if told is None or told.incident is None:
        return None
    return told.incident, public_events([told.incident.pk]).values(outlet=_OUTLET).distinct().count()
