"""Each comparison has stated levels; what a report leaves open has a level of its own."""

from dataclasses import replace

import pytest
from tellings import DAY, NAKHIL, OPEN, SAFSAF, telling

from waqai.linking.compare import (
    compare_date,
    compare_day,
    compare_injured,
    compare_killed,
    compare_place,
    compare_type,
    compare_weekday,
)
from waqai.linking.telling import Site, Telling, Toll

HERE = telling("نهر")
NEXT_VILLAGE = Site("الرمان", "t:rumman", 35.15, 40.52)
UNKNOWN = Site("حي الجسر", None, None, None)


@pytest.mark.parametrize(
    ("sites", "areas", "level"),
    [
        ((NAKHIL,), {"دير الزور"}, "same"),
        ((NEXT_VILLAGE,), {"دير الزور"}, "km 10"),
        ((SAFSAF,), {"حلب"}, "km more"),
        ((), {"دير الزور"}, "area"),
        ((), {"حلب"}, "other area"),
        ((), (), "open"),
        ((UNKNOWN,), {"دير الزور"}, "area"),
    ],
)
def test_places(sites: tuple[Site, ...], areas: set[str], level: str) -> None:
    other = replace(HERE, sites=sites, areas=frozenset(areas))
    assert compare_place(HERE, other) == compare_place(other, HERE) == level


def test_a_place_that_no_gazetteer_knows_is_alike_by_its_name() -> None:
    one = replace(HERE, sites=(UNKNOWN,))
    assert compare_place(one, replace(one, page="ضفاف")) == "name"


@pytest.mark.parametrize(
    ("days", "told", "level"),
    [
        ((DAY, DAY), DAY, "days 0"),
        ((DAY + 1, DAY + 1), DAY, "days 1"),
        ((DAY - 5, DAY - 1), DAY, "days 1"),
        ((DAY - 9, DAY + 9), DAY, "days 0"),
        ((DAY + 90, DAY + 90), DAY, "days more"),
        (None, DAY, "told 0"),
        (None, DAY + 3, "told 3"),
        (None, DAY - 1, "told before"),
        (None, None, "open"),
    ],
)
def test_days(days: tuple[int, int] | None, told: int | None, level: str) -> None:
    other = replace(HERE, days=days, told=told)
    assert compare_day(HERE, other) == compare_day(other, HERE) == level


def test_two_without_a_day_are_compared_by_when_they_were_told() -> None:
    one, other = replace(HERE, days=None), replace(HERE, days=None, told=DAY + 1)
    assert compare_day(one, other) == "both told 1"
    assert compare_day(one, replace(HERE, **OPEN)) == "open"


def test_a_day_of_a_month_without_a_year_is_compared_with_days_and_with_tellings() -> None:
    dated = replace(HERE, **(OPEN | {"dates": frozenset({(3, 11)})}))
    assert compare_date(HERE, dated) == "date 1"
    assert compare_date(dated, replace(HERE, **(OPEN | {"told": DAY}))) == "told date 1"
    assert compare_date(replace(HERE, **OPEN), dated) == "open"


@pytest.mark.parametrize(
    ("weekdays", "level"), [({7}, "same"), ({1}, "next"), ({6}, "next"), ({4}, "other"), ((), "open")]
)
def test_weekdays(weekdays: set[int], level: str) -> None:
    assert compare_weekday(HERE, replace(HERE, weekdays=frozenset(weekdays))) == level


@pytest.mark.parametrize(
    ("toll", "level"),
    [
        (Toll(3, 3), "same"),
        (Toll(2, None), "fits"),
        (Toll(4, 4), "near"),
        (Toll(8, 8), "other"),
        (Toll(40, 40), "far"),
        (Toll(0, 0), "other"),
        (None, "open"),
    ],
)
def test_tolls(toll: Toll | None, level: str) -> None:
    other: Telling = replace(HERE, killed=toll)
    assert compare_killed(HERE, other) == compare_killed(other, HERE) == level


def test_large_equal_tolls_say_more_than_one_dead() -> None:
    one, many = replace(HERE, killed=Toll(1, 1)), replace(HERE, killed=Toll(12, 12))
    assert (compare_killed(one, one), compare_killed(many, many)) == ("one", "same many")
    hurt = replace(HERE, injured=Toll(10, 10))
    assert compare_injured(hurt, replace(hurt, injured=Toll(12, None))) == "near"
    assert compare_injured(hurt, HERE) == "open"


def test_types() -> None:
    assert compare_type(HERE, replace(HERE, type="air_strike")) == "family"
    assert compare_type(HERE, replace(HERE, type="armed_clash", family="fight")) == "other"
