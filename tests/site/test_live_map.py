"""The map that can be moved, in a real browser: by pointer, keys and list, with what the table says."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import AXE, DESKTOP, PHONE, follow, watched_pages
from playwright.sync_api import expect
from serving import serving

pytestmark = pytest.mark.browser
GOVERNORATES = {"Idlib": 4, "Aleppo": 2, "Homs": 1, "Raqqa": 1, "Deir ez-Zor": 1}
ALL = 8  # incidents: one is told in Idlib and in Aleppo


@pytest.fixture(scope="module")
def database(sqlite_template, tmp_path_factory):
    """A store with incidents at known places."""
    path = tmp_path_factory.mktemp("mapped") / "store.sqlite3"
    shutil.copy(sqlite_template, path)
    fill = Path(__file__).with_name("fill_mapped.py")
    told = f"sqlite:///{path}"
    subprocess.run([sys.executable, str(fill)], check=True, env=os.environ | {"WAQAI_DATABASE": told})
    return told


@pytest.fixture(scope="module")
def mapped(database):
    with serving(database) as address:
        yield address


@pytest.fixture
def visit(chromium, mapped):
    """Open pages; a request to another host or a complaint of the browser fails the test."""
    with watched_pages(chromium, mapped) as opened:
        yield opened


def at_map(visit, path="/en/map/", **more):
    page = visit(path, **{"reduced_motion": "reduce"} | more)
    page.locator(".live .spot").first.wait_for()
    return page


def told(page):
    """Return what the discs in sight say when they are read out, with the number that stands on each."""
    rows = page.locator(".spot").evaluate_all(
        "all => all.map(one => [one.getAttribute('aria-label'), one.querySelector('.disc').textContent])"
    )
    return dict(rows)


def table(page):
    rows = page.locator("#places tbody tr").evaluate_all(
        "all => all.map(row => [row.querySelector('th bdi').textContent, row.querySelector('td').textContent])"
    )
    return {name: int(number) for name, number in rows}


def focused(page, what):
    return page.evaluate("what => document.activeElement[what]", what)


def test_without_scripts_the_drawing_stands(visit):
    page = visit("/en/map/", java_script_enabled=False)
    assert page.locator("svg.map").is_visible() and page.locator(".live, .find").count() == 0
    assert page.locator("svg.map .disc").count() == len(GOVERNORATES) and table(page) == GOVERNORATES


def test_the_map_stands_in_its_place_and_says_what_the_table_says(visit):
    page = at_map(visit)
    assert not page.locator("svg.map").is_visible() and page.locator(".live path.land").count() == 1
    page.locator(".find").first.click()  # near enough for every disc of its own
    for name, number in GOVERNORATES.items():
        page.get_by_role("button", name=f"on the map: {name}", exact=True).click()
        assert page.locator(".card h3").inner_text() == name
        assert page.locator(".card p").first.inner_text() == f"{number} incident{'s' * (number > 1)}"
        label = next(label for label in told(page) if label.startswith(f"{name}; "))
        assert told(page)[label] == str(number) and page.locator(".live path.extent").count() >= 1
    assert table(page) == GOVERNORATES


def test_discs_that_come_too_close_become_one_that_counts_nothing_twice(visit):
    page = at_map(visit)
    page.locator(".live").focus()
    for _ in range(8):
        page.keyboard.press("-")
    expect(page.locator(".spot")).to_have_count(1)
    assert told(page) == {f"Places: {len(GOVERNORATES)}; Incidents: {ALL}": str(ALL)}
    assert page.locator(".live path.extent").count() == 0
    page.keyboard.press("Tab")
    while "spot" not in focused(page, "className"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".spot")).not_to_have_count(1)
    assert "live" in focused(page, "className").split()
    assert "Places: 5. Idlib, 4 incidents; Aleppo, 2 incidents" in page.locator(".around [role=status]").inner_text()


@pytest.mark.parametrize(("path", "name"), [("/map/", "حمص"), ("/en/map/", "Homs")])
def test_by_keyboard_alone(visit, path, name):
    page = at_map(visit, path)
    here = page.locator(".windows a").first
    page.locator(".live").focus()
    before = here.get_attribute("href")
    page.keyboard.press("+")
    page.keyboard.press("ArrowDown")
    expect(here).not_to_have_attribute("href", before)
    page.keyboard.press("-")
    page.keyboard.press("Tab")
    for _ in range(20):
        if (page.evaluate("document.activeElement.getAttribute('aria-label')") or "").startswith(name):
            break
        page.keyboard.press("Tab")
    spot = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert spot.startswith(name)
    before = here.get_attribute("href")
    page.keyboard.press("ArrowRight")
    expect(here).not_to_have_attribute("href", before)
    page.keyboard.press("Enter")
    assert focused(page, "className") == "card" and name in focused(page, "textContent")
    page.keyboard.press("Tab")
    assert "/incidents/?place=ocha:SY04" in focused(page, "href")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == spot
    expect(page.locator(".card")).to_have_count(0)


def test_the_list_leads_to_the_map_and_back(visit):
    page = at_map(visit)
    find = page.get_by_role("button", name="on the map: Homs", exact=True)
    find.focus()
    page.keyboard.press("Enter")
    assert focused(page, "className") == "card"
    assert "between 2 and 7" in page.locator(".card").inner_text()
    assert page.locator(".around [role=status]").inner_text() == "Homs: 1 incident"
    page.keyboard.press("Escape")
    assert focused(page, "className") == "find"
    find.click()
    follow(page, page.get_by_role("link", name="These incidents"))
    assert urlsplit(page.url).path == "/en/incidents/" and page.locator("ol.records > li").count() == 1


def test_the_window_narrows_only_when_asked_and_shows_places_closer(visit):
    page = at_map(visit)
    address = page.url
    page.get_by_role("button", name="on the map: Idlib", exact=True).click()
    page.keyboard.press("Escape")
    assert page.url == address and table(page) == GOVERNORATES
    follow(page, page.get_by_role("link", name="Show only what lies in this window"))
    page.locator(".spot").first.wait_for()
    assert {"Idlib", "Maarrat al-Numan"} <= set(table(page)) and "Raqqa" not in table(page)
    assert "degrees north" in page.locator(".facets").inner_text()
    follow(page, page.get_by_role("link", name="These as a list"))
    window = urlsplit(page.url).query
    assert re.fullmatch(r"window=[\d.,]+", window) and page.locator("ol.records > li").count() < ALL
    page.go_back()
    follow(page, page.get_by_role("link", name="Show all again"))
    assert page.url == address


def test_the_skip_link_leads_over_the_map(visit):
    page = at_map(visit)
    past = page.get_by_role("link", name="Skip the map")
    past.focus()
    assert past.bounding_box()["width"] > 20
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#places') !== null")


@pytest.mark.parametrize(("path", "right"), [("/map/", True), ("/en/map/", False)])
def test_controls_stand_where_the_page_begins(visit, path, right):
    page = at_map(visit, path)
    box, zoom = page.locator(".live").bounding_box(), page.locator(".leaflet-control-zoom").bounding_box()
    middle = box["x"] + box["width"] / 2
    assert (zoom["x"] > middle) is right
    digits = "٠١٢٣٤٥٦٧٨٩" if right else "0123456789"
    assert all(set(number) <= set(digits) for number in told(page).values())
    page.locator(".find").first.click()
    assert page.locator(".card").evaluate("card => getComputedStyle(card).direction") == ("rtl" if right else "ltr")


def test_in_print_the_drawing_stands(visit):
    page = at_map(visit)
    page.emulate_media(media="print")
    assert page.locator("svg.map").is_visible()
    assert not page.locator(".live").is_visible() and not page.locator(".find").first.is_visible()


def test_nothing_glides_for_those_who_want_no_motion(visit):
    moving = "() => document.querySelectorAll('.leaflet-fade-anim, .leaflet-zoom-anim').length"
    assert at_map(visit).evaluate(moving) == 0
    assert at_map(visit, reduced_motion="no-preference").evaluate(moving) > 0


def test_one_finger_moves_the_page(visit):
    page = at_map(visit, viewport=PHONE, has_touch=True, is_mobile=True)
    assert "pan-y" in page.locator(".live").evaluate("box => getComputedStyle(box).touchAction")
    assert page.get_by_text("Two fingers move and zoom the map.").is_visible()
    assert not page.get_by_text("Arrow keys move the map").is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/map/", "/en/map/", "/en/map/?window=36,35,37.5,36.5"])
def test_the_map_is_no_barrier(visit, path, theme):
    for size in (DESKTOP, PHONE):
        page = at_map(visit, path, color_scheme=theme, viewport=size)
        for _ in range(2):  # without and with an open popup
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            rows = [(row["id"], [node["html"][:200] for node in row["nodes"]]) for row in found]
            assert rows == [], json.dumps([path, rows], ensure_ascii=False, indent=1)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            page.locator(".find").first.click()


@pytest.mark.parametrize("missing", ["land.json", "supercluster.js"])
def test_without_its_ground_or_what_joins_its_discs_the_drawing_stays(chromium, mapped, missing):
    context = chromium.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.route(f"**/{missing}*", lambda route: route.abort())
    page.goto(mapped + "/en/map/")
    page.wait_for_load_state("networkidle")
    assert page.locator("svg.map").is_visible() and page.locator(".live").count() == 0
    context.close()


def test_the_focus_is_not_lost_with_a_disc_that_is_joined_to_others(visit):
    page = at_map(visit)
    page.locator(".spot").first.focus()
    for _ in range(8):
        page.keyboard.press("-")
    expect(page.locator(".spot")).to_have_count(1)
    assert {"live", "spot"} & set(focused(page, "className").split())


class _Tile(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        tile = b'<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="9" height="9"/></svg>'
        self.send_response(200)
        self.send_header("Content-Type", "image/svg+xml")
        self.end_headers()
        self.wfile.write(tile)

    def log_message(self, *_told):
        """Say nothing."""


@contextmanager
def tile_server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Tile)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_a_tile_server_is_asked_only_where_one_is_set_and_no_other_host_is(chromium, database):
    with tile_server() as (server, host):
        tiles = {"WAQAI_TILES": host + "/{z}/{x}/{y}.svg", "WAQAI_TILES_CREDIT": "<b>Tiles</b> of this test"}
        with serving(database, **tiles) as address:
            context = chromium.new_context(viewport=DESKTOP)
            page = context.new_page()
            hosts, complaints = set(), []
            page.on("request", lambda told: hosts.add(urlsplit(told.url).netloc))
            page.on("console", lambda told: complaints.append(told.text))
            page.on("pageerror", lambda told: complaints.append(str(told)))
            policy = page.goto(address + "/en/map/").headers["content-security-policy"]
            page.locator(".live .leaflet-tile-loaded").first.wait_for(state="attached")
            page.locator(".live").focus()
            for key in "++--+":  # tiles that are on their way are let go
                page.keyboard.press(key)
            page.wait_for_timeout(600)
            assert page.locator(".leaflet-control-attribution").inner_text() == "<b>Tiles</b> of this test"
            assert f"img-src 'self' {host};" in policy + ";"
            assert hosts == {urlsplit(host).netloc, urlsplit(address).netloc} and complaints == []
            assert server.asked and all(re.fullmatch(r"/\d+/\d+/\d+\.svg", path) for path in server.asked)
            assert page.goto(address + "/en/").headers["content-security-policy"].count(host) == 0
            context.close()


IN_SIGHT = """() => {
  const box = document.querySelector(".live").getBoundingClientRect();
  const spots = Array.from(document.querySelectorAll(".live .spot"), (one) => one.getBoundingClientRect());
  const inside = ({ x, y, width, height }) =>
    x > box.left && y > box.top && x + width < box.right && y + height < box.bottom;
  return spots.length > 0 && spots.every(inside);
}"""


def test_all_stays_in_sight_in_a_smaller_window_until_somebody_moves_the_map(visit):
    page = at_map(visit, viewport=DESKTOP)
    page.set_viewport_size(PHONE)
    page.wait_for_function(IN_SIGHT)
    page.set_viewport_size(DESKTOP)
    page.wait_for_function(IN_SIGHT)
    page.get_by_role("button", name="Zoom in").click()
    near = told(page)
    page.set_viewport_size({"width": DESKTOP["width"] - 40, "height": DESKTOP["height"]})
    page.wait_for_timeout(500)
    assert told(page) == near, "whoever moved it finds it where they left it"
