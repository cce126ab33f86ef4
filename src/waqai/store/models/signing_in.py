"""What signing in has to remember: one-time links, failed tries, and what workers share for a while."""

from django.db import models

from waqai.store.models.people import Person


class Invitation(models.Model):
    """A one-time link with which a person chooses a password; only the digest of its token is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()
    used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link for {self.person_id} until {self.until:%Y-%m-%d %H:%M}"


class FailedTries(models.Model):
    """How often signing in under a name failed in a row, and until when it is closed for that.

    ``digest`` is that of the name that was typed, known or not: people type passwords into the wrong box.
    """

    digest = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    last = models.DateTimeField()
    closed_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.count} until {self.closed_until}"


class Remembered(models.Model):
    """Django's database cache, which all workers share (rate limits); its columns are Django's."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "store_remembered"

    def __str__(self) -> str:
        return self.cache_key
