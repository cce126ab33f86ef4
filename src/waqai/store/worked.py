"""Pages that people worked at the desk: each record in force with whether a person judged it, and what was rejected.

A page is worked *whole* when every record of its current reading has been judged by a person (accepted, corrected,
rejected, withdrawn or added, with nothing waiting for a second one) and a person said of this very version of the page
that no record is missing. Any other page with a judged record is worked in part.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from waqai.records import Report
from waqai.store import models
from waqai.store.groups import PUBLIC, Groups, within
from waqai.store.judging import PAGES
from waqai.store.keys import Record
from waqai.store.recall import current_reports, recall_in_force
from waqai.store.verdicts import PROPOSED

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Worked:
    """A page as people left it: the records that hold, those they rejected, and whether that is all of it."""

    report: Report
    held: tuple[Record, ...]
    rejected: tuple[Record, ...]
    whole: bool
    left: int  # records that nobody judged


def worked_pages(groups: Groups = PUBLIC) -> Iterator[Worked]:
    """Yield every current page that ``groups`` may see (else: everybody) on which a person judged anything, oldest
    first.
    """
    finished = set(models.Judgement.objects.filter(section=PAGES).values_list("page_id", flat=True))
    judged = models.Judgement.objects.exclude(section=PAGES).exclude(attached="")
    attached = set(judged.values_list("attached", flat=True))
    rows = current_reports().filter(within(groups, "article__page"))
    for row in rows.iterator(chunk_size=_BATCH):
        refs = {one.ref for name in ("events", "statements", "demands") for one in getattr(row, name).all()}
        if row.article.page_id in finished or refs & attached:
            yield _worked(row, row.article.page_id in finished)


def _worked(row: models.Report, finished: bool) -> Worked:
    recalled = recall_in_force(row)
    told = list(recalled.in_force.values())
    open_ones = [now for now in told if now.unchecked or now.waits or now.state == PROPOSED]
    held = tuple(now.record for now in told if not (now.unchecked or now.taken_back))
    rejected = tuple(now.record for now in told if now.state in ("rejected", "withdrawn"))
    return Worked(recalled.report, held, rejected, finished and not open_ones, len(open_ones))
