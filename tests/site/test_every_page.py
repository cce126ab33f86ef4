"""Every page in a real browser, both languages and themes: no barrier, no stranger, no complaint, all of it in view."""

import json
from itertools import pairwise

import pytest
from browsing import AXE, DESKTOP, PHONE, watched_pages
from inventory import ACCOUNTS, ADMIN, DESK, ERRORS, PAGES, PUBLIC, served_pages, unfold
from test_security_headers import routes

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES = {"ar": ("light", "dark"), "en": ("dark", "light")}  # the first is looked at whole, of the other its colours
COLOURS = ["color-contrast", "link-in-text-block"]
PARTS = {"public": (*PUBLIC, *ERRORS), "desk": DESK, "accounts": ACCOUNTS}
# What answers something else than a page that is looked at.
NO_PAGES = {
    "incident_feed": "a feed",
    "feed": "a feed",
    "incident_picture": "a picture",
    "choices": "takes a form and leads back",
    "mfa_login_webauthn": "JSON",
}


def test_no_page_is_missing_from_the_inventory():
    """Below ``/admin/`` is Django's own, shown by examples; below ``/api/v1/`` is JSON."""
    known = {name for name, path in routes() if not path.startswith(("/admin/", "/api/v1/"))}
    shown = {page.route for page in PAGES if page.route and page not in ADMIN}
    assert known - shown == set(NO_PAGES) and shown - known == set()


def test_names_are_told_once_and_each_route_is_there():
    names = [page.name for page in PAGES]
    assert len(names) == len(set(names)) and len(names) > 90
    assert {page.route for page in PAGES if page.route} <= {name for name, _ in routes()}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with served_pages(tmp_path_factory.mktemp("pages")) as found:
        yield found


class Looking:
    """One person's window on the site; ``status`` is that of the page that is open."""

    def __init__(self, opened, address, session):
        cookies = [{"name": "sessionid", "value": session, "domain": "127.0.0.1", "path": "/"}] if session else []
        for cookie in cookies:
            cookie |= {"expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}
        self.address, self.status = address, 0
        self.page = opened("/about/", refused=True, storage_state={"cookies": cookies, "origins": []})
        self.page.context.add_init_script(AXE.read_text("utf-8"))
        self.page.on("response", self._note)

    def _note(self, response):
        if response.request.is_navigation_request():
            self.status = response.status

    def open(self, shown, language, at):
        self.page.set_viewport_size(DESKTOP)
        self.page.emulate_media(color_scheme=THEMES[language][0], reduced_motion="reduce")
        self.page.goto(self.address + shown.address(language, at))
        if shown.way:
            shown.way(self.page)
        unfold(self.page)
        assert self.status == shown.status, shown.name

    def barriers(self, **options):
        found = self.page.evaluate("options => axe.run(document, options)", {"resultTypes": ["violations"], **options})
        return [(row["id"], [node["html"][:200] for node in row["nodes"]]) for row in found["violations"]]

    def wide(self, width):
        self.page.set_viewport_size({"width": width, "height": 740})
        return self.page.evaluate("document.documentElement.scrollWidth")


def all_barriers(looking, language):
    """Return what axe finds on the open page: everything on a desk, the other theme's colours, what can be hit on a
    phone; and what sticks out.
    """
    found = looking.barriers(runOnly=RULES)
    looking.page.emulate_media(color_scheme=THEMES[language][1], reduced_motion="reduce")
    found += looking.barriers(runOnly={"type": "rule", "values": COLOURS})
    looking.page.set_viewport_size(PHONE)
    found += looking.barriers(runOnly={"type": "rule", "values": ["target-size"]})
    return found + [f"{width} px are too narrow for it" for width in (360, 320) if looking.wide(width) > width]


def frame_of(looking):
    """Return language, direction, title and the levels of the headings of the open page."""
    return looking.page.evaluate(
        """() => [document.documentElement.lang, document.documentElement.dir, document.title,
        [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(one => Number(one.tagName[1]))]"""
    )


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_has_a_barrier(chromium, house, language, part):
    address, at, sessions = house
    titles, wrong = {}, {}
    with watched_pages(chromium, address) as opened:
        people = {who: Looking(opened, address, sessions.get(who)) for who in {one.who for one in PARTS[part]}}
        for shown in PARTS[part]:
            looking = people[shown.who]
            looking.open(shown, language, at)
            lang, direction, title, levels = frame_of(looking)
            assert (lang, direction) == (language, "rtl" if language == "ar" else "ltr"), shown.name
            assert levels[0] == 1 and levels.count(1) == 1, (shown.name, levels)
            assert all(after <= before + 1 for before, after in pairwise(levels)), (shown.name, levels)
            if shown.status == 200:  # what goes wrong is told on the screen that it goes wrong on
                titles.setdefault(title, set()).add(shown.route)
            if found := all_barriers(looking, language):
                wrong[shown.name] = found
    assert wrong == {}, json.dumps(wrong, ensure_ascii=False, indent=1)
    assert {title: routes for title, routes in titles.items() if len(routes) > 1 or not title} == {}


def test_the_admin_opens_without_complaint(chromium, house):
    """Its markup is Django's own: looked at is what our settings could break."""
    address, at, sessions = house
    with watched_pages(chromium, address) as opened:
        looking = Looking(opened, address, sessions["rim"])
        for shown in ADMIN:
            looking.open(shown, "en", at)
            lang, direction, title, levels = frame_of(looking)
            assert (lang, direction) == ("en", "ltr") and title and levels.count(1) == 1, shown.name
