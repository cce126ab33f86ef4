"""Demands as threads: who asks what of whom since when, whoever reported it, and whether an answer is linked."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber

from waqai.store import models
from waqai.store.access import on_current_pages

SORTS = ("last", "first")


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the threads is asked for: an ask, an addressee and who asks (refs of actors), ``answered`` (``yes``,
    ``no``), and the order: ``last`` asked first, or ``first``: waiting longest.
    """

    ask: str = ""
    of: str = ""
    who: str = ""
    answered: str = ""
    sort: str = "last"


@dataclass(frozen=True, slots=True)
class Thread:
    """The demands of one to another for one thing: first and last day, how many reports tell of it, the first of them
    and all that anybody answered.
    """

    first: date | None
    last: date | None
    answered: bool
    reports: int
    demands: tuple[models.Demand, ...]


def public_demands() -> QuerySet[models.Demand]:
    """Return the demands that everybody may see."""
    return on_current_pages(models.Demand.objects.filter(public=True))


def _part(part: str, ref: str) -> Q:
    named = models.Role.objects.filter(part=part, actor__ref=ref, withheld=False, demand__isnull=False)
    return Q(pk__in=named.values("demand"))


def threads(asked: Asked) -> Any:  # noqa: ANN401  (a query set of rows of values)
    """Return the threads that are asked for, in order: each with its name, days and number of reports."""
    rows = public_demands()
    if asked.ask:
        rows = rows.filter(ask=asked.ask)
    for part in ("of", "who"):
        if ref := getattr(asked, part):
            rows = rows.filter(_part(part, ref))
    found = rows.order_by().values("thread").annotate(
        first=Min("day"), last=Max("day"), reports=Count("pk"),
        is_answered=Max(Case(When(answered=True, then=1), default=0)),
    )  # fmt: skip
    if asked.answered:
        found = found.filter(is_answered=int(asked.answered == "yes"))
    if asked.sort == "first":
        return found.order_by(F("first").asc(nulls_last=True), "thread")
    return found.order_by(F("last").desc(nulls_last=True), "thread")


def with_demands(found: list[dict[str, Any]], rows: QuerySet[models.Demand], most: int) -> list[Thread]:
    """Return threads with the ``most`` oldest of their demands and those that are answered, oldest first; ``rows``
    fetches these with all that a page shows of them.
    """
    told: dict[str, list[models.Demand]] = {row["thread"]: [] for row in found}
    order = (F("day").asc(nulls_last=True), "pk")
    place = Window(RowNumber(), partition_by="thread", order_by=order)
    there = public_demands().filter(thread__in=list(told))
    first = there.order_by().annotate(place=place).filter(place__lte=most).values_list("pk", flat=True)
    for demand in rows.filter(Q(pk__in=list(first)) | Q(answered=True, thread__in=list(told))).order_by(*order):
        told[demand.thread].append(demand)
    return [
        Thread(row["first"], row["last"], bool(row["is_answered"]), row["reports"], tuple(told[row["thread"]]))
        for row in found
        if told[row["thread"]]
    ]


def asks() -> list[tuple[str, int]]:
    """Return how many threads there are for each ask, most first."""
    rows = public_demands().order_by().values("ask").annotate(n=Count("thread", distinct=True))
    return sorted(rows.values_list("ask", "n"), key=lambda row: (-row[1], row[0]))


def parties(part: str, most: int = 20) -> list[tuple[models.Role, int]]:
    """Return the parties that most is asked of (``of``), or that ask most (``who``), with the number of threads; no
    name that is held back.
    """
    rows = models.Role.objects.filter(part=part, withheld=False, demand__in=public_demands()).order_by()
    counted = rows.values("actor").annotate(n=Count("demand__thread", distinct=True), one=Min("pk"))
    top = list(counted.order_by("-n", "actor").values_list("one", "n")[:most])
    found = models.Role.objects.select_related("actor").in_bulk([pk for pk, _ in top])
    return [(found[pk], count) for pk, count in top]
