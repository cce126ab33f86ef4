"""Searching: the database's own index over terms that were folded and stemmed before they came here.

The functions that make terms are named in the settings (``WAQAI_INDEX_TERMS`` for what is kept, ``WAQAI_QUESTION``
for what is asked), because the store knows no Arabic. Both databases then compare whole terms and nothing else, so that
they find the same: SQLite by FTS5, PostgreSQL by a GIN index over the terms as an array (its text search parser would
split them its own way). Migration 0002 makes the indexes.
"""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.module_loading import import_string

from waqai.records import Question
from waqai.store.models import Event, SearchEntry, Told

_SQLITE_MATCH = "SELECT rowid FROM store_search WHERE store_search MATCH %s"
_POSTGRESQL_MATCH = "SELECT id FROM store_searchentry WHERE string_to_array(terms, ' ') @> %s::text[]"
_POSTGRESQL_BEGUN = (
    " AND string_to_array(terms, ' ') && "
    "(SELECT coalesce(array_agg(word), '{}') FROM store_searchword WHERE word >= %s AND word < %s)"
)
_LAST = chr(0x10FFFF)  # behind every word that begins alike


def index_terms(text: str) -> str:
    """Return the terms that ``text`` is found by."""
    return cast(Callable[[str], str], import_string(settings.WAQAI_INDEX_TERMS))(text)


def sequence(text: str) -> str:
    """Return the stem of every word of ``text`` in its order, with blanks around: what phrases are looked for in."""
    return cast(Callable[[str], str], import_string(settings.WAQAI_SEQUENCE))(text)


def parse_question(text: str) -> Question:
    """Return what a question asks for."""
    return cast(Callable[[str], Question], import_string(settings.WAQAI_QUESTION))(text)


def _matching(asked: Question) -> RawSQL:
    if connection.vendor == "sqlite":
        parts = [*(f'"{term}"' for term in asked.terms), *(f'"{begun}"*' for begun in asked.beginnings)]
        return RawSQL(_SQLITE_MATCH, (" AND ".join(parts),))
    sql = _POSTGRESQL_MATCH + _POSTGRESQL_BEGUN * len(asked.beginnings)
    bounds = [bound for begun in asked.beginnings for bound in (begun, begun + _LAST)]
    return RawSQL(sql, (list(asked.terms), *bounds))


def search_entries(question: str, section: str | None = None) -> QuerySet[SearchEntry]:
    """Return what answers ``question`` (all of it), newest first; nothing for a question without words."""
    asked = parse_question(question)
    if not asked:
        return SearchEntry.objects.none()
    found = SearchEntry.objects.filter(id__in=_matching(asked), page__current=True)
    for phrase in asked.phrases:
        found = found.filter(sequence__contains=phrase)
    if section:
        found = found.filter(section=section)
    return found.order_by(F("day").desc(nulls_last=True), "-page_id", "ref")


def incidents_matching(question: str) -> frozenset[int]:
    """Return the incidents of which an article that answers ``question`` tells in public."""
    pages = search_entries(question, "articles").order_by().values("page")
    events = Event.objects.filter(public=True, report__article__page__in=pages).values("ref")
    told = Told.objects.filter(event__in=events, incident__isnull=False).order_by()
    return frozenset(told.values_list("incident", flat=True))
