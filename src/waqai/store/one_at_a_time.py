"""Whoever changes incidents does it alone: one transaction after the other, in whatever process."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

# Any number that nothing else in the database locks by: the first letters of the name.
_LOCK = int.from_bytes(b"waqai-in")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Do what is done within in one transaction, after all others that do so.

    SQLite lets one transaction write at a time, and ours begin by taking that lock
    (:mod:`waqai.store.database`); PostgreSQL has to be asked, and forgets the lock when the transaction ends. Within
    another that began so, it is part of that one.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield
