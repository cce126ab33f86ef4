"""The map's plane: hundredths of a degree, longitudes narrowed as they are at 31 degrees north, north up."""

from math import cos, radians

FRAME = (-19.0, -5.0, 78.0, 50.0)  # west, south, east, north of the base map, in degrees
_UNIT = 100
_NARROWED = cos(radians(31))
_KM = 111.2  # kilometres of one degree of latitude


def place_xy(lat: float, lon: float) -> tuple[float, float]:
    """Return where a place lies on the plane."""
    return lon * _UNIT * _NARROWED, -lat * _UNIT


def units(kilometres: float) -> float:
    """Return the length of a distance on the plane."""
    return kilometres / _KM * _UNIT
