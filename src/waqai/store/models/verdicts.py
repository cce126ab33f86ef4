"""What people decided about records."""

from django.db import models

from waqai.store.models.pages import Page
from waqai.store.models.records import Section


class Judgement(models.Model):
    """One verdict, dated and signed; never changed, never removed.

    It names its record by ``record`` (the key), not by a row, so that it outlives re-reading. ``anchor`` is what the
    record quoted when it was judged, by which it is found again after the text around it moved. ``attached`` is the ref
    of the record it holds for now; empty while it waits because no such record is read any more. One that is
    ``proposed`` takes effect once a second person confirms it. ``finish`` is said of a page, its ``section`` is
    ``articles`` and ``attached`` the ref of the page.
    """

    class Verb(models.TextChoices):
        """What can be decided."""

        ACCEPT = "accept"
        CORRECT = "correct"
        REJECT = "reject"
        WITHDRAW = "withdraw"
        RELEASE = "release"
        ADD = "add"
        ANSWER = "answer"
        CONFIRM = "confirm"
        UNDO = "undo"
        RESTORE = "restore"
        FINISH = "finish"

    page = models.ForeignKey(Page, models.PROTECT, related_name="judgements")
    section = models.CharField(max_length=12, choices=[*Section.choices, ("articles", "Articles")])
    record = models.CharField(max_length=120)
    anchor = models.JSONField(default=dict)
    attached = models.CharField(max_length=16, blank=True, db_index=True)
    verb = models.CharField(max_length=12, choices=Verb.choices)
    who = models.CharField(max_length=150)
    when = models.DateTimeField()
    why = models.TextField()
    value = models.JSONField(null=True)
    proposed = models.BooleanField(default=False)

    class Meta:
        ordering = ("when", "id")

    def __str__(self) -> str:
        return f"{self.verb} {self.record} ({self.who}, {self.when:%Y-%m-%d})"

    @property
    def waits(self) -> bool:
        """Whether the record it was given on is no longer read."""
        return not self.attached
