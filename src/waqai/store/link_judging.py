"""Keeps what people decided about incidents, and finds again the records that they named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import DatabaseError, transaction

from waqai.errors import StoreError
from waqai.store import models
from waqai.store.incidents import lead_on, save_incidents
from waqai.store.keys import find_again, key_records, ref_of
from waqai.store.recall import recall_report
from waqai.store.shown import renew

_EVENTS = "events"
Verb = models.LinkJudgement.Verb


def _named(ref: str) -> dict[str, Any]:
    """Return how a judgement names an event: its ref, its page and key, and what it quotes, to find it again."""
    row = models.Event.objects.select_related("report__article__page").filter(ref=ref).first()
    if row is None:
        raise StoreError(f"there is no event {ref}")
    anchors = {item.key: item.anchor for item in key_records(recall_report(row.report))}
    page = row.report.article.page
    return {"ref": ref, "page": page.ref, "url": page.url, "record": row.key, "anchor": anchors[row.key]}


def _living(name: dict[str, Any]) -> str | None:
    """Return the ref of the event that a judgement named, as it is read now; None where it is read no more."""
    if models.Event.objects.filter(ref=name["ref"], report__article__page__current=True).exists():
        return str(name["ref"])
    pages = models.Page.objects.filter(current=True)
    page = pages.filter(ref=name["page"]).first() or (pages.filter(url=name["url"]).first() if name["url"] else None)
    row = models.Report.objects.filter(article__page=page).first() if page else None
    if row is None or page is None:
        return None
    found = find_again(_EVENTS, name["record"], name["anchor"], key_records(recall_report(row)))
    return ref_of(page.ref, found.key) if found else None


def _refs(names: Iterable[dict[str, Any]]) -> list[str]:
    return [ref for name in names if (ref := _living(name)) is not None]


def in_force() -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield every decision that stands: its verb, and the events of its two sides that are read now."""
    for row in models.LinkJudgement.objects.filter(undone_at=None):
        yield row.verb, _refs(row.these), _refs(row.those)


def constraints() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the pairs of events that people keep apart, and those that they keep together.

    A later decision goes before an earlier one on the same pair.
    """
    told: dict[tuple[str, str], str] = {}
    for verb, these, those in in_force():
        if verb == Verb.WITHDRAW:
            continue
        if verb == Verb.TOGETHER:
            told.update({(a, b): verb for a in these for b in these if a < b})
        # A record that was moved stands first: it is together with all of these, and apart from those that it left.
        left = these[:1] if verb == Verb.TOGETHER else these
        told.update({(min(a, b), max(a, b)): Verb.APART for a in left for b in those})
    apart = sorted(pair for pair, verb in told.items() if verb == Verb.APART)
    return apart, sorted(pair for pair, verb in told.items() if verb == Verb.TOGETHER)


def add_link_judgement(
    verb: str, act: str, these: Sequence[str], those: Sequence[str], groups: Sequence[Sequence[str]], who: str, why: str
) -> models.LinkJudgement:
    """Keep one person's decision and put the events of ``groups`` where it wants them, in one transaction.

    Raises:
        StoreError: an event is not there, or the database refused; nothing was written.
    """
    events = [event for group in groups for event in group] or [*these, *those]
    before = dict(models.Told.objects.filter(event__in=events).values_list("event", "incident__ref"))
    try:
        with transaction.atomic():
            row = models.LinkJudgement.objects.create(
                verb=verb,
                act=act,
                these=[_named(ref) for ref in these],
                those=[_named(ref) for ref in those],
                before=before,
                who=who,
                when=datetime.now(UTC),
                why=why,
            )
            if verb == Verb.WITHDRAW:
                models.Incident.objects.filter(told__event__in=list(these)).update(withdrawn=True)
            if groups:
                save_incidents(groups)
            renew()
            return row
    except DatabaseError as error:
        raise StoreError(f"the decision was not stored: {error}") from error


def undo_link_judgement(pk: int, who: str, why: str) -> models.LinkJudgement:
    """Note that a decision is undone, by whom and why, and put its events back where they stood before.

    Raises:
        StoreError: there is no such decision, or it is undone already.
    """
    row = models.LinkJudgement.objects.filter(pk=pk, undone_at=None).first()
    if row is None:
        raise StoreError(f"there is no decision {pk} that stands")
    with transaction.atomic():
        row.undone_by, row.undone_why, row.undone_at = who, why, datetime.now(UTC)
        row.save(update_fields=["undone_by", "undone_why", "undone_at"])
        if row.verb == Verb.WITHDRAW:
            models.Incident.objects.filter(told__event__in=_refs(row.these)).update(withdrawn=False)
        else:
            _put_back(row)
        renew()
    return row


def _put_back(row: models.LinkJudgement) -> None:
    """Put the events of a decision where they stood before it, unless decisions that stand would be broken by it.

    Events that are read anew since are found again; the address of an incident that this empties leads on.
    """
    living = {name["ref"]: _living(name) for name in (*row.these, *row.those)}
    back = {event: ref for old, ref in row.before.items() if ref and (event := living.get(old)) is not None}
    now = dict(models.Told.objects.values_list("event", "incident__ref"))
    back = {event: ref for event, ref in back.items() if event in now}
    decided = constraints()
    if _broken(decided, {**now, **back}, set(back)) > _broken(decided, now, set(back)):
        return
    incidents = {i.ref: i.pk for i in models.Incident.objects.filter(ref__in={*now.values(), *back.values()} - {None})}
    for event, ref in back.items():
        models.Told.objects.filter(event=event).update(incident=incidents[ref])
    models.Incident.objects.filter(ref__in=set(back.values())).update(merged_into=None)
    lead_on(
        {event: incidents.get(ref) for event, ref in now.items()},
        {event: incidents[ref] for event, ref in back.items()},
    )


def _broken(
    decided: tuple[list[tuple[str, str]], list[tuple[str, str]]], where: Mapping[str, str | None], events: set[str]
) -> int:
    """Return how many pairs with any of ``events`` ``where`` has otherwise than the decisions that stand."""
    apart, together = decided
    return sum(
        (where[a] == where[b]) == is_apart
        for pairs, is_apart in ((apart, True), (together, False))
        for a, b in pairs
        if a in where and b in where and (a in events or b in events)
    )
