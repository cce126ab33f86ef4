"""Days and numbers as a reader of the page's language expects them: CLDR month names, Arabic-Indic digits in Arabic."""

import unicodedata
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_ARABIC_INDIC = str.maketrans({str(n): chr(0x0660 + n) for n in range(10)})

# CLDR's month names differ by region; the setting WAQAI_MONTHS names one of these.
MONTH_LOCALES = {
    "levantine": "ar_SY",
    "egyptian": "ar_EG",
    "moroccan": "ar_MA",
    "algerian": "ar_DZ",
    "mauritanian": "ar_MR",
}


def is_arabic() -> bool:
    """Tell whether the page being written is in Arabic."""
    return (get_language() or "ar").startswith("ar")


def digits(value: object) -> str:
    """Return ``value`` as text, with Arabic-Indic digits on Arabic pages unless the setting says otherwise."""
    text = str(value)
    return text.translate(_ARABIC_INDIC) if is_arabic() and settings.WAQAI_DIGITS == "arabic" else text


def latin_digits(text: str) -> str:
    """Return ``text`` with the digits of any script as 0 to 9."""
    return "".join(str(unicodedata.decimal(one, one)) for one in text)


@lru_cache(maxsize=8192)
def _written(day: date, pattern: str, locale: str) -> str:
    return format_date(day, format=pattern, locale=locale)


def _format(day: date, pattern: str) -> str:
    locale = MONTH_LOCALES[settings.WAQAI_MONTHS] if is_arabic() else "en_GB"
    return digits(_written(day, pattern, locale))


def show_day(day: date) -> str:
    """Return one day in words: «٢٧ آب ٢٠٢٣»."""
    return _format(day, "d MMMM y")


def show_weekday(day: date) -> str:
    """Return one day in words with its weekday."""
    return _format(day, "EEEE d MMMM y")


def show_month(day: date, with_month: bool = True) -> str:
    """Return the month of a day in words, or its year alone."""
    return _format(day, "MMMM y" if with_month else "y")


def show_range(start: date | None, end: date | None) -> str | None:
    """Return the stretch from ``start`` to ``end`` as short as it stays exact; None when neither is told."""
    if start is None or end is None:
        known = start or end
        return show_day(known) if known else None
    if start == end:
        return show_day(start)
    if _is_whole_year(start, end):
        return _format(start, "y")
    if _is_whole_month(start, end):
        return _format(start, "MMMM y")
    if (start.year, start.month) == (end.year, end.month):
        return f"{digits(start.day)}–{show_day(end)}"
    return _("%(start)s to %(end)s") % {"start": show_day(start), "end": show_day(end)}


def _is_whole_year(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year)


def _is_whole_month(start: date, end: date) -> bool:
    following = date(end.year + end.month // 12, end.month % 12 + 1, 1)
    return start.day == 1 and (start.year, start.month) == (end.year, end.month) and (following - end).days == 1


def parse_day(text: str | None) -> date | None:
    """Return the day that an ISO string begins with; None when it tells none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def today() -> date:
    """Return the day it is where the readers are (setting WAQAI_TIMEZONE)."""
    return datetime.now(ZoneInfo(settings.WAQAI_TIMEZONE)).date()
