"""Captures that an archive filed under incidents: what linking is learned from and measured on.

They lie outside the project, in $WAQAI_SHARED or ../shared; nothing of them is kept here.
"""

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.learn import learn

from waqai.lexicon.schema.weights import Weights
from waqai.linking.block import pairs_to_compare
from waqai.linking.compare import compare, features
from waqai.linking.decide import Pair
from waqai.linking.link import weigh_all
from waqai.linking.score import (
    APART,
    BIAS,
    CONTRADICTED,
    LINKS,
    SAME,
    Scorer,
    contradicts,
    is_tied,
    reserves,
)
from waqai.linking.telling import Telling, tellings_of
from waqai.pipeline import load_lexicon, read_pages
from waqai.records import Report
from waqai.sources import read_paths

PAGES, INCIDENTS = "corpus/syria/pages.jsonl.gz", "corpus/syria/incidents.jsonl"
CLASSES = [SAME, APART]
FOLDS, ROUNDS, RATE = 5, 16, 0.1


def filed_under(root: Path) -> dict[str, str]:
    """Return the incident of each capture that is filed under exactly one known incident."""
    known = {json.loads(line)["id"] for line in (root / INCIDENTS).open(encoding="utf-8")}
    with gzip.open(root / PAGES, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    return {p["id"]: p["incidents"][0] for p in pages if len(p["incidents"] or ()) == 1 and p["incidents"][0] in known}


def read_tellings(paths: list[str], jobs: int = 2) -> list[Telling]:
    """Return what the reports of all pages below ``paths`` tell, in the order of their keys."""
    lexicon = load_lexicon()
    reports = (r for r in read_pages(read_paths(paths), jobs) if isinstance(r, Report))
    return sorted((t for report in reports for t in tellings_of(report, lexicon)), key=lambda t: t.key)


def part_of(incident: str) -> int:
    """Return which of the parts an incident falls into."""
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True)
class Compared:
    """All pairs that are worth comparing and tied together, with the features of each; ``same`` tells of a pair of
    leading events whether one incident was filed for both, None where that is not known.
    """

    tellings: list[Telling]
    features: dict[Pair, tuple[str, ...]]
    same: dict[Pair, bool]
    contradicted: set[Pair]
    reserved: dict[Pair, float]
    filed: dict[str, str]

    def parts_of(self, pair: Pair) -> set[int]:
        """Return the parts that the incidents of a pair fall into."""
        pages = (self.tellings[at].page for at in pair)
        return {part_of(self.filed[page]) for page in pages if page in self.filed}

    def learned(self, without: int | None = None) -> dict[str, list[float]]:
        """Return weights learned from all parts but one."""
        examples = [
            ((BIAS, *self.features[pair]), SAME if same else APART)
            for pair, same in self.same.items()
            if without is None or without not in self.parts_of(pair)
        ]
        return learn(examples, CLASSES, ROUNDS, RATE)

    def _odds(self, scorer: Scorer, pair: Pair, told: tuple[str, ...]) -> float:
        """Return the log odds of a pair as :meth:`Scorer.odds` gives them."""
        if pair in self.contradicted:
            return CONTRADICTED
        return scorer.sum_of(told) - self.reserved.get(pair, 0.0)

    def unseen(self) -> dict[Pair, float]:
        """Return the log odds of each pair by weights that its incidents had no part in; a pair across two parts gets
        the mean of what the weights without the one and without the other say.
        """
        sums: dict[Pair, list[float]] = {}
        for part in range(FOLDS):
            scorer = Scorer(as_weights(self.learned(without=part)))
            for pair, told in self.features.items():
                parts = self.parts_of(pair)
                if part in parts or (not parts and part == 0):
                    sums.setdefault(pair, []).append(self._odds(scorer, pair, told))
        return {pair: sum(told) / len(told) for pair, told in sums.items()}


def as_weights(learned: dict[str, list[float]]) -> Weights:
    """Return learned weights as the file of them is loaded."""
    return Weights(id=LINKS, trained="", classes=CLASSES, weights={f: (row[0], row[1]) for f, row in learned.items()})


def compare_all(tellings: list[Telling], filed: dict[str, str]) -> Compared:
    """Compare what is worth comparing."""
    laid = weigh_all(tellings, load_lexicon())
    weighed = laid.weighed
    told: dict[Pair, tuple[str, ...]] = {}
    same: dict[Pair, bool] = {}
    contradicted: set[Pair] = set()
    reserved: dict[Pair, float] = {}
    for a, b in sorted(pairs_to_compare(laid.keys())):
        one, other = tellings[a], tellings[b]
        levels = compare(weighed[a], weighed[b]) if one.page != other.page else None
        if levels is None or not is_tied(levels):
            continue
        told[a, b] = tuple(features(levels))
        if contradicts(levels):
            contradicted.add((a, b))
        reserved[a, b] = sum(weight for _, weight in reserves(levels))
        if one.lead and other.lead and one.page in filed and other.page in filed:
            same[a, b] = filed[one.page] == filed[other.page]
    return Compared(tellings, told, same, contradicted, reserved, filed)
