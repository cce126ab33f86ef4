"""Keeps reports: the page's bytes, its article and its records in one transaction, versions of a page in order."""

import zlib
from datetime import UTC, datetime
from typing import Any, Literal

from django.db import DatabaseError, IntegrityError, transaction

from waqai.errors import StoreError
from waqai.records import Page, Reader, Report, host_of
from waqai.records.wire import plain
from waqai.store import models
from waqai.store.judging import write_judged
from waqai.store.keys import page_ref, ref_of
from waqai.store.shown import renew
from waqai.store.writing import day_of

Outcome = Literal["added", "replaced", "unchanged"]

# What is told beside a page and can change its reading; the rest (path, id, fetched, unknown fields) is only kept.
_READ_WITH = ("published", "outlet", "charset", "media_type")


def _told(page: Page) -> dict[str, Any]:
    """Return everything that was told beside the bytes of a page."""
    return {
        "input_id": plain(page.id),
        "path": plain(page.path),
        "url": plain(page.url),
        "fetched": plain(page.fetched),
        "published": plain(page.published),
        "outlet": plain(page.outlet),
        "charset": plain(page.charset),
        "media_type": plain(page.media_type),
        "extra": plain(page.extra),
    }


def _told_of(row: models.Page, page: Page) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _told(page)}


def _known_telling(row: models.Page, page: Page) -> bool:
    told = _told(page)
    return told == _told_of(row, page) or told in row.told_also


def _same_reader(row: models.Page, reader: Reader) -> bool:
    told = (reader.name, reader.version, reader.knowledge)
    kept = models.Report.objects.filter(article__page=row).values_list("reader", "version", "knowledge").first()
    return kept == told


def _source(report: Report) -> models.Source | None:
    name = report.page.outlet or report.article.outlet or host_of(report.page.url)
    if not name:
        return None
    name = plain(name)
    return models.Source.objects.get_or_create(name=name, defaults={"slug": ref_of("source", name)})[0]


def _moment(told: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(told) if told else None
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None


def _is_newer(page: Page, current: models.Page) -> bool:
    """Tell whether ``page`` takes the current version's place; an earlier fetch that comes late does not."""
    fetched, before = _moment(page.fetched), _moment(current.fetched)
    return fetched is None or before is None or fetched > before


def _add_page(report: Report) -> models.Page:
    """Keep a page that is new here; at a known address it is a new version, and the old one stays."""
    page = report.page
    address = models.Page.objects.select_for_update().filter(url=plain(page.url), current=True) if page.url else ()
    current = next(iter(address), None)
    newer = current is None or _is_newer(page, current)
    if current is not None and newer:
        current.current = False
        current.save(update_fields=["current"])
    return models.Page.objects.create(
        ref=page_ref(page),
        source=_source(report),
        sha256=page.sha256,
        packed=zlib.compress(page.raw),
        size=page.size,
        current=newer,
        replaces=current if newer else None,
        group=current.group if current else None,  # what was kept to a group stays so when it is fetched anew
        **_told(page),
    )


def _retell(row: models.Page, report: Report) -> bool:
    """Keep what is newly told beside known bytes; return whether it changes how they are read."""
    page = report.page
    if _known_telling(row, page):
        return False
    before, told = _told_of(row, page), _told(page)
    changes = any(before[name] != told[name] for name in _READ_WITH)
    if changes:
        row.told_also = [*row.told_also, before]
        for name, value in told.items():
            setattr(row, name, value)
        row.source = _source(report)
    else:
        row.told_also = [*row.told_also, told]
    row.save()
    return changes


def _write_article(row: models.Page, report: Report) -> models.Article:
    told = plain(report.article)
    day = day_of(report.article.published) or day_of(report.article.reference)
    return models.Article.objects.update_or_create(page=row, defaults={**told, "day": day})[0]


def _write_report(row: models.Page, report: Report) -> None:
    article = _write_article(row, report)
    models.Report.objects.filter(article=article).delete()
    kept = models.Report.objects.create(
        article=article,
        reader=report.reader.name,
        version=report.reader.version,
        knowledge=report.reader.knowledge,
        unread=plain(report.unread),
    )
    write_judged(kept, report)


def _put(report: Report) -> Outcome:
    row = models.Page.objects.select_for_update().filter(ref=page_ref(report.page)).first()
    if row is None:
        _write_report(_add_page(report), report)
        return "added"
    if not _retell(row, report) and _same_reader(row, report.reader):
        return "unchanged"
    _write_report(row, report)
    return "replaced"


def _put_whole(report: Report) -> Outcome:
    with transaction.atomic():
        outcome = _put(report)
        renew()
        return outcome


def _refusal(report: Report, error: DatabaseError) -> StoreError:
    name = plain(report.page.path or report.page.url or report.page.id)
    return StoreError(f"{name}: not stored, nothing of it was written: {' '.join(str(error).split())}")


class DatabaseShelf:
    """The pipeline's shelf (:class:`waqai.pipeline.Shelf`) in the database."""

    def has(self, page: Page, reader: Reader) -> bool:
        """Tell whether this reader's report of these bytes, with all that is told beside them, is kept already."""
        row = models.Page.objects.filter(ref=page_ref(page)).defer("packed").first()
        return row is not None and _known_telling(row, page) and _same_reader(row, reader)

    def put(self, report: Report) -> Outcome:
        """Keep the report in one transaction.

        Raises:
            StoreError: the database refused; nothing of this page was written.
        """
        try:
            return _put_whole(report)
        except IntegrityError:
            # Another process put the same page at the same moment; now it is there, and this becomes "unchanged".
            return self._put_again(report)
        except DatabaseError as error:
            raise _refusal(report, error) from error

    def _put_again(self, report: Report) -> Outcome:
        try:
            return _put_whole(report)
        except DatabaseError as error:
            raise _refusal(report, error) from error
