"""All reports at once: compare what is worth comparing, then decide which are of one incident."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from waqai.lexicon.lexicon import Lexicon
from waqai.linking.block import keys_of, pairs_to_compare
from waqai.linking.counts import Counts, Weighed, count, weigh
from waqai.linking.decide import JOIN, UNCOMPARED, Pair, decide
from waqai.linking.likely import likely_same
from waqai.linking.rulings import bind
from waqai.linking.score import Scorer
from waqai.linking.telling import Telling


@dataclass(frozen=True, slots=True)
class Incident:
    """Tellings of one happening, in the order of their keys; its ``id`` is the key of the first."""

    id: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """All incidents, and the pairs of them (by position) that nearly were joined, closest first, with their
    closeness. ``laid`` are the tellings that this came of, to explain it by.
    """

    incidents: list[Incident]
    likely: list[tuple[float, int, int]]
    laid: "Laid | None" = None


@dataclass(frozen=True, slots=True)
class Laid:
    """All tellings in the order of their keys, weighed against one another, each with the keys it can be found by."""

    weighed: list[Weighed]
    counts: Counts

    @property
    def tellings(self) -> list[Telling]:
        """The tellings alone."""
        return [weighed.telling for weighed in self.weighed]

    @property
    def pages(self) -> set[str]:
        """The pages that they stand on."""
        return {weighed.telling.page for weighed in self.weighed}

    def keys(self, kept: bool = False) -> Iterator[frozenset[str]]:
        """Yield the keys of each telling (:func:`waqai.linking.block.keys_of`), or those that an index keeps."""
        return (keys_of(weighed, self.counts, alone=kept, kept=kept) for weighed in self.weighed)


def weigh_all(tellings: Iterable[Telling], lexicon: Lexicon) -> Laid:
    """Weigh tellings against one another; the order that they come in changes nothing."""
    ordered = sorted(tellings, key=lambda t: t.key)
    counts = count(ordered, lexicon)
    weighed: list[Weighed] = []
    for telling in ordered:  # the events of one page stand side by side, and mostly share their words
        weighed.append(weigh(telling, counts, weighed[-1] if weighed else None))
    return Laid(weighed, counts)


def link_tellings(laid: Laid, scorer: Scorer, rulings: Sequence[Iterable[tuple[str, str, bool]]] = ()) -> Linked:
    """Return the incidents that tellings are of, each telling in one of them. ``rulings`` are decisions by people,
    oldest first, each as pairs of keys and whether they are together.
    """
    ordered = laid.tellings
    at = {telling.key: position for position, telling in enumerate(ordered)}
    bound = bind([_positions(pairs, at) for pairs in rulings])
    scores = score_pairs(laid, scorer)
    groups = decide(scores, bound)
    grouped = {position for members in groups for position in members}
    alone = [[position] for position in range(len(ordered)) if position not in grouped]
    every = sorted([*groups, *alone])
    incidents = [
        Incident(ordered[members[0]].key, tuple(ordered[position] for position in members)) for members in every
    ]
    return Linked(incidents, likely_same(scores, every, bound.kept_apart), laid)


def score_pairs(laid: Laid, scorer: Scorer) -> dict[Pair, float]:
    """Return the log odds of the pairs of positions that are worth comparing, where something ties them together."""
    scores = {}
    weighed = laid.weighed
    for a, b in sorted(pairs_to_compare(laid.keys())):
        odds = odds_of(weighed[a], weighed[b], scorer)
        if odds is not None:
            scores[a, b] = odds
    return scores


def odds_of(one: Weighed, other: Weighed, scorer: Scorer) -> float | None:
    """Return the log odds that two tellings are of one incident; None where nothing ties them together, and for two of
    one page: that tells two events because they are two.
    """
    return scorer.odds(one, other) if one.telling.page != other.telling.page else None


def place_telling(
    new: Weighed, near: Iterable[tuple[str, Weighed]], sizes: Mapping[str, int], scorer: Scorer
) -> str | None:
    """Return the incident that one new telling is of, None where it is of none that is known.

    ``near`` are the tellings worth comparing, each with its incident; ``sizes`` tells how many tellings each incident
    has: those not compared count as far apart, as where all are linked at once.
    """
    sums: dict[str, list[float]] = {}
    for incident, weighed in near:
        odds = odds_of(new, weighed, scorer)
        if odds is not None:
            sums.setdefault(incident, []).append(odds)
    found = [(_closeness(odds, sizes[incident]), incident) for incident, odds in sums.items()]
    closeness, incident = max(found, default=(JOIN, ""))
    return incident if closeness > JOIN else None


def _closeness(odds: list[float], size: int) -> float:
    size = max(size, len(odds))
    return (math.fsum(odds) + UNCOMPARED * (size - len(odds))) / size


def _positions(pairs: Iterable[tuple[str, str, bool]], at: dict[str, int]) -> list[tuple[int, int, bool]]:
    return [(at[one], at[other], together) for one, other, together in pairs if one in at and other in at]
