"""Makes the map's base anew: land and borders between the Sahara and Afghanistan, as one small SVG of our own.

    npm pack world-atlas@2 && tar xzf world-atlas-2.0.2.tgz
    python docs/pictures/base_map.py package/countries-50m.json

Natural Earth (public domain) at 1:50 million, as the npm package world-atlas (ISC) packs it. Borders are simplified
where several countries share them, so that they stay together, cut off at the frame, and written in hundredths of a
degree, the longitudes narrowed as they are at 31 degrees north (:mod:`waqai.site.geometry`). Where a border is disputed
the map shows what Natural Earth shows: who holds it, no judgement of ours.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

from waqai.site.geometry import FRAME, place_xy

TARGET = Path(__file__).resolve().parents[2] / "src" / "waqai" / "site" / "static" / "waqai" / "land.svg"
_TOLERANCE = 0.035  # degrees that a simplified line may be off
_LEAST = 12  # square units of a ring: less is a speck

Point = tuple[float, float]


def _far(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from the line between two others."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if not length:
        return ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
    return abs((by - ay) * x - (bx - ax) * y + bx * ay - by * ax) / length


def simplify(line: list[Point]) -> list[Point]:
    """Return the line without the points that lie nearly on it (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    at = max(range(1, len(line) - 1), key=lambda number: _far(line[number], line[0], line[-1]))
    if _far(line[at], line[0], line[-1]) <= _TOLERANCE:
        return [line[0], line[-1]]
    return [*simplify(line[: at + 1])[:-1], *simplify(line[at:])]


def _arcs(topology: dict) -> list[list[Point]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        found.append(simplify(line))
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


def _path(ring: list[Point]) -> str:
    points = [tuple(map(round, place_xy(lat, lon))) for lon, lat in ring]
    area = abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*points, points[0]]))) / 2
    if area < _LEAST:
        return ""
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(f'{x} {y}' for x, y in steps if x or y)}z"


def base_map(topology: dict) -> str:
    """Return the SVG: one path of all countries, each ring closed."""
    arcs = _arcs(topology)
    parts = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            for numbers in polygon:
                lines = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
                ring = _within([point for line in lines for point in line[:-1]])
                if len(ring) > 2:
                    parts.append(_path(ring))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"><!-- Natural Earth, public domain; docs/pictures/base_map.py -->'
        f'<path id="land" vector-effect="non-scaling-stroke" fill-rule="evenodd" d="{"".join(parts)}"/></svg>\n'
    )


if __name__ == "__main__":
    TARGET.write_text(base_map(json.loads(Path(sys.argv[1]).read_text("utf-8"))), "utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")
