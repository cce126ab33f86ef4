"""All reports at once: compare what is worth comparing, then decide which are of one incident."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waqai.lexicon.lexicon import Lexicon
from waqai.linking.block import keys_of, pairs_to_compare
from waqai.linking.counts import Weighed, count
from waqai.linking.decide import Pair, decide
from waqai.linking.score import LINKS, Scorer
from waqai.linking.telling import Telling


@dataclass(frozen=True, slots=True)
class Incident:
    """Tellings of one happening, in the order of their keys; its ``id`` is the key of the first."""

    id: str
    tellings: tuple[Telling, ...]


def link_tellings(
    tellings: Iterable[Telling],
    lexicon: Lexicon,
    never: Iterable[tuple[str, str]] = (),
    always: Iterable[tuple[str, str]] = (),
) -> list[Incident]:
    """Return the incidents that ``tellings`` are of, each telling in one of them; the order that they come in changes
    nothing. ``never`` and ``always`` are pairs of keys that people keep apart or together.
    """
    ordered = sorted(tellings, key=lambda t: t.key)
    at = {telling.key: position for position, telling in enumerate(ordered)}
    scores = score_pairs(ordered, Scorer(lexicon.weights[LINKS]))
    groups = decide(scores, _positions(never, at), _positions(always, at))
    grouped = {position for members in groups for position in members}
    alone = [[position] for position in range(len(ordered)) if position not in grouped]
    return [
        Incident(ordered[members[0]].key, tuple(ordered[position] for position in members))
        for members in sorted([*groups, *alone])
    ]


def score_pairs(tellings: Sequence[Telling], scorer: Scorer) -> dict[Pair, float]:
    """Return the log odds of the pairs of positions that are worth comparing, where something ties them together."""
    counts = count(tellings)
    weighed = [Weighed(telling, counts) for telling in tellings]
    scores = {}
    for a, b in sorted(pairs_to_compare([keys_of(w, counts) for w in weighed])):
        if tellings[a].page != tellings[b].page and (odds := scorer.odds(weighed[a], weighed[b])) is not None:
            scores[a, b] = odds
    return scores


def _positions(pairs: Iterable[tuple[str, str]], at: dict[str, int]) -> list[Pair]:
    found = [(at[one], at[other]) for one, other in pairs if one in at and other in at]
    return [(min(pair), max(pair)) for pair in found]
