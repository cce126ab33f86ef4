"""Takes the pictures of the site anew: ``make pictures``.

Reads examples/ into a store of its own, serves it on a free port and photographs the front page, an event, its article,
an incident, the list of incidents, the map and a search, in both languages and themes, on a phone and on a desk. Where
pngquant is installed, it makes them small.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "site"))

from serving import serving  # noqa: E402  (the tests' own way of serving the site)

SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
LANGUAGES = {"ar": "", "en": "/en"}
THEMES = ("light", "dark")
_TALLEST = 1800  # a picture shows the upper part of a long page


@contextmanager
def served_examples() -> Iterator[str]:
    """Serve the examples from a store that is gone afterwards; gives the address."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/store.sqlite3"
        environment = os.environ | {"WAQAI_DATABASE": database}
        add = [sys.executable, "-m", "waqai.cli", "add", "examples"]
        for command in (add, [*add[:3], "link"]):
            subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        with serving(database) as address:
            yield address


def find_pages(page: Page, address: str) -> dict[str, str]:
    """Return the path of each page to photograph: the event with most reports beside it, its article, the incident that
    is counted most, a search.
    """
    page.goto(f"{address}/events/")
    events = page.locator(".records h2 a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    proofs = {}
    for path in events:
        page.goto(address + path)
        whole = ("tr#places a", "tr#harm strong", "tr#objects .quote", "tr#start .quote")
        if all(page.locator(part).count() for part in whole):
            proofs[path] = (page.locator("#others-title ~ ol > li").count(), page.locator(".fields .quote").count())
    event = max(proofs, key=lambda path: (proofs[path], path))
    page.goto(address + event)
    article = urlsplit(page.locator(".by a").first.get_attribute("href") or "").path
    place = page.locator("tr#places td").first.locator("q, bdi").first.inner_text()
    page.goto(f"{address}/incidents/?told=several")
    incidents = page.locator(".records h3 a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    differing = {}
    for path in incidents:
        page.goto(address + path)
        differing[path] = page.locator(".chart tbody tr").count()
    incident = max(differing, key=lambda path: (differing[path], path))
    return {
        "front": "/",
        "event": event,
        "article": article,
        "incident": incident,
        "incidents": f"/incidents/?q={quote(place)}",
        "map": "/map/",
        "search": f"/search/?q={quote(place)}",
    }


def photograph(browser: Browser, address: str, pages: dict[str, str], path: str, size: str, theme: str) -> None:
    """Take one language, size and theme of every page."""
    width = SIZES[size]["width"]
    context = browser.new_context(viewport=SIZES[size], color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    for name, where in pages.items():
        page.goto(address + LANGUAGES[path] + where)
        page.evaluate("document.fonts.ready")
        tall = min(page.evaluate("document.documentElement.scrollHeight"), _TALLEST)
        target = FOLDER / f"{name}-{path}-{theme}-{size}.png"
        page.screenshot(path=target, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": tall})
    context.close()


def shrink() -> None:
    """Bring the pictures down to a palette where pngquant is installed."""
    tool = shutil.which("pngquant")
    if tool is None:
        print("pngquant is not installed: the pictures are right, but larger than they need to be", file=sys.stderr)
        return
    pictures = sorted(FOLDER.glob("*.png"))
    subprocess.run(
        [tool, "--force", "--strip", "--speed", "1", "--ext", ".png", "64", "--", *map(str, pictures)], check=True
    )


def main() -> None:
    """Take all pictures."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("no chromium on this machine: make debian installs it")
    with served_examples() as address, sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
        pages = find_pages(browser.new_page(), address)
        for language in LANGUAGES:
            for size in SIZES:
                for theme in THEMES:
                    photograph(browser, address, pages, language, size, theme)
        browser.close()
    shrink()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}/")


if __name__ == "__main__":
    main()
