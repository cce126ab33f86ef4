"""What the public lists show of each incident, stored: so that a list, a map or a count need not gather it anew."""

from secrets import token_hex

from django.db import models

from waqai.store.models.incidents import Incident
from waqai.store.models.parties import Place


def new_mark() -> str:
    """Return a name for a store that no other has."""
    return token_hex(16)


class ShownIncident(models.Model):
    """One incident as lists, map and timeline show it; made by :mod:`waqai.store.shown` alone, never by hand.

    It can be made anew at any time from what it rests on. ``listed`` is false for one that nobody may see (withdrawn,
    merged, nothing of it public): its row is empty then. ``turn`` grows with every renewal that changed the row, so
    that a reader of the table learns what is new to it. ``start`` to ``end`` are the day as most voices tell it, open
    where both are null; ``day`` only orders lists. Tolls are ``[kind, lowest, highest, open]``; the columns of killed
    and injured repeat two of them. The JSON columns from ``types`` on are what the list can be narrowed by: every value
    that any voice tells and that may be shown, sorted; ``paths`` lead from a country down to a place. ``pages`` are the
    keys of the pages that tell it, for a search by their words.
    """

    incident = models.OneToOneField(Incident, models.CASCADE, primary_key=True, related_name="shown")
    ref = models.CharField(max_length=16)
    turn = models.BigIntegerField(db_index=True)
    listed = models.BooleanField(default=False)
    type = models.CharField(max_length=60, blank=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    day = models.DateField(null=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    place_name = models.TextField(blank=True)
    precision = models.CharField(max_length=20, null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    country = models.CharField(max_length=40, blank=True)
    admin1 = models.CharField(max_length=100, blank=True)
    admin2 = models.CharField(max_length=100, blank=True)
    admin3 = models.CharField(max_length=100, blank=True)
    tolls = models.JSONField(default=list)
    killed_least = models.PositiveBigIntegerField(null=True)
    killed_most = models.PositiveBigIntegerField(null=True)
    killed_open = models.BooleanField(default=False)
    injured_least = models.PositiveBigIntegerField(null=True)
    injured_most = models.PositiveBigIntegerField(null=True)
    injured_open = models.BooleanField(default=False)
    voices = models.PositiveIntegerField(default=0)
    outlets = models.PositiveIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)
    copies = models.PositiveIntegerField(default=0)
    grade = models.CharField(max_length=12, blank=True)
    reasons = models.JSONField(default=list)
    first = models.DateField(null=True)
    last_told = models.DateTimeField(null=True)
    changed = models.DateTimeField()
    types = models.JSONField(default=list)
    families = models.JSONField(default=list)
    paths = models.JSONField(default=list)
    sides = models.JSONField(default=list)
    sources = models.JSONField(default=list)
    harms = models.JSONField(default=list)
    objects_hit = models.JSONField(default=list)
    pages = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.ref} as shown"


class Stale(models.Model):
    """An incident whose :class:`ShownIncident` may be out of date; the database notes it by triggers (migration 0008).

    Noted in the transaction that changed what the row rests on, and gone when that transaction has renewed it.
    """

    incident = models.BigIntegerField()

    def __str__(self) -> str:
        return f"incident {self.incident} is to be renewed"


class ShownState(models.Model):
    """One row: the last turn, and by which code, knowledge and settings all rows were made (a digest).

    ``mark`` is a random name of this store, so that a process notices when another one stands in its place.
    """

    mark = models.CharField(max_length=32, default=new_mark)
    turn = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"turn {self.turn}"
