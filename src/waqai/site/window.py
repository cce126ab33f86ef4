"""A window on the map as the address writes it: west, south, east and north in degrees, commas between."""

import re

from django.utils.translation import gettext as _

from waqai.site.numbers import decimal
from waqai.store.windows import Window

_NUMBER = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,9})?")
_FARTHEST_EAST, _FARTHEST_NORTH = 180, 90
LONGEST = 60


def parse_window(text: str) -> Window | None:
    """Return the window that is written, to the hundredth of a degree; None where it is none."""
    parts = text.split(",")
    if len(parts) != len(("west", "south", "east", "north")) or not all(map(_NUMBER.fullmatch, parts)):
        return None
    west, south, east, north = (round(float(part), 2) + 0.0 for part in parts)  # no minus before nothing
    told = -_FARTHEST_EAST <= west < east <= _FARTHEST_EAST and -_FARTHEST_NORTH <= south < north <= _FARTHEST_NORTH
    return (west, south, east, north) if told else None


def written(window: Window) -> str:
    """Return the window as an address writes it."""
    return ",".join(f"{number:g}" for number in window)


def show_window(window: Window) -> str:
    """Return the window in words."""
    west, south, east, north = (decimal(number) for number in window)
    told = {"west": west, "south": south, "east": east, "north": north}
    return _("from %(south)s to %(north)s degrees north, from %(west)s to %(east)s degrees east") % told
