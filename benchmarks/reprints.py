"""Measures whether copies are found among many texts.

    python -m benchmarks.reprints [--texts 100000] [--planted 1000]

The texts are made from the captures and articles of the shared material: in each round their rare words become others,
so that no two rounds share more than the phrases of the trade. Into them go copies of some, with 0, 5, 10 and 20 % of
their words changed. Prints for each share how many copies are found with the text they repeat (recall), and of all
pairs that are called copies how many are such or repeat one another in the originals, too (precision). Without the
shared material it says so and ends.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from time import perf_counter

from benchmarks.filed import PAGES
from benchmarks.gold import root_or_say
from benchmarks.linking_growth import peak

from waqai.arabic.search import stems
from waqai.errors import PageError
from waqai.linking.reprints import find_reprints, is_copy
from waqai.linking.telling import runs_of
from waqai.page import parse_page
from waqai.pipeline import load_lexicon
from waqai.records import Page
from waqai.sources import read_paths

SOURCES = (PAGES, "corpus/press/press.jsonl", "corpus/press/press_more.jsonl", "corpus/press/calls.jsonl")
SHARES = (0.0, 0.05, 0.1, 0.2)
_RARE = 300  # of 1,700 texts: what more of them share is a phrase of the trade and stays what it is
_LEAST = 12  # words of a text that can be copied


def originals(root: object) -> list[list[str]]:
    """Return the words of each readable text of the shared material."""
    knowledge, found = load_lexicon().knowledge, []
    for page in read_paths([f"{root}/{source}" for source in SOURCES]):
        try:
            article = parse_page(page, knowledge) if isinstance(page, Page) else None
        except PageError:
            continue
        if article is not None and not article.refused and len(words := stems(article.text)) >= _LEAST:
            found.append(words)
    return found


def changed(words: list[str], share: float, chooser: random.Random) -> list[str]:
    """Return the words with a share of them replaced, each by a word of its own."""
    return [f"{word}x{chooser.randrange(10**6)}" if chooser.random() < share else word for word in words]


def main() -> int:
    """Measure and print."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--texts", type=int, default=100_000)
    args.add_argument("--planted", type=int, default=1000)
    options = args.parse_args()
    root = root_or_say()
    if root is None:
        return 0
    base = originals(root)
    rare = {word for word, n in Counter(w for words in base for w in set(words)).items() if n <= _RARE}
    own_runs = [runs_of(words) for words in base]
    alike = {(a, b) for a in range(len(base)) for b in range(a) if is_copy(own_runs[a], own_runs[b])}

    def made(number: int) -> list[str]:
        turn, at = divmod(number, len(base))
        return [f"{w}{turn}" if turn and w in rare else w for w in base[at]]

    texts = {f"t{number}": runs_of(made(number)) for number in range(options.texts)}
    chooser = random.Random(3)
    planted: dict[str, tuple[float, int]] = {}
    for share in SHARES:
        for number in chooser.sample(range(options.texts), options.planted):
            name = f"copy {share} {number}"
            planted[name] = (share, number)
            texts[name] = runs_of(changed(made(number), share, chooser))
    start = perf_counter()
    heads = find_reprints(texts)
    took = perf_counter() - start
    print(f"{len(texts):,} texts, {took:.0f} s, {peak():.0f} MB")
    for share in SHARES:
        own = [(name, number) for name, (s, number) in planted.items() if s == share]
        found = sum(name in heads and heads[name] == heads.get(f"t{number}") for name, number in own)
        print(f"{share:>5.0%} of words changed: recall {found / len(own):.3f}")
    right, called = pairs_of(heads, {n: number for n, (_, number) in planted.items()}, alike, len(base))
    print(f"{called:,} pairs called copies, precision {right / called if called else 1:.3f}")
    return 0


def pairs_of(heads: dict[str, str], planted: dict[str, int], alike: set[tuple[int, int]], size: int) -> tuple[int, int]:
    """Return how many pairs of one group are copies, and how many are called so."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, head in heads.items():
        groups[head].append(name)
    right = called = 0
    for members in groups.values():
        numbers = [planted[m] if m in planted else int(m[1:]) for m in members]
        for at, one in enumerate(numbers):
            for other in numbers[:at]:
                called += 1
                (turn, a), (again, b) = divmod(one, size), divmod(other, size)
                right += one == other or (turn == again and (max(a, b), min(a, b)) in alike)
    return right, called


if __name__ == "__main__":
    sys.exit(main())
