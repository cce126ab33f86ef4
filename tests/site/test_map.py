"""The map and the timeline: areas instead of points, tolls as bands, the same in tables, nothing from elsewhere."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.http import QueryDict

from incidents import SAHL, link, telling
from waqai.lexicon.belonging import circle_of
from waqai.records import Place
from waqai.site.geometry import FRAME, place_xy
from waqai.site.mapping import draw_map
from waqai.site.narrowing import asked
from waqai.site.timeline import draw_timeline
from waqai.store.selecting import Sum

DEIR = Place("دير الزور", "ocha:C5086", 35.33, 40.15, "دير الزور", "SY", "settlement")
ALEPPO = Place("حلب", "ocha:SY02", 36.2, 37.1, "حلب", "SY", "admin1")
NOTHING = asked(QueryDict(""))


def _at(report, place, **changes):
    return replace(report, events=(replace(report.events[0], places=(place,), **changes),))


@pytest.fixture
def mapped(client):
    link(
        [_at(telling("أول", "2024-03-11", 2), DEIR), _at(telling("ثان", "2024-03-12", 7, lead=1), DEIR)],
        [_at(telling("ثالث", "2024-05-13", 1, lead=2, doer=(SAHL,)), ALEPPO, start="2024-05-12", end="2024-05-12")],
        [_at(telling("رابع", "2024-05-14", None, lead=3), ALEPPO, start=None, end=None)],
    )
    return client


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_governorates_are_drawn_and_listed_with_their_tolls(mapped):
    page = shown(mapped, "/en/map/")
    assert page.count('class="disc"') == 2
    assert re.search(
        r'<a href="\?place=ocha:SY09"><bdi>Deir ez-Zor</bdi></a></th><td class="num">1<.*?between 2 and 7', page
    )
    assert re.search(
        r'<a href="\?place=ocha:SY02"><bdi>Aleppo</bdi></a></th><td class="num">2</td><td class="num">1<', page
    )


def test_a_chosen_place_shows_what_lies_below_it(mapped):
    page = shown(mapped, "/en/map/?place=ocha:SY09")
    assert "1 incident" in page and "?place=ocha:SY0901" in page and "Aleppo</bdi>" not in page


def test_the_timeline_has_bands_and_a_table(mapped):
    page = shown(mapped, "/en/map/")
    assert page.count('class="band"') == 2
    assert re.search(
        r'<a href="\?from=2024-03-10&to=2024-03-10"><bdi>10 March 2024</bdi></a></th><td class="num">1</td>', page
    )


def test_the_same_address_is_a_list(mapped):
    page = shown(mapped, "/en/map/?type=shelling&q=قصفت")
    assert "/en/incidents/?q=%D9%82%D8%B5%D9%81%D8%AA&type=shelling" in page


def test_nothing_is_drawn_of_nothing(client):
    page = shown(client, "/map/")
    assert 'class="disc"' not in page and 'class="times"' not in page


def test_a_settlement_is_no_finer_than_the_hundredth_and_an_area_as_large_as_it_is():
    lat, lon, radius = circle_of("ocha:C5086")
    assert (lat, lon) == (round(lat, 2), round(lon, 2)) and radius >= 1
    assert circle_of("ocha:SY09")[2] > circle_of("ocha:SY090100")[2] > radius
    assert circle_of("no:where") is None


def test_all_circles_lie_in_the_window():
    drawn = draw_map({"ocha:SY09": Sum(3, 1, 4), "ocha:SY02": Sum(100), "w:0123": Sum(1)}, NOTHING)
    assert [area.incidents for area in drawn.listed] == [100, 3, 1]
    for area in drawn.areas:
        x, y, extent = float(area.x), float(area.y), float(area.extent)
        assert x - extent >= 0 and x + extent <= drawn.width and y - extent >= 0 and y + extent <= drawn.height
        assert extent >= float(area.radius)
    assert [area.drawn for area in drawn.listed] == [True, True, False]


@pytest.mark.parametrize(("days", "unit"), [(1, "day"), (100, "day"), (400, "week"), (3000, "month"), (9000, "year")])
def test_time_is_cut_as_finely_as_it_can_be_drawn(days, unit):
    first = date(1999, 9, 3)
    drawn = draw_timeline(
        [(first, first, Sum(1, 2, 3)), (first + timedelta(days), first + timedelta(days), Sum(2))], NOTHING
    )
    assert drawn.unit == unit and sum(one.incidents for one in drawn.bins) == 3 and drawn.wide == 0
    assert [one.killed for one in drawn.bins if one.killed] == ["بين ٢ و٣"] or drawn.bins[0].killed


def test_what_is_told_less_exactly_is_left_out_and_said_so():
    first = date(1999, 9, 3)
    drawn = draw_timeline(
        [(first, first, Sum(1)), (first - timedelta(200), first + timedelta(160), Sum(5, 9, 9))], NOTHING
    )
    assert drawn.wide == 5 and sum(one.incidents for one in drawn.bins) == 1


def test_the_base_map_is_ours_and_small():
    land = Path(finders.find("waqai/land.svg")).read_text("utf-8")
    assert len(land) < 60_000 and "http" not in land.replace("http://www.w3.org/2000/svg", "")
    west, _south = place_xy(FRAME[1], FRAME[0])
    assert all(abs(int(number)) <= abs(west) * 5 for number in re.findall(r"M(-?\d+)", land))
