"""What a person saw when they decided: a digest, so that nobody overwrites what somebody else did meanwhile."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from waqai.errors import ChangedSince
from waqai.store import models
from waqai.store.incidents import find_incident
from waqai.store.judging import RECORDS, find_record

INCIDENTS = "incidents"
_LENGTH = 24


def version_of(section: str, ref: str) -> str:
    """Return the digest of everything about a record or an incident that a decision on it rests on.

    Raises:
        StoreError: there is none at ``ref``.
    """
    told = _incident(ref) if section == INCIDENTS else _record(section, ref)
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:_LENGTH]


def _record(section: str, ref: str) -> list[object]:
    row = find_record(section, ref)
    judged = list(models.Judgement.objects.filter(attached=ref).values_list("pk", flat=True))
    text = hashlib.sha256(row.report.article.text.encode("utf-8", "surrogatepass")).hexdigest()
    return [ref, row.reading, row.state, row.released, row.waits, judged, text]


def _incident(ref: str) -> list[object]:
    row = find_incident(ref)
    return [row.ref, row.withdrawn, sorted(row.told.values_list("event", flat=True))]


@contextmanager
def unchanged(*seen: tuple[str, str, str]) -> Iterator[None]:
    """Do what follows in one transaction, and only if each of ``seen`` (section, ref, version) still is as it was.

    Raises:
        ChangedSince: one of them is not; nothing was done.
        StoreError: there is no such record or incident.
    """
    with transaction.atomic():
        for section, ref, version in sorted(seen):
            _lock(section, ref)
            if version_of(section, ref) != version:
                raise ChangedSince(f"{ref} changed since it was seen: nothing was done")
        yield


def _lock(section: str, ref: str) -> None:
    """Keep others from judging it until the transaction ends."""
    if section == INCIDENTS:
        list(models.Incident.objects.select_for_update().filter(ref=ref).values_list("pk", flat=True))
    elif section in RECORDS:
        report = find_record(section, ref).report_id
        list(models.Report.objects.select_for_update().filter(pk=report).values_list("pk", flat=True))
