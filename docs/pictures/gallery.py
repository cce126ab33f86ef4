"""Photographs every page of the site for looking through: ``make gallery``, or ``… GALLERY=folder``.

Each page of tests/site/inventory.py, in both languages and themes, on a phone and on a desk; beside the pictures an
``index.html`` shows what belongs to one page side by side. Nothing of it goes into the repository.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "site"))

from inventory import PAGES, Shown, served_pages  # noqa: E402  (the tests' own list of pages)

SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
LANGUAGES = ("ar", "en")
THEMES = ("light", "dark")
_TALLEST = 4000  # a picture shows no more of a long page
_STYLE = """body { font: 16px/1.5 sans-serif; margin: 1rem; background: #777; color: #fff }
h2 { margin: 2rem 0 .5rem } div { display: flex; gap: .5rem; align-items: flex-start; overflow-x: auto }
img { display: block; max-height: 80vh; width: auto } a { color: inherit }"""


def named(shown: Shown, language: str, theme: str, size: str) -> str:
    """Return the file name of a picture."""
    return f"{shown.name}-{language}-{theme}-{size}.png"


def languages_of(shown: Shown) -> tuple[str, ...]:
    """Return the languages that a page is there in."""
    return (shown.language,) if shown.language else LANGUAGES


def photograph(page: Page, folder: Path, shown: Shown, language: str) -> Iterator[str]:
    """Take the open page in every theme and size, without asking the server again."""
    for size, box in SIZES.items():
        page.set_viewport_size(box)  # type: ignore[arg-type]
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
            page.evaluate("document.fonts.ready")
            tall = min(page.evaluate("document.documentElement.scrollHeight"), _TALLEST)
            name = named(shown, language, theme, size)
            clip = {"x": 0, "y": 0, "width": box["width"], "height": tall}
            page.screenshot(path=folder / name, full_page=True, clip=clip, animations="disabled")  # type: ignore[arg-type]
            yield name


def cookies_of(address: str, session: str) -> list[Any]:
    """Return the cookies of whoever is signed in."""
    return [{"name": "sessionid", "value": session, "url": address}] if session else []


def take(browser: Browser, folder: Path, wanted: list[Shown], progress: Progress) -> None:
    """Photograph what is wanted, one person's pages after another's, each in one window of the browser."""
    task = progress.add_task("pictures", total=sum(len(languages_of(one)) for one in wanted) * len(SIZES) * len(THEMES))
    with tempfile.TemporaryDirectory() as store, served_pages(Path(store)) as (address, at, sessions):
        for who in sorted({one.who for one in wanted}):
            context = browser.new_context(locale="ar")
            context.add_cookies(cookies_of(address, sessions.get(who, "")))
            page = context.new_page()
            for shown in (one for one in wanted if one.who == who):
                for language in languages_of(shown):
                    page.set_viewport_size(SIZES["desk"])  # type: ignore[arg-type]
                    page.goto(address + shown.address(language, at))
                    if shown.way:
                        shown.way(page)
                    for _ in photograph(page, folder, shown, language):
                        progress.advance(task)
            context.close()


def write_index(folder: Path, wanted: list[Shown]) -> None:
    """Write the page that shows all pictures."""
    parts = []
    for shown in wanted:
        names = [named(shown, *one) for one in _each(shown)]
        rows = "".join(f'<a href="{name}"><img loading="lazy" src="{name}" alt="{name}"></a>' for name in names)
        parts.append(f'<h2 id="{shown.name}">{shown.name} <small>{escape(shown.path)}</small></h2><div>{rows}</div>')
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><style>{_STYLE}</style>'
    (folder / "index.html").write_text(f"{head}<h1>Every page</h1>{''.join(parts)}", encoding="utf-8")


def _each(shown: Shown) -> Iterator[tuple[str, str, str]]:
    for size in SIZES:
        for language in languages_of(shown):
            for theme in THEMES:
                yield language, theme, size


def main() -> None:
    """Take the gallery, or the pages of it that are named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "var" / "gallery", help="where to put it")
    parser.add_argument("--only", default="", help="begin of the names of pages to take, comma between")
    told = parser.parse_args()
    wanted = [one for one in PAGES if one.name.startswith(tuple(told.only.split(",")))]
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("no chromium on this machine: make debian installs it")
    told.folder.mkdir(parents=True, exist_ok=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with sync_playwright() as playwright, Progress(*columns) as progress:
        quiet = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
        take(browser, told.folder, wanted, progress)
        browser.close()
    write_index(told.folder, wanted)
    print(f"{len(wanted)} pages in {told.folder}/index.html")


if __name__ == "__main__":
    main()
