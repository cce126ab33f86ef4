"""All listed incidents in memory, column by column: what a list, a map or a timeline selects and counts in a few ms.

A database that holds 100,000 of them needs seconds to count a dozen facets of a wide selection; this needs
milliseconds, and gives the same on every database. Each process keeps its own copy (some 30 MB for 100,000) and fetches
before every look what was renewed since (:class:`~waqai.store.models.ShownIncident`, ``turn``).
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from waqai.store.models import ShownIncident, ShownState, Stale
from waqai.store.windows import Way

DIMENSIONS = ("type", "family", "place", "side", "source", "harm", "object", "grade", "month", "told")
MONTH, YEAR, OPEN = 7, 4, "open"  # letters of an ISO month and year; the month of what tells no day
SEVERAL, ONE = "several", "one"
_NUMBERS = ("end", "killed_least", "killed_most")
_FETCHED = (
    "pk", "turn", "listed", "start", "end", "day", "killed_least", "killed_most", "killed_open", "injured_most",
    "outlets", "last_told", "types", "families", "paths", "sides", "sources", "harms", "objects_hit", "grade", "pages",
)  # fmt: skip
NONE, STROKE = -1, "/"
_PLACES = 64  # places whose ways below them are kept until one changes

Mask = NDArray[np.bool_]  # one for each row: whether it is meant
Numbers = NDArray[np.integer[Any]]


# What orders the list, as one number: of the day (less than 2^22), of how many outlets, of the toll, of when it was
# told last. The key of the incident stands behind it, so that no two are equal.
_DAY, _KEY = 22, 48
_RANKS: dict[str, Callable[[int, int, int, int], int]] = {
    "several": lambda day, outlets, toll, last: (outlets > 1) << _DAY | day,
    "day": lambda day, outlets, toll, last: day,
    "voices": lambda day, outlets, toll, last: outlets << _DAY | day,
    "toll": lambda day, outlets, toll, last: toll << _DAY | day,
    "told": lambda day, outlets, toll, last: last << _DAY | day,
}
ORDERS = tuple(_RANKS)


class Pairs:
    """Which value belongs to which set, as two columns: a set has a line for each of its values."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self._known: dict[str, int] = {}
        self._sets, self._of = array("i"), array("i")

    def add(self, number: int, values: Iterable[str]) -> None:
        """Let a set have some values, each once."""
        for value in values:
            known = self._known.setdefault(value, len(self.values))
            if known == len(self.values):
                self.values.append(value)
            self._sets.append(number)
            self._of.append(known)

    @property
    def sets(self) -> Numbers:
        """The set of each line; not to be kept, for lines cannot be added while it is."""
        return np.asarray(self._sets)

    @property
    def of(self) -> Numbers:
        """The number of the value of each line; not to be kept."""
        return np.asarray(self._of)

    def having(self, value: str) -> Numbers:
        """Return the sets that have a value."""
        found: Numbers = self.sets[self.of == self._known.get(value, NONE)]
        return found

    def count(self, tally: Numbers) -> Counter[str]:
        """Return how often each value is there, where ``tally`` tells how often each set is."""
        return named(np.bincount(self.of, tally[self.sets], len(self.values)), self.values)


def named(counts: NDArray[Any], names: Sequence[str]) -> Counter[str]:
    """Return the counts that are not nought, by the names that stand at the same places."""
    return Counter({names[at]: int(counts[at]) for at in np.flatnonzero(counts).tolist()})


class Dimension:
    """One way to narrow a list: for each row the set of its values. Rows with equal sets share one number."""

    def __init__(self) -> None:
        self.sets: list[tuple[str, ...]] = [()]
        self._known: dict[tuple[str, ...], int] = {(): 0}
        self.pairs = Pairs()
        self._column = array("i")

    @property
    def column(self) -> Numbers:
        """The number of each row's set; not to be kept, for rows cannot be added while it is."""
        return np.asarray(self._column)

    def put(self, row: int, values: tuple[str, ...]) -> None:
        """Let a row have a set of values; the row after the last one is a new one."""
        if row == len(self._column):
            self._column.append(0)
        self._column[row] = self.number(values)

    def number(self, values: tuple[str, ...]) -> int:
        """Return the number of a set of values."""
        found = self._known.get(values)
        if found is None:
            found = self._known[values] = len(self.sets)
            self.sets.append(values)
            self._enter(found, values)
        return found

    def _enter(self, number: int, values: tuple[str, ...]) -> None:
        self.pairs.add(number, values)

    def mask(self, wanted: Iterable[str]) -> Mask:
        """Return whether each row has any of ``wanted``."""
        has = np.zeros(len(self.sets), np.bool_)
        for value in wanted:
            has[self.pairs.having(value)] = True
        return has[self.column]

    def tally(self, mask: Mask) -> Numbers:
        """Return how many of the masked rows have each set."""
        return np.bincount(self.column[mask], minlength=len(self.sets))

    def count(self, mask: Mask) -> Counter[str]:
        """Return how many of the masked rows have each value."""
        return self.pairs.count(self.tally(mask))


