"""Reads and links the captures of the shared corpus and holds the incidents against those they were filed under.

    python -m benchmarks.linking [--jobs N] [--mixed N]      measure
    python -m benchmarks.linking --train                     learn the weights anew and write them

Prints B-cubed and pairwise figures by ``tools/score_links.py``: by the weights that are kept (they saw these captures),
by weights that the pair's incidents had no part in (the honest figure), and beside two baselines of the same run: equal
place, day and type; near-equal text alone. ``--mixed N`` lists incidents that mix filed ones. Without the shared
material it says so and ends.
"""

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks.filed import CLASSES, INCIDENTS, PAGES, Compared, compare_all, filed_under, read_tellings
from benchmarks.gold import load_scorer, root_or_say
from benchmarks.train import write

from waqai.linking.decide import Pair, decide
from waqai.linking.link import score_pairs, weigh_all
from waqai.linking.score import LINKS, Scorer
from waqai.linking.telling import Telling
from waqai.pipeline import load_lexicon

_COPY = 0.8  # of the shorter text's runs of three words


def lines_of(tellings: list[Telling], groups: Iterable[list[int]]) -> Iterable[dict[str, object]]:
    """Yield one line for each telling, as ``waqai link --json`` prints them."""
    incident = {at: members[0] for members in groups for at in members}
    for at, telling in enumerate(tellings):
        start = date.fromordinal(telling.days[0]).isoformat() if telling.days else None
        yield {
            "page": telling.page,
            "incident": tellings[incident.get(at, at)].key,
            "start": start,
            "lead": telling.lead,
        }


def scored(root: Path, lines: Iterable[dict[str, object]]) -> list[str]:
    """Return what the scorer prints of linked lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "linked.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        with contextlib.redirect_stdout(io.StringIO()) as told:
            load_scorer(root, "score_links").main(root / PAGES, root / INCIDENTS, path)
    return told.getvalue().strip().splitlines()


def by_place_day_type(tellings: list[Telling]) -> list[list[int]]:
    """Return the groups of tellings of one place, day and type, all of them told."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        site = next((s.id for s in telling.sites if s.id), None)
        if site and telling.days:
            groups[site, telling.days[0], telling.type].append(at)
    return [members for members in groups.values() if len(members) > 1]


def by_text(tellings: list[Telling], compared: Compared) -> list[list[int]]:
    """Return the groups of tellings whose texts are nearly equal."""
    root = list(range(len(tellings)))

    def first(at: int) -> int:
        while root[at] != at:
            at = root[at]
        return at

    for a, b in compared.features:
        ours, theirs = tellings[a].runs, tellings[b].runs
        if ours and theirs and len(ours & theirs) >= _COPY * min(len(ours), len(theirs)):
            root[max(first(a), first(b))] = min(first(a), first(b))
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(len(tellings)):
        groups[first(at)].append(at)
    return [members for members in groups.values() if len(members) > 1]


def mixed(compared: Compared, groups: list[list[int]], most: int) -> None:
    """Print linked incidents whose leading events are filed under several."""
    shown = 0
    for members in groups:
        leads = [compared.tellings[at].page for at in members if compared.tellings[at].lead]
        incidents = sorted({compared.filed[page] for page in leads if page in compared.filed})
        if len(incidents) > 1 and shown < most:
            shown += 1
            print(f"  mixed: {', '.join(incidents)}: {' '.join(sorted(leads))}")


def train(compared: Compared) -> None:
    """Write the weights learned from all captures."""
    same = sum(compared.same.values())
    told = (
        f"python -m benchmarks.linking --train, on {len(compared.same):,} pairs of captures that an archive filed, "
        f"{same:,} of them under one incident; how well it links: docs/linking.md"
    )
    print(write(LINKS, CLASSES, compared.learned(), told))


def main() -> int:
    """Measure, or learn."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--train", action="store_true")
    args.add_argument("--jobs", type=int, default=2)
    args.add_argument("--mixed", type=int, default=0)
    options = args.parse_args()
    root = root_or_say()
    if root is None:
        return 0
    tellings = read_tellings([str(root / PAGES)], options.jobs)
    compared = compare_all(tellings, filed_under(root))
    if options.train:
        train(compared)
        return 0
    unseen = decide(compared.unseen())
    kept: dict[Pair, float] = score_pairs(weigh_all(tellings, load_lexicon()), Scorer(load_lexicon().weights[LINKS]))
    rows = {
        "weights that had not seen them": unseen,
        "weights that are kept": decide(kept),
        "equal place, day and type": by_place_day_type(tellings),
        "near-equal text": by_text(tellings, compared),
    }
    print(f"{len(tellings):,} events, {len(compared.features):,} pairs compared")
    for name, groups in rows.items():
        told = scored(root, lines_of(tellings, groups))
        print(f"{name}:\n  " + "\n  ".join(told))
    mixed(compared, unseen, options.mixed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
