"""Which places lie in a window on the map: by the middle of the area that each is told as, which the map shows, too.

A place that knowledge does not have counts where the narrowest known area around it has its middle; a country has none,
and what is told no more exactly than that lies in no window. A position of a record's own is never asked: windows that
grow smaller and smaller would find it, however well it is held back elsewhere.
"""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from waqai.store.shown import belonging

if TYPE_CHECKING:
    from waqai.store.columns import Ways

Window = tuple[float, float, float, float]  # west, south, east, north: degrees
Way = tuple[str, ...]


@lru_cache(maxsize=100_000)
def _middle(way: Way) -> tuple[float, float] | None:
    """Return the middle of the narrowest place on a way that has one."""
    return next(filter(None, map(belonging().middle_of, reversed(way))), None)


def _lies_in(window: Window, way: Way) -> bool:
    middle = _middle(way)
    if middle is None:
        return False
    west, south, east, north = window
    return south <= middle[0] <= north and west <= middle[1] <= east


def ways_within(ways: "Ways", window: Window, places: Sequence[str]) -> list[tuple[Way, ...]]:
    """Return of each set of ways those that end in the window and, where places are told, go through one of them."""
    inside = set(filter(partial(_lies_in, window), {way for some in ways.ways for way in some}))
    wanted = frozenset(places)
    return [
        tuple(way for way in some if way in inside and (not wanted or not wanted.isdisjoint(way))) for some in ways.ways
    ]
