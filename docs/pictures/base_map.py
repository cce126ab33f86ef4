"""Makes the map's base anew: land and borders between the Sahara and Afghanistan, as one small SVG of our own, and
finer as JSON for the map that can be moved.

    npm pack world-atlas@2 && tar xzf world-atlas-2.0.2.tgz
    python docs/pictures/base_map.py package/countries-50m.json

Natural Earth (public domain) at 1:50 million, as the npm package world-atlas (ISC) packs it. Borders are simplified
where several countries share them, so that they stay together, cut off at the frame, and written in hundredths of a
degree; in the SVG the longitudes are narrowed as they are at 31 degrees north (:mod:`waqai.site.geometry`), the JSON
holds for each ring longitude and latitude of its first point and the steps from there. Where a border is disputed
the map shows what Natural Earth shows: who holds it, no judgement of ours.
"""

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from waqai.site.geometry import FRAME, place_xy

STATIC = Path(__file__).resolve().parents[2] / "src" / "waqai" / "site" / "static" / "waqai"
_TOLERANCE = 0.035  # degrees that a simplified line may be off
_FINER = 0.01  # the same where the map can be looked at closer
_LEAST = 12  # square units of a ring: less is a speck

Point = tuple[float, float]


def _far(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from the line between two others."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if not length:
        return ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
    return abs((by - ay) * x - (bx - ax) * y + bx * ay - by * ax) / length


def simplify(line: list[Point], tolerance: float) -> list[Point]:
    """Return the line without the points that lie nearly on it (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    at = max(range(1, len(line) - 1), key=lambda number: _far(line[number], line[0], line[-1]))
    if _far(line[at], line[0], line[-1]) <= tolerance:
        return [line[0], line[-1]]
    return [*simplify(line[: at + 1], tolerance)[:-1], *simplify(line[at:], tolerance)]


def _arcs(topology: dict, tolerance: float) -> list[list[Point]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        found.append(simplify(line, tolerance))
    return found


def _cut(ring: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    """Cut a ring off at one side of the frame (Sutherland and Hodgman)."""

    def inside(point: Point) -> bool:
        return sign * (point[axis] - bound) >= 0

    def crossing(one: Point, other: Point) -> Point:
        share = (bound - one[axis]) / (other[axis] - one[axis])
        return (one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1]))

    found: list[Point] = []
    for one, other in pairwise([*ring, ring[0]]):
        if inside(one):
            found.append(one)
        if inside(one) != inside(other):
            found.append(crossing(one, other))
    return found


def _within(ring: list[Point]) -> list[Point]:
    west, south, east, north = FRAME
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        if ring:
            ring = _cut(ring, axis, bound, sign)
    return ring


def _large(points: list[tuple[int, int]]) -> bool:
    """Tell whether a ring is more than a speck."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*points, points[0]]))) / 2 >= _LEAST


def _steps(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the steps from each point to the next, those that lead nowhere left out."""
    return [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points) if (ax, ay) != (bx, by)]


def _path(ring: list[Point]) -> str:
    points = [tuple(map(round, place_xy(lat, lon))) for lon, lat in ring]
    if not _large(points):
        return ""
    return f"M{points[0][0]} {points[0][1]}l{' '.join(f'{x} {y}' for x, y in _steps(points))}z"


def _rings(topology: dict, tolerance: float) -> Iterator[list[Point]]:
    """Yield the rings of all countries, cut off at the frame."""
    arcs = _arcs(topology, tolerance)
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            for numbers in polygon:
                lines = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
                ring = _within([point for line in lines for point in line[:-1]])
                if len(ring) > 2:
                    yield ring


def base_map(topology: dict) -> str:
    """Return the SVG: one path of all countries, each ring closed."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"><!-- Natural Earth, public domain; docs/pictures/base_map.py -->'
        '<path id="land" vector-effect="non-scaling-stroke" fill-rule="evenodd" '
        f'd="{"".join(map(_path, _rings(topology, _TOLERANCE)))}"/></svg>\n'
    )


def fine_map(topology: dict) -> list[list[int]]:
    """Return the rings in hundredths of a degree, longitude before latitude: the first point, then the steps."""
    found = []
    for ring in _rings(topology, _FINER):
        points = [(round(lon * 100), round(lat * 100)) for lon, lat in ring]
        if _large(points):
            found.append([*points[0], *(number for step in _steps(points) for number in step)])
    return found


def _written(name: str, text: str) -> None:
    (STATIC / name).write_text(text, "utf-8")
    print(f"{name}: {(STATIC / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    told = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    _written("land.svg", base_map(told))
    _written("land.json", json.dumps(fine_map(told), separators=(",", ":")) + "\n")
