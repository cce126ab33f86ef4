"""Measures the reading against coded pages, with 95 % bootstrap intervals and the second coder beside it.

    python -m benchmarks.accuracy [--set NAME ...] [--articles page|gold] [--out FILE] [--worst N] [--samples N]

``--articles page`` (the default) reads each page as found; ``gold`` takes the coder's own cut, to tell the
reading's errors from the page step's. Without the shared material it says so and ends.
"""

import argparse
import json
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.gold import DEVELOPED_ON, SETS, Coded, gold_article, load_scorer, load_set, root_or_say

from waqai.lexicon.lexicon import Lexicon
from waqai.page import parse_page
from waqai.pipeline import load_lexicon, reader_of
from waqai.reading import read_article
from waqai.records import Report
from waqai.records.wire import report_to_json

# Second coder against the adjudicated gold of press + syria, as the gold's README states it.
SECOND_CODER = {
    "event.found": 0.96, "event.type": 0.99, "event.start": 0.97, "event.places": 0.97, "event.actor1": 0.96,
    "event.actor2": 0.92, "event.according_to": 0.96, "event.objects": 0.96, "event.harm": 0.93, "event.whole": 0.89,
    "statement.found": 0.94, "demand.found": 0.94,
}  # fmt: skip


def code(coded: Coded, lexicon: Lexicon, articles: str) -> dict[str, Any]:
    """Return the JSON report of one page."""
    article = gold_article(coded) if articles == "gold" else parse_page(coded.page, lexicon.knowledge)
    reading = read_article(article, lexicon)
    report = Report(
        coded.page, article, reader_of(lexicon), reading.events, reading.statements, reading.demands, reading.unread
    )
    return report_to_json(report) | {"id": coded.gold["id"]}


def tally_of(
    score: ModuleType, pairs: list[tuple[dict[str, Any], dict[str, Any]]]
) -> dict[str, tuple[float, float, float, int]]:
    """Return precision, recall, F1 and gold count by measure."""
    tally = score.Tally()
    for gold, made in pairs:
        score.score_report(gold, made, tally)
    return {name: (p, r, f, n) for name, p, r, f, n in tally.rows()}


def interval(score: ModuleType, pairs: list[Any], samples: int) -> dict[str, tuple[float, float]]:
    """Return the 95 % interval of each F1 over ``samples`` bootstrap draws of pages; the seed is fixed."""
    draws: dict[str, list[float]] = {}
    chooser = random.Random(20260101)
    for _ in range(samples):
        for name, row in tally_of(score, chooser.choices(pairs, k=len(pairs))).items():
            draws.setdefault(name, []).append(row[2])
    cut = max(1, samples // 40)
    return {name: (sorted(v)[cut - 1], sorted(v)[-cut]) for name, v in draws.items()}


def show(title: str, score: ModuleType, pairs: list[Any], samples: int) -> None:
    """Print one table."""
    ranges = interval(score, pairs, samples) if samples else {}
    print(f"\n{title}: {len(pairs)} pages")
    print(f"{'measure':20} {'P':>6} {'R':>6} {'F1':>6} {'95 %':>13} {'coder 2':>8} {'gold':>6}")
    for name, (p, r, f, n) in tally_of(score, pairs).items():
        low_high = "{:.2f}-{:.2f}".format(*ranges[name]) if name in ranges else ""
        print(f"{name:20} {p:6.3f} {r:6.3f} {f:6.3f} {low_high:>13} {SECOND_CODER.get(name, ''):>8} {n:6d}")


def main() -> int:
    """Run the benchmark; 0 when measured or when there is nothing to measure on."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--set", action="append", choices=sorted(SETS))
    args.add_argument("--articles", choices=("page", "gold"), default="page")
    args.add_argument("--out", type=Path)
    args.add_argument("--samples", type=int, default=0)
    options = args.parse_args()
    root = root_or_say()
    if root is None:
        return 0
    score, lexicon = load_scorer(root), load_lexicon()
    coded = {name: list(load_set(root, name)) for name in options.set or SETS}
    pairs = {name: [(c.gold, code(c, lexicon, options.articles)) for c in rows] for name, rows in coded.items()}
    if options.out:
        options.out.write_text(
            "".join(json.dumps(m, ensure_ascii=False) + "\n" for rows in pairs.values() for _, m in rows), "utf-8"
        )
    for name, rows in pairs.items():
        show(name, score, rows, options.samples)
    both = [pair for name in DEVELOPED_ON if name in pairs for pair in pairs[name]]
    if len(pairs) > 1 and both:
        show(" + ".join(DEVELOPED_ON), score, both, options.samples)
    return 0


if __name__ == "__main__":
    sys.exit(main())
