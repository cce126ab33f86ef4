"""The coded pages to measure and train on: texts joined to their gold, and the scorer that both are held against.

They lie outside the project, in $WAQAI_SHARED or ../shared; nothing of them is kept here.
"""

import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from waqai.records import Article, Page, Paragraph

SETS = {
    "seed": ("corpus/seed_page.txt", "gold/seed.jsonl"),
    "press": ("corpus/press/press.jsonl", "gold/press.jsonl"),
    "syria": ("corpus/syria/gold_pages.jsonl", "gold/syria.jsonl"),
    "press_more": ("corpus/press/press_more.jsonl", "gold/press_more.jsonl"),
    "syria_more": ("corpus/syria/gold_more.jsonl", "gold/syria_more.jsonl"),
    "calls": ("corpus/press/calls.jsonl", "gold/calls.jsonl"),
}
DEVELOPED_ON = ("press", "syria")


@dataclass(frozen=True)
class Coded:
    """One page with what a coder made of it."""

    set: str
    page: Page
    gold: dict[str, Any]


def shared_root() -> Path | None:
    """Return where the shared material lies, None on a machine without it."""
    root = Path(os.environ.get("WAQAI_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    return root if (root / "gold").is_dir() else None


def root_or_say() -> Path | None:
    """Return where the shared material lies; say so and return None on a machine without it."""
    root = shared_root()
    if root is None:
        print("no shared material: set WAQAI_SHARED", file=sys.stderr)
    return root


def load_scorer(root: Path, name: str = "score") -> ModuleType:
    """Return a scorer of the shared tools as a module."""
    spec = importlib.util.spec_from_file_location(name, root / "tools" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(root / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_set(root: Path, name: str) -> Iterator[Coded]:
    """Yield the coded pages of one set in the order of its gold."""
    texts_at, gold_at = SETS[name]
    yield from load_pair(name, root / texts_at, root / gold_at)


def load_pair(name: str, texts_at: Path, gold_at: Path) -> Iterator[Coded]:
    """Yield the coded pages of one file, joined by id to the texts of another."""
    texts = _texts(texts_at)
    for line in gold_at.read_text("utf-8").splitlines():
        gold = json.loads(line)
        yield Coded(name, _page(texts[gold["id"]]), gold)


def load_worked(gold_at: Path) -> Iterator[Coded]:
    """Yield the pages that people worked whole at the desk (``waqai gold export``), with the texts beside them."""
    texts_at = gold_at.with_name(f"{gold_at.name.removesuffix('.jsonl')}.pages.jsonl")
    yield from (coded for coded in load_pair(gold_at.stem, texts_at, gold_at) if not coded.gold.get("partial"))


def _texts(path: Path) -> dict[str, dict[str, Any]]:
    if path.suffix == ".txt":
        return {"seed": {"id": "seed", "text": path.read_text("utf-8")}}
    return {row["id"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}


def _page(fields: dict[str, Any]) -> Page:
    told = {name: str(fields[name]) for name in ("id", "url", "outlet", "published", "fetched") if fields.get(name)}
    return Page(raw=fields["text"].encode("utf-8", "surrogatepass"), media_type="text/plain", **told)


def gold_article(coded: Coded) -> Article:
    """Return the article as its coder cut it, where coded: to measure the reading apart from the page step."""
    known = coded.gold.get("article") or {}
    headline, body = known.get("headline") or "", known.get("body") or ""
    if not body:
        text = coded.page.raw.decode()
        headline, _, body = text.partition("\n\n")
    paragraphs, text = [Paragraph(0, len(headline), "headline")], headline + "\n"
    for line in body.split("\n"):
        text += "\n" if line else ""
        paragraphs.append(Paragraph(len(text), len(text) + len(line), "body"))
        text += line
    published = known.get("published") or coded.page.published
    reference = known.get("reference") or published
    return Article(text, headline, tuple(paragraphs), published=published, reference=reference)
