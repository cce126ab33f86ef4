"""Which of the listed incidents a reader wants, how many there are of each kind, and one page of them in order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress, islice
from threading import RLock
from typing import TypeVar, cast

from waqai.records import Question
from waqai.store.columns import Columns, Dimension, step_below
from waqai.store.search import pages_matching
from waqai.store.windows import Way, Window, ways_within

_Result = TypeVar("_Result")
_RESULTS = 2000  # counts kept until something changes: some hundred selections
_BETWEEN = "between"
_WINDOWS = 16  # windows whose ways are kept, some 100 kB each
_DEEPEST = 6  # steps of a way: country, governorate, district, sub-district, settlement, quarter
_MOST_PLACES = 60  # of a window: more are drawn as the wider areas that they lie in
_FEW = 3000  # rows of a selection: fewer are looked at one by one, which is faster than going over all columns
_KEPT = 128  # masks of single values and words kept between looks: what the readers of the hour choose and ask


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
        shown = columns.shown()
        self._lasting = shown == columns.listed
        self._base = self._joined([shown, *self._bounds()])
        self.mask = self._joined([self._base, *self._chosen(wanted)])
        self.total = self.mask.count(1)
        self._few = self.rows() if self.total < _FEW else None
        self._named: dict[str | None, dict[int, set[str]]] = {}

    def _bounds(self) -> list[bytes]:
        wanted = self.wanted
        bounds = []
        if wanted.since or wanted.until:
            bounds.append(self._part(_BETWEEN, (str(wanted.since or ""), str(wanted.until or ""))))
        if wanted.words is not None:
            bounds.append(self._telling(wanted.words))
        return bounds

    def _chosen(self, wanted: Wanted) -> list[bytes]:
        masks = [self._part(name, values) for name, values in wanted.chosen]
        if kept := self._kept(wanted):
            has = bytes(map(bool, kept))
            masks.append(bytes(map(has.__getitem__, self.columns.ways.column)))
        return masks

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

    def _joined(self, masks: list[bytes]) -> bytes:
        found = int.from_bytes(masks[0], "little")
        for mask in masks[1:]:
            found &= int.from_bytes(mask, "little")
        return found.to_bytes(len(masks[0]), "little")

    def counts(self, dimension: str) -> Counter[str]:
        """Return how many there are of each value, whatever is chosen of this very dimension."""
        column = self.columns.dimensions[dimension]
        return self._once(("counts", dimension), lambda: column.count(*self._without(dimension)))

    def counts_below(self, place: str | None) -> Counter[str]:
        """Return how many there are in each place right below ``place``, or in each country."""
        wanted = self.wanted.without("place") if place is None else self.wanted
        mask, few = self._without("place") if place is None else (self.mask, self._few)
        kept = self._kept(wanted)
        return self._once(("counts below", place), lambda: self.columns.ways.count_below(mask, place, kept, few))

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
        names = self._names_below(place)
        found: dict[str, Sum] = defaultdict(Sum)
        for number, one in self._sums(self.columns.ways).items():
            for name in names[number]:
                found[name].incidents += one.incidents
                found[name].add(one.least, one.most, is_open=one.is_open)
        return found

    def _told_together(self, place: str | None) -> dict[tuple[str, ...], int]:
        names, rows = self._names_below(place), self.columns.ways.tally(self.mask, self._few)
        found: Counter[tuple[str, ...]] = Counter()
        for number, some in names.items():
            if len(some) > 1:
                found[tuple(sorted(some))] += rows[number]
        return found

    def _names_below(self, place: str | None) -> dict[int, set[str]]:
        """Return by the numbers of sets of ways the places that they are summed at."""
        if place not in self._named:
            self._named[place] = self._name_below(place)
        return self._named[place]

    def _name_below(self, place: str | None) -> dict[int, set[str]]:
        ways, widest = self.columns.ways, 1 if place else 2
        kept = self._kept(self.wanted) or ways.ways
        numbers = ways.tally(self.mask, self._few)
        each = {way for number in numbers for way in kept[number]}  # far fewer than sets of them
        names: dict[Way, str | None] = {}
        for levels in range(_DEEPEST if self.wanted.window else widest, widest - 1, -1):
            names = {way: step_below(way, place, levels) for way in each}
            if levels == widest or len(set(names.values())) <= _MOST_PLACES:
                break
        alone = {place} if place else set()
        return {number: {name for way in kept[number] if (name := names[way])} or alone for number in numbers}

    def sums_by_day(self) -> list[tuple[date, date, Sum]]:
        """Return the sums of each stretch of days, first and last, as it is told; open days are left out."""
        return self._once(("days", None), self._sums_by_day)

    def _sums_by_day(self) -> list[tuple[date, date, Sum]]:
        stretches = self.columns.stretches
        sums = ((stretches.sets[number], told) for number, told in self._sums(stretches).items())
        return [(date.fromisoformat(days[0]), date.fromisoformat(days[-1]), told) for days, told in sums if days]

    def _sums(self, dimension: Dimension) -> dict[int, Sum]:
        """Return the sums of the selected rows by the number of their set in a dimension."""
        column = dimension.column
        sums = {number: Sum(rows) for number, rows in dimension.tally(self.mask, self._few).items()}
        numbers, openness = self.columns.numbers, self.columns.openness
        least, most = numbers["killed_least"], numbers["killed_most"]
        for row in compress(range(len(self.columns)), self._joined([self.mask, bytes(self.columns.killing)])):
            one = sums[column[row]]
            one.least += least[row]
            one.most += most[row]
            if openness[row][0]:
                one.is_open = True
        return sums

    def lists(self, dimension: str, value: str) -> bool:
        """Tell whether any listed incident, selected or not, has this value."""
        return 1 in self._joined([self.columns.shown(), self._part(dimension, (value,))])

    def _without(self, dimension: str) -> tuple[bytes, list[int] | None]:
        """Return the mask without what is chosen of a dimension, and its rows where they are known to be few."""
        others = self.wanted.without(dimension)
        if others == self.wanted:
            return self.mask, self._few
        return self._joined([self._base, *self._chosen(others)]), None

    def rows(self) -> list[int]:
        """Return the selected rows of the columns."""
        return list(compress(range(len(self.columns)), self.mask))

    def last_day(self) -> date | None:
        """Return the last day of which any selected incident is told to have ended; None where no day is told."""
        last = max(compress(self.columns.numbers["end"], self.mask), default=0)
        return date.fromordinal(last) if last > 0 else None

    def keys(self, order: str, first: int, size: int) -> list[int]:
        """Return the keys of the incidents from the ``first`` on, in an order of the list."""
        rows: Iterable[int]
        if self._few is None:
            rows = filter(self.mask.__getitem__, self.columns.order(order))
        else:
            rows = self.columns.in_order(order, self._few)
        return [self.columns.keys[row] for row in islice(rows, first, first + size)]


class Keeper:
    """Keeps the columns of this process up to date; one thread looks at a time, as one alone can compute anyway."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._columns = Columns()
        self._parts: dict[tuple[str, tuple[str, ...]] | Question, bytes] = {}
        self._windows: dict[tuple[Window, tuple[str, ...]], list[tuple[Way, ...]]] = {}
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

    def kept(self, wanted: Wanted) -> list[tuple[Way, ...]] | None:
        """Return which ways of each set lie in the window that is wanted; None where none is."""
        if wanted.window is None:
            return None
        key = (wanted.window, wanted.of("place"))
        if key not in self._windows:
            if len(self._windows) >= _WINDOWS:
                self._windows.pop(next(iter(self._windows)))
            self._windows[key] = ways_within(self._columns.ways, *key)
        return self._windows[key]

    def part(self, name: str, values: tuple[str, ...]) -> bytes:
        """Return the mask of the rows that have any of ``values``."""
        return self._kept((name, values), lambda: self._mask(name, values))

    def telling(self, asked: Question) -> bytes:
        """Return the mask of the rows of which an article that answers a question tells.

        What an article is found by changes with nothing but a turn (migration 0009), so it is asked once a turn.
        """
        return self._kept(asked, lambda: self._columns.pages.mask(pages_matching(asked), len(self._columns)))

    def _kept(self, key: tuple[str, tuple[str, ...]] | Question, make: Callable[[], bytes]) -> bytes:
        if key not in self._parts:
            if len(self._parts) >= _KEPT:
                self._parts.pop(next(iter(self._parts)))
            self._parts[key] = make()
        return self._parts[key]

    def _mask(self, name: str, values: tuple[str, ...]) -> bytes:
        if name != _BETWEEN:
            return self._columns.dimensions[name].mask(values)
        since, until = (date.fromisoformat(day) if day else None for day in values)
        return self._columns.between(since, until)


looking = Keeper()
