"""Tells the days of a page apart: published, updated, rendered, and the day that relative words count from."""

from dataclasses import dataclass
from datetime import date

from waqai.page import verdict
from waqai.page.dump import Reading

_NEAR = 3  # lines between a date line and the headline or body that it belongs to


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a page prints beside its article."""

    published: str | None = None
    updated: str | None = None
    page_date: str | None = None
    published_from: str | None = None


def read_days(reading: Reading, fetched: str | None) -> Days:
    """Return the days that stand beside the article.

    A labelled day is what its label says. An unlabelled one is the day of publication only where it stands between
    headline and body, or right above them without furniture between on a page fetched days later; else a day at the
    top of a page is the render day.
    """
    found = [
        (at, label, day)
        for at in range(reading.end)
        if (printed := reading.lines[at].printed) is not None and reading.verdicts[at] not in verdict.KEPT
        for label, day in printed.days
    ]
    head = next((at for at, kind in enumerate(reading.verdicts) if kind == verdict.HEADLINE), None)
    updated = next((day for _, label, day in found if label == "updated"), None)
    published = next((day for _, label, day in found if label == "published"), None)
    top = _top(reading)
    above = [(at, day) for at, label, day in found if not label and at < top]
    beside = [(at, day) for at, day in above if _is_beside(reading, at, head, _is_older(day, fetched))]
    page_date = next((day for at, day in above if (at, day) not in beside), None)
    if published is None and beside:
        published = beside[-1][1]
        page_date = page_date or next((day for _, day in beside if day != published), None)
    return Days(published, updated, page_date, "printed" if published else None)


def _top(reading: Reading) -> int:
    """Return where the second paragraph starts: dates stand above it, below the standfirst at the latest."""
    paragraphs = [at for at in range(reading.start, reading.end) if reading.verdicts[at] == verdict.BODY]
    return paragraphs[1] if len(paragraphs) > 1 else reading.start


def _is_older(day: str, fetched: str | None) -> bool:
    """Tell a day that is surely not the one on which the page was rendered for the fetch."""
    try:
        last = date.fromisoformat((fetched or "")[:10])
    except ValueError:
        return False  # the day of the fetch is not known, or not told as a day
    return (last - date.fromisoformat(day)).days > 1


def _is_beside(reading: Reading, at: int, head: int | None, older: bool) -> bool:
    anchor = head if head is not None else reading.start
    if at < anchor and (reading.lines[at].line.place or not older):
        return False  # what stands unmarked at the top of a page can be the day of rendering
    if at > anchor:
        return at - anchor <= _NEAR or reading.start - at <= _NEAR
    between = reading.lines[at + 1 : anchor]
    around = [*between, *reading.lines[max(0, at - 1) : at]]
    plain = all(each.cue is None or each.effect == "byline" for each in around)
    return len(between) <= _NEAR and plain
