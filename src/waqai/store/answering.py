"""What answers a demand: what a person said so, and what the machine proposes by a stated rule.

The rule: an event or statement of another report, on the day of the demand or at most :data:`WITHIN` later, that

- is the act of one that the demand asks (an event's doer, a statement's issuer), and
- fits the ask: an event of a type that the ask is after (:data:`FITS`), or a statement that shares at least
  :data:`SHARED` of the words that tell the demand (folded stems, as they are searched).

Where nobody or everybody is asked, an event of a fitting type at a place of the demand's own report does. A proposal is
for a person to look at; it is never public.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from waqai.errors import StoreError
from waqai.store import models
from waqai.store.judging import RECORDS, find_record
from waqai.store.keys import find_again, key_records, ref_of
from waqai.store.recall import recall_report
from waqai.store.verdicts import HIDDEN

WITHIN = timedelta(days=180)
SHARED = 3
_MOST = 8
_CANDIDATES = 200
ALL_PARTIES = "all parties"
FITS = {
    "ceasefire": ("agreement",),
    "dialogue": ("agreement",),
    "protect_civilians": ("agreement", "crackdown", "attack"),
    "accountability": ("judicial", "arrest", "appointment"),
    "investigation": ("judicial",),
    "release": ("release",),
    "access": ("access_denied", "agreement"),
    "services": ("service_cut",),
    "withdrawal": ("force_movement", "territory_change", "agreement"),
    "governance": ("appointment", "agreement"),
    "return": ("displacement", "agreement"),
    "dismissal": ("appointment",),
    "military_action": ("operation", "air_strike", "armed_clash", "shelling"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may answer a demand, and by what it was found: ``asked``, ``type``, ``words`` (how many), ``place``."""

    record: models.Event | models.Statement
    why: tuple[tuple[str, int], ...]

    @property
    def section(self) -> str:
        """The section of the answer."""
        return str(self.record.section)


def name_answer(section: str, ref: str) -> dict[str, Any]:
    """Return what a judgement remembers of an answer, to find it again.

    Raises:
        StoreError: there is no such event or statement.
    """
    if section not in ("events", "statements"):
        raise StoreError(f"{section} answer nothing: only events and statements do", code="answers_nothing")
    row = find_record(section, ref)
    anchors = {item.key: item.anchor for item in key_records(recall_report(row.report))}
    page = row.report.article.page
    told = {"section": section, "ref": ref, "page": page.ref, "url": page.url}
    return {**told, "record": row.key, "anchor": anchors[row.key]}


def living_answer(target: dict[str, Any]) -> str | None:
    """Return the ref of the record that a judgement named, as it is read now; None where it is read no more."""
    if RECORDS[target["section"]].objects.filter(ref=target["ref"], report__article__page__current=True).exists():
        return str(target["ref"])
    pages = models.Page.objects.filter(current=True)
    page = pages.filter(ref=target["page"]).first() or (
        pages.filter(url=target["url"]).first() if target["url"] else None
    )
    report = models.Report.objects.filter(article__page=page).first() if page else None
    if page is None or report is None:
        return None
    keyed = key_records(recall_report(report))
    found = find_again(target["section"], target["record"], target["anchor"], keyed)
    return ref_of(page.ref, found.key) if found else None


def answers_of(demands: Iterable[models.Demand]) -> dict[int, list[tuple[str, str]]]:
    """Return by demand (its row) the section and ref of what people said answers it, as far as that is read now."""
    told = [(row.pk, one["target"]) for row in demands for one in row.answers if one["holds"]]
    alive: dict[str, set[str]] = {}
    for section in {target["section"] for _, target in told}:
        refs = [target["ref"] for _, target in told if target["section"] == section]
        current = RECORDS[section].objects.filter(ref__in=refs, report__article__page__current=True)
        alive[section] = set(current.values_list("ref", flat=True))
    found: dict[int, list[tuple[str, str]]] = {}
    for pk, target in told:
        ref = target["ref"] if target["ref"] in alive[target["section"]] else living_answer(target)
        if ref is not None:
            found.setdefault(pk, []).append((target["section"], ref))
    return found


def proposals(demand: models.Demand) -> list[Proposal]:
    """Return what may answer a demand by the rule, soonest first, less what a person decided on; its roles are read.

    A demand without a day has none.
    """
    if demand.day is None:
        return []
    asked = {role.actor_id for role in demand.roles.all() if role.part == "of" and role.name != ALL_PARTIES}
    decided = {one["target"]["ref"] for one in demand.answers}
    found = [*_events(demand, asked), *(_statements(demand, asked) if asked else ())]
    fresh = [one for one in found if one.record.ref not in decided]
    return sorted(fresh, key=lambda one: (str(one.record.day), -len(one.why), one.record.pk))[:_MOST]


def _later(rows: QuerySet[Any], demand: models.Demand) -> QuerySet[Any]:
    within = rows.filter(day__gte=demand.day, day__lte=(demand.day or 0) + WITHIN)  # type: ignore[operator]
    living = within.filter(report__article__page__current=True).exclude(state__in=HIDDEN)
    return living.exclude(report=demand.report_id).order_by("day", "pk")


def _events(demand: models.Demand, asked: set[int]) -> list[Proposal]:
    rows = _later(models.Event.objects.filter(type__in=FITS.get(demand.ask, ())), demand)
    if asked:
        rows = rows.filter(roles__part="actor1", roles__actor__in=asked).distinct()
        return [Proposal(row, (("asked", 1), ("type", 1))) for row in rows[:_MOST]]
    places = models.EventPlace.objects.filter(event__report=demand.report_id).values("place")
    rows = rows.filter(event_places__place__in=places).distinct()
    return [Proposal(row, (("place", 1), ("type", 1))) for row in rows[:_MOST]]


def _statements(demand: models.Demand, asked: set[int]) -> list[Proposal]:
    rows = _later(models.Statement.objects.all(), demand)
    issued = list(rows.filter(roles__part="issuer", roles__actor__in=asked).distinct()[:_CANDIDATES])
    terms = _terms([demand.ref, *(row.ref for row in issued)])
    own = terms.get(demand.ref, frozenset())
    shared = [(row, len(own & terms.get(row.ref, frozenset()))) for row in issued]
    return [Proposal(row, (("asked", 1), ("words", count))) for row, count in shared if count >= SHARED]


def _terms(refs: Sequence[str]) -> dict[str, frozenset[str]]:
    rows = models.SearchEntry.objects.filter(ref__in=refs).values_list("ref", "terms")
    return {ref: frozenset(terms.split()) for ref, terms in rows}
