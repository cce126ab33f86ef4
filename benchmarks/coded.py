"""Further coded pages to train on, kept without their texts: each quote, name and line is a stretch of the page's text.

    python -m benchmarks.coded

The texts belong to their publishers and lie outside the project; here stand only offsets in code points, dates, counts
and classes, with the page's id and the SHA-256 of the text they were counted in. A name that stands nowhere in its page
(all parties, a governorate that is certain but untold) is kept as a value. A row without ``file`` is a page of the
shared corpus. A row with ``file`` names a file of one of the folders in $WAQAI_PRESS, checkouts of PRESS_REPOSITORIES:
press articles, one a file, either the headline on the first line, or tagged as the ANT corpus has them (``<TITLE>``,
``<TIME>``, ``<TEXT>``). Where a source is absent this says so and gives none of its pages; a page whose text has
changed is named and left out.
"""

import gzip
import hashlib
import html
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, TypeGuard

from benchmarks.gold import Coded, shared_root

from waqai.records import Json, Page

FOLDER = Path(__file__).resolve().parent / "coded"
PAGES = Path("corpus/syria/pages.jsonl.gz")
PRESS_REPOSITORIES = (
    "https://github.com/vulca1n/arabic-news-articles-clustering",
    "https://github.com/antcorpus/antcorpus.multisource.data",
)
_TAGGED = re.compile(r"<(TITLE|TIME|TEXT)>(.*?)</\1>", re.DOTALL)
SECTIONS = ("events", "statements", "demands")


def load_coded(root: Path | None, name: str, folder: Path = FOLDER) -> Iterator[Coded]:
    """Yield the pages of one coded set in the gold's form, joined to the corpus in ``root`` or the press articles."""
    rows = coded_rows(folder / f"{name}.jsonl")
    texts = _texts(root, name, rows)
    if texts is None:
        return
    for row in rows:
        capture = texts.get(row["id"])
        if capture is None or digest(capture["text"]) != row["sha256"]:
            say(f"{name}: the text of {row['id']} is not the one that was coded; left out")
            continue
        yield Coded(name, _page(capture), gold_form(row, capture["text"]))


def press_roots() -> list[Path]:
    """Return where the press articles lie (the folders of $WAQAI_PRESS), none on a machine without them."""
    told = os.environ.get("WAQAI_PRESS", "")
    return [folder for folder in map(Path, filter(None, told.split(os.pathsep))) if folder.is_dir()]


def press_text(raw: str) -> str:
    """Return a press article as the page it is coded as: headline, blank line, the lines of the body."""
    tagged = _tags(raw)
    lines = [tagged.get("TITLE", ""), *tagged["TEXT"].splitlines()] if "TEXT" in tagged else raw.splitlines()
    headline, *body = [line.strip() for line in lines if line.strip()] or [""]
    return "\n".join([headline, "", *body])


def press_day(raw: str) -> str | None:
    """Return the day of publication that a tagged article carries beside its text, None where there is none."""
    time = _tags(raw).get("TIME")
    try:
        return parsedate_to_datetime(time).date().isoformat() if time else None
    except ValueError:
        return None


def _tags(raw: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _TAGGED.findall(raw)} if raw.startswith("<DOC>") else {}


def say(what: str) -> None:
    """Tell on standard error what is left out."""
    print(what, file=sys.stderr)


def coded_rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of one coded set as they are kept, in offsets."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def digest(text: str) -> str:
    """Return what a text is known by: its SHA-256 in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def gold_form(row: dict[str, Any], text: str) -> dict[str, Any]:
    """Return a row with its offsets read out of the text, as the gold sets have it."""
    article = {name: told(value, text) for name, value in row["article"].items()}
    article["body"] = "\n".join(text[start:end] for start, end in row["article"]["body"])
    return {"id": row["id"], "article": article} | {section: told(row[section], text) for section in SECTIONS}


def told(value: Json, text: str) -> Json:
    """Return a kept value as the page words it: stretches read out, all else as it is."""
    if is_stretch(value):
        return text[value[0] : value[1]]
    if isinstance(value, list):
        return [told(item, text) for item in value]
    if isinstance(value, dict):
        return {key: told(item, text) for key, item in value.items()}
    return value


def is_stretch(value: Json) -> TypeGuard[list[int]]:
    """Return whether a kept value is a stretch ``[start, end)``: nothing else here is a list of two whole numbers."""
    return isinstance(value, list) and len(value) == 2 and all(type(item) is int for item in value)


def _texts(root: Path | None, name: str, rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]] | None:
    """Return the pages that rows are coded in, by id; None, and say so, where their source is absent."""
    if any("file" in row for row in rows):
        if articles := _articles(press_roots(), rows):
            return articles
        say(f"the press articles are absent: the coded pages of {name} are left out; set WAQAI_PRESS to checkouts of")
        say(f"{' and '.join(PRESS_REPOSITORIES)} to have them")
        return None
    corpus = root / PAGES if root else PAGES
    if root is None or not corpus.is_file():
        say(f"{corpus} is absent: the coded pages of {name} are left out; set WAQAI_SHARED to have them")
        return None
    return _captures(corpus, {row["id"] for row in rows})


def _articles(folders: Sequence[Path], rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    files = {row["id"]: folder / row["file"] for folder in folders for row in rows if (folder / row["file"]).is_file()}
    read = {name: file.read_text("utf-8") for name, file in files.items()}
    return {name: {"id": name, "text": press_text(raw), "published": press_day(raw)} for name, raw in read.items()}


def _captures(corpus: Path, wanted: set[str]) -> dict[str, dict[str, Any]]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines) if row["id"] in wanted}


def _page(capture: dict[str, Any]) -> Page:
    raw = capture["text"].encode("utf-8", "surrogatepass")
    told = {name: capture.get(name) for name in ("outlet", "published", "fetched")}
    return Page(raw, "text/plain", id=capture["id"], **told)


def main() -> None:
    """Print how much each coded set holds."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        pages = list(load_coded(shared_root(), path.stem))
        counts = {section: sum(len(page.gold[section]) for page in pages) for section in SECTIONS}
        print(f"{path.stem}: {len(pages)} pages, " + ", ".join(f"{n} {section}" for section, n in counts.items()))


if __name__ == "__main__":
    main()
