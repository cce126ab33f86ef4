"""Who and where: actors and places, and the links that tell which part each plays in a record."""

from django.db import models

from waqai.store.models.records import Demand, Event, Statement, one_record


class Actor(models.Model):
    """A party. ``known`` is its id in knowledge/actors; a row without one is a wording, not one certain party."""

    ref = models.CharField(max_length=16, unique=True)
    known = models.CharField(max_length=100, null=True, unique=True)
    name = models.TextField()
    names = models.JSONField(default=list)
    kind = models.CharField(max_length=40, null=True)

    def __str__(self) -> str:
        return self.name


class Role(models.Model):
    """The part an actor plays in a record.

    ``name`` is how this article names it; ``withheld`` keeps the name off public pages (see :mod:`waqai.store.public`).
    """

    class Part(models.TextChoices):
        """The parts."""

        ACTOR1 = "actor1"
        ACTOR2 = "actor2"
        ACCORDING_TO = "according_to"
        ISSUER = "issuer"
        WHO = "who"
        OF = "of"

    event = models.ForeignKey(Event, models.CASCADE, null=True, related_name="roles")
    statement = models.ForeignKey(Statement, models.CASCADE, null=True, related_name="roles")
    demand = models.ForeignKey(Demand, models.CASCADE, null=True, related_name="roles")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="roles")
    part = models.CharField(max_length=12, choices=Part.choices)
    position = models.PositiveSmallIntegerField()
    name = models.TextField()
    withheld = models.BooleanField(default=False)

    class Meta:
        constraints = (one_record("role_in_one_record"),)
        indexes = tuple(
            models.Index(fields=[owner], condition=models.Q(withheld=True), name=f"store_role_{owner}_held")
            for owner in ("event", "statement", "demand")
        )
        ordering = ("part", "position")

    def __str__(self) -> str:
        return f"{self.part}: {self.name}"


class Place(models.Model):
    """A place. ``known`` is its id in knowledge/places; without one, the row stands for a wording in a governorate."""

    ref = models.CharField(max_length=16, unique=True)
    known = models.CharField(max_length=100, null=True, unique=True)
    name = models.TextField()
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    admin1 = models.TextField(null=True)
    country = models.CharField(max_length=2, null=True)

    def __str__(self) -> str:
        return self.name


class EventPlace(models.Model):
    """A place of an event, named as the article names it, as exactly as it tells."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="event_places")
    place = models.ForeignKey(Place, models.PROTECT, related_name="event_places")
    position = models.PositiveSmallIntegerField()
    name = models.TextField()
    precision = models.CharField(max_length=20, null=True)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name
