"""The map and the timeline: areas instead of points, tolls as bands, the same in tables, nothing from elsewhere."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import caches
from django.http import QueryDict
from django.test import override_settings

from incidents import SAHL, link, telling
from waqai.lexicon.belonging import circle_of
from waqai.records import Place
from waqai.site.geometry import FRAME, place_xy
from waqai.site.mapping import draw_map
from waqai.site.narrowing import asked
from waqai.site.tiles import Tiles
from waqai.site.timeline import ABOVE, BELOW, draw_timeline
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


def test_what_is_told_no_more_exactly_than_the_chosen_place_is_drawn_as_that(mapped):
    page = shown(mapped, "/en/map/?place=ocha:SY02")
    assert page.count('class="disc"') == 1 and "<bdi>Aleppo, told no more exactly</bdi>" in page
    page = shown(mapped, "/en/map/?place=ocha:C5086")
    assert page.count('class="disc"') == 1 and "No place is told" not in page


def live(client, path):
    page = client.get(path).content.decode()
    found = re.search(r'<script id="live-map" type="application/json">(.*?)</script>', page)
    return json.loads(found[1]) if found else None


def test_the_browser_gets_no_more_than_the_drawing_shows(client):
    exact = replace(DEIR, lat=35.334567, lon=40.151234)
    house = Place("منزل", "t:house", 35.987654, 40.876543, "دير الزور", "SY", "building")
    link([_at(telling("أول", "2024-03-11", 2), exact)], [_at(telling("ثان", "2024-03-12", 7, lead=1), house)])
    found = client.get("/en/map/?place=ocha:SY090100").content.decode()
    for page in (found, client.get("/en/map/").content.decode()):
        assert not re.search(r"35\.334|40\.151|35\.98|40\.87", page)
    told = live(client, "/en/map/?place=ocha:SY090100")["areas"]
    assert [(area["lat"], area["lon"], area["km"]) for area in told] == [circle_of("ocha:C5086")]
    areas = live(client, "/en/map/")["areas"]
    assert (
        [(area["lat"], area["lon"]) for area in areas]
        == [(round(area["lat"], 2), round(area["lon"], 2)) for area in areas]
        != []
    )


def test_the_browser_gets_the_same_areas_as_the_drawing_and_the_table(mapped):
    page, told = shown(mapped, "/en/map/"), live(mapped, "/en/map/")
    assert {area["label"]: area["told"] for area in told["areas"]} == {
        "Aleppo": "2 incidents",
        "Deir ez-Zor": "1 incident",
    }
    for area in told["areas"]:
        row = f'<a href="?{area["query"]}"><bdi>{area["label"]}</bdi></a></th><td class="num">{area["incidents"]}</td>'
        assert f'{row}<td class="num">{area["killed"]}</td>' in page
    assert page.count('class="disc"') == len(told["areas"]) and told["tiles"] is None and told["together"] == []


def test_scripts_come_only_where_there_is_a_map(client):
    page = shown(client, "/map/")
    assert "<script" not in page and "leaflet" not in page


def test_several_places_of_one_incident_are_told_so_that_it_counts_once(client):
    both = telling("أول", "2024-03-11", 2)
    link([replace(both, events=(replace(both.events[0], places=(ALEPPO, DEIR)),))], [_at(telling("ثان", lead=1), DEIR)])
    told = live(client, "/en/map/")
    names = [area["label"] for area in told["areas"]]
    assert [[count, *(names[at] for at in numbers)] for count, *numbers in told["together"]] == [
        [1, "Aleppo", "Deir ez-Zor"]
    ]


@pytest.mark.parametrize(
    ("window", "number"),
    [
        ("39,35,41,36", 1),
        ("36,35,41,37", 3),
        ("40.15,35.33,40.16,35.34", 1),  # a settlement's middle, to the hundredth of a degree
        ("40.16,35.33,40.17,35.34", 0),
        ("10,10,11,11", 0),
        ("41,35,39,36", 3),  # no windows: asked for nothing
        ("a,b,c,d", 3),
        ("39,35,41", 3),
        ("nan,35,41,36", 3),
    ],
)
def test_a_window_narrows_map_and_list(mapped, window, number):
    page = shown(mapped, f"/en/map/?window={window}")
    assert f"<h2>{number} incident" in page
    listed = shown(mapped, f"/en/incidents/?window={window}")
    assert f">{number} incident" in listed
    feed = shown(mapped, f"/en/incidents/feed.atom?window={window}")
    assert feed.count("<entry>") == number


def test_a_window_shows_the_places_in_it_as_small_as_they_are_told_and_the_way_out(mapped):
    page = shown(mapped, "/en/map/?window=39,35,41,36&type=shelling")
    assert '<a href="?window=39,35,41,36&type=shelling&place=ocha:C5086"><bdi>Deir ez-Zor</bdi></a>' in page
    assert "from 35.00 to 36.00 degrees north, from 39.00 to 41.00 degrees east" in page
    assert '<a href="?type=shelling"><bdi>anywhere</bdi></a>' in page and "Aleppo" not in page
    assert '<input type="hidden" name="window" value="39,35,41,36">' in page
    assert live(mapped, "/en/map/?window=39,35,41,36")["window"] == [39, 35, 41, 36]


def test_no_window_grows_so_small_that_it_finds_what_is_held_back(client):
    """A position that only a text tells is never asked: its settlement's middle is all that lies anywhere."""
    link([_at(telling("أول", "2024-03-11", 2), replace(DEIR, lat=35.37, lon=40.19))])
    assert live(client, "/map/?window=40.18,35.36,40.2,35.38") is None
    assert live(client, "/map/?window=40.14,35.32,40.16,35.34")["areas"]


