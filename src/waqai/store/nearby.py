"""Incidents that an editor may mean beside one: of the same place, large ones too, and about the same time."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Exists, OuterRef

from waqai.store import models
from waqai.store.access import told_in_public

_AROUND = timedelta(days=14)
_LOOKED_AT = 400


def incidents_around(incident: models.Incident, events: Sequence[models.Event], most: int) -> dict[int, str]:
    """Return other public incidents of a place of ``events`` (of their kinds of event where none is told) within two
    weeks, by row, each with the ref of one of its events: those of the same kind first, then the nearest in time.

    ``events`` are those of ``incident`` with their places.
    """
    kinds = {row.type for row in events}
    days = [row.day for row in events if row.day]
    places = {one.place_id for row in events for one in row.event_places.all()}
    if not days:
        return {}
    rows = models.Event.objects.filter(
        public=True, report__article__page__current=True, day__range=(min(days) - _AROUND, max(days) + _AROUND)
    )
    if places:
        # Asked of each event of these days: of a governorate's there are many more on other days.
        rows = rows.filter(Exists(models.EventPlace.objects.filter(event=OuterRef("pk"), place__in=places)))
    else:
        rows = rows.filter(type__in=kinds)
    told_of = rows.order_by("-day", "-pk").values_list("ref", "type", "day")[:_LOOKED_AT]
    near = {ref: (kind, day) for ref, kind, day in told_of if day}
    found: dict[int, tuple[bool, timedelta, str]] = {}
    told = told_in_public().filter(event__in=near).exclude(incident=incident)
    for event, pk in told.values_list("event", "incident_id"):
        kind, day = near[event]
        rank = (kind not in kinds, min(abs(day - own) for own in days), event)
        found[pk] = min(rank, found.get(pk, rank))
    best = sorted(found, key=lambda pk: (found[pk], pk))[:most]
    return {pk: found[pk][-1] for pk in best}
