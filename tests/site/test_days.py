"""Days in words: Arabic month names by region, Arabic-Indic digits, ranges as exact as they are."""

from datetime import date

import pytest
from django.test import override_settings
from django.utils import translation

from waqai.site.dates import digits, parse_day, show_range, show_weekday
from waqai.site.tolls import show_amount

DAY = date(2025, 1, 8)


@pytest.mark.parametrize(
    ("months", "shown"),
    [
        ("levantine", "الأربعاء ٨ كانون الثاني ٢٠٢٥"),
        ("egyptian", "الأربعاء ٨ يناير ٢٠٢٥"),
        ("moroccan", "الأربعاء ٨ يناير ٢٠٢٥"),
        ("algerian", "الأربعاء ٨ جانفي ٢٠٢٥"),
    ],
)
def test_month_names_follow_the_setting(months, shown):
    with translation.override("ar"), override_settings(WAQAI_MONTHS=months):
        assert show_weekday(DAY).replace("،", "") == shown


def test_moroccan_august_has_its_own_name():
    with translation.override("ar"), override_settings(WAQAI_MONTHS="moroccan"):
        assert show_range(date(2025, 8, 3), date(2025, 8, 3)) == "٣ غشت ٢٠٢٥"


def test_latin_digits_are_a_setting():
    with translation.override("ar"), override_settings(WAQAI_DIGITS="latin"):
        assert digits(2025) == "2025"
    with translation.override("ar"):
        assert digits(2025) == "٢٠٢٥"
    with translation.override("en"):
        assert digits(2025) == "2025"
        assert show_weekday(DAY) in {"Wednesday 8 January 2025", "Wednesday, 8 January 2025"}


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (None, None, None),
        ("2023-08-27", "2023-08-27", "٢٧ آب ٢٠٢٣"),
        ("2023-08-27", None, "٢٧ آب ٢٠٢٣"),
        ("2023-08-01", "2023-08-31", "آب ٢٠٢٣"),
        ("2024-02-01", "2024-02-29", "شباط ٢٠٢٤"),
        ("2023-12-01", "2023-12-31", "كانون الأول ٢٠٢٣"),
        ("2023-01-01", "2023-12-31", "٢٠٢٣"),
        ("2023-08-21", "2023-08-31", "٢١–٣١ آب ٢٠٢٣"),
        ("2023-08-27", "2023-09-02", "من ٢٧ آب ٢٠٢٣ إلى ٢ أيلول ٢٠٢٣"),
    ],
)
def test_a_range_is_as_exact_as_it_is_told(start, end, shown):
    with translation.override("ar"):
        assert show_range(parse_day(start), parse_day(end)) == shown


@pytest.mark.parametrize("text", [None, "", "yesterday", "2023-13-40"])
def test_what_is_no_day_gives_none(text):
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("least", "most", "arabic", "english"),
    [
        (3, 3, "٣", "3"),
        (5, 7, "بين ٥ و٧", "between 5 and 7"),
        (21, None, "٢١ على الأقل", "at least 21"),
        (0, 0, "٠", "0"),
    ],
)
def test_tolls_are_ranges(least, most, arabic, english):
    with translation.override("ar"):
        assert show_amount(least, most) == arabic
    with translation.override("en"):
        assert show_amount(least, most) == english
