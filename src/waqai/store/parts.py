"""Records with all that a page or a count needs of them, and the names they hold back; in few queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Prefetch, QuerySet

from waqai.store.models import Demand, Event, EventPlace, Role, Statement
from waqai.store.public import Names

_Record = TypeVar("_Record", Event, Statement, Demand)
_PAGE = "report__article__page"
_ARTICLE = f"{_PAGE}__source"
_TEXTS = ("text", "paragraphs", "byline", "credit", "captions", "related", "items", "dropped")
_BYTES = ("packed", "extra", "told_also")
_ROLES = Prefetch("roles", Role.objects.select_related("actor"))
PLACES = Prefetch("event_places", EventPlace.objects.select_related("place"))


def with_parts(rows: QuerySet[_Record]) -> QuerySet[_Record]:
    """Return the rows with article, roles, evidence and (for events) harm and places fetched along."""
    rows = (
        rows.select_related(_ARTICLE)
        .prefetch_related(_ROLES, "evidence")
        .defer("report__article__page__packed", "reading", "report__article__dropped")
    )
    parts: tuple[Any, ...] = ("harm", PLACES) if rows.model is Event else ()
    return rows.prefetch_related(*parts)


def with_values(rows: QuerySet[_Record]) -> QuerySet[_Record]:
    """Return the rows with what they tell fetched along, and of the article only who published it when."""
    rows = (
        rows.select_related(_ARTICLE)
        .prefetch_related(_ROLES)
        .defer("reading", *(f"report__article__{name}" for name in _TEXTS), *(f"{_PAGE}__{name}" for name in _BYTES))
    )
    parts: tuple[Any, ...] = ("harm", PLACES) if rows.model is Event else ()
    return rows.prefetch_related(*parts)


def _withheld_roles(reports: set[int]) -> Iterable[tuple[str, list[str], int]]:
    """Return name, other spellings and report of withheld roles; each kind of record by its own index, in one query."""
    hidden = Role.objects.filter(withheld=True).order_by()
    parts = [
        hidden.filter(**{f"{owner}__report__in": reports}).values_list("name", "actor__names", f"{owner}__report")
        for owner in ("event", "statement", "demand")
    ]
    return parts[0].union(*parts[1:], all=True)


def names_of(reports: Iterable[int]) -> dict[int, Names]:
    """Return for each report which names are withheld in its article and which were released."""
    wanted = set(reports)
    withheld: dict[int, set[str]] = defaultdict(set)
    released: dict[int, set[str]] = defaultdict(set)
    for name, others, report in _withheld_roles(wanted):
        withheld[report].update((name, *others))
    for model in (Event, Statement, Demand):
        for report, names in (
            model.objects.filter(report__in=wanted).exclude(released=[]).values_list("report", "released")
        ):
            released[report].update(names)
    return {report: Names(frozenset(withheld[report]), frozenset(released[report])) for report in wanted}
