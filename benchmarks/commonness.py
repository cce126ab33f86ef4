"""Counts how common words are in the news and writes knowledge/common/stems.yml.

    python -m benchmarks.commonness

The pages are the captures and newspaper articles of the shared material; kept are only stems that stand on one page in
a hundred or more, with their numbers.
"""

import sys
from collections import Counter
from pathlib import Path

import yaml
from benchmarks.filed import PAGES
from benchmarks.gold import root_or_say

from waqai.arabic.search import stems
from waqai.errors import PageError
from waqai.page import parse_page
from waqai.pipeline import load_lexicon
from waqai.records import Page
from waqai.sources import read_paths

SOURCES = (PAGES, "corpus/press/press.jsonl", "corpus/press/press_more.jsonl", "corpus/press/calls.jsonl")
OUT = Path(__file__).resolve().parents[1] / "src" / "waqai" / "knowledge" / "common" / "stems.yml"
LEAST = 100  # one page in so many


def main() -> int:
    """Count and write."""
    root = root_or_say()
    if root is None:
        return 0
    knowledge, counts, pages = load_lexicon().knowledge, Counter[str](), 0
    for page in read_paths([str(root / source) for source in SOURCES]):
        try:
            article = parse_page(page, knowledge) if isinstance(page, Page) else None
        except PageError:
            continue
        if article is not None and not article.refused:
            pages += 1
            counts.update(set(stems(article.text)))
    kept = {w: n for w, n in counts.items() if n * LEAST >= pages and len(w) > 1 and not w.isdigit()}
    told = {
        "id": "stems",
        "counted": "python -m benchmarks.commonness, on captures of 80 outlets and on newspaper articles",
        "pages": pages,
        "stems": dict(sorted(kept.items(), key=lambda item: (-item[1], item[0]))),
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), "utf-8")
    print(f"{len(kept):,} stems of {pages:,} pages: {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
