"""The reader's way in a real browser: pointer and keyboard, with and without scripts, both languages, both themes."""

from urllib.parse import urlsplit

import pytest
from browsing import follow, watched_pages

pytestmark = pytest.mark.browser


@pytest.fixture
def open_page(chromium, served):
    """Open pages that note every request to another host and every complaint of the browser; both fail the test."""
    with watched_pages(chromium, served) as opened:
        yield opened


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_the_front_page_to_the_evidence_and_back(open_page, scripts):
    page = open_page("/", java_script_enabled=scripts)
    follow(page, page.get_by_role("link", name="قصف مدفعي").last)
    follow(page, page.locator(".timeline h3 a").first)
    row = page.locator("tr#harm")
    assert "٣" in row.inner_text()
    follow(page, row.locator("a.quote"))
    mark = page.locator("mark.lit")
    assert "مقتل ثلاثة مدنيين" in mark.all_inner_texts()[0] + "".join(mark.all_inner_texts()[1:])
    follow(page, page.locator("mark.lit a").first)
    assert urlsplit(page.url).fragment in {"harm", "actor2"}
    assert page.locator("h1").inner_text().endswith("في النخيل")


def test_letters_that_are_rare_are_fetched_by_pages_that_write_them(open_page):
    def fonts(page):
        return page.evaluate(
            "document.fonts.ready.then(() => performance.getEntriesByType('resource')"
            ".map(one => one.name.split('/').pop().split('.')[0]).filter(name => name.startsWith('plex')))"
        )

    common = {"plex-arabic-400", "plex-arabic-600", "plex-latin-400", "plex-latin-600"}
    assert set(fonts(open_page("/"))) == common
    assert "plex-arabic-rare-400" in fonts(open_page("/search/?q=ݣ"))


def test_the_mark_that_was_asked_for_is_in_view(open_page):
    page = open_page("/events/")
    follow(page, page.get_by_role("link", name="قصف مدفعي").last)
    page.set_viewport_size({"width": 360, "height": 300})
    follow(page, page.locator("tr#according_to a.quote"))
    box = page.locator("mark.lit").first.bounding_box()
    assert 0 <= box["y"] <= 300


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_language_at_a_click_and_remembered(open_page, scripts, served):
    page = open_page("/events/", java_script_enabled=scripts)
    assert page.locator("html").get_attribute("dir") == "rtl"
    follow(page, page.get_by_role("button", name="English"))
    assert urlsplit(page.url).path == "/en/events/"
    assert page.locator("html").get_attribute("dir") == "ltr"
    page.goto(served + "/")
    assert urlsplit(page.url).path == "/en/"
    follow(page, page.get_by_role("button", name="العربية"))
    assert urlsplit(page.url).path == "/"


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_quoted_arabic_runs_from_the_right_on_every_page(open_page, path):
    page = open_page(f"{path}events/")
    said = page.locator(".said")
    assert said.count() > 3
    style = "all => [...new Set(all.map(one => getComputedStyle(one).direction))]"
    assert said.evaluate_all(style) == ["rtl"]
    follow(page, page.locator(".records h2 a").last)
    assert page.locator("blockquote, .quote").evaluate_all(style) == ["rtl"]
    follow(page, page.locator(".quote").last)
    assert page.locator("h1, .story").evaluate_all(style) == ["rtl"]


def paper(page):
    return page.locator("body").evaluate("body => getComputedStyle(body.parentElement).backgroundColor")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_theme_follows_the_system_until_chosen_and_is_remembered(open_page, served, system):
    page = open_page("/", color_scheme=system)
    other = {"light": "dark", "dark": "light"}[system]
    names = {"light": "فاتح", "dark": "داكن"}
    colours = {system: paper(page)}
    follow(page, page.locator("header").get_by_role("button", name=names[other]))
    colours[other] = paper(page)
    assert colours["light"] == "rgb(251, 250, 246)" and colours["dark"] == "rgb(23, 22, 20)"
    page.goto(served + "/about/")
    assert paper(page) == colours[other]
    follow(page, page.locator("footer").get_by_role("button", name="كالنظام"))
    assert paper(page) == colours[system]


def test_theme_switches_without_scripts(open_page):
    page = open_page("/", java_script_enabled=False, color_scheme="light")
    follow(page, page.locator("header").get_by_role("button", name="داكن"))
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator("header").get_by_role("button", name="فاتح").is_visible()
    assert not page.locator("header").get_by_role("button", name="داكن").is_visible()


@pytest.mark.parametrize("question", ["النخيل", "نخيل", "قُصف"])
def test_search_by_keyboard_alone(open_page, question):
    page = open_page("/search/")
    page.get_by_label("كلمات البحث").focus()
    page.keyboard.type(question)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".records > li").count() >= 1
    assert page.get_by_label("كلمات البحث").input_value() == question


def test_the_first_stop_of_the_keyboard_leads_over_the_menus(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="انتقل إلى المحتوى")
    assert skip.evaluate("link => link === document.activeElement") and skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_focus_can_be_seen_on_everything_that_takes_it(open_page):
    page = open_page("/")
    for _ in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
        )
        hidden = page.evaluate("document.activeElement.closest('.skip') !== null")
        assert hidden or (style[0] != "none" and float(style[1].removesuffix("px")) >= 2), page.evaluate(
            "document.activeElement.outerHTML"
        )


def test_the_letter_box_is_a_form_that_works(open_page):
    page = open_page("/about/", java_script_enabled=False)
    page.get_by_label("بريدك الإلكتروني").fill("reader@example.org")
    follow(page, page.get_by_role("button", name="اشترك"))
    assert "انظر في بريدك" in page.get_by_role("status").inner_text()


def test_a_printed_page_keeps_its_source_and_drops_its_menus(open_page):
    page = open_page("/events/")
    follow(page, page.get_by_role("link", name="قصف مدفعي").last)
    follow(page, page.locator("tr#type a.quote"))
    page.emulate_media(media="print")
    assert not page.locator(".nav").is_visible() and not page.locator("footer").is_visible()
    shown = page.locator("a.source").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert "attr(href)" in shown or "example.org/shelling" in shown
