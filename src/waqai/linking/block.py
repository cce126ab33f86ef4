"""Which tellings are worth comparing: those that share something that few share, or an area at one time.

Keys are text, so that a store can keep them in an index. Each begins with the kind of happening: a raid and a power cut
are never one. What is left open makes no key.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import floor

from waqai.linking.counts import Counts, Weighed
from waqai.linking.telling import Telling

_CELL = 0.5  # degrees; four nets, each half a cell aside of the other: what lies within 20 km shares a cell of one
_WORDS = 40  # the rarest words of a telling: with a place of its own they make keys
_KEPT = 15  # of them in the index of a store, which grows by every one
_SITES = 3  # places that make keys: a round-up of twenty villages is about none of them
# Two words side by side that make a key without any place: those that fewest tell, of them the ones with the rarest
# words, which are names.
_PAIRS = 8
_CROWDED = 150  # tellings behind one key: more, and the key says nothing


def keys_of(weighed: Weighed, counts: Counts, alone: bool = False, kept: bool = False) -> frozenset[str]:
    """Return the keys of a telling: two that share one are compared. ``alone`` makes keys of what no other page tells,
    too: one that comes later may. ``kept`` are those that an index keeps: the days themselves without their neighbours,
    which a new telling brings.

    Of 3,542 pairs of captures that an archive filed under one incident 2,400 odd share a key, of all 11 million pairs
    one in a hundred (27 November 2026).
    """
    telling = weighed.telling
    least = 1 if alone else 2
    pairs = [pair for pair in weighed.pairs if counts.pairs[pair] >= least]
    words = [word for word in weighed.weights if counts.words[word] >= least]
    common = {pair: 0 if alone else counts.pairs[pair] for pair in pairs}
    pairs.sort(key=lambda p: (common[p], -sum(weighed.weights.get(word, 0.0) for word in p.split()), p))
    keys = {f"pair {pair}" for pair in pairs[:_PAIRS]}
    rare = sorted(words, key=lambda w: (counts.words[w], w))[: _KEPT if alone else _WORDS]
    keys.update(f"site {site.id or site.name} {word}" for site in telling.sites[:_SITES] for word in rare)
    for day in _times(telling, 0 if kept else 1):
        keys.update(f"area {area} {day}" for area in telling.areas)
        keys.update(f"cell {cell} {day}" for cell in _cells(telling))
    keys.update(f"date {area} {month}-{day}" for area in telling.areas for month, day in telling.dates)
    return frozenset(f"{telling.kind} {key}" for key in keys)


def _times(telling: Telling, reach: int) -> set[int]:
    """Return the days on which a telling may meet another: those it tells, else the one it was told on, with ``reach``
    days before and after.
    """
    if telling.days:
        first, last = telling.days
        return set(range(first - reach, min(last, first + 7) + reach + 1))
    return set() if telling.told is None else set(range(telling.told - reach, telling.told + reach + 1))


def _cells(telling: Telling) -> set[str]:
    """Return the cells of four nets over the earth that a telling's places lie in."""
    cells = set()
    for site in telling.sites:
        if site.lat is None or site.lon is None:
            cells.add(site.name)
            continue
        row, column = site.lat / _CELL, site.lon / _CELL
        cells.update(f"{floor(row + r)},{floor(column + c)},{r},{c}" for r in (0, 0.5) for c in (0, 0.5))
    return cells


def pairs_to_compare(keys: Iterable[frozenset[str]]) -> set[tuple[int, int]]:
    """Return the pairs of positions whose keys meet, the smaller first."""
    behind: dict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(keys):
        for key in own:
            behind[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for places in behind.values():
        if 1 < len(places) <= _CROWDED:
            pairs.update((a, b) for at, a in enumerate(places) for b in places[at + 1 :])
    return pairs
