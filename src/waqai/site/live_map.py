"""What the browser needs to make the drawn map one that can be moved: nothing that the drawing does not show.

Areas come with the middle and the size that they are drawn with, to the hundredth of a degree and the tenth of a
kilometre, and with the words of their row in the table.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from csp.constants import SELF
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from waqai.site.dates import digits
from waqai.site.mapping import Area, Map
from waqai.site.narrowing import Asked
from waqai.site.tiles import Tiles
from waqai.site.window import parse_window


def policy() -> dict[str, list[str]]:
    """Return what the map page may load beyond other pages: its scripts, its ground, tiles of the host that is set."""
    tiles: Tiles | None = settings.WAQAI_TILES
    own = {"script-src": [SELF], "connect-src": [SELF]}
    return own | {"img-src": [tiles.host]} if tiles else own


def live_map(drawn: Map, asked: Asked, together: Mapping[tuple[str, ...], int]) -> dict[str, Any] | None:
    """Return the map for the browser's script; None where there is nothing on it.

    ``together`` tells how many incidents are told at several places, so that no disc that stands for several counts an
    incident twice.
    """
    if not drawn.areas:
        return None
    tiles: Tiles | None = settings.WAQAI_TILES
    return {
        "areas": [_area(area) for area in drawn.areas],
        "together": list(_together(drawn, together)),
        "window": parse_window(asked.window),
        "query": asked.anywhere(),
        "list": reverse("incidents"),
        "land": static("waqai/land.json"),
        "tiles": {"address": tiles.template, "credit": tiles.credit} if tiles else None,
        "words": _words(),
    }


def _together(drawn: Map, together: Mapping[tuple[str, ...], int]) -> Iterator[list[int]]:
    """Yield how many incidents are told at several areas, and the numbers of these."""
    number_of = {area.name: number for number, area in enumerate(drawn.areas)}
    for names, incidents in together.items():
        numbers = [number_of[name] for name in names if name in number_of]
        if len(numbers) > 1:
            yield [incidents, *numbers]


def _area(area: Area) -> dict[str, Any]:
    told = ngettext("%(shown)s incident", "%(shown)s incidents", area.incidents) % {"shown": digits(area.incidents)}
    return {
        "label": area.label,
        "incidents": area.incidents,
        "told": told,
        "killed": area.killed,
        "query": area.query,
        "lat": area.lat,
        "lon": area.lon,
        "km": area.km,
        "size": float(area.radius),
    }


def _words() -> dict[str, str]:
    return {
        "digits": digits("0123456789"),
        "map": _("Map of the places; the table below says the same"),
        "keys": _("Arrow keys move the map, + and − zoom, Tab goes from place to place, Enter opens one."),
        "fingers": _("Two fingers move and zoom the map."),
        "ring": _("A ringed disc stands for several places that lie close together."),
        "closer": _("Zoom in"),
        "farther": _("Zoom out"),
        "close": _("Close"),
        "places": _("Places"),
        "incidents": _("Incidents"),
        "killed": pgettext("column", "killed"),
        "these": _("These incidents"),
        "within": _("Narrow the map to it"),
        "show": _("on the map"),
        "here": _("Show only what lies in this window"),
        "anywhere": _("Show all again"),
        "past": _("Skip the map"),
        "ground": _("Natural Earth"),
    }
