"""Which places lie in a window on the map: by the middle of the area that each is told as, which the map shows, too.

A place that knowledge does not have counts where the narrowest known area around it has its middle; a country has none,
and what is told no more exactly than that lies in no window. A position of a record's own is never asked: windows that
grow smaller and smaller would find it, however well it is held back elsewhere.
"""

from collections.abc import Sequence
from functools import lru_cache

from waqai.store.shown import belonging

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


def ways_within(ways: Sequence[Way], window: Window, places: Sequence[str]) -> list[bool]:
    """Return of each way whether it ends in the window and, where places are told, goes through one of them."""
    wanted = frozenset(places)
    return [_lies_in(window, way) and (not wanted or not wanted.isdisjoint(way)) for way in ways]
