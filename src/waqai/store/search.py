"""Searching: the database's own index over terms that were folded and stemmed before they came here.

The functions that make terms are named in the settings (``WAQAI_INDEX_TERMS`` for what is kept, ``WAQAI_QUERY_TERMS``
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

from waqai.store.models import SearchEntry

_SQLITE_MATCH = "SELECT rowid FROM store_search WHERE store_search MATCH %s"
_POSTGRESQL_MATCH = "SELECT id FROM store_searchentry WHERE string_to_array(terms, ' ') @> %s::text[]"


def index_terms(text: str) -> str:
    """Return the terms that ``text`` is found by."""
    return cast(Callable[[str], str], import_string(settings.WAQAI_INDEX_TERMS))(text)


def sequence(text: str) -> str:
    """Return the stem of every word of ``text`` in its order, with blanks around: what phrases are looked for in."""
    return cast(Callable[[str], str], import_string(settings.WAQAI_SEQUENCE))(text)


def query_terms(text: str) -> list[str]:
    """Return the terms of a question."""
    return cast(Callable[[str], list[str]], import_string(settings.WAQAI_QUERY_TERMS))(text)


def _matching(terms: list[str]) -> RawSQL:
    if connection.vendor == "postgresql":
        return RawSQL(_POSTGRESQL_MATCH, (terms,))
    return RawSQL(_SQLITE_MATCH, (" AND ".join(f'"{term}"' for term in terms),))


def search_entries(question: str, section: str | None = None) -> QuerySet[SearchEntry]:
    """Return what answers ``question`` (all its terms), newest first; nothing for a question without words."""
    terms = query_terms(question)
    if not terms:
        return SearchEntry.objects.none()
    found = SearchEntry.objects.filter(id__in=_matching(terms), page__current=True)
    if section:
        found = found.filter(section=section)
    return found.order_by(F("day").desc(nulls_last=True), "-page_id", "ref")
