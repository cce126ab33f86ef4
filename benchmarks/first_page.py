"""Measures how soon a reader on a slow line sees the site, in a real browser, from a store of the examples.

    python -m benchmarks.first_page [--times N]

Each page is opened in a fresh browser context (nothing cached) over a line of 400 kbit/s with 400 ms to each answer,
which the browser imitates. Prints, page by page, the median time to the first words painted and the bytes that came,
compressed as they came. Needs chromium (``make debian``).
"""

import argparse
import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "docs" / "pictures"), str(ROOT / "tests" / "site")]

from take import served_examples  # noqa: E402  (one way of serving the examples)

# What WebPageTest calls slow 3G: 400 kbit/s down and up, 400 ms there and back.
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PAGES = ("/", "/en/", "/incidents/", "/events/", "/search/")
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def open_page(browser: Browser, address: str) -> tuple[float, int]:
    """Open a page on the slow line; return seconds to the first paint, and bytes of everything that came."""
    context = browser.new_context(locale="ar")
    page = context.new_page()
    session = context.new_cdp_session(page)
    came = 0

    def count(told: dict[str, float]) -> None:
        nonlocal came
        came += int(told["encodedDataLength"])

    session.on("Network.loadingFinished", count)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    page.goto(address, wait_until="networkidle")
    painted = page.evaluate(_PAINTED)
    context.close()
    return painted / 1000, came


def main() -> int:
    """Measure and print."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--times", type=int, default=5)
    times = args.parse_args().times
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("no chromium on this machine: make debian installs it", file=sys.stderr)
        return 1
    with served_examples() as address, sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
        for path in PAGES:
            seen = [open_page(browser, address + path) for _ in range(times)]
            painted = statistics.median(seconds for seconds, _ in seen)
            print(f"{path:12} first words after {painted:.2f} s, {max(came for _, came in seen) / 1000:.0f} kB in all")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
