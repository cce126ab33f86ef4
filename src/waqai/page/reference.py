"""The day that relative words of an article count from, where the page prints no day of publication."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from waqai.arabic.fold import fold
from waqai.page.printed import DateReader

_YEAR = re.compile(r"\d{4}")  # digits of every script
_LEAD = 320  # letters in which a date without its weekday starts the thread: further on it is background
_ABOVE = 3  # paragraphs at the top in which the present thread is told
_THREAD = 31  # days; a later date belongs to the same thread when it follows an earlier one within a month
_BEFORE = 45  # letters before a date in which a word can put it into the background
_TOLD = 5  # blanks in a paragraph that tells something of its date
_WEEKDAY = 14  # letters before a date in which its weekday can stand


def read_reference(paragraphs: Sequence[str], dates: DateReader, limit: str | None) -> str | None:
    """Return the latest full date that the paragraphs tell as part of their present thread, None where they tell none.

    The thread starts in the first lines, or with a day told by its weekday in the first paragraphs, and goes on by
    steps of at most a month; a date in the background (an old agreement) starts none. Where no full date starts it, a
    weekday with day and month counts if the text tells its own year and the weekday fits. Nothing after ``limit``, the
    day of the fetch, counts.
    """
    last = limit[:10] if limit else "9999"
    folded = [fold(text) if _YEAR.search(text) else "" for text in paragraphs]
    starts = list(accumulate(map(len, paragraphs), initial=0))
    told = [(at, *found) for at, text in enumerate(folded) for found in _told_days(text, dates) if found[1] <= last]
    opening = (day for at, start, day, named in told if at < _ABOVE and (named or starts[at] + start < _LEAD))
    thread = max(opening, default=None)
    if thread is None:
        return _read_own_year(paragraphs, folded, dates, last)
    for day in sorted(day for _, _, day, _ in told if day > thread):
        if (date.fromisoformat(day) - date.fromisoformat(thread)).days > _THREAD:
            break
        thread = day
    return thread


def _told_days(text: str, dates: DateReader) -> Iterator[tuple[int, str, bool]]:
    """Yield where each full date stands, its day, and whether its weekday is told."""
    for start, _, day in dates.days_in(text):
        if dates.background.search(text[max(0, start - _BEFORE) : start]):
            continue
        weekday = _weekday_before(text[max(0, start - _WEEKDAY) : start], dates)
        if weekday is None and text.count(" ") < _TOLD:
            continue  # a date alone on its line tells nothing of when the rest was written
        if weekday is None or weekday == date.fromisoformat(day).weekday():
            yield start, day, weekday is not None


def _weekday_before(text: str, dates: DateReader) -> int | None:
    words = re.findall(r"[^\W\d_]+", text)
    return next((dates.weekdays[word] for word in reversed(words) if word in dates.weekdays), None)


def _read_own_year(paragraphs: Sequence[str], folded: Sequence[str], dates: DateReader, last: str) -> str | None:
    """Return the latest weekday with day and month that fits the one year that the text calls its own."""
    years = {int(found.group("year")) for text in folded for found in dates.this_year.finditer(text)}
    if len(years) != 1:
        return None
    year = years.pop()
    days = (
        _day_of_year(found, year, dates) for text in paragraphs[:_ABOVE] for found in dates.partial.finditer(fold(text))
    )
    return max((day for day in days if day and day <= last), default=None)


def _day_of_year(found: re.Match[str], year: int, dates: DateReader) -> str | None:
    month = dates.months[" ".join(found.group("month").split())]
    try:
        day = date(year, month, int(found.group("day")))
    except ValueError:
        return None
    return day.isoformat() if day.weekday() == dates.weekdays[found.group("weekday")] else None


def read_embedded(posts: Sequence[str], body: str, dates: DateReader, limit: str | None) -> str | None:
    """Return the latest day of the outlet's own embedded posts: those whose author the body names."""
    if not posts:
        return None
    last = limit[:10] if limit else "9999"
    known = " ".join(re.findall(r"[^\W_]+", fold(body)))
    days = [
        day for post in posts if _names_author(post, known) for _, _, day in dates.days_in(fold(post)) if day <= last
    ]
    return max(days, default=None)


def _names_author(post: str, known: str) -> bool:
    name = " ".join(re.findall("[\u0621-\u064a]+", fold(post.partition("(@")[0])))
    return len(name) > 4 and name in known
