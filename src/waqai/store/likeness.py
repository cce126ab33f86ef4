"""Why events are linked, or why not, from what linking laid out and the store keeps; and which incidents are near.

How two are compared and which of several decisions holds are functions that the settings name (``WAQAI_LIKENESSES``,
``WAQAI_BIND``), because the store knows no linking.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Any, Protocol, cast

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.module_loading import import_string

from waqai.records import Likeness
from waqai.store import models
from waqai.store.access import told_in_public
from waqai.store.rulings import rulings_on

_Kept = tuple[dict[str, Any], dict[str, Any]]
_Compare = Callable[[Sequence[_Kept], Iterable[tuple[int, int]]], list[Likeness]]
Pair = tuple[str, str]


class _Bound(Protocol):
    def are_together(self, one: str, other: str, /) -> bool: ...

    def are_apart(self, one: str, other: str, /) -> bool: ...


_Bind = Callable[[Sequence[Iterable[tuple[str, str, bool]]]], _Bound]

_CROWDED = 150  # events behind one key: more, and the key says nothing (as in the index)
_ASKED = 12  # events of an incident by whose keys others are looked for
_DAYS = 3
_DEGREES = 0.3  # some 30 km
_LARGE = frozenset({"country", "admin1", "admin2", "area", "region"})
_LISTED = 200  # events near in place and time that are looked through


def compare_pairs(pairs: Iterable[Pair]) -> dict[Pair, Likeness]:
    """Return how alike the events of each pair of refs are; pairs of which linking has not laid out one are left out.

    In one query. The weights are those of the time when each event was last linked.
    """
    wanted = list(dict.fromkeys(pairs))
    rows = models.Told.objects.filter(event__in={ref for pair in wanted for ref in pair}, weights__isnull=False)
    kept = {row.event: (row.facts, row.weights.weights) for row in rows.select_related("weights") if row.facts}
    at = {ref: number for number, ref in enumerate(kept)}
    known = [pair for pair in wanted if pair[0] in at and pair[1] in at]
    compare = cast(_Compare, import_string(settings.WAQAI_LIKENESSES))
    return dict(zip(known, compare(list(kept.values()), [(at[a], at[b]) for a, b in known]), strict=True))


def decided_on(pairs: Iterable[Pair]) -> dict[Pair, bool]:
    """Return what people decided on pairs of events and still holds: True for together, False for apart. Pairs that
    nobody decided on are left out; of decisions that contradict one another the newest holds.
    """
    wanted = list(pairs)
    rulings = rulings_on({ref for pair in wanted for ref in pair})
    if not any(rulings.values()):
        return {}
    bound = cast(_Bind, import_string(settings.WAQAI_BIND))(list(rulings.values()))
    together = {pair: True for pair in wanted if bound.are_together(*pair)}
    return together | {pair: False for pair in wanted if bound.are_apart(*pair)}


def _sharing_keys(events: Sequence[str]) -> Counter[str]:
    """Return the events that share keys of the index with ``events``, with how many."""
    own = models.LinkKey.objects.filter(told__event__in=events[:_ASKED]).values("key")
    behind = models.LinkKey.objects.filter(key__in=own)
    few = behind.values("key").annotate(n=Count("id")).filter(n__lte=_CROWDED).values("key")
    others = models.LinkKey.objects.filter(key__in=few).exclude(told__event__in=events)
    return Counter(others.values_list("told__event", flat=True))


def events_near(events: Iterable[models.Event]) -> QuerySet[models.Event]:
    """Return the public events of about the same place (30 km) and days (three), by rows with their places fetched
    along; none where no day or no place is told.
    """
    rows = list(events)
    days = [day for row in rows for day in (row.start, row.end) if day]
    places = {p.place_id: p.place for row in rows for p in row.event_places.all() if p.precision not in _LARGE}
    if not days or not places:
        return models.Event.objects.none()
    around = models.Place.objects.filter(pk__in=places)
    for place in places.values():
        if place.lat is not None and place.lon is not None:
            reach = _DEGREES / max(0.2, math.cos(math.radians(place.lat)))
            around |= models.Place.objects.filter(
                lat__range=(place.lat - _DEGREES, place.lat + _DEGREES),
                lon__range=(place.lon - reach, place.lon + reach),
            )
    step = timedelta(days=_DAYS)
    timely = models.Event.objects.filter(
        public=True,
        report__article__page__current=True,
        # By its index: an event's day is the last that it tells. Which place is asked of each that is left, for about a
        # large town there are thousands of events of other days.
        day__range=(min(days) - step, max(days) + step),
    ).exclude(modality="planned")
    there = models.EventPlace.objects.filter(event=OuterRef("pk"), place__in=list(around.values_list("pk", flat=True)))
    return timely.filter(Exists(there.exclude(precision__in=_LARGE)))


def incidents_near(incident: models.Incident, events: Sequence[models.Event], most: int) -> dict[int, str]:
    """Return other incidents near in place and time, by row, each with the ref of the event by which it is near; those
    nearest in time come first. ``events`` are those of ``incident`` with their places.
    """
    own = min((row.start for row in events if row.start), default=None)
    near = dict(events_near(events).order_by("-day", "-pk").values_list("ref", "start")[:_LISTED])
    told = told_in_public().filter(event__in=near).exclude(incident=incident)
    found: dict[int, tuple[int, str]] = {}
    for event, pk in told.values_list("event", "incident_id"):
        start = near[event]
        gap = abs((start - own).days) if own and start else _DAYS
        found[pk] = min((gap, event), found.get(pk, (gap, event)))
    best = sorted(found, key=lambda pk: (found[pk][0], pk))[:most]
    return {pk: found[pk][1] for pk in best}


def likely_others(incident: models.Incident, events: Sequence[models.Event], most: int) -> dict[int, list[str]]:
    """Return the incidents that ``incident`` might be taken for, by row, with the refs of their events: those that
    share most keys of the index, and those near in place and time.
    """
    shared = _sharing_keys([row.ref for row in events])
    near = set(incidents_near(incident, events, most))
    rows = told_in_public().exclude(incident=incident)
    weight: Counter[int] = Counter()
    for event, pk in rows.filter(event__in=[ref for ref, _ in shared.most_common(_LISTED)]).values_list(
        "event", "incident_id"
    ):
        weight[pk] = max(weight[pk], shared[event])
    chosen = near | {pk for pk, _ in weight.most_common(most)}
    found: dict[int, list[str]] = defaultdict(list)
    for event, pk in rows.filter(incident__in=chosen).order_by("event").values_list("event", "incident_id"):
        found[pk].append(event)
    return dict(found)
