"""The records that public pages list, newest first; :mod:`waqai.store.parts` fetches what a page needs."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import TypeVar

from django.db.models import Count, F, QuerySet, TextField, Value
from django.db.models.functions import Coalesce

from waqai.records import Evidence as ProvenBy
from waqai.records import Span
from waqai.store.access import on_current_pages
from waqai.store.claims import public_events
from waqai.store.held_names import names_of as names_of
from waqai.store.models import Demand, Event, Evidence, Incident, Statement, Told
from waqai.store.parts import PLACES as PLACES
from waqai.store.parts import with_parts as with_parts
from waqai.store.public import proven_spans

_Record = TypeVar("_Record", Event, Statement, Demand)


def newest(rows: QuerySet[_Record]) -> QuerySet[_Record]:
    """Return the rows that lists may show, newest first."""
    shown = on_current_pages(rows.filter(public=True))
    return shown.order_by(F("day").desc(nulls_last=True), "-id")


def events() -> QuerySet[Event]:
    """Return the listed events."""
    return newest(Event.objects.all())


def statements() -> QuerySet[Statement]:
    """Return the listed statements."""
    return newest(Statement.objects.all())


def demands() -> QuerySet[Demand]:
    """Return the listed demands."""
    return newest(Demand.objects.all())


def records_in(reports: Iterable[int]) -> dict[int, int]:
    """Return how many records that may be shown each report holds; none where it is not known."""
    wanted, found = list(reports), Counter[int]()
    for model in (Event, Statement, Demand):
        rows = model.objects.filter(report__in=wanted, public=True).order_by()
        found.update(dict(rows.values_list("report").annotate(n=Count("pk"))))
    return found


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


def incident_of(event: Event) -> tuple[Incident, int] | None:
    """Return the incident that an event is told of, with how many outlets tell of it; None where it has no page."""
    shown = Told.objects.filter(incident__withdrawn=False, incident__group=None)
    told = shown.select_related("incident").filter(event=event.ref).first()
    if told is None or told.incident is None:
        return None
    return told.incident, public_events([told.incident.pk]).values(outlet=_OUTLET).distinct().count()
