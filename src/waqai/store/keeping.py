"""Keeps a page or an incident to a group, or opens it again; what is public follows at once."""

from django.db.models import Q

from waqai.errors import StoreError
from waqai.store import models
from waqai.store.incidents import find_incident
from waqai.store.judging import rewrite


def _versions(page: models.Page) -> list[models.Page]:
    """Return a page with every other fetch of its address: they tell the same."""
    same = Q(pk=page.pk) | (Q(url=page.url) if page.url else Q())
    return list(models.Page.objects.select_for_update().defer("packed").filter(same if page.url else Q(pk=page.pk)))


def _keep(page: models.Page, group: models.Group | None) -> None:
    page.group = group
    page.save(update_fields=["group"])
    report = models.Report.objects.filter(article__page=page).first()
    if report is not None:
        rewrite(report)


def keep_page(ref: str, group: models.Group | None) -> None:
    """Keep a page, all its versions and all that is read from them to ``group``; None opens them.

    Raises:
        StoreError: there is no such page.
    """
    page = models.Page.objects.filter(ref=ref).defer("packed").first()
    if page is None:
        raise StoreError(f"there is no page {ref}")
    for version in _versions(page):
        _keep(version, group)


def keep_incident(ref: str, group: models.Group | None) -> None:
    """Keep an incident, and every page that tells of it now, to ``group``; None opens them.

    Raises:
        StoreError: there is no such incident.
    """
    incident = find_incident(ref)
    incident.group = group
    incident.save(update_fields=["group"])
    for page in sorted(set(incident.told.values_list("page", flat=True))):
        keep_page(page, group)
