"""Calendars other than the common one: Umm al-Qura, and feasts that move."""

import datetime
from collections.abc import Callable

from hijridate import Gregorian, Hijri

_FIRST_HIJRI = 1343
_LAST_HIJRI = 1500


def from_hijri(year: int, month: int, day: int) -> datetime.date | None:
    """Return the common day of a Hijri one (Umm al-Qura); None outside the tables.

    Pages count months by sight of the moon, so the 30th of a month of 29 days is read as the day after its 29th.
    """
    if not (_FIRST_HIJRI <= year <= _LAST_HIJRI and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    length = Hijri(year, month, 1).month_length()
    found = Hijri(year, month, min(day, length)).to_gregorian()
    return datetime.date(found.year, found.month, found.day) + datetime.timedelta(days=max(0, day - length))


def hijri_month(year: int, month: int) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and last common day of a Hijri month; None outside the tables."""
    first = from_hijri(year, month, 1)
    if first is None:
        return None
    return first, first + datetime.timedelta(days=Hijri(year, month, 1).month_length() - 1)


def hijri_year_of(day: datetime.date) -> int | None:
    """Return the Hijri year in which ``day`` falls; None outside the tables."""
    if not datetime.date(1925, 1, 1) <= day <= datetime.date(2076, 1, 1):
        return None
    return Gregorian(day.year, day.month, day.day).to_hijri().year


def _fixed(month: int, day: int) -> Callable[[int], list[datetime.date]]:
    return lambda year: [datetime.date(year, month, day)]


def _moving(month: int, day: int) -> Callable[[int], list[datetime.date]]:
    def days(year: int) -> list[datetime.date]:
        opening = hijri_year_of(datetime.date(year, 1, 1))
        if opening is None:
            return []
        found = (from_hijri(opening + shift, month, day) for shift in (0, 1))
        return [d for d in found if d is not None and d.year == year]

    return days


UNNAMED_FEAST = "eid"


def _either(year: int) -> list[datetime.date]:
    """Return the first days of both feasts that are called «the feast» alone."""
    return sorted(_moving(10, 1)(year) + _moving(12, 10)(year))


# A feast by its name in knowledge/time/holidays.yml: its first days in a common year.
FEASTS: dict[str, Callable[[int], list[datetime.date]]] = {
    "fitr": _moving(10, 1),
    "adha": _moving(12, 10),
    UNNAMED_FEAST: _either,
    "hijri_new_year": _moving(1, 1),
    "mawlid": _moving(3, 12),
    "christmas": _fixed(12, 25),
    "new_year": _fixed(1, 1),
    "nowruz": _fixed(3, 21),
}
