"""Why two reports are linked, or why not, from what the store keeps of each: its facts and the weights of its words.

The store has the name of :func:`likenesses` in its settings, because it does not know linking.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from waqai.lexicon.load import KNOWLEDGE, load_file
from waqai.lexicon.schema.weights import Weights
from waqai.linking.compare import RARE_FROM, compare
from waqai.linking.counts import Weighed, weighed_from
from waqai.linking.decide import JOIN, UNCOMPARED
from waqai.linking.score import CONTRADICTED, LINKS, Scorer, contradicts, is_tied
from waqai.linking.telling import telling_from
from waqai.records import Likeness

ONE_PAGE = "page"  # what bars two events of one page: it tells them as two
_RARE = 40  # shared words that are told, the rarest first

Kept = tuple[Mapping[str, Any], Mapping[str, Any]]


@lru_cache(maxsize=1)
def _scorer() -> Scorer:
    """Return the scorer of the knowledge that comes with Waqai; its weights alone are loaded."""
    return Scorer(load_file(KNOWLEDGE / "weights" / f"{LINKS}.yml", Weights))


def likenesses(kept: Sequence[Kept], pairs: Iterable[tuple[int, int]]) -> list[Likeness]:
    """Return how alike the events of each pair (positions in ``kept``) are.

    ``kept`` are the facts of each event and the weights of its words when it was last linked
    (:func:`waqai.linking.telling.facts_of`, :func:`waqai.linking.counts.snapshot_of`).

    Raises:
        msgspec.ValidationError: facts are of another version; `waqai link` makes them anew.
    """
    weighed = [weighed_from(telling_from(dict(facts)), dict(weights)) for facts, weights in kept]
    return [likeness(weighed[one], weighed[other], _scorer()) for one, other in pairs]


def likeness(one: Weighed, other: Weighed, scorer: Scorer) -> Likeness:
    """Return how alike two tellings are, comparison by comparison; events of one page are not compared."""
    if one.telling.page == other.telling.page:
        return Likeness(CONTRADICTED, False, ONE_PAGE, UNCOMPARED, JOIN, ())
    levels = compare(one, other)
    tied, barred = is_tied(levels), contradicts(levels)
    parts = scorer.parts(levels)
    odds = CONTRADICTED if barred else sum(part.says for part in parts)
    shared = [word for word, weight in one.weights.items() if weight > RARE_FROM and word in other.weights]
    rare = heapq.nsmallest(_RARE, shared, key=lambda word: (-one.weights[word], word))
    return Likeness(odds, tied, barred, odds if tied else UNCOMPARED, JOIN, parts, tuple(rare), len(shared))
