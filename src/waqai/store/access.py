"""Who sees what: one rule for pages, desk, API, command line and exports.

A page or an incident may be kept to a group. What is kept to a group is seen and worked by its members and by
administrators, with all that was read from it; it is never public. What is kept to nobody is open to everyone who may
see the desk, and public as :mod:`waqai.store.public` says.

``groups`` below are the keys of the groups that somebody is in: none for the public, None for administrators, who see
everything. What one may not see is answered exactly as what does not exist.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from waqai.errors import StoreError
from waqai.store import models
from waqai.store.groups import EVERYTHING, PUBLIC, Groups, within
from waqai.store.incidents import find_incident
from waqai.store.judging import RECORDS

__all__ = [
    "EVERYTHING",
    "PUBLIC",
    "Groups",
    "articles",
    "find_public_incident",
    "incidents",
    "may_see",
    "on_current_pages",
    "pages",
    "records",
    "seen_decisions",
    "told_in_public",
    "within",
]


_Row = TypeVar("_Row", bound=Model)


def on_current_pages(rows: QuerySet[_Row], groups: Groups = EVERYTHING) -> QuerySet[_Row]:
    """Return those of ``rows`` (records) whose page is current and may be seen, for lists that count them.

    Old versions and what is kept to a group are few and found by indexes: taking them away asks much less than going
    from each record to its page.
    """
    reports = models.Report.objects.all()
    rows = rows.exclude(report__in=reports.filter(article__page__current=False).values("pk"))
    if groups is None:
        return rows
    kept = reports.filter(article__page__group__isnull=False).exclude(article__page__group__in=groups)
    return rows.exclude(report__in=kept.values("pk"))


def pages(groups: Groups) -> QuerySet[models.Page]:
    """Return the pages that may be seen."""
    return models.Page.objects.filter(within(groups))


def articles(groups: Groups) -> QuerySet[models.Article]:
    """Return the articles that may be seen."""
    return models.Article.objects.filter(within(groups, "page"))


def records(section: str, groups: Groups) -> QuerySet[Any]:
    """Return the events, statements or demands that may be seen.

    Raises:
        StoreError: there is no such section.
    """
    if section not in RECORDS:
        raise StoreError(f"there are no records called {section}", code="not_there")
    return RECORDS[section].objects.filter(within(groups, "report__article__page"))


def incidents(groups: Groups) -> QuerySet[models.Incident]:
    """Return the incidents that may be seen; of their reports, only those on pages that may be seen show."""
    return models.Incident.objects.filter(within(groups))


def seen_decisions(rows: Iterable[models.LinkJudgement], groups: Groups) -> list[models.LinkJudgement]:
    """Return those of ``rows`` that may be seen: the ones that name nothing hidden, whose reasons tell of nothing
    hidden; in two queries.
    """
    told = list(rows)
    if groups is None or not told:
        return told
    named = {row.pk: {name["page"] for name in (*row.these, *row.those)} for row in told}
    pages_hidden = _hidden(models.Page.objects, set().union(*named.values()), groups)
    stood = {row.pk: {ref for ref in row.before.values() if ref} for row in told}
    incidents_hidden = _hidden(models.Incident.objects, set().union(*stood.values()), groups)
    return [row for row in told if not (named[row.pk] & pages_hidden or stood[row.pk] & incidents_hidden)]


def _hidden(rows: Any, refs: set[str], groups: Groups) -> set[str]:  # noqa: ANN401  (a manager)
    return set(rows.filter(ref__in=refs).exclude(within(groups)).values_list("ref", flat=True))


def told_in_public() -> QuerySet[models.Told]:
    """Return the events of incidents that everybody may see."""
    return models.Told.objects.filter(incident__withdrawn=False, incident__group=None)


def find_public_incident(ref: str) -> models.Incident:
    """Return the incident at ``ref``, or the one it was merged into; one kept to a group is not there for the public,
    and not even its withdrawal is told.

    Raises:
        StoreError: there is none.
    """
    found = find_incident(ref)
    if any(row.group_id is not None for row in _leads_to(ref)):
        raise StoreError(f"there is no incident {ref}", code="not_there")
    return found


def _leads_to(ref: str) -> list[models.Incident]:
    """Return the incident at ``ref`` and every one that it leads on to."""
    row = models.Incident.objects.filter(ref=ref).first()
    way: list[models.Incident] = []
    while row is not None and row not in way:
        way.append(row)
        row = row.merged_into
    return way


def _is_told_to(incident: models.Incident, groups: Groups) -> bool:
    """Tell whether any report of an incident may be seen; one without reports is there for everybody who may see it."""
    told = set(incident.told.values_list("page", flat=True)) if groups is not None else set[str]()
    return not told or bool(told - _hidden(models.Page.objects, told, groups))


def may_see(kind: str, ref: str, groups: Groups) -> bool:
    """Tell whether the thing at ``ref`` is there and may be seen; ``kind`` is ``pages``, ``articles``, ``incidents``,
    ``decisions`` (by number) or a section of records.

    Raises:
        StoreError: there is no such kind.
    """
    if kind == "incidents":
        way = _leads_to(ref)
        seen = incidents(groups).filter(pk__in=[row.pk for row in way])
        return bool(way) and seen.count() == len(way) and _is_told_to(way[-1], groups)
    if kind == "decisions":
        return ref.isdecimal() and bool(seen_decisions(models.LinkJudgement.objects.filter(pk=int(ref)), groups))
    if kind == "articles":
        return articles(groups).filter(page__ref=ref).exists()
    return (pages(groups) if kind == "pages" else records(kind, groups)).filter(ref=ref).exists()
