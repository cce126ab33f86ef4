"""Measures the whole reading on pages that none of its learned choices has seen.

    python -m benchmarks.crossval [--folds N] [--rounds N] [--samples N] [--set NAME ...] [--out FILE]

The coded pages are split into parts. For each part every choice (opens, roles, …) is learned anew on all other pages,
and the part is read with those weights, from bytes to report. So the table is what the same training gives on pages
of the same kinds that it does not have; the difference to ``benchmarks.accuracy`` is what the weights owe to having
seen the pages. Rules and word lists are the same in both: what those owe to the pages, only other pages tell.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.accuracy import code, show
from benchmarks.gold import DEVELOPED_ON, load_scorer, root_or_say
from benchmarks.learn import ROUNDS
from benchmarks.train import FOLDS, coded_pages, unseen_parts

from waqai.pipeline import load_lexicon


def main() -> int:
    """Print the table of each gold set and of both together."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--folds", type=int, default=FOLDS)
    args.add_argument("--rounds", type=int, default=ROUNDS)
    args.add_argument("--samples", type=int, default=0)
    args.add_argument("--set", action="append", choices=DEVELOPED_ON)
    args.add_argument("--out", type=Path, help="write what was read, a report a line")
    options = args.parse_args()
    root = root_or_say()
    if root is None:
        return 0
    score, lexicon = load_scorer(root), load_lexicon()
    pairs: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {name: [] for name in options.set or DEVELOPED_ON}
    for part, unseen in unseen_parts(coded_pages(root)[1], lexicon, score, options.folds, options.rounds):
        for page in part:
            if page.set in pairs:
                pairs[page.set].append((page.gold, code(page, unseen, "page")))
    every = [pair for rows in pairs.values() for pair in rows]
    if options.out:
        lines = [json.dumps(report, ensure_ascii=False) + "\n" for _, report in every]
        options.out.write_text("".join(lines), "utf-8")
    for name, rows in pairs.items():
        show(f"{name}, unseen", score, rows, options.samples)
    if len(pairs) > 1:
        show(" + ".join(pairs) + ", unseen", score, every, options.samples)
    return 0


if __name__ == "__main__":
    sys.exit(main())
