"""How common words, pairs of words and places are among all pages: what few tell ties two reports together."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from waqai.linking.telling import Telling

_COMMON = 2.0  # e^-2: what more than one page in seven tells ties nothing
_RARE = 3.0  # one page in twenty
_FEW = 12  # pages that may share two words side by side before they are a phrase of the trade
_MOST = 7.0  # a word of one page in a thousand is as telling as one of a million: half of those are misspelt


@dataclass(slots=True)
class Counts:
    """On how many of ``pages`` each word, pair and place stands."""

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
        return min(_MOST, math.log(max(self.pages, 1) / max(1, self.words[word])))


def count(tellings: Iterable[Telling]) -> Counts:
    """Return the counts of all pages of ``tellings``."""
    pages: dict[str, list[Telling]] = {}
    for telling in tellings:
        pages.setdefault(telling.page, []).append(telling)
    counts = Counts()
    for told in pages.values():
        counts.add(told)
    return counts


class Weighed:
    """A telling with the weights of its words, as a set of reports gives them."""

    __slots__ = ("known", "length", "pairs", "telling", "weights")

    def __init__(self, telling: Telling, counts: Counts) -> None:
        self.telling = telling
        self.weights = {w: weight for w in telling.words if (weight := counts.weight(w)) >= _COMMON}
        self.length = math.sqrt(math.fsum(v * v for v in self.weights.values())) or 1.0
        self.pairs = frozenset(p for p in telling.pairs if 1 < counts.pairs[p] <= _FEW and self._is_telling(p))
        self.known = {s.id: counts.sites[s.id] for s in telling.sites if s.id}

    def _is_telling(self, pair: str) -> bool:
        return any(self.weights.get(word, 0.0) >= _RARE for word in pair.split())
