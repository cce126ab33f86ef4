"""Incidents: which records tell of one happening, and what people decided about that."""

from django.db import models

from waqai.store.models.people import Group


class Incident(models.Model):
    """A happening that one or more reports tell of.

    ``ref`` is the site's address; it stays with the incident as long as any report does, and one that was merged leads
    on for ever (``merged_into``). ``withdrawn`` keeps its page as a tombstone with the reason. ``group`` are the people
    whom it is kept to (see :mod:`waqai.store.access`).
    """

    ref = models.CharField(max_length=16, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    withdrawn = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="incidents")

    def __str__(self) -> str:
        return f"incident {self.ref}"


class Told(models.Model):
    """One event as linking knows it: its ref, the incident it is told of, and what can be compared.

    It names its event by ``event`` (the ref), not by a row, so that it outlives re-reading; ``row`` is the row that
    ``facts`` were made from: another one there, and they are made anew; ``shape`` is what facts looked like then, and
    those of another shape are made anew, too. ``page`` is the ref of its page. ``copy_of``
    is the ref of the page whose text its page repeats, or is repeated as, empty where it is nobody's copy: pages of one
    ``copy_of`` are one voice.
    """

    event = models.CharField(max_length=16, unique=True)
    page = models.CharField(max_length=16, db_index=True)
    row = models.BigIntegerField()
    incident = models.ForeignKey(Incident, models.SET_NULL, null=True, related_name="told")
    facts = models.JSONField()
    shape = models.CharField(max_length=8, blank=True)
    copy_of = models.CharField(max_length=16, blank=True, db_index=True)

    class Meta:
        ordering = ("event",)

    def __str__(self) -> str:
        return f"{self.event} in {self.incident_id}"


class LinkWeights(models.Model):
    """The weights of an event's words when it was last linked."""

    told = models.OneToOneField(Told, models.CASCADE, primary_key=True, related_name="weights")
    weights = models.JSONField()

    def __str__(self) -> str:
        return f"weights of {self.told_id}"


class LinkKey(models.Model):
    """A key that an event can be found by when a new report is linked: the checksum of its text."""

    key = models.BigIntegerField(db_index=True)
    told = models.ForeignKey(Told, models.CASCADE, related_name="keys")

    def __str__(self) -> str:
        return f"{self.key}"


class LinkCount(models.Model):
    """On how many pages of the store a word stands, or a place (``site:`` and its id)."""

    name = models.CharField(max_length=120, unique=True)
    pages = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.name}: {self.pages}"


class LinkJudgement(models.Model):
    """One decision on what belongs together, dated and signed; never changed but by the note that it was undone.

    ``together``: all events of ``these`` are of one incident, and the first of them is of none with any of ``those``.
    ``apart``: none of ``these`` is of one incident with any of ``those``. ``withdraw``: the incident of ``these`` is
    taken back in public. ``act`` is what the person did (merge, split, move, keep_apart, withdraw). Events are named by
    their refs, by what finds them again (:mod:`waqai.store.keys`), and by what the person saw of them
    (:mod:`waqai.store.rulings`); ``found`` are the refs of those that are read under another one now. ``before`` is
    where each event stood, so that undoing can put it back.
    """

    class Verb(models.TextChoices):
        """What can be decided."""

        TOGETHER = "together"
        APART = "apart"
        WITHDRAW = "withdraw"

    verb = models.CharField(max_length=12, choices=Verb.choices)
    act = models.CharField(max_length=12)
    these = models.JSONField()
    those = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    found = models.JSONField(default=list)
    who = models.CharField(max_length=150)
    when = models.DateTimeField()
    why = models.TextField()
    undone_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_why = models.TextField(blank=True)

    class Meta:
        ordering = ("when", "id")

    def __str__(self) -> str:
        return f"{self.act} ({self.who}, {self.when:%Y-%m-%d})"


class Likely(models.Model):
    """Two events of two incidents that nearly were linked, as linking last saw them: for a person to decide.

    ``one`` and ``other`` are events (refs) that stand for their incidents. ``closeness`` is the mean log odds of all
    pairs; ``why`` lists what spoke for and against the two events: comparison with its level, weight.
    """

    one = models.CharField(max_length=16, db_index=True)
    other = models.CharField(max_length=16, db_index=True)
    closeness = models.FloatField(db_index=True)
    why = models.JSONField(default=list)

    class Meta:
        ordering = ("-closeness", "id")

    def __str__(self) -> str:
        return f"{self.one} and {self.other}: {self.closeness:+.2f}"
