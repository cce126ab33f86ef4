"""Who sees what: one rule for pages, desk, API, command line and exports.

A page or an incident may be kept to a group. What is kept to a group is seen and worked by its members and by
administrators, with all that was read from it; it is never public. What is kept to nobody is open to everyone who may
see the desk, and public as :mod:`waqai.store.public` says.

``groups`` below are the keys of the groups that somebody is in: none for the public, None for administrators, who see
everything. What one may not see is answered exactly as what does not exist.
"""

from typing import Any

from django.db.models import Q, QuerySet

from waqai.errors import StoreError
from waqai.store import models
from waqai.store.judging import RECORDS

Groups = frozenset[int] | None

PUBLIC: Groups = frozenset()
EVERYTHING: Groups = None


def within(groups: Groups, path: str = "") -> Q:
    """Return the condition that a row is kept to nobody or to one of ``groups``.

    ``path`` leads from the row to the page or incident that may be kept (``"article__page"``), empty for itself.
    """
    if groups is None:
        return Q()
    column = f"{path}__group" if path else "group"
    return Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__in": groups})


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
        raise StoreError(f"there are no records called {section}")
    return RECORDS[section].objects.filter(within(groups, "report__article__page"))


def incidents(groups: Groups) -> QuerySet[models.Incident]:
    """Return the incidents that may be seen; of their reports, only those on pages that may be seen show."""
    return models.Incident.objects.filter(within(groups))


def decisions(groups: Groups) -> QuerySet[models.LinkJudgement]:
    """Return the decisions on incidents that may be seen: those that name nothing else."""
    if groups is None:
        return models.LinkJudgement.objects.all()
    pages_hidden = set(models.Page.objects.exclude(within(groups)).values_list("ref", flat=True))
    incidents_hidden = set(models.Incident.objects.exclude(within(groups)).values_list("ref", flat=True))
    if not pages_hidden and not incidents_hidden:
        return models.LinkJudgement.objects.all()
    hidden = [
        row.pk
        for row in models.LinkJudgement.objects.iterator()
        if any(name["page"] in pages_hidden for name in (*row.these, *row.those))
        or not incidents_hidden.isdisjoint(row.before.values())
    ]
    return models.LinkJudgement.objects.exclude(pk__in=hidden)


def _leads_to(ref: str) -> list[models.Incident]:
    """Return the incident at ``ref`` and every one that it leads on to."""
    row = models.Incident.objects.filter(ref=ref).first()
    way: list[models.Incident] = []
    while row is not None and row not in way:
        way.append(row)
        row = row.merged_into
    return way


def may_see(kind: str, ref: str, groups: Groups) -> bool:
    """Tell whether the thing at ``ref`` is there and may be seen; ``kind`` is ``pages``, ``articles``, ``incidents``,
    ``decisions`` (by number) or a section of records.

    Raises:
        StoreError: there is no such kind.
    """
    if kind == "incidents":
        way = _leads_to(ref)
        return bool(way) and incidents(groups).filter(pk__in=[row.pk for row in way]).count() == len(way)
    if kind == "decisions":
        return ref.isdecimal() and decisions(groups).filter(pk=int(ref)).exists()
    if kind == "articles":
        return articles(groups).filter(page__ref=ref).exists()
    return (pages(groups) if kind == "pages" else records(kind, groups)).filter(ref=ref).exists()
