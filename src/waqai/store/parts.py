"""Records with all that a page or a count needs of them, in few queries."""

from typing import Any, TypeVar

from django.db.models import Prefetch, QuerySet

from waqai.store.models import Demand, Event, EventPlace, Role, Statement

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
