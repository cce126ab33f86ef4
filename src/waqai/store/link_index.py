"""The index by which a new report finds those that it may be linked with, without looking at all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Count

from waqai.store import models
from waqai.store.covering import cover_beside
from waqai.store.incidents import put_alone
from waqai.store.shown import renew

_BATCH = 2000
_CROWDED = 150  # events behind one key: more, and the key says nothing
_Item = TypeVar("_Item")
_MOST = 60  # events worth comparing with a new one: those that share the most keys


def _batched(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    rest = iter(items)
    while some := list(islice(rest, _BATCH)):
        yield some


def key_number(key: str) -> int:
    """Return a key's checksum as the database holds it: 64 bits with a sign."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def counts_of(names: Iterable[str]) -> Counter[str]:
    """Return on how many pages each of ``names`` stands."""
    found: Counter[str] = Counter()
    for some in _batched(sorted(set(names))):
        found.update(dict(models.LinkCount.objects.filter(name__in=some).values_list("name", "pages")))
    return found


def linked_pages() -> int:
    """Return how many pages linking knows."""
    return models.Told.objects.values("page").distinct().count()


def add_counts(names: Iterable[str]) -> None:
    """Count one page more for each of ``names``."""
    known = counts_of(names)
    rows = [models.LinkCount(name=name, pages=known[name] + 1) for name in sorted(set(names))]
    models.LinkCount.objects.bulk_create(rows, update_conflicts=True, update_fields=["pages"], unique_fields=["name"])


def near(keys: Iterable[str], page: str, shape: str) -> list[models.Told]:
    """Return the events of other pages that share a key with a new one, of those that share the most keys; none of an
    incident that a person took back.
    """
    numbers = [key_number(key) for key in keys]
    behind = models.LinkKey.objects.filter(key__in=numbers)
    few = behind.values("key").annotate(n=Count("id")).filter(n__lte=_CROWDED).values_list("key", flat=True)
    shared = Counter(behind.filter(key__in=list(few)).exclude(told__page=page).values_list("told_id", flat=True))
    best = sorted(shared, key=lambda pk: (-shared[pk], pk))[:_MOST]
    rows = models.Told.objects.filter(pk__in=best, shape=shape, incident__withdrawn=False, weights__isnull=False)
    rows = rows.select_related("incident", "weights")
    return sorted(rows, key=lambda row: row.event)


def put(event: str, incident: str | None, weights: Mapping[str, Any], keys: Iterable[str]) -> None:
    """Keep an event in the incident at ``incident``, in a new one where None is given, with its weights and keys; one
    that is in an incident already stays there.
    """
    with transaction.atomic():
        told = models.Told.objects.get(event=event)
        if told.incident_id is None:
            told.incident = models.Incident.objects.get(ref=incident) if incident else put_alone(event)
        told.save(update_fields=["incident"])
        models.LinkWeights.objects.update_or_create(told=told, defaults={"weights": dict(weights)})
        models.LinkKey.objects.filter(told=told).delete()
        _add_keys((key_number(key), told.pk) for key in keys)
        if incident:
            cover_beside([event])
        renew()


def _add_keys(rows: Iterable[tuple[int, int]]) -> None:
    """Add keys and the rows they lead to. Millions of them, so no object is made of each."""
    table = connection.ops.quote_name(models.LinkKey._meta.db_table)
    with connection.cursor() as cursor:
        for some in _batched(rows):
            cursor.executemany(f"INSERT INTO {table} (key, told_id) VALUES (%s, %s)", some)


def told_besides(events: set[str], shape: str) -> Iterator[dict[str, Any]]:
    """Yield the facts of all that is in the index but of ``events``."""
    rows = models.Told.objects.filter(shape=shape, weights__isnull=False).order_by("pk")
    others = [pk for pk, event in rows.values_list("pk", "event") if event not in events]
    for some in _batched(others):
        yield from models.Told.objects.filter(pk__in=some).order_by("pk").values_list("facts", flat=True)


def rebuild(
    counts: Mapping[str, int], rows: Iterator[tuple[str, Mapping[str, Any], frozenset[str]]], events: set[str]
) -> None:
    """Make the index of ``events`` anew, and on how many pages each name stands; of each event its ref, weights and
    keys. What else the index holds stays: it came meanwhile, or was taken back in public.
    """
    known = dict(models.Told.objects.values_list("event", "pk"))
    others = [pk for event, pk in known.items() if event not in events]
    with transaction.atomic():
        for model in (models.LinkKey, models.LinkWeights):
            old = model._default_manager.all()
            (old.exclude(told__in=others) if others else old).delete()
        models.LinkCount.objects.all().delete()
        for some in _batched(counts.items()):
            models.LinkCount.objects.bulk_create(models.LinkCount(name=name, pages=n) for name, n in some)
        for told in _batched((known[event], weights, own) for event, weights, own in rows if event in known):
            models.LinkWeights.objects.bulk_create(
                models.LinkWeights(told_id=pk, weights=dict(weights)) for pk, weights, _ in told
            )
            _add_keys((key_number(key), pk) for pk, _, own in told for key in own)
