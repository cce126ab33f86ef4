"""A small map of where an incident is told to be: what is known around it, and how exact the telling is.

Drawn from the gazetteer alone, so that nothing is asked of another host. A place is drawn as the area that it was told
as: the stretch around a settlement's centre (rounded to about 1 km), or all that the gazetteer has of a governorate;
never as a point. Who tells which place stands beside the drawing, which says nothing that the list does not.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.schema.places import KnownPlace
from waqai.records import Place
from waqai.site.claim_rows import Day, days_of
from waqai.site.dates import is_arabic
from waqai.site.names import Name, place_name
from waqai.store.claims import Said
from waqai.store.public import Names, public_position

WIDTH, HEIGHT = 400, 300
_KM_A_DEGREE = 111.2
_REACH = {"settlement": 2.0, "near": 8.0, "between": 8.0, "area": 12.0, "admin2": 20.0}  # km around the centre
_LEAST, _MOST = 18.0, 250.0  # km from the middle to the upper edge
_AROUND = 1.6  # how much more than the places themselves is shown
_LABELS, _DOTS = 9, 220
_LETTER, _LINE = 6.6, 15.0  # of a label, in the drawing's own units
_SMALLEST = 7.0  # a circle that can be seen
_FRAMES = 1024  # stretches of the map whose places are kept: readers look at the same incidents
_ITSELF = 2  # km: a town so close is the place itself
_PROMINENT = {"city": 0, "town": 1, "camp": 2, "village": 3}
_TOWN = _PROMINENT["camp"]  # below it: cities and towns
_LARGE = frozenset({"admin1", "country", "region"})
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is told: its number on the map, its name, and who tells it, day by day.

    ``x``, ``y`` and ``r`` are None where it is too large or too uncertain to be drawn.
    """

    number: int
    name: Name
    days: tuple[Day, ...]
    x: str | None = None
    y: str | None = None
    r: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A known place around: its name and where it stands; without a name it is a dot."""

    x: str
    y: str
    text: str = ""
    text_y: str = ""


@dataclass(frozen=True, slots=True)
class Locator:
    """The map: what is told, what is around, the outline of a governorate, and the length of the scale's bar.

    ``near`` are the nearest known towns with the way to them in km.
    """

    spots: tuple[Spot, ...]
    dots: tuple[Label, ...]
    labels: tuple[Label, ...]
    outline: str
    bar: str
    bar_km: int
    near: tuple[tuple[str, int], ...]

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.outline) or any(spot.x for spot in self.spots)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the world that is drawn, on a flat sheet: true enough for some hundred kilometres."""

    lat: float
    lon: float
    scale: float  # units a km

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        east = (lon - self.lon) * math.cos(math.radians(self.lat)) * _KM_A_DEGREE
        north = (lat - self.lat) * _KM_A_DEGREE
        return WIDTH / 2 + east * self.scale, HEIGHT / 2 - north * self.scale

    def holds(self, lat: float, lon: float) -> bool:
        x, y = self.at(lat, lon)
        return 6 < x < WIDTH - 6 and 10 < y < HEIGHT - 10


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the way between two positions, over the ground."""
    north = (other[0] - one[0]) * _KM_A_DEGREE
    east = (other[1] - one[1]) * _KM_A_DEGREE * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(north, east)


@lru_cache(maxsize=1)
def _located() -> tuple[tuple[float, float, KnownPlace], ...]:
    """Return the known settlements with their positions."""
    return tuple(
        (place.lat, place.lon, place)
        for place in load_knowledge().places
        if place.kind in _PROMINENT and place.lat is not None and place.lon is not None
    )


@lru_cache(maxsize=1)
def _parents() -> dict[str, str | None]:
    return {place.id: place.parent for place in load_knowledge().places}


def _lies_in(place: KnownPlace, area: str) -> bool:
    parents, at, steps = _parents(), place.parent, 0
    while at is not None and steps < 8:
        if at == area:
            return True
        at, steps = parents.get(at), steps + 1
    return False


def locate(said: Sequence[Said], names: Mapping[int, Names]) -> Locator | None:
    """Return the map of the places that are told of an incident; None where none is."""
    if not said:
        return None
    told = [(one, _position(one)) for one in said]
    exact = [where for one, where in told if where and one.value.precision not in _LARGE]
    area = next((one.value.place.known for one, _ in told if one.value.precision == "admin1"), None)
    inside = _inside(area) if area and not exact else []
    middle = exact or inside
    frame = _frame(middle) if middle else None
    spots = tuple(_spot(number, one, where, frame, names) for number, (one, where) in enumerate(told, 1))
    if frame is None:
        return Locator(spots, (), (), "", "0", 0, ())
    dots, labels = _around(frame, spots)
    km = max(step for step in _STEPS if step * frame.scale <= WIDTH / 3 or step == 1)
    outline = " ".join(f"{x:.1f},{y:.1f}" for x, y in _hull([frame.at(*where) for where in inside]))
    return Locator(spots, dots, labels, outline, f"{km * frame.scale:.1f}", km, _nearest(exact[0]) if exact else ())


def _position(said: Said) -> tuple[float, float] | None:
    """Return where a place is, as exactly as may be shown."""
    row = said.value
    return public_position(Place(row.name, lat=row.place.lat, lon=row.place.lon, precision=row.precision))


def _inside(area: str) -> list[tuple[float, float]]:
    return [(lat, lon) for lat, lon, place in _located() if _lies_in(place, area)]


def _frame(positions: Sequence[tuple[float, float]]) -> _Frame:
    """Return a frame around the first position that holds the others as far as they are not too far."""
    lats, lons = [lat for lat, _ in positions], [lon for _, lon in positions]
    middle = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    reach = max(kilometres(middle, other) for other in positions) * _AROUND
    if reach > _MOST:
        middle, reach = positions[0], _LEAST
    return _Frame(*middle, (HEIGHT / 2) / max(_LEAST, reach))


def _spot(
    number: int, said: Said, where: tuple[float, float] | None, frame: _Frame | None, names: Mapping[int, Names]
) -> Spot:
    held = names[said.tellings[0].event.report_id]
    name, days = place_name(said.value, held), days_of(said.tellings, "places")
    reach = _REACH.get(said.value.precision or "")
    if frame is None or where is None or reach is None or not frame.holds(*where):
        return Spot(number, name, days)
    x, y = frame.at(*where)
    return Spot(number, name, days, f"{x:.1f}", f"{y:.1f}", f"{max(_SMALLEST, reach * frame.scale):.1f}")


@lru_cache(maxsize=_FRAMES)
def _settlements_in(frame: _Frame) -> tuple[tuple[float, float, KnownPlace], ...]:
    """Return the known settlements that a frame holds and where they stand in it, the larger and nearer ones first."""
    shown = [(*frame.at(lat, lon), place) for lat, lon, place in _located() if frame.holds(lat, lon)]
    middle = (WIDTH / 2, HEIGHT / 2)
    return tuple(sorted(shown, key=lambda row: (_PROMINENT[row[2].kind], math.dist(row[:2], middle), row[2].id)))


def _around(frame: _Frame, spots: Iterable[Spot]) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
    """Return the dots and the named places around: the larger ones first, no name over another."""
    shown = _settlements_in(frame)
    bar = (WIDTH / 6, HEIGHT - 16.0, WIDTH / 6 + 12, 40.0)
    taken = [bar, *((float(s.x), float(s.y), float(s.r or 0) + 4, float(s.r or 0) + 4) for s in spots if s.x and s.y)]
    labels: list[Label] = []
    for x, y, place in shown:
        if len(labels) == _LABELS:
            break
        text = place.ar if is_arabic() else place.en
        half = len(text) * _LETTER / 2 + 3
        above = y - 5 - _LINE / 2
        box = (x, above, half, _LINE)
        if half < x < WIDTH - half and above > _LINE and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            labels.append(Label(f"{x:.1f}", f"{y:.1f}", text, f"{y - 6:.1f}"))
    dots = tuple(Label(f"{x:.1f}", f"{y:.1f}") for x, y, _ in shown[:_DOTS])
    return dots, tuple(labels)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return abs(one[0] - other[0]) < one[2] + other[2] and abs(one[1] - other[1]) < (one[3] + other[3]) / 2 + 2


def _nearest(where: tuple[float, float]) -> tuple[tuple[str, int], ...]:
    """Return the nearest cities and towns other than the place itself, with the way in whole km."""
    return tuple((place.ar if is_arabic() else place.en, round(way)) for way, place in _towns_near(where))


@lru_cache(maxsize=_FRAMES)
def _towns_near(where: tuple[float, float]) -> tuple[tuple[float, KnownPlace], ...]:
    towns = ((kilometres(where, (lat, lon)), place) for lat, lon, place in _located() if _PROMINENT[place.kind] < _TOWN)
    near = ((way, place) for way, place in towns if _ITSELF < way <= _MOST)
    return tuple(sorted(near, key=lambda row: (row[0], row[1].id))[:3])


def _hull(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the corners of the smallest outline around points, in order."""
    ordered = sorted(set(points))

    def half(some: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
        corners: list[tuple[float, float]] = []
        for point in some:
            while len(corners) > 1 and _turn(corners[-2], corners[-1], point) <= 0:
                corners.pop()
            corners.append(point)
        yield from corners[:-1]

    return [*half(ordered), *half(reversed(ordered))] if len(ordered) > 2 else []


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
