"""Lets SQLite count what is in the store, for it plans its questions by these numbers and counts only when asked.

A store of 100,000 incidents takes some seconds to count, once in a doubling; without numbers, or with those of a store
that was nearly empty, it goes over whole tables instead of to single rows. PostgreSQL counts on its own.
"""

from typing import Any

from django.db import connection

from waqai.store import models

_LEAST = 1000  # rows: below that any plan is fast
_GROWN = 2  # times as many as when they were counted
_WATCHED: tuple[Any, ...] = (models.Event, models.ShownIncident, models.SearchEntry)


def count_what_grew(least: int = _LEAST) -> bool:
    """Have all tables counted where one of those watched has ``least`` rows and twice those that were counted last;
    tell whether they were.
    """
    if connection.vendor != "sqlite":
        return False
    known = _counted()
    grown = any(_has_grown(model.objects.count(), known.get(model._meta.db_table, 0), least) for model in _WATCHED)
    if grown:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return grown


def _has_grown(rows: int, counted: int, least: int) -> bool:
    return rows >= least and rows >= counted * _GROWN


def _counted() -> dict[str, int]:
    """Return how many rows of each table were counted last: the most that any of its indexes holds, for some hold
    only part of them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if cursor.fetchone() is None:
            return {}
        cursor.execute("SELECT tbl, stat FROM sqlite_stat1")
        found: dict[str, int] = {}
        for table, stat in cursor.fetchall():
            found[table] = max(found.get(table, 0), int(stat.split()[0]))
        return found
