"""Learns the choices of the reading from coded pages and writes them, readable, to knowledge/weights/.

    python -m benchmarks.train roles [--set NAME ...] [--also OUT.jsonl ...] [--folds N] [--rounds N]

``--also`` adds the pages that editors worked whole at the desk (``waqai gold export OUT.jsonl``).

The same pages give the same file (benchmarks/learn.py). With ``--folds`` nothing is written: the pages are split, and
accuracy on the unseen part is printed. ``rivals`` looks a second time at the chances that ``roles`` gives, as it gives
them on pages that it has not seen.
"""

import argparse
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import msgspec
import yaml
from benchmarks.calibrate import CLASSES, Told, as_examples, fit, tell, with_weights
from benchmarks.coded import FOLDER, load_coded
from benchmarks.examples import TASKS, Company, Example, companies, look, proof_pages, rival_examples
from benchmarks.gold import DEVELOPED_ON, SETS, Coded, load_scorer, load_set, load_worked, shared_root
from benchmarks.learn import RATE, RATES, ROUNDS, as_kept, learn, measure

from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.schema.weights import Weights
from waqai.pipeline import load_lexicon
from waqai.reading.attribution import SOURCES
from waqai.reading.confidence import CONFIDENCE
from waqai.reading.opening import OPENS
from waqai.reading.rivals import RIVALS
from waqai.reading.roles import ROLES

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "waqai" / "knowledge" / "weights"
PROOF_WEIGHT = 3  # a proof sentence is one clear case; a coded page holds many, and unclear ones
FOLDS = 5
# A page that two coders coded and a third settled counts as three. As two, `opens` is right on unseen pages of press +
# syria in .755 / .814 of cases, as one in .734 / .819. As four, the F1 of `roles` there is .646 and .578 (press), .842
# and .664 (syria), as two .639 and .571, .836 and .646, while that of the agency articles falls by .01.
ADJUDICATED_WEIGHT = 3
# The coders of these took a source for 47 of 100 events, those of press + syria for 60: what they leave out teaches
# silence (according_to of the sets that nothing is learned from: F1 .737 without them, .720 with them).
NOT_LEARNED = {SOURCES: frozenset({"syria_c", "world_b"})}


def write(task: str, classes: list[str], weights: dict[str, list[float]], trained: str) -> Path:
    """Write the weights as YAML, loudest features first."""
    ranked = dict(sorted(as_kept(weights).items(), key=lambda item: (-max(map(abs, item[1])), item[0])))
    path = WEIGHTS / f"{task}.yml"
    lines = [
        yaml.safe_dump(
            {"id": task, "trained": trained, "classes": classes}, allow_unicode=True, sort_keys=False, width=110
        )
    ]
    lines.append("weights:\n")
    lines += [f"  {msgspec.json.encode(f).decode()}: {row}\n" for f, row in ranked.items()]
    path.write_text("".join(lines), "utf-8")
    return path


