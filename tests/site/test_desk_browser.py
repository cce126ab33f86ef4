"""The editor's way in a real browser: by keyboard and pointer, with and without scripts, both languages and themes."""

from urllib.parse import urlsplit

import pytest
from browsing import PHONE, follow, watched_pages
from people import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def open_page(chromium, desk_served):
    with watched_pages(chromium, desk_served) as opened:
        yield opened


def sign_in(page, name="amal"):
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("input[name=password]").press("Enter")
    assert urlsplit(page.url).path.endswith("/desk/"), page.url


def goes(page, *keys):
    """Press keys, the last of which leads to another page."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(keys[-1])


def waiting(page):
    return int(page.locator(".filters [aria-current] .count").inner_text())  # digits of any script


def at_the_first_record(open_page):
    page = open_page("/desk/")
    sign_in(page)
    goes(page, "n")
    return page


def act_by_key(page, key, why):
    """Press the key of an act, type the reason where the focus then is, and confirm."""
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.name") == "why"
    page.keyboard.type(why)
    goes(page, "Enter")


def title(page):
    return page.locator("h1").inner_text()


def test_undoing_by_key(open_page, desk_served):
    page = open_page("/desk/")
    sign_in(page)
    before = waiting(page)
    goes(page, "n")
    judged = page.url.split("?")[0]
    act_by_key(page, "r", "ليس في النص")
    goes(page, "u")
    page.goto(judged)
    assert "قراءة آلية" in page.locator(".desk-head").inner_text()
    goes(page, "h")
    assert page.locator(".history > li").count() == 3
    goes(page, "q")
    goes(page, "q")
    assert waiting(page) == before


def test_a_field_is_corrected_by_its_key_and_words_selected_in_the_article(open_page, desk_served):
    page = open_page("/desk/")
    sign_in(page)
    page.goto(f"{desk_served}/desk/?kind=shelling&sort=toll")
    goes(page, "n")
    here = page.url
    goes(page, "1")
    page.wait_for_function("document.activeElement.name === 'f.type'")
    page.keyboard.press("ArrowDown")
    mark = page.locator("[data-text] mark").first
    mark.dblclick()
    quote = page.locator("#quote").input_value()
    start = int(page.locator("#at").input_value())
    begins, words = mark.evaluate(
        "one => { const p = one.closest('[data-start]'); return [Number(p.dataset.start), p.textContent]; }"
    )
    assert quote.strip() and words[start - begins :].startswith(quote)
    page.locator("#correct-why").fill("النوع غير ما قُرئ")
    page.locator("input[name=stay]").check()
    follow(page, page.locator("#correct button[value=correct]"))
    assert page.url.split("?")[0] == here.split("?")[0]
    assert "صحّحه شخص" in page.locator(".desk-head").inner_text()
    assert page.locator("tr#f-type .tag.person").is_visible()


def test_what_is_typed_goes_after_what_stands_in_the_field(open_page, desk_served):
    page = open_page("/desk/")
    sign_in(page)
    page.goto(f"{desk_served}/desk/?kind=shelling&sort=toll")
    goes(page, "n")
    goes(page, "6")
    page.wait_for_function("document.activeElement.name === 'f.places'")
    box = page.locator("#correct textarea").first
    before = box.input_value()
    page.keyboard.press("Enter")
    page.keyboard.type("تل الريحان")
    assert before and box.input_value() == f"{before}\nتل الريحان"


def test_a_missed_record_is_added_by_selecting_its_words(open_page, desk_served):
    page = at_the_first_record(open_page)
    goes(page, "m")
    last = page.locator("[data-text] p").last
    last.click(click_count=3)
    assert page.locator("#q-record").input_value().strip() == last.inner_text().strip()
    assert page.locator("#s-record").input_value() == last.get_attribute("data-start")
    page.locator("[id='f-type']").select_option("protest")
    page.locator("#why").fill("فات القارئ")
    follow(page, page.get_by_role("button", name="أضفه"))
    assert "أضافه شخص" in page.locator(".desk-head").inner_text()
    page.locator(".done").get_by_role("button").wait_for()


def select(page, words, cut=0):
    """Select words of the article, ``cut`` letters short at each end, as a pointer or a finger leaves them."""
    page.evaluate(
        """([words, cut]) => {
          const p = [...document.querySelectorAll('[data-start]')].findLast((one) => one.textContent.includes(words));
          const texts = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
          const point = (at) => { let left = at; texts.currentNode = p;
            while (texts.nextNode()) { if (left <= texts.currentNode.data.length) return [texts.currentNode, left];
              left -= texts.currentNode.data.length; } };
          const at = p.textContent.indexOf(words);
          const range = document.createRange();
          range.setStart(...point(at + cut));
          range.setEnd(...point(at + words.length - cut));
          const chosen = document.getSelection();
          chosen.removeAllRanges();
          chosen.addRange(range);
        }""",
        [words, cut],
    )


def test_a_finger_selects_whole_words_and_sees_on_a_phone_that_they_were_taken(open_page, desk_served):
    page = open_page("/desk/", viewport=PHONE, has_touch=True)
    sign_in(page)
    follow(page, page.locator("main h2 a, main h3 a").first)
    words = " ".join(page.locator("[data-text] p").last.inner_text().split()[:2])
    follow(page, page.locator("a.correct").first)
    page.locator("[data-text] p").last.tap()
    select(page, words, cut=1)
    taken = page.locator(".taken")
    taken.wait_for()
    assert page.locator("#quote").input_value() == words == taken.locator("q").inner_text()
    taken.get_by_role("link").click()
    page.wait_for_function("() => document.querySelector('#quote').getBoundingClientRect().top < innerHeight")
    assert taken.is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_name_that_is_selected_goes_into_the_box_of_names_that_was_gone_to(open_page, desk_served):
    page = at_the_first_record(open_page)
    goes(page, "m")
    first, second = page.locator("[data-text] p").last.inner_text().split()[:2]
    page.locator("#q-record").focus()
    select(page, first)
    page.mouse.up()
    page.locator("#f-actor1").focus()
    for word in (first, second, second):
        select(page, word)
        page.mouse.up()
        # As a press of the button does before it selects anew; the browser tells of it a moment later.
        page.evaluate(
            """() => new Promise((done) => {
              document.addEventListener("selectionchange", () => done(), { once: true });
              document.getSelection().removeAllRanges();
            })"""
        )
    assert page.locator("#f-actor1").input_value().splitlines() == [first, second]
    assert page.locator("#q-record").input_value() == first


def test_two_people_at_once_both_see_what_happened(open_page, desk_served):
    one, other = open_page("/desk/", refused=True), open_page("/desk/", refused=True)
    sign_in(one)
    sign_in(other, "rim")
    goes(one, "n")
    other.goto(one.url)
    act_by_key(one, "a", "قورن بالمقال")
    act_by_key(other, "r", "ليس في النص")
    assert "سبقك" in title(other) and "amal" in other.locator("main").inner_text()
    assert "ليس في النص" in other.locator("main").inner_text()
    follow(other, other.locator("main a.go"))
    assert "أكّده شخص" in other.locator(".desk-head").inner_text()


def test_the_same_without_scripts(open_page, desk_served):
    page = open_page("/desk/", java_script_enabled=False)
    sign_in(page)
    page.goto(f"{desk_served}/desk/?sort=toll")
    follow(page, page.locator(".queue h3 a").first)
    judged = page.url
    page.locator("#why").fill("قورن بالمقال")
    page.locator("#why").press("Enter")
    page.wait_for_url(lambda url: url.split("?")[0] != judged.split("?")[0])
    follow(page, page.locator(".done button"))
    page.goto(judged.split("?")[0] + "?field=type")
    text = page.locator("[data-text]").inner_text()
    page.locator("[id='value']").select_option("air_strike")
    page.locator("#quote").fill(next(line for line in text.splitlines() if line.strip()))
    page.locator("#correct-why").fill("طائرات لا مدافع")
    follow(page, page.locator("#correct button[value=correct]"))
    page.goto(judged.split("?")[0])
    assert "غارة جوية" in page.locator("tr#f-type").inner_text()
    follow(page, page.locator(".desk-head a[accesskey=h]"))
    page.locator(".restore summary").last.click()
    form = page.locator(".restore").last
    form.locator("input[name=why]").fill("كما قرئ")
    follow(page, form.get_by_role("button"))
    assert "قراءة آلية" in page.locator(".desk-head").inner_text()


def test_what_is_sent_twice_at_once_is_done_once(open_page):
    page = at_the_first_record(open_page)
    here = page.url
    page.locator("#why").fill("قورن بالمقال")
    page.locator("[data-act=a]").dblclick()
    page.wait_for_url(lambda url: url != here)
    assert page.locator(".done").is_visible() and page.url.split("?")[0] != here.split("?")[0]


def test_leaving_the_reason_takes_the_act_back(open_page):
    page = at_the_first_record(open_page)
    page.keyboard.press("r")
    assert page.locator("[data-armed]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("[data-armed]").count() == 0


def test_the_letters_can_be_switched_off_and_stay_so(open_page):
    page = at_the_first_record(open_page)
    here = page.url
    page.locator(".keys summary").click()
    page.locator("[data-letters] input").uncheck()
    page.keyboard.press("h")
    page.reload()
    page.keyboard.press("h")
    page.wait_for_timeout(300)
    assert page.url == here
    page.locator(".keys summary").click()
    page.locator("[data-letters] input").check()
    goes(page, "h")


def test_keys_leave_the_typist_alone(open_page):
    page = at_the_first_record(open_page)
    here = page.url
    page.locator("#why").focus()
    page.keyboard.type("narwhqmu 123")
    assert page.url == here and page.locator("#why").input_value() == "narwhqmu 123"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("Control+a")
    assert page.url == here
