"""Searching: the database's own index over terms that were folded and stemmed before they came here.

The functions that make terms are named in the settings (``WAQAI_INDEX_TERMS`` for what is kept, ``WAQAI_QUESTION``
for what is asked), because the store knows no Arabic. Both databases then compare whole terms and nothing else, so that
they find the same: SQLite by FTS5, PostgreSQL by a GIN index over the terms as an array (its text search parser would
split them its own way). Migration 0002 makes the indexes.
"""

from collections.abc import Callable, Iterable
from typing import Any, cast

from django.conf import settings
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.module_loading import import_string

from waqai.records import Question
from waqai.store.models import SearchEntry

_SQLITE_MATCH = "SELECT rowid FROM store_search WHERE store_search MATCH %s"
# The index holds all that is asked for: the table's rows are long, and one would be fetched for each that is found.
_SQLITE_PAGES = (
    "SELECT page_id FROM store_search CROSS JOIN store_searchentry INDEXED BY store_searchentry_pages "
    "ON id = store_search.rowid WHERE store_search MATCH %s AND section = 'articles'"
)
_POSTGRESQL_MATCH = "SELECT id FROM store_searchentry WHERE string_to_array(terms, ' ') @> %s::text[]"
_POSTGRESQL_PAGES = (
    "SELECT page_id FROM store_searchentry WHERE section = 'articles' AND string_to_array(terms, ' ') @> %s::text[]"
)
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


def _sqlite_words(asked: Question) -> str:
    parts = [*(f'"{term}"' for term in asked.terms), *(f'"{begun}"*' for begun in asked.beginnings)]
    return " AND ".join(parts)


def _postgresql(select: str, asked: Question) -> tuple[str, tuple[Any, ...]]:
    """Return SQL that goes on from ``select`` with the beginnings that are asked for, and its values."""
    bounds = [bound for begun in asked.beginnings for bound in (begun, begun + _LAST)]
    return select + _POSTGRESQL_BEGUN * len(asked.beginnings), (list(asked.terms), *bounds)


def _matching(asked: Question) -> RawSQL:
    if connection.vendor == "sqlite":
        return RawSQL(_SQLITE_MATCH, (_sqlite_words(asked),))
    return RawSQL(*_postgresql(_POSTGRESQL_MATCH, asked))


def _answers(asked: Question, section: str | None) -> QuerySet[SearchEntry]:
    if not asked:
        return SearchEntry.objects.none()
    found = SearchEntry.objects.filter(id__in=_matching(asked))
    for phrase in asked.phrases:
        found = found.filter(sequence__contains=phrase)
    return found.filter(section=section) if section else found


def search_entries(question: str, section: str | None = None) -> QuerySet[SearchEntry]:
    """Return what answers ``question`` (all of it), newest first; nothing for a question without words."""
    found = _answers(parse_question(question), section).filter(page__current=True)
    return found.order_by(F("day").desc(nulls_last=True), "-page_id", "ref")


def pages_matching(asked: Question) -> list[int]:
    """Return the pages, old versions among them, whose article answers a question; none for one without words."""
    if asked and not asked.phrases:
        is_sqlite = connection.vendor == "sqlite"
        sql = (_SQLITE_PAGES, (_sqlite_words(asked),)) if is_sqlite else _postgresql(_POSTGRESQL_PAGES, asked)
        with connection.cursor() as cursor:
            cursor.execute(*sql)
            return [page for (page,) in cursor.fetchall()]
    return [page for (page,) in _answers(asked, "articles").values_list("page_id")]


def pages_answering(asked: Question, pages: Iterable[int]) -> set[int]:
    """Return those of a few pages whose article answers a question: what the index says, told by a look at them."""
    rows = SearchEntry.objects.filter(section="articles", page__in=set(pages)) if asked else SearchEntry.objects.none()
    found = rows.values_list("page_id", "terms", "sequence")
    return {page for page, terms, told in found if _answered(asked, terms.split(), told or "")}


def _answered(asked: Question, terms: list[str], told: str) -> bool:
    return (
        set(terms).issuperset(asked.terms)
        and all(any(term.startswith(begun) for term in terms) for begun in asked.beginnings)
        and all(phrase in told for phrase in asked.phrases)
    )
