"""Reprints: texts that repeat one another nearly word for word (agency copy, reposts) are one voice, not many.

Each text is known by the checksums of its runs of three words (:class:`waqai.linking.telling.Telling`). Those that
share some of their smallest checksums are compared (a bottom-k sketch: Broder, 1997), and are copies where enough of
the shorter one stands in the longer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from heapq import nsmallest

# How much of the shorter text's runs must stand in the other, by how many runs it has at least. With one word in five
# changed half of the runs of three stay, of a few runs by chance fewer or more; two reporters who tell of one happening
# share hardly a quarter, but two posts of a line share «killed by shelling on the village of …» and little else.
_COPIED = ((60, 0.35), (25, 0.45), (8, 0.6))
_TIMES_AS_LONG = 2  # one that is longer tells much more than what it quotes
_SKETCH = 24  # smallest checksums of a text
_SHARED = 2  # of them that two texts must share to be compared
_CROWDED = 300  # texts behind one checksum: more, and it is a phrase of the trade
_SHORTEST = _COPIED[-1][0]  # a headline of five words is nobody's own


def is_copy(a: frozenset[int], b: frozenset[int]) -> bool:
    """Tell whether one text repeats the other, by the runs of both."""
    small, large = (a, b) if len(a) < len(b) else (b, a)
    least = next((share for runs, share in _COPIED if len(small) >= runs), None)
    if least is None or len(large) > _TIMES_AS_LONG * len(small):
        return False
    return len(small & large) >= least * len(small)


def find_reprints(texts: Mapping[str, frozenset[int]]) -> dict[str, str]:
    """Return of each text that repeats another, or that others repeat, the name of the text that they all repeat: the
    longest of them, of equally long ones the first in the alphabet; the order of ``texts`` changes nothing.

    A text is held against those that others repeat, not against copies of them: a chain of likenesses would end at a
    text that shares nothing with the first but a footer.
    """
    near: dict[str, list[str]] = defaultdict(list)
    for a, b in _candidates(sorted(texts), texts):
        near[a].append(b)
        near[b].append(a)
    head: dict[str, str] = {}
    for name in sorted(near, key=lambda n: (-len(texts[n]), n)):
        heads = [other for other in near[name] if head.get(other) == other]
        fitting = [(-len(texts[name] & texts[other]), other) for other in heads if is_copy(texts[name], texts[other])]
        head[name] = min(fitting)[1] if fitting else name
    many = {found for found, size in Counter(head.values()).items() if size > 1}
    return {name: found for name, found in head.items() if found in many}


def _candidates(names: Iterable[str], texts: Mapping[str, frozenset[int]]) -> Iterable[tuple[str, str]]:
    """Yield the pairs of texts that share enough of their smallest checksums."""
    behind: dict[int, list[str]] = defaultdict(list)
    for name in names:
        if len(texts[name]) >= _SHORTEST:
            for checksum in nsmallest(_SKETCH, texts[name]):
                behind[checksum].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for found in behind.values():
        if 1 < len(found) <= _CROWDED:
            shared.update((a, b) for at, a in enumerate(found) for b in found[at + 1 :])
    return sorted(pair for pair, count in shared.items() if count >= _SHARED)
