"""The newsletter: what is new, by mail, to those who asked for it and confirmed; never twice the same letter.

A delivery is written down before its mail goes out: a run that is cut short sends nobody the same letter again (whoever
was being served at that moment misses one). A refused mail is struck from the list and goes out with the next run. A
run that was cut short is finished first, with what was new then; afterwards comes what is new since.
"""

import smtplib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from waqai.errors import SettingError
from waqai.site.mails import Digest, digest_of, letter_mail
from waqai.store.models import Delivery, Letter, Subscriber

_FORGET_UNCONFIRMED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class LetterRun:
    """What a run did: mails sent, readers for whom nothing was new, and why mails were refused."""

    sent: int = 0
    nothing_new: int = 0
    refused: tuple[str, ...] = ()

    def __str__(self) -> str:
        refused = "".join(f"\nrefused, tried again with the next run: {reason}" for reason in self.refused)
        return f"{self.sent} (nothing new for {self.nothing_new}){refused}"

    def __add__(self, other: "LetterRun") -> "LetterRun":
        return LetterRun(self.sent + other.sent, self.nothing_new + other.nothing_new, (*self.refused, *other.refused))


def readers() -> Iterator[tuple[Subscriber, datetime]]:
    """Yield each confirmed reader with the moment up to which they had letters."""
    rows = Subscriber.objects.filter(confirmed_at__isnull=False, unsubscribed_at__isnull=True)
    rows = rows.annotate(had=Max("deliveries__letter__until")).order_by("pk")
    for row in rows.iterator(chunk_size=500):
        confirmed = row.confirmed_at
        if confirmed is not None:
            yield row, max(filter(None, (row.had, confirmed)))


def _reason(error: smtplib.SMTPException | OSError) -> str:
    """Return why a mail was refused, without the address: this is printed and logged."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {reply.decode(errors='replace')}" for code, reply in error.recipients.values())
    return str(error)


def _reserve(letter: Letter, reader: Subscriber) -> Delivery | None:
    try:
        with transaction.atomic():
            return Delivery.objects.create(letter=letter, subscriber=reader)
    except IntegrityError:
        return None  # another run serves this reader


def _deliver(letter: Letter, reader: Subscriber, digest: Digest, connection: BaseEmailBackend) -> LetterRun:
    delivery = _reserve(letter, reader)
    if delivery is None:
        return LetterRun()
    try:
        connection.send_messages([letter_mail(letter, reader, digest, connection)])
    except (smtplib.SMTPException, OSError) as error:
        delivery.delete()
        return LetterRun(refused=(f"reader {reader.pk}: {_reason(error)}",))
    return LetterRun(sent=1)


def _run(until: datetime, connection: BaseEmailBackend) -> LetterRun:
    done = LetterRun()
    digests = lru_cache(maxsize=64)(digest_of)
    for reader, since in readers():
        digest = digests(since, until) if since < until else None
        if digest is None or digest.empty:
            done = replace(done, nothing_new=done.nothing_new + 1)
            continue
        letter, _made = Letter.objects.get_or_create(since=since, until=until)
        done += _deliver(letter, reader, digest, connection)
    if not done.refused:
        Letter.objects.filter(until=until, sent_at=None).update(sent_at=timezone.now())
    return done


def send_letters() -> LetterRun:
    """Send every confirmed reader what is new since their last letter; nothing where nothing is new.

    Raises:
        SettingError: the mail server cannot be reached; nothing was sent, and the next run sends it all.
    """
    Subscriber.objects.filter(confirmed_at=None, asked_at__lt=timezone.now() - _FORGET_UNCONFIRMED).delete()
    unfinished = set(Letter.objects.filter(sent_at=None).values_list("until", flat=True))
    done = LetterRun()
    connection = _connected()
    try:
        for until in (*sorted(unfinished), timezone.now()):
            done += _run(until, connection)
    finally:
        connection.close()
    return done


def _connected() -> BaseEmailBackend:
    connection = get_connection()
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as error:
        raise SettingError(
            f"the mail server of WAQAI_SMTP takes no mail: {_reason(error)}; nothing was sent"
        ) from error
    return connection
