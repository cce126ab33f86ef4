"""Which record belongs to which incident: kept by the records' refs, so that it outlives every re-reading."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from waqai.errors import StoreError
from waqai.store import models
from waqai.store.covering import cover_beside
from waqai.store.keys import ref_of
from waqai.store.recall import Recalled, current_reports, recall_in_force
from waqai.store.shown import renew
from waqai.store.verdicts import HIDDEN

_BATCH = 500


def linkable() -> QuerySet[models.Event]:
    """Return the events that may be of an incident: of current pages, not taken back by a person, not only planned."""
    return models.Event.objects.filter(report__article__page__current=True, modality="reported").exclude(
        state__in=HIDDEN
    )


def untold_reports(shape: str) -> QuerySet[models.Report]:
    """Return the current reports with an event that linking does not know as it is now (its facts are of another
    ``shape``, or of another reading), or has in no incident yet: a run that was interrupted between the two is taken up
    again.
    """
    known = models.Told.objects.filter(event=OuterRef("ref"), row=OuterRef("pk"), shape=shape, incident__isnull=False)
    fresh = linkable().filter(~Exists(known))
    return current_reports().filter(pk__in=fresh.values("report_id"))


def recall_untold(shape: str) -> Iterator[tuple[Recalled, dict[str, tuple[str, int]]]]:
    """Yield each report that linking does not know as it is in force, with the ref and row of each of its events by
    the report's own id.
    """
    keys = list(untold_reports(shape).values_list("pk", flat=True))
    for first in range(0, len(keys), _BATCH):
        for row in current_reports().filter(pk__in=keys[first : first + _BATCH]):
            events = {e.wire_id: (e.ref, e.pk) for e in linkable().filter(report=row)}
            yield recall_in_force(row), events


def keep_told(page: str, told: Mapping[str, tuple[int, dict[str, Any]]], shape: str = "") -> bool:
    """Keep what the events of one page tell: by the event's ref its row and its facts; tell whether none of them was
    linked before, so that the page's words are counted in once.
    """
    known = models.Told.objects.filter(page=page, weights__isnull=False).exists()
    with transaction.atomic():
        rows = [
            models.Told(event=ref, page=page, row=row, facts=facts, shape=shape) for ref, (row, facts) in told.items()
        ]
        models.Told.objects.bulk_create(
            rows, update_conflicts=True, update_fields=["page", "row", "facts", "shape"], unique_fields=["event"]
        )
    return not known


def forget_gone() -> int:
    """Forget what events tell that are no longer read, shown or current; return how many."""
    living = linkable().filter(ref=OuterRef("event"))
    with transaction.atomic():
        gone = models.Told.objects.filter(~Exists(living)).delete()[0]
        renew()
    return gone


def all_told(shape: str) -> Iterator[models.Told]:
    """Yield what is known of every event that the machine may link, in the order of their refs.

    What a person took back in public stays as it was: nothing new is joined to it, and so hidden with it.
    """
    rows = models.Told.objects.filter(shape=shape).exclude(incident__withdrawn=True)
    return rows.order_by("event").iterator(chunk_size=_BATCH)


def save_incidents(groups: Iterable[Sequence[str]]) -> None:
    """Write which events are of one incident: each group is one, named by the refs of its events.

    An incident keeps its ref while the largest part of its events stays together. What loses all its events to another
    leads there for ever; what loses them because nobody reads them any more stays as it is, empty.

    Raises:
        StoreError: the database refused; nothing was written.
    """
    try:
        with transaction.atomic():
            before = dict(models.Told.objects.values_list("event", "incident_id"))
            refs = set(models.Incident.objects.values_list("ref", flat=True))
            _save([sorted(group) for group in groups], before, before, refs)
            renew()
    except DatabaseError as error:
        raise StoreError(f"the incidents were not stored: {error}", code="not_stored") from error


def regroup_incidents(groups: Iterable[Sequence[str]], stood: Mapping[str, str], picked: set[str]) -> None:
    """Write anew who is of one incident, of some incidents alone: ``groups`` hold all their events. Events that
    ``stood`` names come back to the incidents (refs) that they stood in before, where these are free; those ``picked``
    leave the address of theirs to as many others.
    """
    ordered = sorted((sorted(group) for group in groups), key=lambda group: (not picked.isdisjoint(group), group))
    told = models.Told.objects.filter(event__in=[event for group in ordered for event in group])
    before = dict(told.values_list("event", "incident_id"))
    rows = dict(models.Incident.objects.filter(ref__in=set(stood.values())).values_list("ref", "pk"))
    back = {event: rows[ref] for event, ref in stood.items() if event in before and ref in rows}
    _save(ordered, before, {**before, **back}, _Refs())


def _save(
    groups: list[list[str]], before: Mapping[str, int | None], claims: Mapping[str, int | None], refs: set[str]
) -> None:
    """Write ``groups``; ``claims`` are the incidents that events have a claim to the address of."""
    hidden = set(models.Incident.objects.filter(withdrawn=True).values_list("pk", flat=True))
    kept = _keep_refs(groups, before, claims, hidden)
    where: dict[str, int] = {}
    for group, old in zip(groups, kept, strict=True):
        pk = old if old is not None else _new_incident(group, refs).pk
        if old is None and all(before.get(event) in hidden for event in group):
            models.Incident.objects.filter(pk=pk).update(withdrawn=True)  # a part of what was taken back is, too
        where.update(dict.fromkeys(group, pk))
    moved: dict[int, list[str]] = defaultdict(list)
    for event, pk in where.items():
        if before.get(event) != pk:
            moved[pk].append(event)
    for pk, events in moved.items():
        for first in range(0, len(events), _BATCH):
            models.Told.objects.filter(event__in=events[first : first + _BATCH]).update(incident=pk)
    models.Incident.objects.filter(pk__in=set(where.values()), merged_into__isnull=False).update(merged_into=None)
    lead_on(before, where)
    cover_beside(event for events in moved.values() for event in events)


def _keep_refs(
    groups: list[list[str]], before: Mapping[str, int | None], claims: Mapping[str, int | None], hidden: set[int]
) -> list[int | None]:
    """Return for each group the incident it goes on as: the one that most of its events have a claim to, then the one
    that most stand in, each to one group. One that was taken back holds only what was taken back with it.
    """
    shares = []
    for at, group in enumerate(groups):
        given = Counter(claims.get(event) for event in group)
        standing = Counter(before.get(event) for event in group)
        mixed = any(before.get(event) not in hidden for event in group)
        shares += [
            (-count, -standing[pk], pk, at)
            for pk, count in given.items()
            if pk is not None and not (mixed and pk in hidden)
        ]
    kept: list[int | None] = [None] * len(groups)
    taken: set[int] = set()
    for _, _, pk, at in sorted(shares):
        if kept[at] is None and pk not in taken:
            kept[at] = pk
            taken.add(pk)
    return kept


def put_alone(event: str) -> models.Incident:
    """Make an incident of one event."""
    return _new_incident([event], _Refs())


class _Refs(set[str]):
    """The refs that incidents have, looked up one by one: for a single new incident not all have to be known."""

    def __contains__(self, ref: object) -> bool:
        return models.Incident.objects.filter(ref=ref).exists()


def _new_incident(group: Sequence[str], refs: set[str]) -> models.Incident:
    """Make an incident named after its first event; where that name was given before, one more is counted in.

    An event that was not read or shown for a while comes back to the address that waits for it, empty.
    """
    ref, number = ref_of("incident", group[0]), 1
    if ref in refs:
        waiting = models.Incident.objects.filter(ref=ref, told__isnull=True, merged_into__isnull=True).first()
        if waiting is not None:
            return waiting
    while ref in refs:
        number += 1
        ref = ref_of("incident", group[0], str(number))
    refs.add(ref)
    return models.Incident.objects.create(ref=ref)


def lead_on(before: Mapping[str, int | None], where: Mapping[str, int]) -> None:
    """Let incidents that lost all their events to others lead to the one that got most of them.

    One that was withdrawn stays where it is: its address tells for ever that it was taken back, and why.
    """
    went: dict[int, Counter[int]] = defaultdict(Counter)
    for event, old in before.items():
        if old is not None and event in where:
            went[old][where[event]] += 1
    filled = {*where.values(), *(old for event, old in before.items() if event not in where)}
    for old, new in went.items():
        if old not in filled:
            target = min(new.items(), key=lambda item: (-item[1], item[0]))[0]
            models.Incident.objects.filter(pk=old, withdrawn=False).update(merged_into=target)


def save_copies(copies: Mapping[str, str]) -> None:
    """Write of each page that repeats another which one: all others are nobody's copies."""
    before = models.Told.objects.exclude(copy_of="").values_list("page", "copy_of")
    gone = sorted({page for page, head in before if copies.get(page) != head})
    pages: dict[str, list[str]] = defaultdict(list)
    for page, head in copies.items():
        pages[head].append(page)
    with transaction.atomic():
        for first in range(0, len(gone), _BATCH):
            models.Told.objects.filter(page__in=gone[first : first + _BATCH]).update(copy_of="")
        for head, members in pages.items():
            models.Told.objects.filter(page__in=members).exclude(copy_of=head).update(copy_of=head)
        renew()


def add_copy(page: str, other: str) -> None:
    """Write that a new page repeats another one."""
    head = models.Told.objects.filter(page=other).exclude(copy_of="").values_list("copy_of", flat=True).first() or other
    with transaction.atomic():
        models.Told.objects.filter(page__in=(page, other)).update(copy_of=head)
        renew()


def find_incident(ref: str) -> models.Incident:
    """Return the incident at ``ref``, or the one it was merged into.

    Raises:
        StoreError: there is none.
    """
    found = models.Incident.objects.filter(ref=ref).first()
    seen = set()
    while found is not None and found.merged_into_id and found.pk not in seen:
        seen.add(found.pk)
        found = models.Incident.objects.filter(pk=found.merged_into_id).first()
    if found is None:
        raise StoreError(f"there is no incident {ref}", code="not_there")
    return found
