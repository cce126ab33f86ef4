"""A reader's whole way in a real browser, in both languages, with scripts and without."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from browsing import PHONE, follow, watched_pages

pytestmark = pytest.mark.browser

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
LANGUAGES = pytest.mark.parametrize("prefix", ["", "/en"], ids=["arabic", "english"])


@pytest.fixture
def visit(chromium, linked):
    """Open pages; a request to another host or a complaint of the browser fails the test."""
    with watched_pages(chromium, linked) as opened:
        yield opened


def path_of(page):
    return urlsplit(page.url).path


@LANGUAGES
def test_a_phone_folds_the_form_away_and_a_desk_shows_it(visit, prefix):
    page = visit(f"{prefix}/incidents/?from=2024&to=2026&sort=day", java_script_enabled=False)
    fold, since = page.locator(".asking .fold"), page.locator("#from")
    assert since.is_visible() and not fold.locator("summary").is_visible()
    assert not page.locator(".to-facets").is_visible()
    page.set_viewport_size(PHONE)
    assert not since.is_visible() and page.locator(".chosen li").count() == 3
    fold.locator("summary").click()
    assert since.is_visible() and since.input_value() == "2024"
    follow(page, page.locator(".chosen a").last)
    assert page.locator(".chosen li").count() == 2
    page.goto(page.url.split("?")[0])
    assert page.locator(".records > li").first.bounding_box()["y"] < PHONE["height"], "something is found at once"
    page.locator(".to-facets").click()
    page.wait_for_function("Math.abs(document.querySelector('.facets').getBoundingClientRect().top) < innerHeight")


LONG_WORDS = """() => document
    .querySelectorAll("main :is(h1, .by, .tellers, .plain, .spots) bdi, main :is(.said a, .quote, .story mark, q)")
    .forEach(one => { one.textContent = "https://example.org/" + "x".repeat(90) + "الكلمةالطويلة".repeat(9); })"""


def test_no_word_of_an_article_is_wider_than_a_small_phone(visit):
    page = visit("/incidents/", viewport={"width": 320, "height": 640})
    for link in (".records h3 a", ".timeline h3 a", ".fields .quote"):
        follow(page, page.locator(link).first)
        here = page.url
        page.evaluate(LONG_WORDS)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, here
        page.goto(here)


@SCRIPTS
@LANGUAGES
def test_from_the_front_page_to_the_source(visit, prefix, scripts):
    page = visit(f"{prefix}/", java_script_enabled=scripts)
    follow(page, page.locator('main a[href*="/incidents/"]', has_text="Maarrat" if prefix else "معرة").first)
    assert re.fullmatch(rf"{prefix}/incidents/\w{{16}}/", path_of(page))
    follow(page, page.locator(".timeline .said a").first)
    lit = page.locator("mark.lit").first
    assert re.fullmatch(rf"{prefix}/articles/\w{{16}}/", path_of(page)) and lit.is_visible()
    article = page.url
    follow(page, page.locator('main a[href*="/sources/"]').first)
    assert re.fullmatch(rf"{prefix}/sources/\w+/", path_of(page))
    page.goto(article)
    source = page.locator("a.source").first
    assert source.get_attribute("href").startswith("https://") and "noreferrer" in source.get_attribute("rel")


@SCRIPTS
@LANGUAGES
def test_a_search_with_three_facets_is_an_address(visit, prefix, scripts):
    page = visit(f"{prefix}/incidents/", java_script_enabled=scripts)
    page.locator("#q").fill("النخيل")
    with page.expect_navigation():
        page.locator("#q").press("Enter")
    for title in TITLES[prefix]:
        facet = page.locator(".facets details", has=page.locator("summary", has_text=title))
        if not facet.locator("ul").last.is_visible():
            facet.locator("summary").click()
        choice = facet.locator("ul:not(.trail) a:not([aria-current])").first
        told = int(choice.locator("xpath=following-sibling::span").inner_text().translate(ARABIC_DIGITS))
        follow(page, choice)
        assert number(page.locator("#found-title").inner_text()) == told == page.locator(".records > li").count()
    asked = dict(parse_qsl(urlsplit(page.url).query))
    assert {"q", "type", "side", "source"} <= asked.keys()
    assert page.locator(".records mark").count() > 0
    again = page.locator(".records").inner_text()
    page.goto(page.url)
    assert page.locator(".records").inner_text() == again
    page.locator('.facets a[aria-current="true"]').first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert len(dict(parse_qsl(urlsplit(page.url).query))) == len(asked) - 1


TITLES = {"": ("النوع", "الطرف", "الجهة الناشرة"), "/en": ("Type", "Side", "Outlet")}
ARABIC_DIGITS = {ord("٠") + n: str(n) for n in range(10)}


def number(text):
    if found := re.search(r"\d+", text.translate(ARABIC_DIGITS)):
        return int(found.group())
    return {"واقعة واحدة": 1, "واقعتان": 2}[text.strip()]
