"""Closes a name, or a second factor, after failed tries: longer with each, and never for good.

Whoever knows a name could keep its owner out with wrong passwords; so the longest wait is an hour, and a passkey, which
nobody can guess, is never closed.
"""

import hashlib
from datetime import UTC, datetime, timedelta

from django.db import transaction

from waqai.store.models import FailedTries

FREE = 5  # tries that cost nothing: people mistype
FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=1)
FORGET = timedelta(days=1)


def _digest(name: str) -> str:
    return hashlib.sha256(name.casefold().encode()).hexdigest()


def wait_after(count: int) -> timedelta | None:
    """Return how long a name is closed after so many failures in a row: a minute, two, four … an hour."""
    if count < FREE:
        return None
    doublings: int = 2 ** min(count - FREE, 10)
    return min(FIRST * doublings, LONGEST)


def closed_for(name: str) -> timedelta | None:
    """Return how much longer ``name`` is closed, None where it is open."""
    row = FailedTries.objects.filter(digest=_digest(name)).first()
    if row is None or row.closed_until is None:
        return None
    left = row.closed_until - datetime.now(UTC)
    return left if left > timedelta(0) else None


def note_failure(name: str) -> timedelta | None:
    """Count one more failure, and return how long the name is closed for it now."""
    now = datetime.now(UTC)
    with transaction.atomic():
        FailedTries.objects.filter(last__lt=now - FORGET).delete()
        row, _ = FailedTries.objects.select_for_update().get_or_create(digest=_digest(name), defaults={"last": now})
        row.count, row.last = row.count + 1, now
        wait = wait_after(row.count)
        row.closed_until = now + wait if wait else None
        row.save()
    return wait


def forget_failures(name: str) -> None:
    """Start counting anew: the person got in."""
    FailedTries.objects.filter(digest=_digest(name)).delete()
