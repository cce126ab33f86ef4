"""Where the newer version of a page tells what an older one told: addresses once given lead there for ever."""

from typing import Any

from waqai.store import models
from waqai.store.groups import PUBLIC, within
from waqai.store.keys import find_again, key_records, ref_of
from waqai.store.recall import recall_report


def newer_page(page: models.Page) -> str | None:
    """Return the ref of the version that took this page's place, as far as everybody may see it."""
    if page.current or not page.url:
        return None
    rows = models.Page.objects.filter(within(PUBLIC), url=page.url, current=True)
    return rows.values_list("ref", flat=True).first()


def newer_record(row: Any, page: str) -> str | None:  # noqa: ANN401  (a record)
    """Return the ref of a record as the newer version of its page (a ref) tells it; None where it tells it no more."""
    report = models.Report.objects.filter(article__page__ref=page).first()
    if report is None:
        return None
    anchor = next(item.anchor for item in key_records(recall_report(row.report)) if item.key == row.key)
    found = find_again(str(row.section), row.key, anchor, key_records(recall_report(report)))
    return ref_of(page, found.key) if found else None