def main() -> int:
    """Train or cross-check one choice."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("task", choices=sorted([*TASKS, RIVALS, CONFIDENCE]))
    args.add_argument("--set", action="append", choices=sorted(SETS))
    args.add_argument(
        "--also", action="append", type=Path, default=[], metavar="OUT.jsonl", help="of waqai gold export"
    )
    args.add_argument("--folds", type=int, default=0)
    args.add_argument("--rounds", type=int, default=ROUNDS)
    options = args.parse_args()
    root = shared_root()
    if root is None:
        print("no coded pages: set WAQAI_SHARED", file=sys.stderr)
        return 1
    score, lexicon = load_scorer(root), load_lexicon()
    names, coded = coded_pages(root, options.set)
    for path in options.also:
        names, coded = [*names, path.stem], [*coded, *load_worked(path)]
    left_out = NOT_LEARNED.get(options.task, frozenset())
    names, coded = [n for n in names if n not in left_out], [c for c in coded if c.set not in left_out]
    if options.task == CONFIDENCE:
        return calibrate(names, unseen_records(coded, lexicon, score, options.folds or FOLDS, options.rounds))
    if options.task == RIVALS:
        second = SecondLook(coded, [list(companies(c, lexicon, score)) for c in coded], FOLDS, options.rounds)
        pages = [list(second.examples(i)) for i in range(len(coded))]
    else:
        pages = [_examples(options.task, c, lexicon, score) for c in coded]
    proofs = list(proof_pages(lexicon)) * PROOF_WEIGHT if options.task == OPENS else []
    everything = [e for page in (*_weighed(coded, pages), *proofs) for e in page]
    classes = sorted({label for _, label in everything})
    rate = RATES.get(options.task, RATE)
    if options.folds:
        return cross_check(coded, pages, proofs, classes, options.folds, options.rounds, rate)
    weights = learn(everything, classes, options.rounds, rate)
    told = (
        f"python -m benchmarks.train {options.task} on {', '.join(names)}: {len(pages) + len(proofs)} pages, "
        f"{len(everything)} examples; on these {measure(weights, classes, everything)}"
    )
    print(write(options.task, classes, weights, told), told, sep="\n")
    return 0


def _examples(task: str, coded: Coded, lexicon: Lexicon, score: ModuleType) -> list[Example]:
    """Return what a page teaches a choice."""
    return [] if coded.set in NOT_LEARNED.get(task, ()) else list(TASKS[task](coded, lexicon, score))


def coded_pages(root: Path, sets: list[str] | None = None) -> tuple[list[str], list[Coded]]:
    """Return the names and the pages of the coded sets to train on: those named, else all developed on or kept here
    (of these, those whose texts are at hand).
    """
    names = sets or list(DEVELOPED_ON)
    coded = [c for name in names for c in load_set(root, name)]
    if not sets:
        for name in sorted(path.stem for path in FOLDER.glob("*.jsonl")):
            further = list(load_coded(root, name))
            coded += further
            names += [name] if further else []
    return names, coded


def unseen_records(
    coded: list[Coded], lexicon: Lexicon, score: ModuleType, folds: int = FOLDS, rounds: int = ROUNDS
) -> list[list[Told]]:
    """Return, part by part, what is read from pages of which no learned choice has seen anything, held against gold."""
    return [
        [t for c in part for t in tell(c, look(c, unseen), score)]
        for part, unseen in unseen_parts(coded, lexicon, score, folds, rounds)
    ]


def unseen_parts(
    coded: list[Coded], lexicon: Lexicon, score: ModuleType, folds: int = FOLDS, rounds: int = ROUNDS
) -> Iterator[tuple[list[Coded], Lexicon]]:
    """Yield each part of the pages with a lexicon all of whose choices were learned on the other parts."""
    pages = {task: [_examples(task, c, lexicon, score) for c in coded] for task in TASKS if task != ROLES}
    proofs = list(proof_pages(lexicon)) * PROOF_WEIGHT
    second = SecondLook(coded, [list(companies(c, lexicon, score)) for c in coded], folds, rounds)
    pages[ROLES] = second.alone
    for fold in range(folds):
        learned = {}
        for task, made in pages.items():
            others = [page if i % folds != fold else [] for i, page in enumerate(made)]
            learned[task] = _learned(task, _weighed(coded, others) + (proofs if task == OPENS else []), rounds)
        others = [list(second.examples(i, fold)) if i % folds != fold else [] for i in range(len(coded))]
        learned[RIVALS] = _learned(RIVALS, _weighed(coded, others), rounds)
        yield coded[fold::folds], with_weights(lexicon, learned)


def _learned(task: str, pages: list[list[Example]], rounds: int) -> tuple[list[str], dict[str, list[float]]]:
    """Return the classes and the weights of a choice learned from pages, as its file would hold them."""
    seen = [e for page in pages for e in page]
    classes = sorted({label for _, label in seen})
    return classes, as_kept(learn(seen, classes, rounds, RATES.get(task, RATE)))


def _weighed(coded: list[Coded], pages: list[list[Example]]) -> list[list[Example]]:
    """Return the examples of each page as often as it counts."""
    return [page * (ADJUDICATED_WEIGHT if c.set in DEVELOPED_ON else 1) for c, page in zip(coded, pages, strict=True)]


class SecondLook:
    """What ``rivals`` learns from: the chances of ``roles`` on each page by weights that have not seen it. ``alone`` is
    what ``roles`` itself learns from.
    """

    def __init__(self, coded: list[Coded], pages: list[list[Company]], folds: int, rounds: int) -> None:
        self._coded, self._pages, self._folds, self._rounds = coded, pages, folds, rounds
        self.alone = [[e for company in page for e in company.alone] for page in pages]
        self._weights = cache(self._learn)

    def examples(self, page: int, without: int | None = None) -> Iterator[Example]:
        """Yield the examples of a page by weights that saw neither its part nor the part ``without``."""
        parts = {page % self._folds} if without is None else {page % self._folds, without}
        return rival_examples(self._pages[page], self._weights(frozenset(parts)))

    def _learn(self, left_out: frozenset[int]) -> Weights:
        kept = [page if i % self._folds not in left_out else [] for i, page in enumerate(self.alone)]
        classes, weights = _learned(ROLES, _weighed(self._coded, kept), self._rounds)
        rows = {f: tuple(row) for f, row in weights.items()}
        return Weights(id=ROLES, trained="for one part", classes=classes, weights=rows)


def calibrate(names: list[str], parts: list[list[Told]]) -> int:
    """Learn how likely a record is right from records of unseen pages, and write it."""
    told = [t for part in parts for t in part]
    trained = (
        f"python -m benchmarks.train {CONFIDENCE} on {', '.join(names)}: {len(told)} records of unseen pages in "
        f"{len(parts)} parts, {sum(t.right for t in told) / len(told):.3f} of them right; benchmarks/reliability.py "
        "says how well it holds"
    )
    print(write(CONFIDENCE, CLASSES, fit(as_examples(told)), trained), trained, sep="\n")
    return 0


def cross_check(
    coded: list[Coded],
    pages: list[list[Example]],
    proofs: list[list[Example]],
    classes: list[str],
    folds: int,
    rounds: int,
    rate: float,
) -> int:
    """Print how well the choice does on pages that it did not learn from; ``proofs`` are learned from, never judged
    on.
    """
    for fold in range(folds):
        others = [page if i % folds != fold else [] for i, page in enumerate(pages)]
        seen = [e for page in (*_weighed(coded, others), *proofs) for e in page]
        unseen = [e for i, page in enumerate(pages) if i % folds == fold for e in page]
        print(
            f"fold {fold + 1}: {len(unseen)} examples, {measure(learn(seen, classes, rounds, rate), classes, unseen)}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
