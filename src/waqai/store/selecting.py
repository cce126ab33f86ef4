"""Which of the listed incidents a reader wants, how many there are of each kind, and one page of them in order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, reduce
from itertools import islice
from threading import RLock
from typing import TypeVar, cast

import numpy as np

from waqai.records import Question
from waqai.store.columns import Below, Columns, Dimension, Mask, Numbers
from waqai.store.search import pages_matching
from waqai.store.windows import Window, ways_within

_Result = TypeVar("_Result")
_RESULTS = 2000  # counts kept until something changes: some hundred selections
_BETWEEN = "between"
_WINDOWS = 16  # windows whose ways are kept, some 100 kB each
_DEEPEST = 6  # steps of a way: country, governorate, district, sub-district, settlement, quarter
_MOST_PLACES = 60  # of a window: more are drawn as the wider areas that they lie in
_FEW = 3000  # rows of a selection: fewer are put in order by themselves, which is faster than going over all
_KEPT = 128  # masks of single values and words kept between looks: what the readers of the hour choose and ask

_day = lru_cache(100_000)(date.fromisoformat)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to: of each dimension any of the values chosen, and all of that at once.

    ``since`` and ``until`` bound the day, ``window`` the place; where a place is chosen, too, it is the same one that
    lies there. ``words`` are what the text of a report has to answer.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    since: date | None = None
    until: date | None = None
    words: Question | None = None
    window: Window | None = None

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

    def __init__(self, columns: Columns, wanted: Wanted, keeper: "Keeper") -> None:
        self.columns = columns
        self.wanted = wanted
        self._part = keeper.part
        self._kept = keeper.kept
        self._telling = keeper.telling
        self._results = keeper.results
        self._shown = columns.shown()
        self._lasting = np.array_equal(self._shown, columns.listed)
        self._base = _joined([self._shown, *self._bounds()])
        self.mask = _joined([self._base, *self._chosen(wanted)])
        self.total = int(np.count_nonzero(self.mask))

    def _bounds(self) -> list[Mask]:
        wanted = self.wanted
        bounds = []
        if wanted.since or wanted.until:
            bounds.append(self._part(_BETWEEN, (str(wanted.since or ""), str(wanted.until or ""))))
        if wanted.words is not None:
            bounds.append(self._telling(wanted.words))
        return bounds

    def _chosen(self, wanted: Wanted) -> list[Mask]:
        masks = [self._part(name, values) for name, values in wanted.chosen]
        kept = self._kept(wanted)
        return masks if kept is None else [*masks, self.columns.ways.reaching(kept)]

    def _once(self, what: tuple[str, str | None], count: Callable[[], _Result]) -> _Result:
        """Return what was counted before of the same selection; one that stands for a moment is counted anew."""
        if not self._lasting:
            return count()
        key = (self.wanted, what)
        if key not in self._results:
            if len(self._results) >= _RESULTS:
                self._results.pop(next(iter(self._results)))
            self._results[key] = count()
        return cast(_Result, self._results[key])

    def counts(self, dimension: str) -> Counter[str]:
        """Return how many there are of each value, whatever is chosen of this very dimension."""
        column = self.columns.dimensions[dimension]
        return self._once(("counts", dimension), lambda: column.count(self._without(dimension)))

    def counts_below(self, place: str | None) -> Counter[str]:
        """Return how many there are in each place right below ``place``, or in each country."""
        wanted = self.wanted.without("place") if place is None else self.wanted
        mask, kept = self._without("place") if place is None else self.mask, self._kept(wanted)
        return self._once(("counts below", place), lambda: self.columns.ways.count_below(mask, place, kept))

    def sums_below(self, place: str | None) -> dict[str, Sum]:
        """Return the sums of each place right below ``place``, or of each governorate; of one told at two, for both.

        What is told no more exactly than as ``place`` is summed as that. Within a window the places are as small as the
        map can hold them.
        """
        return self._once(("below", place), lambda: self._sums_below(place))

    def told_together(self, place: str | None) -> dict[tuple[str, ...], int]:
        """Return how many incidents :meth:`sums_below` sums at several places, by these places."""
        return self._once(("together", place), lambda: self._told_together(place))

    def _sums_below(self, place: str | None) -> dict[str, Sum]:
        below, each = self._names_below(place), self._sums(self.columns.ways)
        sums = _summed(*(np.bincount(below.of, one[below.sets], len(below.names)) for one in each))
        found = {below.names[at]: told for at, told in sums.items()}
        if place:  # what is told no more exactly than this
            alone = np.ones(len(each[0]), np.bool_)
            alone[below.sets] = False
            (told,) = _summed(*(one[alone].sum(keepdims=True) for one in each)).values() or (Sum(),)
            found |= {place: told} if told.incidents else {}
        return found

    def _told_together(self, place: str | None) -> dict[tuple[str, ...], int]:
        below, rows = self._names_below(place), self.columns.ways.tally(self.mask)
        several = (np.bincount(below.sets, minlength=len(rows)) > 1) & (rows > 0)
        names: dict[int, list[str]] = defaultdict(list)
        lines = several[below.sets]
        for number, of in zip(below.sets[lines].tolist(), below.of[lines].tolist(), strict=True):
            names[number].append(below.names[of])
        found: Counter[tuple[str, ...]] = Counter()
        for number, some in names.items():
            found[tuple(sorted(some))] += int(rows[number])
        return found

    def _names_below(self, place: str | None) -> Below:
        """Return the places that each set of ways is summed at."""
        ways, widest = self.columns.ways, 1 if place else 2
        kept = self._kept(self.wanted)
        if kept is None:
            return ways.below(place, widest)
        rows = ways.tally(self.mask)
        for levels in range(_DEEPEST, widest, -1):
            below = ways.below(place, levels, kept)
            if len(np.unique(below.of[rows[below.sets] > 0])) <= _MOST_PLACES:
                return below
        return ways.below(place, widest, kept)

    def sums_by_day(self) -> list[tuple[date, date, Sum]]:
        """Return the sums of each stretch of days, first and last, as it is told; open days are left out."""
        return self._once(("days", None), self._sums_by_day)

    def _sums_by_day(self) -> list[tuple[date, date, Sum]]:
        stretches = self.columns.stretches
        sums = ((stretches.sets[number], told) for number, told in _summed(*self._sums(stretches)).items())
        return [(_day(days[0]), _day(days[-1]), told) for days, told in sums if days]

    def _sums(self, dimension: Dimension) -> tuple[Numbers, ...]:
        """Return of the selected rows by the number of their set in a dimension: how many there are, and of those that
        tell of people killed the lowest and the highest numbers added up, and how many of the highest are open.
        """
        columns = self.columns
        killing = self.mask & (columns.numbers("killed_most") > 0)
        sets, size = dimension.column[killing], len(dimension.sets)
        told = (columns.numbers("killed_least"), columns.numbers("killed_most"), columns.killed_open)
        # Sums of whole numbers below 2^53 are exact in floating point.
        return dimension.tally(self.mask), *(np.bincount(sets, one[killing], size).astype(np.int64) for one in told)

    def lists(self, dimension: str, value: str) -> bool:
        """Tell whether any listed incident, selected or not, has this value."""
        return bool((self._shown & self._part(dimension, (value,))).any())

    def _without(self, dimension: str) -> Mask:
        """Return the mask without what is chosen of a dimension."""
        others = self.wanted.without(dimension)
        return self.mask if others == self.wanted else _joined([self._base, *self._chosen(others)])

    def rows(self) -> list[int]:
        """Return the selected rows of the columns."""
        return np.flatnonzero(self.mask).tolist()

    def last_day(self) -> date | None:
        """Return the last day of which any selected incident is told to have ended; None where no day is told."""
        last = int(self.columns.numbers("end")[self.mask].max(initial=0))
        return date.fromordinal(last) if last > 0 else None

    def keys(self, order: str, first: int, size: int) -> list[int]:
        """Return the keys of the incidents from the ``first`` on, in an order of the list."""
        rows: Iterable[int]
        if self.total < _FEW:
            rows = self.columns.in_order(order, self.rows())
        else:
            rows = filter(self.mask.tobytes().__getitem__, self.columns.order(order))
        return [self.columns.keys[row] for row in islice(rows, first, first + size)]


def _joined(masks: Iterable[Mask]) -> Mask:
    """Return the rows that all masks mean."""
    return reduce(np.logical_and, masks)


def _summed(incidents: Numbers, least: Numbers, most: Numbers, opened: Numbers) -> dict[int, Sum]:
    """Return the sums that are not empty, by where they stand."""
    return {
        at: Sum(int(incidents[at]), int(least[at]), int(most[at]), bool(opened[at]))
        for at in np.flatnonzero(incidents).tolist()
    }


class Keeper:
    """Keeps the columns of this process up to date; one thread looks at a time, as one alone can compute anyway."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._columns = Columns()
        self._parts: dict[tuple[str, tuple[str, ...]] | Question, Mask] = {}
        self._windows: dict[tuple[Window, tuple[str, ...]], Mask] = {}
        self.results: dict[tuple[Wanted, tuple[str, str | None]], object] = {}

    def __enter__(self) -> Callable[[Wanted], Look]:
        self._lock.acquire()
        ready = False
        try:
            if self._columns.refresh():
                self._parts.clear()
                self._windows.clear()
                self.results.clear()
            ready = True
        finally:
            if not ready:  # columns that were fetched by half are fetched anew by the next look
                self._columns = Columns()
                self._lock.release()
        return self.look

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def look(self, wanted: Wanted) -> Look:
        """Return a look at what is wanted; only while the keeper is held."""
        return Look(self._columns, wanted, self)

    def kept(self, wanted: Wanted) -> Mask | None:
        """Return which ways lie in the window that is wanted; None where none is."""
        if wanted.window is None:
            return None
        key = (wanted.window, wanted.of("place"))
        if key not in self._windows:
            if len(self._windows) >= _WINDOWS:
                self._windows.pop(next(iter(self._windows)))
            self._windows[key] = np.array(ways_within(self._columns.ways.ways, *key), np.bool_)
        return self._windows[key]

    def part(self, name: str, values: tuple[str, ...]) -> Mask:
        """Return the mask of the rows that have any of ``values``."""
        return self._kept((name, values), lambda: self._mask(name, values))

    def telling(self, asked: Question) -> Mask:
        """Return the mask of the rows of which an article that answers a question tells.

        What an article is found by changes with nothing but a turn (migration 0009), so it is asked once a turn.
        """
        return self._kept(asked, lambda: self._columns.pages.mask(pages_matching(asked), len(self._columns)))

    def _kept(self, key: tuple[str, tuple[str, ...]] | Question, make: Callable[[], Mask]) -> Mask:
        if key not in self._parts:
            if len(self._parts) >= _KEPT:
                self._parts.pop(next(iter(self._parts)))
            self._parts[key] = make()
        return self._parts[key]

    def _mask(self, name: str, values: tuple[str, ...]) -> Mask:
        if name != _BETWEEN:
            return self._columns.dimensions[name].mask(values)
        since, until = (date.fromisoformat(day) if day else None for day in values)
        return self._columns.between(since, until)


looking = Keeper()
