"""A learned choice between candidates that can be read aloud: features, weights, and the reason."""

import math
from bisect import bisect_left
from collections.abc import Iterable

from waqai.lexicon.schema.weights import Weights

_LIMITS = (0, 1, 2, 4, 7, 12)
_BUCKETS = (*map(str, _LIMITS), "far")
# The parts of features that a few values decide are spelled once and kept: spelling them costs more than weighing them.
# Bounded, since some hold words of the text; a list of features costs about 500 bytes.
KEPT_FEATURES = 8192


def choose_class(weights: Weights, features: Iterable[str]) -> dict[str, float]:
    """Return the probability of each class given ``features`` (softmax of summed weights); unknown features weigh
    nothing.
    """
    known = weights.weights.get
    rows = [row for feature in features if (row := known(feature)) is not None]
    if not rows:
        return dict.fromkeys(weights.classes, 1.0 / len(weights.classes))
    sums = [math.fsum(column) for column in zip(*rows, strict=True)]
    top = max(sums)
    parts = [math.exp(s - top) for s in sums]
    total = sum(parts)
    return {name: part / total for name, part in zip(weights.classes, parts, strict=True)}


def distance_bucket(gap: int) -> str:
    """Return a distance in words, roughly: up to 0, 1, 2, 4, 7 or 12, or far."""
    return _BUCKETS[bisect_left(_LIMITS, gap)]


def explain_choice(weights: Weights, features: Iterable[str], chosen: str, most: int = 5) -> list[tuple[str, float]]:
    """Return the features that spoke loudest for or against ``chosen``, strongest first."""
    index = weights.classes.index(chosen)
    told = [(f, weights.weights[f][index]) for f in features if f in weights.weights]
    return sorted(told, key=lambda row: -abs(row[1]))[:most]