def step_below(way: Way, place: str | None, levels: int = 1) -> str | None:
    """Return the place right below ``place`` (of None: the widest) on a way, with more ``levels`` the last of so many,
    or the way's end before; None where it ends at ``place`` or does not go through it.
    """
    if place is not None and place not in way:
        return None
    rest = way[way.index(place) + 1 :] if place else way
    return rest[:levels][-1] if rest else None


@dataclass(frozen=True, slots=True)
class Below:
    """Which places right below another each set of ways goes through: a line for each place of a set, once."""

    sets: Numbers
    of: Numbers
    names: list[str]


class Ways(Dimension):
    """The dimension of places: each value is a way from a country down to a place, ids with strokes between. What a set
    is found by is every place on its ways; ``ways`` are all that there are.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ways: list[Way] = []
        self._whole = Pairs()
        self._below: dict[tuple[str | None, int], Below] = {}

    def _enter(self, number: int, values: tuple[str, ...]) -> None:
        self._whole.add(number, values)
        self.ways.extend(tuple(way.split(STROKE)) for way in self._whole.values[len(self.ways) :])
        super()._enter(number, tuple(dict.fromkeys(place for way in values for place in way.split(STROKE))))
        self._below.clear()

    def reaching(self, kept: Mask) -> Mask:
        """Return whether each row has any of the kept ways (one for each of ``ways``)."""
        has = np.zeros(len(self.sets), np.bool_)
        has[self._whole.sets[kept[self._whole.of]]] = True
        return has[self.column]

    def below(self, place: str | None, levels: int = 1, kept: Mask | None = None) -> Below:
        """Return which places right below ``place`` (of None: the widest) each set goes through, or so many levels
        deeper; where ``kept`` tells which ways count, only on those.
        """
        if kept is not None:
            return self._lines(place, levels, kept)
        if (place, levels) not in self._below:
            if len(self._below) >= _PLACES:
                self._below.pop(next(iter(self._below)))
            self._below[place, levels] = self._lines(place, levels, np.ones(len(self.ways), np.bool_))
        return self._below[place, levels]

    def _lines(self, place: str | None, levels: int, kept: Mask) -> Below:
        names: dict[str, int] = {}
        steps = (step_below(way, place, levels) if on else None for way, on in zip(self.ways, kept, strict=True))
        name_of = np.fromiter(
            (NONE if step is None else names.setdefault(step, len(names)) for step in steps), np.int64, len(self.ways)
        )
        of = name_of[self._whole.of]
        lines = np.unique(self._whole.sets[of >= 0] * max(len(names), 1) + of[of >= 0])
        return Below(*np.divmod(lines, max(len(names), 1)), list(names))

    def count_below(self, mask: Mask, place: str | None, kept: Mask | None = None) -> Counter[str]:
        """Return how many of the masked rows lie in each place right below ``place``, or in each widest one."""
        below = self.below(place, kept=kept)
        return named(np.bincount(below.of, self.tally(mask)[below.sets], len(below.names)), below.names)


class Pages:
    """Which rows each page tells of."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[int, ...]] = {}
        self._pages: dict[int, tuple[int, ...]] = {}

    def put(self, row: int, pages: Iterable[int]) -> None:
        """Let a row be told of by these pages, and by no others."""
        for page in self._pages.pop(row, ()):
            self._rows[page] = tuple(one for one in self._rows[page] if one != row)
        self._pages[row] = tuple(pages)
        for page in self._pages[row]:
            self._rows[page] = (*self._rows.get(page, ()), row)

    def mask(self, pages: Iterable[int], size: int) -> Mask:
        """Return whether any of ``pages`` tells of each of ``size`` rows."""
        mask = np.zeros(size, np.bool_)
        for page in pages:
            mask[list(self._rows.get(page, ()))] = True
        return mask


def month_of(start: date | None, end: date | None) -> str:
    """Return the month of a day, its year where it is no more exact than that, or that it is open."""
    if start is None or end is None:
        return OPEN
    for letters in (MONTH, YEAR):
        if start.isoformat()[:letters] == end.isoformat()[:letters]:
            return start.isoformat()[:letters]
    return OPEN


