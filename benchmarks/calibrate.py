"""Teaches the reader how likely its records are right, on pages that its other choices did not learn from.

A record is right when the coder has an event there of the same type, with the same start and, where the coder names
places, one of them. The pages are split; for each part all other choices are learned anew on the rest, and its pages
are read with them: so the chances that the map starts from are as unsure as they are on any unseen page. The map itself
is a logistic regression over a few readable features in which no higher chance may ever speak against a record.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from benchmarks.gold import Coded
from msgspec.structs import replace

from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.schema.weights import Weights
from waqai.reading.confidence import RIGHT, confidence_features
from waqai.reading.reader import draft_article
from waqai.reading.view import View
from waqai.reading.write import EventWriter
from waqai.records.wire import plain

Example = tuple[tuple[str, ...], str]
CLASSES = [RIGHT, "wrong"]
ROUNDS = 400
SHRINK = 0.006
RARE = 8


@dataclass(frozen=True)
class Told:
    """One record as read from a page: what speaks for it, whether it is right, whether the coder has it at all."""

    features: tuple[str, ...]
    right: bool
    found: bool


def with_weights(lexicon: Lexicon, learned: dict[str, tuple[list[str], dict[str, list[float]]]]) -> Lexicon:
    """Return a lexicon with other weights for the choices of ``learned``."""
    others = [w for w in lexicon.knowledge.weights if w.id not in learned]
    new = [
        Weights(id=k, trained="for one part", classes=c, weights={f: tuple(row) for f, row in w.items()})
        for k, (c, w) in learned.items()
    ]
    return Lexicon(replace(lexicon.knowledge, weights=[*others, *new]))


def tell(coded: Coded, view: View, score: ModuleType) -> Iterator[Told]:
    """Yield every record that is read from a page, held against its gold."""
    drafts = draft_article(view)[0]
    writer = EventWriter(view.scene, [p for g in view.grounds for p in g.places])
    made = [plain(writer.write(draft, number)) for number, draft in enumerate(drafts, 1)]
    gold_of = {id(c): g for g, c in score.match(coded.gold["events"], made, score.event_affinity)}
    for draft, record in zip(drafts, made, strict=True):
        gold = gold_of.get(id(record))
        right = gold is not None and is_right(score, gold, record)
        yield Told(tuple(confidence_features(view.scene, draft)), right, gold is not None)


def is_right(score: ModuleType, gold: dict[str, Any], record: dict[str, Any]) -> bool:
    """Tell whether type, start and a place of a record are the coder's."""
    place = not gold.get("places") or score.pair_names(gold["places"], record["places"])[0] > 0
    return gold["type"] == record["type"] and (gold.get("start") or None) == record["start"] and place


def fit(examples: Sequence[Example]) -> dict[str, list[float]]:
    """Return the weights of a logistic regression whose rising features never speak against a record."""
    seen = Counter(f for features, _ in examples for f in set(features))
    weight = {f: 0.0 for f, n in seen.items() if n >= RARE}
    rows = [([f for f in features if f in weight], float(label == RIGHT)) for features, label in examples]
    square = dict.fromkeys(weight, 1e-6)
    for _ in range(ROUNDS):
        slope = {f: -SHRINK * len(rows) * w for f, w in weight.items()}
        for features, label in rows:
            miss = label - 1 / (1 + math.exp(-sum(weight[f] for f in features)))
            for f in features:
                slope[f] += miss
        for f, value in slope.items():
            square[f] += value * value
            weight[f] += 0.3 * value / math.sqrt(square[f])
            if ">=" in f:
                weight[f] = max(0.0, weight[f])
    return {f: [w / 2, -w / 2] for f, w in weight.items()}


def chance(weights: dict[str, list[float]], features: Sequence[str]) -> float:
    """Return how likely a record with ``features`` is right."""
    return 1 / (1 + math.exp(-sum(weights[f][0] - weights[f][1] for f in features if f in weights)))


def as_examples(told: Sequence[Told]) -> list[Example]:
    """Return records in the form that the training takes."""
    return [(t.features, RIGHT if t.right else "wrong") for t in told]
