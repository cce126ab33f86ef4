"""Which of the listed incidents a reader wants, how many there are of each kind, and one page of them in order."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress, islice
from threading import RLock

from waqai.store.columns import Columns

_KEPT = 128  # masks of single values kept between looks: the chosen facets of the readers of the hour


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to: of each dimension any of the values chosen, and all of that at once.

    ``since`` and ``until`` bound the day; ``among`` are the keys of the incidents that a search by words found.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    since: date | None = None
    until: date | None = None
    among: frozenset[int] | None = None

    def of(self, dimension: str) -> tuple[str, ...]:
        """Return what is chosen of a dimension."""
        return dict(self.chosen).get(dimension, ())

    def without(self, dimension: str) -> "Wanted":
        """Return the same without what is chosen of one dimension."""
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair[0] != dimension))


class Look:
    """One look at all listed incidents, narrowed. To be used inside ``with looking() as look``."""

    def __init__(self, columns: Columns, wanted: Wanted, part: "Callable[[str, tuple[str, ...]], bytes]") -> None:
        self.columns = columns
        self.wanted = wanted
        self._part = part
        self._base = self._joined([columns.unlisted(), *self._bounds()])
        self.mask = self._joined([self._base, *(part(name, values) for name, values in wanted.chosen)])
        self.total = self.mask.count(1)

    def _bounds(self) -> list[bytes]:
        wanted = self.wanted
        bounds = []
        if wanted.since or wanted.until:
            bounds.append(self.columns.between(wanted.since, wanted.until))
        if wanted.among is not None:
            bounds.append(self.columns.mask_of(wanted.among))
        return bounds

    def _joined(self, masks: list[bytes]) -> bytes:
        found = int.from_bytes(masks[0], "little")
        for mask in masks[1:]:
            found &= int.from_bytes(mask, "little")
        return found.to_bytes(len(masks[0]), "little")

    def counts(self, dimension: str) -> Counter[str]:
        """Return how many there are of each value, whatever is chosen of this very dimension."""
        return self.columns.dimensions[dimension].count(self._mask_without(dimension))

    def counts_below(self, place: str | None) -> Counter[str]:
        """Return how many there are in each place right below ``place``, or in each country."""
        return self.columns.ways.count_below(self._mask_without("place") if place is None else self.mask, place)

    def _mask_without(self, dimension: str) -> bytes:
        others = self.wanted.without(dimension)
        if others == self.wanted:
            return self.mask
        return self._joined([self._base, *(self._part(name, values) for name, values in others.chosen)])

    def rows(self) -> list[int]:
        """Return the selected rows of the columns."""
        return list(compress(range(len(self.columns)), self.mask))

    def keys(self, order: str, first: int, size: int) -> list[int]:
        """Return the keys of the incidents from the ``first`` on, in an order of the list."""
        rows = filter(self.mask.__getitem__, self.columns.order(order))
        return [self.columns.keys[row] for row in islice(rows, first, first + size)]


class Keeper:
    """Keeps the columns of this process up to date; one thread looks at a time, as one alone can compute anyway."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._columns = Columns()
        self._parts: dict[tuple[str, tuple[str, ...]], bytes] = {}

    def __enter__(self) -> Callable[[Wanted], Look]:
        self._lock.acquire()
        try:
            if self._columns.refresh():
                self._parts.clear()
        except BaseException:
            self._columns, self._parts = Columns(), {}
            self._lock.release()
            raise
        return lambda wanted: Look(self._columns, wanted, self._part)

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def forget(self) -> None:
        """Forget all columns: the next look fetches them afresh, as from another store."""
        with self._lock:
            self._columns, self._parts = Columns(), {}

    def _part(self, name: str, values: tuple[str, ...]) -> bytes:
        key = (name, values)
        if key not in self._parts:
            if len(self._parts) >= _KEPT:
                self._parts.pop(next(iter(self._parts)))
            self._parts[key] = self._columns.dimensions[name].mask(values)
        return self._parts[key]


looking = Keeper()
