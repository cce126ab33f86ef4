"""The newsletter's tables; its behaviour is the site's."""

from django.db import models


class Subscriber(models.Model):
    """Somebody who asked for the letter; gets it only while confirmed and not unsubscribed.

    ``token`` stands in the links of mails. ``language`` is ``ar`` or ``en``.
    """

    email = models.EmailField(unique=True, max_length=254)
    token = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=5, default="ar")
    asked_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True)
    unsubscribed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"subscriber {self.pk}"


class Letter(models.Model):
    """One digest: what was added in ``(since, until]``; ``sent_at`` is set once every delivery is done."""

    since = models.DateTimeField(null=True)
    until = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"letter of {self.until:%Y-%m-%d}"


class Delivery(models.Model):
    """A letter that one subscriber has been sent, so that nobody gets it twice when a run is cut short."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="deliveries")
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("letter", "subscriber"), name="one_delivery_each"),)

    def __str__(self) -> str:
        return f"delivery {self.pk}"
