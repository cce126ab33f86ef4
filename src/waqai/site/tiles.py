"""The tile server that the map may draw its ground from: none unless two settings name it and whom to thank for it."""

import re
from dataclasses import dataclass

from waqai.errors import SettingError

# One host, so that the page's policy can name it; without encryption only on this machine.
_TEMPLATE = re.compile(
    r"(https://[A-Za-z0-9.-]+(?::\d+)?|http://(?:localhost|127\.0\.0\.1)(?::\d+)?)/[^\s\"'<>{}]*"
    r"(?:\{[zxyr]\}[^\s\"'<>{}]*)+"
)
_PARTS = ("{z}", "{x}", "{y}")


@dataclass(frozen=True, slots=True)
class Tiles:
    """Where tiles are asked for, the host that readers' browsers ask, and the credit that its owner wants shown."""

    template: str
    host: str
    credit: str


def parse_tiles(template: str | None, credit: str | None) -> Tiles | None:
    """Return the tile server that WAQAI_TILES and WAQAI_TILES_CREDIT name; None where they name none.

    Raises:
        SettingError: the address is no template of one host, or nobody is credited.
    """
    if not template:
        return None
    found = _TEMPLATE.fullmatch(template)
    if found is None or not all(part in template for part in _PARTS):
        raise SettingError(
            f"WAQAI_TILES is {template!r}; it can be the address of one host over https with {{z}}, {{x}} and {{y}} in "
            "its path, such as https://tiles.example.org/{z}/{x}/{y}.png"
        )
    if not (credit or "").strip():
        raise SettingError("WAQAI_TILES is set without WAQAI_TILES_CREDIT: whoever makes the tiles has to be named")
    return Tiles(template, found[1], (credit or "").strip())
