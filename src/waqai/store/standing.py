"""How a thing stands, as one value: what an act found before it, and whether anybody changed what an editor saw."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction

from waqai.errors import ChangedSince, StoreError
from waqai.records import Json
from waqai.store import models
from waqai.store.access import Groups, may_see
from waqai.store.audit import digest
from waqai.store.incidents import find_incident
from waqai.store.judging import RECORDS, find_record
from waqai.store.people import find_person, standing_of


@dataclass(frozen=True, slots=True)
class _Kind:
    find: Callable[[str], Any]
    tell: Callable[[Any], Json]
    locked: Callable[[Any], Any] = lambda row: row


def _tell_record(row: Any) -> Json:  # noqa: ANN401  (a record)
    judged = models.Judgement.objects.filter(section=row.section, attached=row.ref).order_by("pk")
    verdicts: list[Json] = [[one.pk, one.verb, one.value] for one in judged]
    return {
        "reading": row.reading,
        "state": row.state,
        "released": row.released,
        "waits": row.waits,
        "judgements": verdicts,
        "text": hashlib.sha256(row.report.article.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def _tell_incident(row: models.Incident) -> Json:
    return _incident_of(row, list(row.told.order_by("event").values_list("event", flat=True)))


def _incident_of(row: models.Incident, events: list[Json]) -> Json:
    return {"withdrawn": row.withdrawn, "merged_into": row.merged_into_id, "group": row.group_id, "events": events}


def _find_page(ref: str) -> models.Page:
    row = models.Page.objects.defer("packed").filter(ref=ref).first()
    if row is None:
        raise StoreError(f"there is no page {ref}", code="not_there")
    return row


def _tell_page(row: models.Page) -> Json:
    return {"sha256": row.sha256, "current": row.current, "group": row.group_id}


def _find_decision(number: str) -> models.LinkJudgement:
    row = models.LinkJudgement.objects.filter(pk=int(number) if number.isdecimal() else 0).first()
    if row is None:
        raise StoreError(f"there is no decision {number}", code="no_judgement")
    return row


def _tell_decision(row: models.LinkJudgement) -> Json:
    return {"act": row.act, "who": row.who, "undone_by": row.undone_by}


_KINDS = {
    **{
        section: _Kind(partial(find_record, section), _tell_record, locked=lambda row: row.report)
        for section in RECORDS
    },
    "incidents": _Kind(find_incident, _tell_incident),
    "pages": _Kind(_find_page, _tell_page),
    "articles": _Kind(_find_page, _tell_page),
    "decisions": _Kind(_find_decision, _tell_decision),
    "people": _Kind(find_person, standing_of),
}


def version_of(kind: str, ref: str) -> str:
    """Return the digest of everything about a thing that a decision on it rests on.

    Raises:
        StoreError: there is none at ``ref``.
    """
    known = _kind(kind)
    return digest(known.tell(known.find(ref)))


def incident_versions(refs: Iterable[str]) -> dict[str, str]:
    """Return :func:`version_of` for each of these incidents that is there, in two queries."""
    rows = {row.pk: row for row in models.Incident.objects.filter(ref__in=set(refs))}
    events: dict[int, list[Json]] = {pk: [] for pk in rows}
    for pk, event in models.Told.objects.filter(incident__in=rows).order_by("event").values_list("incident", "event"):
        events[pk].append(event)
    return {row.ref: digest(_incident_of(row, events[pk])) for pk, row in rows.items()}


def standing(kind: str, ref: str, groups: Groups) -> str:
    """Return the digest of how the thing at ``ref`` stands, locked until the transaction ends.

    Raises:
        StoreError: there is no such thing, or none that somebody in ``groups`` may see.
    """
    # Of people the verb decides who may see whom.
    if kind != "people" and not may_see(kind, ref, groups):
        raise StoreError(f"there is no record {ref} among the {kind}", code="not_there")
    return _locked_version(kind, ref)


@contextmanager
def unchanged(*seen: tuple[str, str, str]) -> Iterator[None]:
    """Do what follows in one transaction, and only if each of ``seen`` (kind, ref, version) still is as it was.

    Raises:
        ChangedSince: one of them is not; nothing was done.
        StoreError: there is no such thing.
    """
    with transaction.atomic():
        for kind, ref, version in sorted(seen):
            if _locked_version(kind, ref) != version:
                raise ChangedSince(f"{ref} changed since it was seen: nothing was done")
        yield


def _locked_version(kind: str, ref: str) -> str:
    known = _kind(kind)
    held = known.locked(known.find(ref))
    list(type(held)._default_manager.select_for_update().filter(pk=held.pk).values_list("pk", flat=True))
    return digest(known.tell(known.find(ref)))  # found anew: it may have changed before it was locked


def _kind(kind: str) -> _Kind:
    if kind not in _KINDS:
        raise StoreError(f"nothing is decided on {kind}", code="not_there")
    return _KINDS[kind]
