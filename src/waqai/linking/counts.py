"""How common words, pairs of words and places are among all pages: what few tell ties two reports together."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.schema.stems import CommonStems
from waqai.linking.telling import Telling

_COMMON = 2.0  # e^-2: what more than one page in seven tells ties nothing
_RARE = 3.0  # one page in twenty
_FEW = 12  # pages that may share two words side by side before they are a phrase of the trade
_MOST = 7.0  # a word of one page in a thousand is as telling as one of a million: half of those are misspelt


@dataclass(slots=True)
class Counts:
    """On how many of ``pages`` each word, pair and place stands; ``common`` tells the same of short reports at large,
    so that a store of few pages knows which words are rare, too.
    """

    common: CommonStems
    pages: int = 0
    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    sites: Counter[str] = field(default_factory=Counter)

    def add(self, tellings: Iterable[Telling]) -> None:
        """Count one page by all that its report tells."""
        told = list(tellings)
        self.pages += 1
        self.words.update(frozenset().union(*(t.words for t in told)))
        self.pairs.update(frozenset().union(*(t.pairs for t in told)))
        self.sites.update({s.id for t in told for s in t.sites if s.id})

    def weight(self, word: str) -> float:
        """Return how telling a word is: the logarithm of how many pages there are to one that has it."""
        told = self.words[word] + self.common.stems.get(word, 0)
        return min(_MOST, math.log((self.pages + self.common.pages) / max(1, told)))


def common_stems(lexicon: Lexicon) -> CommonStems:
    """Return how common words are in short reports at large."""
    return lexicon.knowledge.common[0]


def count(tellings: Iterable[Telling], lexicon: Lexicon) -> Counts:
    """Return the counts of all pages of ``tellings``."""
    pages: dict[str, list[Telling]] = {}
    for telling in tellings:
        pages.setdefault(telling.page, []).append(telling)
    counts = Counts(common_stems(lexicon))
    for told in pages.values():
        counts.add(told)
    return counts


@dataclass(frozen=True, slots=True)
class Weighed:
    """A telling with the weights of its words as a set of reports gives them: ``length`` is that of all weights
    together, ``pairs`` those that few pages tell, ``known`` on how many pages each of its places stands.
    """

    telling: Telling
    weights: dict[str, float]
    length: float
    pairs: frozenset[str]
    known: dict[str, int]


def weigh(telling: Telling, counts: Counts, before: Weighed | None = None) -> Weighed:
    """Return a telling with its weights; those of ``before`` are taken over where it has the same words."""
    known = {s.id: counts.sites[s.id] for s in telling.sites if s.id}
    if before is not None and before.telling.words is telling.words and before.telling.pairs is telling.pairs:
        return Weighed(telling, before.weights, before.length, before.pairs, known)
    weights = {w: weight for w in sorted(telling.words) if (weight := counts.weight(w)) >= _COMMON}
    length = math.sqrt(math.fsum(v * v for v in weights.values())) or 1.0
    pairs = frozenset(p for p in telling.pairs if counts.pairs[p] <= _FEW and _is_telling(p, weights))
    return Weighed(telling, weights, length, pairs, known)


def _is_telling(pair: str, weights: dict[str, float]) -> bool:
    return any(weights.get(word, 0.0) >= _RARE for word in pair.split())


def snapshot_of(weighed: Weighed) -> dict[str, Any]:
    """Return the weights of a telling in a form that JSON can hold."""
    rounded = {word: round(weight, 3) for word, weight in weighed.weights.items()}
    return {"weights": rounded, "pairs": sorted(weighed.pairs), "known": weighed.known}


def weighed_from(telling: Telling, snapshot: dict[str, Any]) -> Weighed:
    """Return a telling with the weights that :func:`snapshot_of` laid out."""
    weights = snapshot["weights"]
    length = math.sqrt(math.fsum(v * v for v in weights.values())) or 1.0
    return Weighed(telling, weights, length, frozenset(snapshot["pairs"]), snapshot["known"])