def test_places_of_one_name_are_told_apart():
    drawn = draw_map({"ocha:SY07": Sum(3), "ocha:SY0700": Sum(2), "ocha:C3871": Sum(1), "ocha:SY02": Sum(1)}, NOTHING)
    assert [area.label for area in drawn.listed] == ["إدلب (محافظة)", "إدلب (منطقة)", "إدلب (مدينة)", "حلب"]


def test_long_lists_are_folded_and_whole():
    drawn = draw_map({f"w:{number}": Sum(1) for number in range(230)}, NOTHING)
    assert (len(drawn.listed), len(drawn.folded), drawn.hidden) == (25, 175, 30)


def test_only_the_named_tile_server_may_be_asked_and_only_by_the_map(mapped):
    tiles = Tiles("https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example", "© those who drew it")
    plain = mapped.get("/en/map/").headers["Content-Security-Policy"]
    assert "img-src 'self';" in plain and "script-src 'self'" in plain and "connect-src 'self'" in plain
    with override_settings(WAQAI_TILES=tiles):
        caches["pages"].clear()  # settings stay as they are while a site runs
        policy = mapped.get("/en/map/").headers["Content-Security-Policy"]
        assert "img-src 'self' https://tiles.example;" in policy and policy.count("tiles.example") == 1
        assert live(mapped, "/en/map/")["tiles"] == {"address": tiles.template, "credit": "© those who drew it"}
        for path in ("/en/", "/en/incidents/", "/en/events/"):
            assert "tiles.example" not in mapped.get(path).headers["Content-Security-Policy"]


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
    assert [one.killed for one in drawn.bins if one.killed] == ["بين ٢ و٣"]


@pytest.mark.parametrize(("by", "bins"), [("", 62), ("day", 62), ("week", 9), ("month", 3), ("year", 1), ("hour", 62)])
def test_a_reader_may_cut_time_otherwise(by, bins):
    first = date(2024, 3, 31)
    sums = [(first, first, Sum(1, 2, 3)), (first + timedelta(61), first + timedelta(61), Sum(2, 1, 1))]
    drawn = draw_timeline(sums, asked(QueryDict(f"by={by}&type=raid")))
    assert drawn.unit == (by if by in {"week", "month", "year"} else "day")
    labels = [unit.query for unit in drawn.units if not unit.chosen]
    assert "by=year&type=raid" in labels or by == "year"
    assert float(drawn.bins[0].width) == pytest.approx(drawn.width / bins, rel=0.3)
    assert all("by=" not in one.query for one in drawn.bins)


def test_bars_and_bands_stand_on_scales_of_their_own():
    first = date(2024, 3, 31)
    drawn = draw_timeline([(first, first, Sum(9, 2, 8)), (first + timedelta(1),) * 2 + (Sum(1, 4, 4),)], NOTHING)
    for one in drawn.bins:
        assert 0 <= float(one.count) <= ABOVE < drawn.height - BELOW <= float(one.most) <= float(one.least)
    assert float(drawn.bins[0].count) == 0 and float(drawn.bins[0].most) == drawn.height - BELOW


def test_what_is_told_less_exactly_is_left_out_and_said_so():
    first = date(1999, 9, 3)
    drawn = draw_timeline(
        [(first, first, Sum(1)), (first - timedelta(200), first + timedelta(160), Sum(5, 9, 9))], NOTHING
    )
    assert drawn.wide == 5 and sum(one.incidents for one in drawn.bins) == 1


def test_the_base_map_is_ours_and_small():
    fine = json.loads(Path(finders.find("waqai/land.json")).read_text("utf-8"))
    west, south, east, north = FRAME
    assert all(100 * west <= ring[0] <= 100 * east and 100 * south <= ring[1] <= 100 * north for ring in fine)
    assert all(abs(sum(ring[2::2])) + abs(sum(ring[3::2])) < 3000 for ring in fine)
    land = Path(finders.find("waqai/land.svg")).read_text("utf-8")
    assert len(land) < 60_000 and "http" not in land.replace("http://www.w3.org/2000/svg", "")
    west, _south = place_xy(FRAME[1], FRAME[0])
    assert all(abs(int(number)) <= abs(west) * 5 for number in re.findall(r"M(-?\d+)", land))
