"""Measures HTML → article against the extractors it builds on, on the same pages in the same run.

    python benchmarks/page.py [--shared DIR] [--stories N]

The stories are the coded captures below DIR ($WAQAI_SHARED or ../shared), else those of examples/; each is printed in
every template of benchmarks/templates.py. Told for each reader: F1 of body words, how many pieces of furniture a
hundred pages leak into the body, on how many pages an inline link to another story stays, days of publication right,
wrong and unknown, milliseconds a page (processor time, the least of three runs) and pages a second of one core.
Needs requirements/bench.txt; `make bench-page` installs it and runs this.
"""

import argparse
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import justext
from htmldate import find_date
from lxml import html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from templates import FURNITURE, INLINE, TEMPLATES, Story
from trafilatura import bare_extraction

from waqai.lexicon import load_knowledge
from waqai.page import parse_page
from waqai.records import Page
from waqai.sources import read_paths

Read = Callable[[str], tuple[str, str | None]]


def waqai(source: str) -> tuple[str, str | None]:
    article = parse_page(Page(raw=source.encode(), media_type="text/html"), load_knowledge())
    body = [article.text[p.start : p.end] for p in article.paragraphs if p.kind != "headline"]
    return "\n".join(body), article.published


def trafilatura_default(source: str) -> tuple[str, str | None]:
    found = bare_extraction(source, include_comments=False, with_metadata=True)
    return (found.text or "", found.date) if found else ("", None)


def trafilatura_recall(source: str) -> tuple[str, str | None]:
    found = bare_extraction(source, include_comments=False, favor_recall=True, with_metadata=True)
    return (found.text or "", found.date) if found else ("", None)


def trafilatura_alone(source: str) -> tuple[str, str | None]:
    found = bare_extraction(source, include_comments=False, favor_recall=True)
    return (found.text or "" if found else ""), None


def readability(source: str) -> tuple[str, str | None]:
    return str(html.fromstring(Document(source).summary(html_partial=True)).text_content()), None


STOP_WORDS = justext.get_stoplist("Arabic")


def jus_text(source: str) -> tuple[str, str | None]:
    found = justext.justext(source.encode(), STOP_WORDS, encoding="utf-8")
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate), None


def resiliparse(source: str) -> tuple[str, str | None]:
    return extract_plain_text(source, main_content=True, links=False), None


def htmldate(source: str) -> tuple[str, str | None]:
    return "", find_date(source, extensive_search=False, original_date=True)


READERS: tuple[Read, ...] = (
    waqai, trafilatura_default, trafilatura_recall, trafilatura_alone, readability, jus_text, resiliparse, htmldate
)  # fmt: skip
RUNS = 3


@dataclass
class Score:
    """What one reader reached."""

    hits: int = 0
    want: int = 0
    got: int = 0
    leaks: int = 0
    inline: int = 0
    days: Counter[str] = field(default_factory=Counter)
    spent: float = 0.0


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def coded_stories(shared: Path) -> list[Story]:
    rows = (shared / "gold/syria.jsonl").read_text(encoding="utf-8").split("\n")
    articles = [json.loads(row)["article"] for row in rows if row]
    told = [
        (a["headline"], tuple(line.strip() for line in a["body"].split("\n") if line.strip()))
        for a in articles
        if a["headline"]
    ]
    return [
        Story(head, lines, f"2023-03-{number % 27 + 1:02}")
        for number, (head, lines) in enumerate(told)
        if len(lines) > 1
    ]


def example_stories(folder: Path) -> list[Story]:
    pages = (page for page in read_paths([folder]) if isinstance(page, Page))
    articles = (parse_page(page, load_knowledge()) for page in pages)
    return [
        Story(a.headline, tuple(a.text[p.start : p.end] for p in a.paragraphs[1:]), "2023-03-04")
        for a in articles
        if a.headline and len(a.paragraphs) > 3
    ]


def time_runs(read: Read, sources: list[tuple[Story, str]]) -> float:
    """Return the least processor time of several runs over all pages."""
    spent = []
    for _ in range(RUNS):
        began = time.process_time()
        for _, source in sources:
            read(source)
        spent.append(time.process_time() - began)
    return min(spent)


def measure(read: Read, story: Story, source: str, score: Score) -> None:
    text, day = read(source)
    want, got = words_of("\n".join(story.paragraphs)), words_of(text.replace(story.headline, "", 1))
    score.hits, score.want, score.got = (
        score.hits + (want & got).total(),
        score.want + want.total(),
        score.got + got.total(),
    )
    flat = " ".join(text.split())
    score.leaks += sum(piece in flat for piece in FURNITURE if len(piece) > 12)
    score.inline += INLINE in flat
    score.days["right" if day == story.published else "wrong" if day else "unknown"] += 1


def main() -> int:
    options = argparse.ArgumentParser(description="Measure HTML → article.")
    options.add_argument("--shared", type=Path, default=Path(os.environ.get("WAQAI_SHARED", "../shared")))
    options.add_argument("--stories", type=int, default=40)
    chosen = options.parse_args()
    coded = (chosen.shared / "gold").is_dir()
    stories = coded_stories(chosen.shared) if coded else example_stories(Path("examples"))
    sources = [(story, template(story)) for story in stories[: chosen.stories] for template in TEMPLATES]
    waqai(sources[0][1])
    print(f"{len(sources)} pages: {len(sources) // len(TEMPLATES)} stories in {len(TEMPLATES)} templates")
    for read in READERS:
        score = Score()
        for story, source in sources:
            measure(read, story, source, score)
        score.spent = time_runs(read, sources)
        precision, recall = score.hits / max(score.got, 1), score.hits / max(score.want, 1)
        both = 2 * precision * recall / max(precision + recall, 1e-9)
        days = ", ".join(f"{score.days[kind]} {kind}" for kind in ("right", "wrong", "unknown"))
        print(
            f"{read.__name__:20} body {both:.3f} (P {precision:.3f} R {recall:.3f})  "
            f"leaks {100 * score.leaks / len(sources):6.1f}  inline {score.inline:4}"
            f"  days {days}  {1000 * score.spent / len(sources):.2f} ms, {len(sources) / score.spent:,.0f}/s"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
