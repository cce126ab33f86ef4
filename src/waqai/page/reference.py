"""The day that relative words of an article count from, where the page prints no day of publication."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
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
_NAME = 4  # letters; a shorter name says nothing
_WORD = re.compile(r"[^\W_]+")
_MARKS = " ,("
_TODAY = 22  # letters before a date in which «today» and its weekday can stand
_WEEKDAY = 14  # letters before a date in which its weekday can stand


@dataclass(frozen=True, slots=True)
class FullDate:
    """A full date of a text: the paragraph and letter where it stands, its day, whether its weekday is told with it and
    whether the text calls it today.
    """

    at: int
    start: int
    day: str
    named: bool
    today: bool

    @property
    def weekday(self) -> int:
        """The day of the week, Monday 0."""
        return date.fromisoformat(self.day).weekday()


def read_reference(paragraphs: Sequence[str], dates: DateReader, limit: str | None) -> str | None:
    """Return the latest full date that the paragraphs tell as part of their present thread, None where they tell none.

    The thread starts with a day that the text calls today, in the first lines, or with a day told by its weekday in the
    first paragraphs, and goes on by steps of at most a month; a date in the background (an old agreement) starts none.
    The weekdays that the text calls today («today, Sunday») bear a date out or speak against it. Where no full date
    starts the thread, a weekday with day and month counts if the text tells its own year and the weekday fits. Nothing
    after ``limit``, the day of the fetch, counts.
    """
    if not any(_YEAR.search(text) for text in paragraphs):
        return None
    last = limit[:10] if limit else "9999"
    folded = [fold(text) for text in paragraphs]
    starts = list(accumulate(map(len, paragraphs), initial=0))
    todays = {
        dates.weekdays[name] for text in folded for found in dates.todays(text) if (name := found.group("weekday"))
    }
    told = [each for at, text in enumerate(folded) for each in _told_days(at, text, dates) if each.day <= last]
    newest = max((each.day for each in told), default=None)
    opening = (
        each.day
        for each in told
        if each.today
        or (each.named and (each.at < _ABOVE or (each.day == newest and each.weekday in todays)))
        or (starts[each.at] + each.start < _LEAD and (not todays or each.weekday in todays))
    )
    thread = max(opening, default=None)
    if thread is None:
        return _read_own_year(folded, dates, last)
    for day in sorted(each.day for each in told if each.day > thread):
        if (date.fromisoformat(day) - date.fromisoformat(thread)).days > _THREAD:
            break
        thread = day
    return thread


def _told_days(at: int, text: str, dates: DateReader) -> Iterator[FullDate]:
    """Yield the full dates of a paragraph that are told as part of what happens."""
    for start, _, day in dates.days_in(text):
        today = _is_today(text[max(0, start - _TODAY) : start], dates)
        if not today and dates.background.search(text[max(0, start - _BEFORE) : start]):
            continue
        weekday = _weekday_before(text[max(0, start - _WEEKDAY) : start], dates)
        if weekday is None and text.count(" ") < _TOLD:
            continue  # a date alone on its line tells nothing of when the rest was written
        if weekday is None or weekday == date.fromisoformat(day).weekday():
            yield FullDate(at, start, day, weekday is not None, today)


def _is_today(before: str, dates: DateReader) -> bool:
    """Tell whether «today» stands right before a date, its weekday between them or not."""
    head = before.rstrip(_MARKS) + " "
    return any(found.end() >= len(head) - 1 for found in dates.todays(head))


def _weekday_before(text: str, dates: DateReader) -> int | None:
    words = re.findall(r"[^\W\d_]+", text)
    return next((dates.weekdays[word] for word in reversed(words) if word in dates.weekdays), None)


def _read_own_year(folded: Sequence[str], dates: DateReader, last: str) -> str | None:
    """Return the latest weekday with day and month that fits the one year that the text calls its own."""
    years = {int(found.group("year")) for text in folded for found in dates.this_year.finditer(text)}
    if len(years) != 1:
        return None
    year = years.pop()
    days = (_day_of_year(found, year, dates) for text in folded for found in dates.partial.finditer(text))
    return max((day for day in days if day and day <= last), default=None)


def _day_of_year(found: re.Match[str], year: int, dates: DateReader) -> str | None:
    month = dates.months[" ".join(found.group("month").split())]
    try:
        day = date(year, month, int(found.group("day")))
    except ValueError:
        return None
    return day.isoformat() if day.weekday() == dates.weekdays[found.group("weekday")] else None


def read_embedded(
    posts: Sequence[str], body: str, dates: DateReader, limit: str | None, is_own: Callable[[str], bool]
) -> str | None:
    """Return the latest day of the outlet's own embedded posts: those signed with its name (``is_own``), or with a name
    that the body tells as the one that witnesses spoke to. What others posted may be older than the page.
    """
    if not posts:
        return None
    last = limit[:10] if limit else "9999"
    told_to = {" ".join(_WORD.findall(found.group("rest"))) for found in dates.told_to.finditer(fold(body))}
    days = [
        day
        for post in posts
        if is_own(post) or _is_told_to(post, told_to)
        for _, _, day in dates.days_in(fold(post))
        if day <= last
    ]
    return max(days, default=None)


def _is_told_to(post: str, told_to: Set[str]) -> bool:
    name = " ".join(re.findall("[\u0621-\u064a]+", fold(post.partition("(@")[0])))
    return len(name) > _NAME and any(rest.startswith(name) for rest in told_to)
