"""How a thing stands right now, as one value: what an act found before it, and what tells that two acts crossed."""

from collections.abc import Callable

from waqai.errors import StoreError
from waqai.records import Json
from waqai.store import models
from waqai.store.access import Groups, may_see
from waqai.store.audit import digest
from waqai.store.incidents import find_incident
from waqai.store.judging import RECORDS
from waqai.store.models import Person
from waqai.store.people import find_person, standing_of


def _record(section: str, ref: str) -> Json:
    row = RECORDS[section].objects.get(ref=ref)
    models.Report.objects.select_for_update().get(pk=row.report_id)
    row.refresh_from_db()
    judged = models.Judgement.objects.filter(section=section, attached=ref).order_by("pk")
    verdicts: list[Json] = [[one.pk, one.verb, one.value] for one in judged]
    return {"reading": row.reading, "state": row.state, "judgements": verdicts}


def _incident(ref: str) -> Json:
    row = models.Incident.objects.select_for_update().get(pk=find_incident(ref).pk)
    events: list[Json] = list(row.told.order_by("event").values_list("event", flat=True))
    return {"withdrawn": row.withdrawn, "merged_into": row.merged_into_id, "group": row.group_id, "events": events}


def _page(ref: str) -> Json:
    row = models.Page.objects.select_for_update().defer("packed").get(ref=ref)
    return {"sha256": row.sha256, "current": row.current, "group": row.group_id}


def _decision(ref: str) -> Json:
    row = models.LinkJudgement.objects.select_for_update().get(pk=int(ref))
    return {"act": row.act, "who": row.who, "undone_by": row.undone_by}


def _person(name: str) -> Json:
    return standing_of(Person.objects.select_for_update().get(pk=find_person(name).pk))


_OTHERS: dict[str, Callable[[str], Json]] = {
    "incidents": _incident,
    "pages": _page,
    "articles": _page,
    "decisions": _decision,
    "people": _person,
}


def standing(kind: str, ref: str, groups: Groups) -> str:
    """Return the digest of how the thing at ``ref`` stands, locked until the transaction ends.

    Raises:
        StoreError: there is no such thing, or none that somebody in ``groups`` may see.
    """
    if kind == "people":
        find_person(ref)  # whom nobody may see is decided by the verb
    elif not may_see(kind, ref, groups):
        raise StoreError(f"there is no record {ref} among the {kind}")
    return digest(_OTHERS[kind](ref) if kind in _OTHERS else _record(kind, ref))
