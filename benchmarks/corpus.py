"""Which pages to measure and check with: what the caller names, else the shared corpus, else examples/."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from waqai.errors import SourceError
from waqai.records import Page
from waqai.sources import read_paths

ROOT = Path(__file__).resolve().parent.parent
SHARED_PAGES = Path("corpus/syria/pages.jsonl.gz")


def corpus_paths(named: list[str]) -> list[str]:
    """Return the paths to read: ``named``, else the corpus in $WAQAI_SHARED (or ../shared), else the examples."""
    if named:
        return named
    shared = Path(os.environ.get("WAQAI_SHARED") or ROOT.parent / "shared") / SHARED_PAGES
    return [str(shared if shared.is_file() else ROOT / "examples")]


def corpus_pages(paths: list[str]) -> Iterator[Page]:
    """Yield the pages below ``paths``; what cannot be read is named on standard error."""
    for item in read_paths(paths):
        if isinstance(item, SourceError):
            print(f"not read: {item}", file=sys.stderr)
        else:
            yield item
