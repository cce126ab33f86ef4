"""Tells the days of a page apart: published, updated, rendered, and the day that relative words count from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from waqai.page import verdict
from waqai.page.dump import Reading
from waqai.page.printed import DateReader

_NEAR = 3  # lines between a date line and the headline or body that it belongs to


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a page prints beside its article."""

    published: str | None = None
    updated: str | None = None
    page_date: str | None = None
    published_from: str | None = None


def read_days(reading: Reading, fetched: str | None, dates: DateReader) -> Days:
    """Return the days that stand beside the article.

    A labelled day is what its label says, also where the label has a line of its own. An unlabelled one is the day of
    publication only where it stands between headline and body, right below a headline that has no body, or right
    above them without furniture between on a page fetched days later; else a day at the top of a page is the day of
    rendering.
    """
    found = list(_printed_days(reading, dates))
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


def _printed_days(reading: Reading, dates: DateReader) -> Iterator[tuple[int, str, str]]:
    """Yield the days printed above and inside the article: line, label, day. Below it only those that a line of its
    own labels: the short dates of a list belong to other stories.
    """
    lone = reading.start == reading.end
    for at, seen in enumerate(reading.lines):
        if seen.printed is None or reading.verdicts[at] in verdict.KEPT:
            continue
        above = dates.labels_alone(reading.lines[at - 1].line) if at else ""
        own = at < reading.end or (lone and _is_right_below(reading, at))
        for label, day in seen.printed.days:
            if own or (above and not label):
                yield at, label or above, day


def _is_right_below(reading: Reading, at: int) -> bool:
    """Tell whether a line belongs to a headline without body: nothing opens another list between them."""
    between = reading.lines[reading.end : at]
    return len(between) <= _NEAR and all(each.effect not in ("heading", "stop") for each in between)


def _top(reading: Reading) -> int:
    """Return where the second paragraph starts: dates stand above it, below the standfirst at the latest."""
    paragraphs = [at for at in range(reading.start, reading.end) if reading.verdicts[at] == verdict.BODY]
    if not paragraphs and reading.start == reading.end:
        return len(reading.lines)  # a headline alone
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
