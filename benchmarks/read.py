"""Measure how long a page takes from bytes to report, beside the time that body extraction alone takes elsewhere.

    python benchmarks/read.py [PATH …]      (or: make bench CORPUS="PATH …")

Prints the pages read, the median and 95th percentile of the time a page, and the time per 300 words of page, for
the whole reading, for page → article alone, and for trafilatura on the same pages. trafilatura reads HTML only: a
text page is handed to it as HTML with one paragraph a line. Times are those that one process computes on this
machine (what else runs there does not count); compare rows, not machines.
"""

import html
import statistics
import sys
from collections.abc import Callable
from contextlib import suppress
from time import process_time

import trafilatura
from corpus import corpus_pages, corpus_paths

from waqai.errors import PageError
from waqai.page import parse_page
from waqai.pipeline import load_lexicon, read_page
from waqai.records import Page

LIMIT = 2000


def as_html(page: Page) -> str:
    """Return the page as HTML for an extractor that knows nothing else."""
    text = page.raw.decode(page.charset or "utf-8", errors="replace")
    if "html" in page.media_type:
        return text
    lines = (f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<html><body><article>{''.join(lines)}</article></body></html>"


def timed(step: Callable[[], object]) -> float:
    """Return how many milliseconds ``step`` takes; a page that is refused takes its time too."""
    start = process_time()
    with suppress(PageError):
        step()
    return (process_time() - start) * 1000


def row(name: str, times: list[float], words: int) -> str:
    """Return one line of the table."""
    p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    per_300 = sum(times) / words * 300
    return f"{name:<22}{statistics.median(times):>10.2f}{p95:>10.2f}{max(times):>10.1f}{per_300:>14.2f}"


def main(named: list[str]) -> int:
    """Measure and print; the exit status is 1 when there was nothing to measure."""
    paths = corpus_paths(named)
    start = process_time()
    lexicon = load_lexicon()
    loading = process_time() - start
    words = 0
    whole: list[float] = []
    article: list[float] = []
    other: list[float] = []
    for page, _ in zip(corpus_pages(paths), range(LIMIT), strict=False):
        source = as_html(page)
        words += len(page.raw.decode(page.charset or "utf-8", errors="replace").split())
        whole.append(timed(lambda page=page: read_page(page, lexicon)))
        article.append(timed(lambda page=page: parse_page(page, lexicon.knowledge)))
        other.append(timed(lambda source=source: trafilatura.extract(source, favor_recall=True)))
    if not whole:
        print("nothing to measure", file=sys.stderr)
        return 1
    print(f"{' '.join(paths)}: {len(whole):,} pages, {words:,} words; loading knowledge took {loading:.2f} s")
    print(f"{'milliseconds a page':<22}{'median':>10}{'p95':>10}{'most':>10}{'per 300 words':>14}")
    print(row("bytes → report", whole, words))
    print(row("  of it → article", article, words))
    print(row("trafilatura (body)", other, words))
    print(f"{len(whole) / (sum(whole) / 1000):.0f} pages a second in one process")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
