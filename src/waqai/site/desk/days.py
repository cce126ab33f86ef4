"""Days as people write them: 2025-04-11, 11/4/2025 or the day with its month in words, in the digits of any script."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from babel.dates import get_month_names

from waqai.site.dates import MONTH_LOCALES, latin_digits

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_AROUND = " \t\r\n\u200e\u200f\u2066\u2069"  # marks of direction come along where a day is copied from a page
_IN_WORDS = re.compile(r"(\d{1,2})\s+(\D+?)\s+(\d{4})")


def _bare(word: str) -> str:
    """Return a word without the marks on its letters, so that every spelling of a month is one."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return " ".join("".join(one for one in parts if not unicodedata.combining(one)).split())


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for locale in (*MONTH_LOCALES.values(), "en"):
        for names in (get_month_names("wide", locale=locale), get_month_names("abbreviated", locale=locale)):
            found.update({_bare(word): number for number, word in names.items()})
    return found


def day_of(told: str) -> date | None:
    """Return the day that ``told`` writes; None where it writes none. The day comes before the month, unless the year
    comes first.
    """
    text = latin_digits(told.strip(_AROUND))
    try:
        if found := _YEAR_FIRST.fullmatch(text):
            return date(*map(int, found.groups()))
        if found := _DAY_FIRST.fullmatch(text):
            return date(*map(int, reversed(found.groups())))
        if (found := _IN_WORDS.fullmatch(text)) and (month := _months().get(_bare(found[2]))):
            return date(int(found[3]), month, int(found[1]))
    except ValueError:
        return None
    return None
