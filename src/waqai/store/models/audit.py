"""The audit log: one row for every act, chained by hashes, that nothing can change or delete."""

from typing import Any

from django.db import models

from waqai.errors import StoreError

NO_HASH = "0" * 64  # what stands before the first row


class AuditRow(models.Model):
    """One act: who did what to which thing, when and why; ``hash`` seals it together with the row before.

    ``number`` counts from 1 without a gap. ``what`` names the thing (``events/1a2b``, ``person/amal``); ``before`` is
    the SHA-256 of how it stood before, empty where there was nothing. The database's own triggers refuse to change or
    delete a row (see the migration); so does this class, with a clearer message.
    """

    number = models.PositiveBigIntegerField(unique=True)
    when = models.DateTimeField(db_index=True)
    who = models.CharField(max_length=150, db_index=True)
    verb = models.CharField(max_length=40, db_index=True)
    what = models.CharField(max_length=200, db_index=True)
    why = models.TextField()
    before = models.CharField(max_length=64, blank=True)
    told = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.who} {self.verb} {self.what}"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (as the base class has it)
        """Write a new row; a row that is written already stays as it is."""
        if not self._state.adding:
            raise StoreError("the audit log is only added to: a row cannot be changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401
        """Refuse."""
        raise StoreError("the audit log is only added to: a row cannot be deleted")


class AuditHead(models.Model):
    """The last row of the audit log: the one row of this table, locked by whoever adds to the log.

    Rows that were cut off the end of the log leave no gap; they are missed here.
    """

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=NO_HASH)

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"
