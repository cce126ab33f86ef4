"""Measure how long a page takes from bytes to report, beside the time that body extraction alone takes elsewhere.

    python benchmarks/read.py [PATH …] [--growth PAGES]      (or: make bench CORPUS="PATH …")

Prints the pages read, the median and 95th percentile of the time a page, and the time per 300 words of page, for the
whole reading, for page → article alone, and for trafilatura on the same pages. trafilatura reads HTML only: a text page
is handed to it as HTML with one paragraph a line. "article → report, again" reads articles whose words are all known
already, per 300 words of article. Then come the start of a process that reads one page, the most memory used, and how
time and memory of the reading grow from 1,000 to 4,000 pages; with ``--growth 100000`` only that is measured, up to so
many pages, those of the corpus read again and again. All are processor times of one process on this machine, so that
what else runs there counts little; compare rows, not machines.
"""

import argparse
import html
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, process_time

import trafilatura
from corpus import corpus_pages, corpus_paths

from waqai.errors import PageError
from waqai.lexicon import Lexicon
from waqai.page import parse_page
from waqai.pipeline import load_lexicon, read_page
from waqai.reading import read_article
from waqai.records import Article, Page

LIMIT = 2000
GROWTH = 4000
SHOWN = 100  # pages between two signs of life
ONE_PAGE = "import waqai; waqai.read('text')"


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
    return f"{name:<25}{statistics.median(times):>10.2f}{p95:>10.2f}{max(times):>10.1f}{per_300:>14.2f}"


def articles_of(pages: Iterable[Page], lexicon: Lexicon) -> list[Article]:
    """Return the articles that the pages hold, those refused left out."""
    found = []
    for page in pages:
        with suppress(PageError):
            found.append(parse_page(page, lexicon.knowledge))
    return [article for article in found if not article.refused]


def start_up() -> float:
    """Return how many seconds pass from the start of a process until it has read one page; the best of three."""
    times = []
    for _ in range(3):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", ONE_PAGE], check=True)
        times.append(perf_counter() - start)
    return min(times)


def memory_now() -> float:
    """Return how many megabytes this process holds now; the most it ever held where the system does not tell."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def print_growth(pages: list[Page], lexicon: Lexicon, up_to: int) -> None:
    """Print how time and memory grow while ``up_to`` pages are read one after another: at 1,000, 2,000, 4,000 and so on
    doubled, the pages read again where they do not suffice. The time a page is that of the pages since the row before.
    """
    marks = [mark for mark in (1000 * 2**step for step in range(40)) if mark < up_to] + [up_to]
    done, whole = 0, 0.0
    source = cycle(pages)
    print(f"{'pages':>9}{'seconds':>10}{'ms a page':>11}{'MB held':>10}")
    for mark in marks:
        total, before = 0.0, done
        for page in islice(source, mark - done):
            total += timed(lambda page=page: read_page(page, lexicon))
            done += 1
            if done % SHOWN == 0:
                print(f"\r{done:,} of {up_to:,} pages", end="", file=sys.stderr, flush=True)
        whole += total
        print("\r", end="", file=sys.stderr)
        print(f"{mark:>9,}{whole / 1000:>10.1f}{total / (mark - before):>11.2f}{memory_now():>10.0f}", flush=True)


def grow(paths: list[str], up_to: int) -> int:
    """Measure the growth alone."""
    pages = [page for page, _ in zip(corpus_pages(paths), range(LIMIT), strict=False)]
    if not pages:
        print("nothing to measure", file=sys.stderr)
        return 1
    print(f"{' '.join(paths)}: {len(pages):,} pages, read again and again")
    print_growth(pages, load_lexicon(), up_to)
    return 0


def main(words: list[str]) -> int:
    """Measure and print; the exit status is 1 when there was nothing to measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--growth", type=int, metavar="PAGES", help="measure only the growth, up to so many pages")
    args = parser.parse_args(words)
    paths = corpus_paths(args.paths)
    if args.growth:
        return grow(paths, args.growth)
    return measure(paths)


def measure(paths: list[str]) -> int:
    """Measure and print everything else, with a little growth."""
    start = process_time()
    lexicon = load_lexicon()
    loading = process_time() - start
    words = 0
    whole: list[float] = []
    article: list[float] = []
    other: list[float] = []
    pages: list[Page] = []
    for page, _ in zip(corpus_pages(paths), range(LIMIT), strict=False):
        source = as_html(page)
        pages.append(page)
        words += len(page.raw.decode(page.charset or "utf-8", errors="replace").split())
        whole.append(timed(lambda page=page: read_page(page, lexicon)))
        article.append(timed(lambda page=page: parse_page(page, lexicon.knowledge)))
        other.append(timed(lambda source=source: trafilatura.extract(source, favor_recall=True)))
    if not whole:
        print("nothing to measure", file=sys.stderr)
        return 1
    print(f"{' '.join(paths)}: {len(whole):,} pages, {words:,} words; loading knowledge took {loading:.2f} s")
    print(f"{'milliseconds a page':<25}{'median':>10}{'p95':>10}{'most':>10}{'per 300 words':>14}")
    print(row("bytes → report", whole, words))
    print(row("  of it → article", article, words))
    print(row("trafilatura (body)", other, words))
    articles = articles_of(pages, lexicon)
    again = [timed(lambda article=article: read_article(article, lexicon)) for article in articles]
    print(row("article → report, again", again, sum(len(a.text.split()) for a in articles) or 1))
    print(f"{len(whole) / (sum(whole) / 1000):.0f} pages a second in one process")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"start to first report {start_up():.2f} s; most memory {memory:.0f} MB, trafilatura and the pages included")
    print_growth(pages, lexicon, GROWTH)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
