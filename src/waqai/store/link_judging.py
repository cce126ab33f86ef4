"""Keeps what people decided about incidents, and lets it hold at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, cast

from django.conf import settings
from django.db import DatabaseError
from django.utils.module_loading import import_string

from waqai.errors import StoreError
from waqai.store import models
from waqai.store.incidents import regroup_incidents
from waqai.store.one_at_a_time import one_at_a_time
from waqai.store.rulings import Rulings, living_refs, name_events, rulings
from waqai.store.shown import renew

Verb = models.LinkJudgement.Verb

_Standing = tuple[str, str, str | None, str, dict[str, Any], dict[str, Any] | None]
_Regroup = Callable[[Iterable[_Standing], Sequence[list[tuple[str, str, bool]]]], list[list[str]]]


def settle(events: Iterable[str], stood: Mapping[str, str] | None = None, picked: Iterable[str] = ()) -> None:
    """Decide anew on the incidents that ``events`` (refs) are in, and on those that decisions tie them to: what people
    decided holds at once and whole, and the rest of these incidents is grouped as linking all would.

    ``stood`` are the incidents (refs) that events stood in before what is undone now: whoever comes back to them comes
    back to their addresses. Of equal parts of an incident the one without what a person ``picked`` keeps its address.
    """
    stood = stood or {}
    with one_at_a_time():
        decided = rulings()
        rows = _touched({*events, *stood}, set(stood.values()), decided)
        regroup = cast(_Regroup, import_string(settings.WAQAI_REGROUP))
        told = [_standing(row, stood.get(row.event)) for row in rows]
        regroup_incidents(regroup(told, list(decided.values())), stood, set(picked))


def _touched(events: set[str], incidents: set[str], decided: Rulings) -> list[models.Told]:
    """Return all that stands in the incidents of ``events``, in ``incidents``, and in those that decisions hold
    together with any of them or keep apart from it: what is freed from one may belong to the other.
    """
    known: dict[str, models.Told] = {}
    wanted, refs = set(events), set(incidents)
    while True:
        told = models.Told.objects.select_related("incident", "weights")
        for row in told.filter(event__in=wanted - known.keys()):
            known[row.event] = row
            if row.incident is not None:
                refs.add(row.incident.ref)
        known.update({row.event: row for row in told.filter(incident__ref__in=refs)})
        more = {x for pairs in decided.values() for a, b, _ in pairs for x in (a, b) if {a, b} & known.keys()}
        if more <= wanted | known.keys():
            return list(known.values())
        wanted |= more


def _standing(row: models.Told, stood: str | None) -> _Standing:
    """Return an event as it is regrouped; what was taken back in public is compared with nothing and only stays."""
    weights = getattr(row, "weights", None)
    taken_back = row.incident is not None and row.incident.withdrawn
    incident = stood or (row.incident.ref if row.incident else None)
    return (
        row.page,
        row.event,
        incident,
        row.shape,
        row.facts,
        None if weights is None or taken_back else weights.weights,
    )


def add_link_judgement(
    verb: str,
    act: str,
    these: Sequence[Sequence[str]],
    those: Sequence[str],
    who: str,
    why: str,
    picked: Sequence[str] = (),
) -> models.LinkJudgement:
    """Keep one person's decision and let it hold, in one transaction. ``these`` come incident by incident, ``picked``
    are those of them that the person chose one by one.

    Raises:
        StoreError: an event is not there, or the database refused; nothing was written.
    """
    named = [*(event for side in these for event in side), *those]
    try:
        with one_at_a_time():
            before = dict(models.Told.objects.filter(event__in=named).values_list("event", "incident__ref"))
            row = models.LinkJudgement.objects.create(
                verb=verb,
                act=act,
                these=name_events(these, picked),
                those=name_events([those]),
                before=before,
                who=who,
                when=datetime.now(UTC),
                why=why,
            )
            if verb == Verb.WITHDRAW:
                models.Incident.objects.filter(told__event__in=named).update(withdrawn=True)
            elif not _stands(rulings()[row.pk], before):
                settle(named, picked=picked)
            renew()
            return row
    except DatabaseError as error:
        raise StoreError(f"the decision was not stored: {error}", code="not_stored") from error


def _stands(pairs: Iterable[tuple[str, str, bool]], where: Mapping[str, str | None]) -> bool:
    return all((where.get(a) == where.get(b)) == same for a, b, same in pairs)


def undo_link_judgement(pk: int, who: str, why: str) -> models.LinkJudgement:
    """Note that a decision is undone, by whom and why, and put its events back where they stood before, as far as the
    decisions that stand let them.

    Raises:
        StoreError: there is no such decision, or it is undone already.
    """
    with one_at_a_time():
        row = models.LinkJudgement.objects.select_for_update().filter(pk=pk, undone_at=None).first()
        if row is None:
            raise StoreError(f"there is no decision {pk} that stands", code="not_standing")
        row.undone_by, row.undone_why, row.undone_at = who, why, datetime.now(UTC)
        row.save(update_fields=["undone_by", "undone_why", "undone_at"])
        living = living_refs(row)
        if row.verb == Verb.WITHDRAW:
            _bring_back(set(living.values()))
            settle(living.values())  # what was decided meanwhile holds for what comes back, too
        else:
            settle(living.values(), {living[old]: ref for old, ref in row.before.items() if ref and old in living})
        renew()
    return row


def _bring_back(events: set[str]) -> None:
    """Let the incidents of ``events`` be public again, unless another decision that stands takes them back."""
    others = models.LinkJudgement.objects.filter(undone_at=None, verb=Verb.WITHDRAW)
    still = {ref for other in others for ref in living_refs(other).values()}
    kept = models.Incident.objects.filter(told__event__in=still).values("pk")
    models.Incident.objects.filter(told__event__in=events).exclude(pk__in=kept).update(withdrawn=False)
