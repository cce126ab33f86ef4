"""The rows that a question asks for, newest first, by the number of the row: pages stay whole while records come in."""

from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from waqai.site.api.questions import AskedDemands, AskedEvents, AskedIncidents, AskedStatements, Days
from waqai.site.window import parse_window
from waqai.store.models import Demand, Event, Incident, Role, Statement, Told
from waqai.store.selecting import Wanted, looking

_Record = TypeVar("_Record", Event, Statement, Demand)
# What few events answer.
_NARROW = {"side", "place", "admin1", "outlet", "day_from", "day_to"}

_LOOKED_AT = 1000  # incidents in a window that are asked for the rest at once


def _shown(rows: QuerySet[_Record], asked: Days, *parts: str) -> QuerySet[_Record]:
    """Return what everybody may see, of an outlet and a side where that is asked; a side that is held back is none."""
    rows = rows.filter(public=True, report__article__page__current=True)
    if asked.outlet:
        source = Q(report__article__page__source__name=asked.outlet)
        rows = rows.filter(Q(report__article__outlet=asked.outlet) | (Q(report__article__outlet__isnull=True) & source))
    if asked.side:
        roles = Role.objects.filter(Q(actor__known=asked.side) | Q(actor__ref=asked.side), withheld=False)
        owner = rows.model.__name__.lower()
        rows = rows.filter(pk__in=roles.filter(part__in=parts, **{f"{owner}__isnull": False}).values(owner))
    return rows


def events(asked: AskedEvents) -> QuerySet[Event]:
    """Return the events that are asked for."""
    rows = _shown(Event.objects.all(), asked, "actor1", "actor2")
    if asked.day_from:
        rows = rows.filter(end__gte=asked.day_from)
    if asked.day_to:
        rows = rows.filter(start__lte=asked.day_to)
    if asked.type:
        rows = rows.filter(type=asked.type)
    if asked.place:
        where = Q(event_places__place__known=asked.place) | Q(event_places__place__ref=asked.place)
        rows = rows.filter(pk__in=Event.objects.filter(where).values("pk"))
    if asked.admin1:
        rows = rows.filter(pk__in=Event.objects.filter(event_places__place__admin1=asked.admin1).values("pk"))
    return rows


def statements(asked: AskedStatements) -> QuerySet[Statement]:
    """Return the statements that are asked for."""
    rows = _in_days(_shown(Statement.objects.all(), asked, "issuer"), "date", asked)
    return rows.filter(kind=asked.kind) if asked.kind else rows


def demands(asked: AskedDemands) -> QuerySet[Demand]:
    """Return the demands that are asked for; their day is that of the article."""
    rows = _in_days(_shown(Demand.objects.all(), asked, "who", "of"), "day", asked)
    return rows.filter(ask=asked.ask) if asked.ask else rows


def _in_days(rows: QuerySet[_Record], field: str, asked: Days) -> QuerySet[_Record]:
    told: dict[str, Any] = {}
    if asked.day_from:
        told[f"{field}__gte"] = asked.day_from
    if asked.day_to:
        told[f"{field}__lte"] = asked.day_to
    return rows.filter(**told)


def incidents(asked: AskedIncidents) -> QuerySet[Incident]:
    """Return the incidents that stand and have an event that answers all that is asked of events."""
    rows = Incident.objects.filter(withdrawn=False, merged_into=None, group=None).order_by("-pk")
    found = events(asked).exclude(modality="planned")
    if asked.model_fields_set & _NARROW:
        return rows.filter(pk__in=Told.objects.filter(event__in=found.values("ref")).values("incident"))
    # Where most incidents answer, looking one by one until the page is full is much faster than finding all first.
    return rows.filter(
        Exists(Told.objects.filter(Exists(found.filter(ref=OuterRef("event"))), incident=OuterRef("pk")))
    )


def page_of(rows: QuerySet[Any], asked: Days) -> tuple[list[Any], int | None]:
    """Return the rows of one page, and the number that the next one begins after; None after the last."""
    if asked.after is not None:
        rows = rows.filter(pk__lt=asked.after)
    found = list(rows.order_by("-pk")[: asked.limit + 1])
    more = len(found) > asked.limit
    return found[: asked.limit], found[asked.limit - 1].pk if more else None


def page_of_incidents(asked: AskedIncidents, limit: int) -> tuple[list[Incident], int | None]:
    """Return the incidents of one page that answer what is asked of events and the window, and where the next begins.

    In a window a page may hold fewer than ``limit`` before the last.
    """
    step = asked.model_copy(update={"limit": limit})
    rows, window = incidents(asked), parse_window(asked.window or "")
    if window is None:
        return page_of(rows, step)
    with looking as look_at:
        look = look_at(Wanted(window=window))
        keys = look.keys("told", 0, look.total)
    keys = sorted((key for key in keys if asked.after is None or key < asked.after), reverse=True)
    found, after = page_of(rows.filter(pk__in=keys[:_LOOKED_AT]), step)
    return found, keys[_LOOKED_AT - 1] if after is None and len(keys) > _LOOKED_AT else after
