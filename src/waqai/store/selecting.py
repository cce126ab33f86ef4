"""Which of the listed incidents a reader wants, how many there are of each kind, and one page of them in order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
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


@dataclass(slots=True)
class Sum:
    """How many incidents, and of those that tell of people killed the lowest and highest numbers added up.

    ``is_open`` where any of the highest is told as «at least».
    """

    incidents: int = 0
    least: int = 0
    most: int = 0
    is_open: bool = False

    def add(self, least: int, most: int, *, is_open: bool) -> None:
        """Add one incident's toll."""
        self.least += least
        self.most += most
        self.is_open = self.is_open or is_open


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

    def sums_below(self, place: str | None) -> dict[str, Sum]:
        """Return the sums of each place right below ``place``, or of each governorate; of one told at two, for both."""
        ways = self.columns.ways
        sums = [Sum() for _ in ways.sets]
        self._sum(ways.column, sums)
        found: dict[str, Sum] = defaultdict(Sum)
        for number, one in enumerate(sums):
            if one.incidents:
                for name in ways.below(number, place, levels=1 if place else 2):
                    found[name].incidents += one.incidents
                    found[name].add(one.least, one.most, is_open=one.is_open)
        return found

    def sums_by_day(self) -> list[tuple[int, int, Sum]]:
        """Return the sums of each stretch of days (first and last, as ordinals) that is told, open days left out."""
        numbers = self.columns.numbers
        days = list(zip(numbers["start"], numbers["end"], strict=True))
        known = {pair: at for at, pair in enumerate(dict.fromkeys(compress(days, self.mask)))}
        sums = [Sum() for _ in known]
        if sums:
            self._sum([known.get(pair, 0) for pair in days], sums)
        return [(first, last, sums[at]) for (first, last), at in known.items() if first > 0]

    def _sum(self, column: Sequence[int], sums: list[Sum]) -> None:
        """Add up the selected rows, each to the sum that its number in ``column`` names."""
        for number, rows in Counter(compress(column, self.mask)).items():
            sums[number].incidents += rows
        numbers = self.columns.numbers
        told = zip(column, numbers["killed_least"], numbers["killed_most"], self.columns.openness, strict=True)
        for number, least, most, is_open in compress(told, self.mask):
            if most > 0:
                sums[number].add(least, most, is_open=is_open[0])

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
