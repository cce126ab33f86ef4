"""What the address asks of the list of incidents, and the form that asks it: words, days, facets, order."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import QueryDict

from waqai.lexicon.hijri import from_hijri, hijri_month
from waqai.site.window import LONGEST, parse_window, written
from waqai.store.columns import ONE, ORDERS, SEVERAL
from waqai.store.search import parse_question
from waqai.store.selecting import Wanted

FACETS = ("type", "place", "side", "source", "harm", "object", "grade", "month", "told")
CALENDARS = ("gregorian", "hijri")
LONGEST_QUESTION = 200
_PLAIN = ":,"  # stand in an address as they are
_MOST_CHOSEN = 12  # values of one facet: more is no reader
_TOLD = frozenset({SEVERAL, ONE})
_TERMS = ("q", "from", "to", "calendar", "sort", "window", "by")
UNITS = ("day", "week", "month", "year")
_YEAR, _MONTH, _DAY = 1, 2, 3  # parts of a written day


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks: every part checked, what makes no sense left out."""

    question: str
    since: str
    until: str
    calendar: str
    sort: str
    chosen: tuple[tuple[str, tuple[str, ...]], ...]
    window: str = ""
    by: str = ""
    whole: str = ""  # the facet of which all values are to be shown

    def of(self, facet: str) -> tuple[str, ...]:
        """Return what is chosen of a facet."""
        return dict(self.chosen).get(facet, ())

    def pairs(self, *, without: str = "") -> list[tuple[str, str]]:
        """Return the parts of the address that say this again, without one facet where told."""
        parts = (self.question, self.since, self.until, self.calendar, self.sort, self.window, self.by)
        told = zip(_TERMS, parts, strict=True)
        plain = [(name, value) for name, value in told if value and value not in (CALENDARS[0], ORDERS[0])]
        return [*plain, *((name, value) for name, some in self.chosen if name != without for value in some)]

    def query(self) -> str:
        """Return the address's query."""
        return urlencode(self.pairs(), safe=_PLAIN)

    def toggled(self, facet: str, value: str, *, single: bool = False) -> str:
        """Return the query with a value of a facet chosen, or no longer chosen."""
        now = self.of(facet)
        left = tuple(one for one in now if one != value)
        new = left if value in now else (value,) if single else (*now, value)
        return urlencode([*self.pairs(without=facet), *((facet, one) for one in new)], safe=_PLAIN)

    def with_whole(self, facet: str) -> str:
        """Return the query with all values of a facet shown."""
        return urlencode([*self.pairs(), ("all", facet)], safe=_PLAIN)

    def timeless(self) -> str:
        """Return the query without any bounds of the day, and without the unit of time that suited them."""
        chosen = tuple(pair for pair in self.chosen if pair[0] != "month")
        return replace(self, since="", until="", by="", calendar=CALENDARS[0], chosen=chosen).query()

    def anywhere(self) -> str:
        """Return the query without a window."""
        return replace(self, window="").query()

    def wanted(self) -> Wanted:
        """Return what the list is narrowed to; words are looked up in the articles of incidents."""
        words = parse_question(self.question) if self.question else None
        since = parse_bound(self.since, self.calendar)
        until = parse_bound(self.until, self.calendar, last=True)
        return Wanted(self.chosen, since, until, words, parse_window(self.window))


def asked(query: QueryDict) -> Asked:
    """Return what an address asks."""
    chosen = []
    for facet in FACETS:
        told = (value.replace("\x00", "") for value in query.getlist(facet))
        values = tuple(dict.fromkeys(value for value in told if value and (facet != "told" or value in _TOLD)))
        if values:
            chosen.append((facet, values[:1] if facet == "place" else values[:_MOST_CHOSEN]))
    calendar, sort, by = query.get("calendar", ""), query.get("sort", ""), query.get("by", "")
    window = parse_window(query.get("window", "").strip()[:LONGEST])
    return Asked(
        " ".join(query.get("q", "").replace("\x00", "").split())[:LONGEST_QUESTION],
        query.get("from", "").strip()[:_LONGEST_DAY],
        query.get("to", "").strip()[:_LONGEST_DAY],
        calendar if calendar in CALENDARS else CALENDARS[0],
        sort if sort in ORDERS else ORDERS[0],
        tuple(chosen),
        written(window) if window else "",
        by if by in UNITS else "",
        whole if (whole := query.get("all", "")) in FACETS else "",
    )


_LONGEST_DAY = 10


def parse_bound(text: str, calendar: str, *, last: bool = False) -> date | None:
    """Return the day that «2024», «2024-03» or «2024-03-10» begins with or, where ``last``, ends with; in a calendar.

    Digits of any script are read, and strokes of any kind between them. What is no day gives None.
    """
    parts = "".join(letter if letter.isdecimal() else " " for letter in text).split()
    if not parts or len(parts) > _DAY or any(len(part) > len("2024") for part in parts):
        return None
    numbers = [int(part) for part in parts]
    try:
        return _hijri(numbers, last) if calendar == "hijri" else _gregorian(numbers, last)
    except (ValueError, OverflowError):
        return None


def _gregorian(numbers: list[int], last: bool) -> date:
    if len(numbers) == _DAY:
        return date(*numbers)
    first = date(*numbers, *([1] * (_DAY - len(numbers))))
    if not last:
        return first
    year, month = (
        (first.year + 1, 1) if len(numbers) == _YEAR else (first.year + first.month // 12, first.month % 12 + 1)
    )
    return date(year, month, 1) - timedelta(days=1)


def _hijri(numbers: list[int], last: bool) -> date | None:
    if len(numbers) == _DAY:
        return from_hijri(*numbers)
    month = numbers[1] if len(numbers) == _MONTH else 12 if last else 1
    found = hijri_month(numbers[0], month)
    return found[last] if found else None
