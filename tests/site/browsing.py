"""A browser that tells on its pages: every request to another host and every complaint is noted."""

from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@contextmanager
def watched_pages(chromium, address):
    """Give a function that opens pages of the site at ``address``.

    At the end no request went elsewhere and no browser complained, else the test fails. That a page answers 409 on
    purpose is no complaint where ``refused`` says so.
    """
    contexts, strangers, complaints = [], [], []

    def opened(path="/", refused=False, **more):
        context = chromium.new_context(**{"viewport": DESKTOP, "locale": "en-US"} | more)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        own = urlsplit(address).netloc
        page.on("request", lambda told: strangers.append(told.url) if urlsplit(told.url).netloc != own else None)
        page.on(
            "console",
            lambda told: (
                complaints.append(told.text)
                if told.type in {"error", "warning"} and not (refused and "the server responded" in told.text)
                else None
            ),
        )
        page.on("pageerror", lambda told: complaints.append(str(told)))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert strangers == []
    assert complaints == []


def follow(page, link):
    """Click and wait for the page that comes."""
    with page.expect_navigation():
        link.click()
