"""A linear softmax over readable features, by stochastic gradient with L2 shrinkage, and how well it does.

The order of examples and the seed are fixed, so that the same pages give the same weights.
"""

import math
import random
from collections import Counter

from benchmarks.examples import Example

from waqai.reading.objects import OBJECTS
from waqai.reading.rivals import RIVALS
from waqai.reading.roles import ROLES

ROUNDS = 16
RARE = 5
SHRINK = 0.1
RATE = 0.1
# Smaller steps where many features say nearly the same: of .1, .05, .02 and .01 the best on unseen pages of press +
# syria, by accuracy for objects, by likelihood for roles (accuracy .746 and .748 at .02 and .01).
RATES = {ROLES: 0.02, OBJECTS: 0.01, RIVALS: 0.02}
LEAST = 0.02  # a feature that weighs less for every class is left out


def learn(examples: list[Example], classes: list[str], rounds: int, rate: float = RATE) -> dict[str, list[float]]:
    """Return the weights of each feature, one a class: AdaGrad steps, averaged over the second half of the rounds."""
    seen = Counter(f for features, _ in examples for f in set(features))
    size = range(len(classes))
    weights = {f: [0.0 for _ in size] for f, n in seen.items() if n >= RARE}
    squares = {f: [1.0 for _ in size] for f in weights}
    sums = {f: [0.0 for _ in size] for f in weights}
    # Each example with its own rows, so that no name is looked up again in any round.
    rows = [([weights[f] for f in fs if f in weights], [squares[f] for f in fs if f in weights]) for fs, _ in examples]
    goals = [[float(name == label) for name in classes] for _, label in examples]
    chooser = random.Random(7)
    order = list(range(len(examples)))
    for turn in range(rounds):
        chooser.shuffle(order)
        for index in order:
            _learn_one(*rows[index], goals[index], rate)
        if turn >= rounds // 2:
            for f, row in weights.items():
                sums[f] = [a + b for a, b in zip(sums[f], row, strict=True)]
    return {f: [v / (rounds - rounds // 2) for v in row] for f, row in sums.items()}


def _learn_one(rows: list[list[float]], squares: list[list[float]], goal: list[float], rate: float) -> None:
    """Move the weights of one example's features a step towards its class."""
    if not rows:
        return
    parts = _chances([math.fsum(column) for column in zip(*rows, strict=True)])
    misses = [(c, goal[c] - part) for c, part in enumerate(parts)]
    for row, square in zip(rows, squares, strict=True):
        for c, miss in misses:
            step = miss - SHRINK * row[c]
            square[c] += step * step
            row[c] += rate * step / math.sqrt(square[c])


def _chances(scores: list[float]) -> list[float]:
    top = max(scores)
    parts = [math.exp(s - top) for s in scores]
    total = sum(parts)
    return [p / total for p in parts]


def predict(weights: dict[str, list[float]], classes: list[str], features: tuple[str, ...]) -> str:
    """Return the likeliest class."""
    sums = [sum(weights[f][c] for f in features if f in weights) for c in range(len(classes))]
    return classes[sums.index(max(sums))]


def measure(weights: dict[str, list[float]], classes: list[str], examples: list[Example]) -> str:
    """Return accuracy and the F1 of each class but the last-named one, as a line."""
    made = [(label, predict(weights, classes, features)) for features, label in examples]
    told = [f"accuracy {sum(a == b for a, b in made) / max(1, len(made)):.3f}"]
    for name in classes:
        hits = sum(a == b == name for a, b in made)
        both = sum(a == name for a, _ in made) + sum(b == name for _, b in made)
        told.append(f"{name} F1 {2 * hits / both if both else 0:.3f}")
    return ", ".join(told)


def as_kept(weights: dict[str, list[float]]) -> dict[str, list[float]]:
    """Return weights as their file holds them: rounded, those left out that say next to nothing."""
    rounded = {f: [round(w, 2) for w in row] for f, row in weights.items()}
    return {f: row for f, row in rounded.items() if max(map(abs, row)) >= LEAST}
