"""All listed incidents in memory, column by column: what a list, a map or a timeline selects and counts in a few ms.

A database that holds 100,000 of them needs seconds to count a dozen facets of a wide selection; this needs
milliseconds, and gives the same on every database. Each process keeps its own copy (some 30 MB for 100,000) and fetches
before every look what was renewed since (:class:`~waqai.store.models.ShownIncident`, ``turn``).
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import compress
from typing import Any

from waqai.store.models import ShownIncident, ShownState, Stale
from waqai.store.windows import Way

DIMENSIONS = ("type", "family", "place", "side", "source", "harm", "object", "grade", "month", "told")
MONTH, YEAR, OPEN = 7, 4, "open"  # letters of an ISO month and year; the month of what tells no day
SEVERAL, ONE = "several", "one"
_NUMBERS = ("start", "end", "killed_least", "killed_most", "injured_least", "injured_most")
_FETCHED = (
    "pk", "turn", "listed", "start", "end", "day", "killed_least", "killed_most", "killed_open", "injured_least",
    "injured_most", "injured_open", "voices", "outlets", "last_told", "lat", "lon", "precision", "types", "families",
    "paths", "sides", "sources", "harms", "objects_hit", "grade", "admin1", "admin2", "admin3", "country", "pages",
)  # fmt: skip
NONE, STROKE = -1, "/"
_FEW = 4000  # sets: of more of them, taking away is no faster than counting
_OTHERS = bytes([1, 0, *range(2, 256)])  # turns a mask into that of the other rows


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


class Dimension:
    """One way to narrow a list: for each row the set of its values. Rows with equal sets share one number."""

    def __init__(self) -> None:
        self.sets: list[tuple[str, ...]] = [()]
        self._known: dict[tuple[str, ...], int] = {(): 0}
        self._having: dict[str, list[int]] = {}
        self.totals: Counter[int] | None = None  # of all rows, until one changes
        self.column = array("i")

    def number(self, values: tuple[str, ...]) -> int:
        """Return the number of a set of values."""
        found = self._known.get(values)
        if found is None:
            found = self._known[values] = len(self.sets)
            self.sets.append(values)
            self.enter(found, values)
        return found

    def enter(self, number: int, values: Iterable[str]) -> None:
        """Let a set be found by its values."""
        for value in values:
            self._having.setdefault(value, []).append(number)

    def mask(self, wanted: Iterable[str]) -> bytes:
        """Return one byte for each row: whether it has any of ``wanted``."""
        has = bytearray(len(self.sets))
        for value in wanted:
            for number in self._having.get(value, ()):
                has[number] = 1
        return bytes(map(has.__getitem__, self.column))

    def tally(self, mask: bytes, rows: Iterable[int] | None = None) -> Counter[int]:
        """Return how many of the masked rows have each set; of most rows by counting those that are left out.

        ``rows`` are the masked rows where somebody knows them: looking at those alone is faster where they are few.
        """
        if rows is not None:
            return Counter(map(self.column.__getitem__, rows))
        if len(self.sets) > _FEW or mask.count(1) * 2 < len(mask):
            return Counter(compress(self.column, mask))
        if self.totals is None:
            self.totals = Counter(self.column)
        return self.totals - Counter(compress(self.column, mask.translate(_OTHERS)))

    def count(self, mask: bytes, rows: Iterable[int] | None = None) -> Counter[str]:
        """Return how many of the masked rows (given again as ``rows`` where they are known) have each value."""
        found: Counter[str] = Counter()
        for number, having in self.tally(mask, rows).items():
            for value in self.sets[number]:
                found[value] += having
        return found


def step_below(way: Way, place: str | None, levels: int = 1) -> str | None:
    """Return the place right below ``place`` (of None: the widest) on a way, with more ``levels`` the last of so many,
    or the way's end before; None where it ends at ``place`` or does not go through it.
    """
    if place is not None and place not in way:
        return None
    rest = way[way.index(place) + 1 :] if place else way
    return rest[:levels][-1] if rest else None


class Ways(Dimension):
    """The dimension of places: each value is a way from a country down to a place, ids with strokes between."""

    def __init__(self) -> None:
        super().__init__()
        self.ways: list[tuple[Way, ...]] = [()]

    def number(self, values: tuple[str, ...]) -> int:
        """Return the number of a set of ways; what it is found by is every place on them."""
        found = super().number(values)
        if found == len(self.ways):
            self.ways.append(tuple(tuple(way.split(STROKE)) for way in values))
            self.sets[found] = tuple(dict.fromkeys(place for way in self.ways[found] for place in way))
            super().enter(found, self.sets[found])
        return found

    def enter(self, number: int, values: Iterable[str]) -> None:
        """Leave a whole way out: its places are what it is found by."""

    def below(self, number: int, place: str | None, kept: Sequence[tuple[Way, ...]] | None = None) -> set[str]:
        """Return the places right below ``place`` (of None: the widest) that a set of ways goes through; where ``kept``
        tells by the numbers of sets which ways count, only those do.
        """
        return {name for way in (self.ways if kept is None else kept)[number] if (name := step_below(way, place))}

    def count_below(
        self,
        mask: bytes,
        place: str | None,
        kept: Sequence[tuple[Way, ...]] | None = None,
        rows: Iterable[int] | None = None,
    ) -> Counter[str]:
        """Return how many of the masked rows lie in each place right below ``place``, or in each widest one."""
        found: Counter[str] = Counter()
        for number, having in self.tally(mask, rows).items():
            for name in self.below(number, place, kept=kept):
                found[name] += having
        return found


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

    def mask(self, pages: Iterable[int], size: int) -> bytes:
        """Return one byte for each of ``size`` rows: whether any of ``pages`` tells of it."""
        mask = bytearray(size)
        for page in pages:
            for row in self._rows.get(page, ()):
                mask[row] = 1
        return bytes(mask)


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
        self.listed = bytearray()
        self.numbers = {name: array("q") for name in _NUMBERS}
        self.stretches = Dimension()  # the days as they are told: first and last, as ISO days
        self.killing = bytearray()  # whether anybody is told killed
        self.openness: list[tuple[bool, bool]] = []
        self._ranks: dict[str, list[int]] = {name: [] for name in ORDERS}
        self.places: list[tuple[float, float, str] | None] = []
        self.areas: list[tuple[str, str, str, str]] = []
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
        for dimension in (self.stretches, *self.dimensions.values()):
            dimension.totals = None
        return True

    def shown(self) -> bytes:
        """Return the mask of the listed rows without those that wait to be renewed."""
        stale = [self._row[pk] for pk in Stale.objects.values_list("incident", flat=True) if pk in self._row]
        if not stale:
            return bytes(self.listed)
        mask = bytearray(self.listed)
        for row in stale:
            mask[row] = 0
        return bytes(mask)

    def between(self, since: date | None, until: date | None) -> bytes:
        """Return the mask of the rows whose day, as it is told, lies or may lie in a stretch; open days lie in none."""
        low, high = (since or date.min).isoformat(), (until or date.max).isoformat()
        has = bytes(bool(days) and days[0] <= high and days[-1] >= low for days in self.stretches.sets)
        return bytes(map(has.__getitem__, self.stretches.column))

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
        self.listed[row] = told["listed"]
        start, end = told["start"] or told["end"], told["end"] or told["start"]
        self.numbers["start"][row] = start.toordinal() if start else 0
        self.numbers["end"][row] = end.toordinal() if end else 0
        days = (start.isoformat(), end.isoformat()) if start and end else ()
        self.stretches.column[row] = self.stretches.number(days)
        self.killing[row] = bool(told["killed_most"])
        for name in _NUMBERS[2:]:
            self.numbers[name][row] = NONE if told[name] is None else told[name]
        self.openness[row] = (told["killed_open"], told["injured_open"])
        day, last = told["day"], told["last_told"]
        toll = (told["killed_most"] or 0) * 1_000_000 + (told["injured_most"] or 0)
        facts = (day.toordinal() if day else 0, told["outlets"], toll, int(last.timestamp() * 1e6) if last else 0)
        for name, rank in _RANKS.items():
            self._ranks[name][row] = rank(*facts) << _KEY | told["pk"]
        lat, lon, precision = told["lat"], told["lon"], told["precision"]
        self.places[row] = None if lat is None or lon is None else (lat, lon, precision or "")
        self.areas[row] = (told["country"], told["admin1"], told["admin2"], told["admin3"])
        self.pages.put(row, told["pages"])
        for name, values in _values(told, start, end):
            dimension = self.dimensions[name]
            dimension.column[row] = dimension.number(values)

    def _add_row(self, key: int) -> None:
        self.keys.append(key)
        self.listed.append(0)
        for column in self.numbers.values():
            column.append(NONE)
        self.openness.append((False, False))
        self.stretches.column.append(0)
        self.killing.append(0)
        for ranks in self._ranks.values():
            ranks.append(0)
        self.places.append(None)
        self.areas.append(("", "", "", ""))
        for dimension in self.dimensions.values():
            dimension.column.append(0)


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
