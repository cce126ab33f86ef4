"""The way from an incident to why it is linked, its map, its outlets and the API's page, in a real browser."""

from urllib.parse import urlsplit

import pytest
from browsing import follow, watched_pages

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(chromium, linked):
    """Open pages; a request to another host or a complaint of the browser fails the test."""
    with watched_pages(chromium, linked) as opened:
        yield opened


def to_incident(page, prefix=""):
    """Go to the incident that several outlets tell of, as a reader does."""
    page.goto(page.url.split("/", 3)[0] + "//" + urlsplit(page.url).netloc + prefix + "/incidents/?told=several")
    follow(page, page.locator("h3 a", has_text="Maarrat" if prefix else "معرة").first)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_an_incident_to_why_it_is_linked_and_to_the_proof(visit, scripts):
    page = visit(java_script_enabled=scripts)
    to_incident(page)
    assert page.locator("figure.locator svg[role=img]").is_visible()
    follow(page, page.get_by_role("link", name="لماذا رُبطت هذه الأخبار ولم يُربط غيرها"))
    first = page.locator(".pairs > li").first
    assert first.locator("table.falls").is_visible() and "كلاهما يذكر اليوم نفسه" in first.inner_text()
    assert "يومُ كلٍّ منهما مذكور" in page.locator("section[aria-labelledby=apart-title]").inner_text()
    follow(page, first.get_by_role("link", name="الخبران جنبًا إلى جنب"))
    follow(page, page.locator(".sides .said a").first)
    assert page.locator("mark.lit").count() > 0


def test_the_comparisons_open_by_keyboard(visit):
    page = visit("/en/")
    to_incident(page, "/en")
    follow(page, page.get_by_role("link", name="Why these reports are linked, and others are not"))
    summary = page.locator("details:not([open]) > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 2


def test_the_bars_run_with_the_language(visit):
    places = []
    for prefix in ("", "/en"):
        page = visit(prefix + "/")
        to_incident(page, prefix)
        follow(page, page.locator(".note a").first)
        table = page.locator("table.falls").first.bounding_box()
        zero = page.locator("table.falls line.zero").first.bounding_box()
        places.append(zero["x"] - table["x"] - table["width"] / 2)
    assert places[0] * places[1] < 0, "on the one page the numbers grow to the left, on the other to the right"


def test_a_printed_incident_shows_its_comparisons_and_no_menus(visit):
    page = visit()
    to_incident(page)
    page.emulate_media(media="print")
    assert not page.locator(".nav").is_visible() and page.locator("figure.locator svg").is_visible()
    assert page.locator("table.chart").first.is_visible()
