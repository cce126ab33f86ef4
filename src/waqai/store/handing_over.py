"""Events that go on under another name: their page was fetched anew, or the words around them are read otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef

from waqai.store import models
from waqai.store.incidents import linkable
from waqai.store.rulings import refresh_found
from waqai.store.shown import renew

_ANEW = 0  # the row of no event: what is told has to be laid out again


def hand_over() -> None:
    """Let events that are read under another ref keep their incident, and with it its address and what was decided.

    Only where no other can be meant: of one page or address, one event that is gone and one that is new, of one type
    and with the same settlements. All others are linked like those of a new page. Decisions note where their events
    are found now.
    """
    refresh_found()
    read = models.Event.objects.filter(ref=OuterRef("event"), report__article__page__current=True)
    gone: dict[str, list[models.Told]] = defaultdict(list)
    for row in models.Told.objects.filter(~Exists(read), incident__isnull=False):
        gone[row.page].append(row)
    with transaction.atomic():
        for ref, rows in gone.items():
            page = _page_now(ref)
            if page is None:
                continue
            for row, event in _successors(rows, page):
                models.Told.objects.filter(pk=row.pk).update(event=event.ref, page=page.ref, row=_ANEW)
        renew()


def _page_now(ref: str) -> models.Page | None:
    """Return the current version of a page."""
    page = models.Page.objects.filter(ref=ref).first()
    if page is None or page.current or not page.url:
        return page
    return models.Page.objects.filter(url=page.url, current=True).first()


def _successors(gone: Iterable[models.Told], page: models.Page) -> Iterator[tuple[models.Told, models.Event]]:
    """Yield what is gone with the new event of its page that it must be."""
    known = models.Told.objects.values("event")
    new = list(linkable().filter(report__article__page=page).exclude(ref__in=known))
    fitting = [(row, event) for row in gone for event in new if _fits(row, event)]
    for row, event in fitting:
        if sum(row is one or event is other for one, other in fitting) == 1:
            yield row, event


def _fits(row: models.Told, event: models.Event) -> bool:
    sites = {site["name"] for site in row.facts.get("sites", ())}
    places = {place["name"] for place in event.reading.get("places") or ()}
    return row.facts.get("type") == event.type and sites <= places