class Columns:
    """The columns. Rows are never moved: one that is listed no more keeps its place, unlisted."""

    def __init__(self) -> None:
        self.mark = ""
        self.turn = 0
        self.keys: list[int] = []
        self._row: dict[int, int] = {}
        self._listed = array("b")
        self._numbers = {name: array("q") for name in _NUMBERS}
        self.stretches = Dimension()  # the days as they are told: first and last, as ISO days
        self._killed_open = array("b")  # whether the highest is told as «at least»
        self._ranks: dict[str, list[int]] = {name: [] for name in ORDERS}
        self.ways = Ways()
        self.dimensions = {name: self.ways if name == "place" else Dimension() for name in DIMENSIONS}
        self.pages = Pages()
        self._orders: dict[str, list[int]] = {}
        self._behind: set[str] = set()  # orders from before the last change

    def __len__(self) -> int:
        return len(self.keys)

    def refresh(self) -> bool:
        """Fetch what was renewed since the last look; tell whether anything was."""
        mark, turn = ShownState.objects.values_list("mark", "turn").first() or ("", 0)
        if mark != self.mark or turn < self.turn:  # another store stands in its place, or an older copy of it
            vars(self).update(vars(Columns()), mark=mark)
        elif turn == self.turn:
            return False
        rows = ShownIncident.objects.filter(turn__gt=self.turn).order_by("turn", "pk")
        for told in rows.values_list(*_FETCHED).iterator(chunk_size=2000):
            self._take(dict(zip(_FETCHED, told, strict=True)))
        self.turn = turn
        self._behind = set(self._orders)
        return True

    @property
    def listed(self) -> Mask:
        """Whether each row is listed."""
        return np.array(self._listed, np.bool_)

    @property
    def killed_open(self) -> Mask:
        """Whether the highest number of people killed is told as «at least»."""
        return np.array(self._killed_open, np.bool_)

    def numbers(self, name: str) -> Numbers:
        """Return a column of numbers, not to be kept; :data:`NONE` where none is told."""
        return np.asarray(self._numbers[name])

    def shown(self) -> Mask:
        """Return the mask of the listed rows without those that wait to be renewed."""
        mask = self.listed
        mask[[self._row[pk] for pk in Stale.objects.values_list("incident", flat=True) if pk in self._row]] = False
        return mask

    def between(self, since: date | None, until: date | None) -> Mask:
        """Return the mask of the rows whose day, as it is told, lies or may lie in a stretch; open days lie in none."""
        low, high = (since or date.min).isoformat(), (until or date.max).isoformat()
        sets = self.stretches.sets
        has = np.fromiter((bool(days) and days[0] <= high and days[-1] >= low for days in sets), np.bool_, len(sets))
        return has[self.stretches.column]

    def order(self, name: str) -> list[int]:
        """Return all rows in an order of the list: ``several``, ``day``, ``voices``, ``toll`` or ``told``."""
        found = self._orders.setdefault(name, [])
        if name in self._behind or len(found) < len(self):
            # Nearly in order already where few rows changed: then sorting is hardly more than going over it.
            found.extend(range(len(found), len(self)))
            found.sort(key=self._ranks[name].__getitem__, reverse=True)
            self._behind.discard(name)
        return found

    def in_order(self, name: str, rows: Iterable[int]) -> list[int]:
        """Return some rows in an order of the list."""
        return sorted(rows, key=self._ranks[name].__getitem__, reverse=True)

    def _take(self, told: dict[str, Any]) -> None:
        row = self._row.get(told["pk"])
        if row is None:
            row = self._row[told["pk"]] = len(self.keys)
            self._add_row(told["pk"])
        self._listed[row] = told["listed"]
        start, end = told["start"] or told["end"], told["end"] or told["start"]
        self._numbers["end"][row] = end.toordinal() if end else 0
        days = (start.isoformat(), end.isoformat()) if start and end else ()
        self.stretches.put(row, days)
        for name in _NUMBERS[1:]:
            self._numbers[name][row] = NONE if told[name] is None else told[name]
        self._killed_open[row] = told["killed_open"]
        day, last = told["day"], told["last_told"]
        toll = (told["killed_most"] or 0) * 1_000_000 + (told["injured_most"] or 0)
        facts = (day.toordinal() if day else 0, told["outlets"], toll, int(last.timestamp() * 1e6) if last else 0)
        for name, rank in _RANKS.items():
            self._ranks[name][row] = rank(*facts) << _KEY | told["pk"]
        self.pages.put(row, told["pages"])
        for name, values in _values(told, start, end):
            self.dimensions[name].put(row, values)

    def _add_row(self, key: int) -> None:
        self.keys.append(key)
        self._listed.append(0)
        for column in self._numbers.values():
            column.append(NONE)
        self._killed_open.append(0)
        for ranks in self._ranks.values():
            ranks.append(0)


def _values(told: dict[str, Any], start: date | None, end: date | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the values of each dimension."""
    if not told["listed"]:
        yield from ((name, ()) for name in DIMENSIONS)
        return
    yield "type", tuple(told["types"])
    yield "family", tuple(told["families"])
    yield "place", tuple(STROKE.join(path) for path in told["paths"])
    yield "side", tuple(told["sides"])
    yield "source", tuple(told["sources"])
    yield "harm", tuple(told["harms"])
    yield "object", tuple(told["objects_hit"])
    yield "grade", (told["grade"],)
    month = month_of(start, end)
    yield "month", (month,) if len(month) <= YEAR else (month[:YEAR], month)
    yield "told", (SEVERAL if told["outlets"] > 1 else ONE,)
