"""The keys by which the desk's queue is ordered, kept with each event: to work them out for all that waits takes
seconds, and an index answers at once.

They are no facts and are shown nowhere. They are laid out when an event is written, when its incident comes to be
disputed or is so no longer, and for all events where the rules changed (:mod:`waqai.store.settling`).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import F

from waqai.store import models
from waqai.store.alarms import DISPUTED, own_alarms, told_killed
from waqai.store.grades import Grade

_UNTOLD = -1  # after every toll, none included
_STEP = 10_000_000  # one alarm more outweighs every day: the last day of year 9999 is the 3,652,059th
_FIRST, _LAST = "0", "1"  # before a place that is told, and instead of one that is not
_KEYS = ("alarms", "by_toll", "by_alarm", "by_place")
_KEEP = f"UPDATE {models.Event._meta.db_table} SET {', '.join(f'{name} = %s' for name in _KEYS)} WHERE id = %s"
_BATCH = 500

Harms = Iterable[models.Harm]
Places = Iterable[models.EventPlace]


def lay_out(event: models.Event, harm: Harms, places: Places, *, disputed: bool = False) -> bool:
    """Set an event's keys from what it tells, unsaved; return whether any is another one now.

    ``by_toll``: killed at least. ``by_alarm``: how many alarms, and then the day. ``by_place``: area and name of the
    first place.
    """
    before = [getattr(event, name) for name in _KEYS]
    counts = list(harm)
    toll = told_killed(counts)
    event.alarms = own_alarms(event, counts) + (DISPUTED if disputed else 0)
    event.by_toll = _UNTOLD if toll is None else toll
    event.by_alarm = event.alarms.bit_count() * _STEP + _number(event.day)
    event.by_place = _place_key(next(iter(sorted(places, key=lambda row: row.position)), None))
    return before != [getattr(event, name) for name in _KEYS]


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0


def _place_key(first: models.EventPlace | None) -> str:
    if first is None:
        return _LAST
    area = first.place.admin1
    return f"{_FIRST}{_FIRST + area if area else _LAST}\t{first.name}"


def note_disputes(incidents: Iterable[int]) -> None:
    """Raise or take back the alarm of the events of these incidents (keys), as their stored rows grade them now."""
    told = models.Told.objects.filter(incident__in=list(incidents))
    grades = (Grade.CONTESTED.value, Grade.DISCOUNTED.value)
    disputed = told.filter(incident__shown__listed=True, incident__shown__grade__in=grades).values("event")
    events = models.Event.objects.filter(ref__in=told.values("event"))
    events.filter(alarms__lt=DISPUTED, ref__in=disputed).update(**_more(1))
    events.filter(alarms__gte=DISPUTED).exclude(ref__in=disputed).update(**_more(-1))


def _more(sign: int) -> dict[str, Any]:
    return {"alarms": F("alarms") + sign * DISPUTED, "by_alarm": F("by_alarm") + sign * _STEP}


def lay_out_all() -> int:
    """Lay out the keys of every event anew, less whether it is disputed, which stays as noted; return how many had
    others before.
    """
    changed = 0
    keys = list(models.Event.objects.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), _BATCH):
        rows = models.Event.objects.filter(pk__in=keys[first : first + _BATCH]).defer("reading")
        other = [
            row
            for row in rows.prefetch_related("harm", "event_places__place")
            if lay_out(row, row.harm.all(), row.event_places.all(), disputed=(row.alarms or 0) >= DISPUTED)
        ]
        with connection.cursor() as cursor:  # Django's own bulk_update takes ten times as long
            cursor.executemany(_KEEP, [[*(getattr(row, name) for name in _KEYS), row.pk] for row in other])
        changed += len(other)
    return changed
