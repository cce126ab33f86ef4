"""The map of a selection: an area for each place at the level that is looked at, never a point that nobody told.

Where a place has places below it in the selection, they are what is drawn: governorates of the whole, then districts,
sub-districts, settlements. The dashed circle is as large as the area that the place name covers; the disc in it grows
with the number of incidents. The same rows stand in a table, for the keyboard and for those who do not see the map.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from waqai.lexicon.belonging import areas_of, circle_of
from waqai.site.charts import show_overall
from waqai.site.facets import label_of, names_of_wordings
from waqai.site.geometry import FRAME, place_xy, units
from waqai.site.labels import spelled
from waqai.site.narrowing import Asked
from waqai.store.selecting import Sum

_WIDTH, _HEIGHT = 720, 480  # units of the drawing at any zoom: text and discs keep their size
_LEAST_KM = 40  # the smallest window
_SMALLEST, _LARGEST = 7.0, 30.0  # radius of the discs
_MOST_DRAWN = 80
_MOST_LISTED = 25
_MOST_FOLDED = 200  # of the table: those after the first are folded away

# Kinds of places, to tell apart those of one name: the governorate, the district and the town of Idlib.
KINDS = {
    "admin1": gettext_noop("governorate"),
    "admin2": gettext_noop("district"),
    "admin3": gettext_noop("sub-district"),
    "city": gettext_noop("city"),
    "town": gettext_noop("town"),
    "village": gettext_noop("village"),
}


@dataclass(frozen=True, slots=True)
class Area:
    """One place: its id, what it is called, how many incidents and people killed are told of it, where a click leads.

    ``lat``, ``lon`` and ``km`` are the circle that it is drawn as: no finer than the drawing shows it.
    """

    name: str
    label: str
    incidents: int
    killed: str
    query: str
    x: str = ""
    y: str = ""
    radius: str = ""
    extent: str = ""
    lat: float = 0.0
    lon: float = 0.0
    km: float = 0.0

    @property
    def drawn(self) -> bool:
        """Whether it has a place on the map."""
        return bool(self.radius)


@dataclass(frozen=True, slots=True)
class Map:
    """The drawing: which stretch of the base map it shows, and the areas, those with most incidents first.

    The table has them all: ``listed``, then ``folded``; ``hidden`` are too many for it.
    """

    base: str
    areas: tuple[Area, ...]
    listed: tuple[Area, ...]
    folded: tuple[Area, ...]
    hidden: int
    width: int = _WIDTH
    height: int = _HEIGHT


def killed_words(told: Sum) -> str:
    """Return how many are told killed, lowest to highest; empty where nobody is."""
    return show_overall(told.least, told.most, told.is_open) if told.most else ""


def draw_map(sums: Mapping[str, Sum], asked: Asked) -> Map:
    """Return the map of the sums of places, each leading to the same selection within it."""
    names = names_of_wordings(sums)
    rows = sorted(sums.items(), key=lambda item: (-item[1].incidents, item[0]))
    circles = {name: circle for name, _sum in rows if _is_area(name) and (circle := circle_of(name))}
    window = _Window(circles.values(), asked.of("place"))
    top = max((told.incidents for _name, told in rows), default=1)
    labels = _labels([name for name, _sum in rows], names)
    areas = [_area(name, told, asked, labels[name], window, circles.get(name), top) for name, told in rows]
    return Map(
        window.base(),
        tuple(area for area in areas if area.drawn)[:_MOST_DRAWN],
        tuple(areas[:_MOST_LISTED]),
        tuple(areas[_MOST_LISTED:_MOST_FOLDED]),
        max(len(areas) - _MOST_FOLDED, 0),
    )


def _labels(places: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    """Return what each place is called; of several that are called the same, with what kind of place it is."""
    labels = {name: label_of("place", name, names) for name in places}
    times = Counter(labels.values())
    return {name: label if times[label] == 1 else _told_apart(name, label) for name, label in labels.items()}


def _told_apart(name: str, label: str) -> str:
    kind = next((kind for own, kind in reversed(areas_of(name, None, None)) if own == name), "")
    return f"{label} ({spelled(KINDS, kind)})" if kind in KINDS else label


def _is_area(name: str) -> bool:
    """Tell whether a place may be drawn: a whole country is no place on the map where others are."""
    path = areas_of(name, None, None)
    return bool(path) and path[-1][1] != "country"


def _area(
    name: str, told: Sum, asked: Asked, label: str, window: "_Window",
    circle: tuple[float, float, float] | None, top: int,
) -> Area:  # fmt: skip
    query = asked.toggled("place", name, single=True)
    if name in asked.of("place"):
        label, query = _("%(place)s, told no more exactly") % {"place": label}, asked.query()
    if circle is None:
        return Area(name, label, told.incidents, killed_words(told), query)
    lat, lon, radius = circle
    x, y = window.at(lat, lon)
    size = _SMALLEST + (_LARGEST - _SMALLEST) * sqrt(told.incidents / top)
    extent = max(units(radius) * window.scale, size)
    return Area(
        name, label, told.incidents, killed_words(told), query,
        f"{x:.1f}", f"{y:.1f}", f"{size:.1f}", f"{extent:.1f}", round(lat, 2), round(lon, 2), round(radius, 1),
    )  # fmt: skip


class _Window:
    """The stretch of the plane that holds all circles, with room around."""

    def __init__(self, circles: Iterable[tuple[float, float, float]], place: tuple[str, ...]) -> None:
        held = list(circles) or [circle for name in place if (circle := circle_of(name))]
        if not held:
            west, south, east, north = FRAME
            held = [(north - 12, west + 45, 0.0), (south + 20, east - 20, 0.0)]
        boxes = [(*place_xy(lat, lon), units(max(radius, _LEAST_KM / 2))) for lat, lon, radius in held]
        left, right = min(x - r for x, _y, r in boxes), max(x + r for x, _y, r in boxes)
        low, high = min(y - r for _x, y, r in boxes), max(y + r for _x, y, r in boxes)
        self.scale = min(_WIDTH / (right - left), _HEIGHT / (high - low)) * 0.92
        self._x, self._y = (left + right) / 2, (low + high) / 2

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a place stands in the drawing."""
        x, y = place_xy(lat, lon)
        return _WIDTH / 2 + (x - self._x) * self.scale, _HEIGHT / 2 + (y - self._y) * self.scale

    def base(self) -> str:
        """Return how the base map is moved to fit."""
        x, y = _WIDTH / 2 - self._x * self.scale, _HEIGHT / 2 - self._y * self.scale
        return f"translate({x:.2f} {y:.2f}) scale({self.scale:.5f})"
