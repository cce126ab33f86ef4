"""What was read from an article: events with their harm, statements, demands, and the evidence of each field."""

from django.db import models

from waqai.store.models.pages import Report


class Section(models.TextChoices):
    """The section of a report that a record stands in."""

    EVENTS = "events"
    STATEMENTS = "statements"
    DEMANDS = "demands"


class State(models.TextChoices):
    """Where a record stands: as the machine read it, or as a person judged it."""

    READ = "read"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    ADDED = "added"
    PROPOSED = "proposed"


class Record(models.Model):
    """What events, statements and demands share.

    ``ref`` is the site's address of the record and ``key`` its name within the page (:mod:`waqai.store.keys`): both
    stay the same when the page is read again. ``wire_id`` is the report's own id (``e1``). ``reading`` is the record
    as the machine read it. ``public`` is false where a judgement, or the reader's doubt, keeps the record off public
    lists; ``released`` are the held-back names that a person released. ``day`` orders lists. ``by_person`` marks a
    record that no machine read: a person added it, and ``reading`` is what that person told. ``waits`` tells that a
    judgement on it waits for a second person.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="%(class)ss")
    ref = models.CharField(max_length=16, unique=True)
    key = models.CharField(max_length=120)
    wire_id = models.CharField(max_length=20)
    confidence = models.FloatField(default=0.0)
    reading = models.JSONField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.READ)
    public = models.BooleanField(default=True, db_index=True)
    released = models.JSONField(default=list)
    by_person = models.BooleanField(default=False)
    waits = models.BooleanField(default=False)
    day = models.DateField(null=True, db_index=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.ref} {self.key}"


def queue_indexes(name: str, kind: str) -> tuple[models.Index, ...]:
    """Return the indexes of the desk's queue and of the numbers beside lists: they hold all that is asked of records
    there, for the rows themselves are long.
    """
    columns = ["state", "public", kind, "report", "confidence", "day"]
    waits = models.Index(fields=["report"], condition=models.Q(waits=True), name=f"{name}_waits")
    return models.Index(fields=columns, name=f"{name}_queue"), waits


def order_indexes() -> tuple[models.Index, ...]:
    """Return the indexes of the queue's orders, which hold what narrows it most often, too."""
    return tuple(
        models.Index(fields=["state", f"{sign}{key}", "id", "public", "report"], name=f"store_event_{key}")
        for sign, key in (("-", "by_toll"), ("-", "by_alarm"), ("", "by_place"))
    )


class Event(Record):
    """One happening as one article tells it (see :class:`waqai.records.Event`).

    ``alarms`` are bits (:mod:`waqai.store.alarms`); what begins with ``by`` orders the desk's queue and tells nothing
    (:mod:`waqai.store.orders`).
    """

    section = Section.EVENTS

    type = models.CharField(max_length=60, db_index=True)
    acled = models.CharField(max_length=100, null=True)
    plover = models.CharField(max_length=100, null=True)
    modality = models.CharField(max_length=20)
    aggregate = models.BooleanField(default=False)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    time_precision = models.CharField(max_length=20, null=True)
    objects_hit = models.JSONField(default=list)
    weapons = models.JSONField(default=list)
    alarms = models.PositiveSmallIntegerField(null=True)
    by_toll = models.BigIntegerField(null=True)
    by_alarm = models.BigIntegerField(null=True)
    by_place = models.TextField(null=True)

    class Meta:
        indexes = (*queue_indexes("store_event", "type"), *order_indexes())


class Harm(models.Model):
    """One count of people harmed by an event; ``max`` is null when the text sets no upper bound."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="harm")
    kind = models.CharField(max_length=20)
    who = models.CharField(max_length=30)
    min = models.PositiveBigIntegerField()
    max = models.PositiveBigIntegerField(null=True)
    wording = models.TextField()
    side = models.TextField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.who} {self.min}–{'' if self.max is None else self.max}"


class Statement(Record):
    """A public act of speech; ``about`` are events of the same report."""

    section = Section.STATEMENTS

    kind = models.CharField(max_length=30, db_index=True)
    date = models.DateField(null=True)
    channel = models.TextField(null=True)
    about = models.ManyToManyField(Event, related_name="statements_about")

    class Meta:
        indexes = queue_indexes("store_statement", "kind")


class Demand(Record):
    """Who asks what of whom.

    ``answers`` are what a person said that answers it, or does not, each by what finds it again
    (:mod:`waqai.store.answering`); ``answered`` tells whether any of them does. ``thread`` is one for the demands of
    the same known parties to the same for the same.
    """

    section = Section.DEMANDS

    ask = models.CharField(max_length=30, db_index=True)
    strength = models.CharField(max_length=20, null=True)
    statement = models.ForeignKey(Statement, models.SET_NULL, null=True, related_name="demands")
    answers = models.JSONField(default=list)
    answered = models.BooleanField(default=False)
    thread = models.CharField(max_length=16, blank=True, db_index=True)

    class Meta:
        indexes = (
            *queue_indexes("store_demand", "ask"),
            models.Index(fields=["public", "thread", "day", "answered", "report"], name="store_demand_threads"),
        )


def one_record(name: str) -> models.CheckConstraint:
    """Return the constraint that a row belongs to exactly one event, statement or demand."""
    either = models.Q()
    for owner in ("event", "statement", "demand"):
        others = {f"{other}__isnull": True for other in ("event", "statement", "demand") if other != owner}
        either |= models.Q(**{f"{owner}__isnull": False}, **others)
    return models.CheckConstraint(condition=either, name=name)


class Evidence(models.Model):
    """A stretch of the article's text that proves one field of a record.

    ``by_judgement`` marks a span that a person gave with a correction.
    """

    event = models.ForeignKey(Event, models.CASCADE, null=True, related_name="evidence")
    statement = models.ForeignKey(Statement, models.CASCADE, null=True, related_name="evidence")
    demand = models.ForeignKey(Demand, models.CASCADE, null=True, related_name="evidence")
    field = models.CharField(max_length=30)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    by_judgement = models.BooleanField(default=False)

    class Meta:
        constraints = (one_record("evidence_of_one_record"),)
        ordering = ("start", "end", "field")

    def __str__(self) -> str:
        return f"{self.field} [{self.start}, {self.end})"
