"""Share cards: a picture of an incident's headline, day, numbers and place, for where its address is passed on.

Drawn as SVG from the same words as the page, so that nothing stands on it that the page does not show, and made a PNG
by resvg with the site's own fonts. A card that was made once is kept under the digest of its drawing.
"""

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import resvg_py
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from waqai.lexicon.cache import cache_folder
from waqai.site.dates import digits
from waqai.site.incidents import IncidentCard
from waqai.site.languages import direction
from waqai.site.locator import Locator

WIDTH, HEIGHT = 1200, 630
_FONTS = ("waqai/fonts/card-400.ttf", "waqai/fonts/card-600.ttf")  # made by docs/pictures/card_fonts.py
_FAMILY = "Waqai Card"
_MARGIN, _MAP = 70, 420  # units: around the text, and for the map beside it
_TITLE, _TITLE_STEP, _LINES = 56, 72, 3  # size of the headline's letters, from line to line, its lines at most
_FACT, _FACT_STEP = 32, 46
_FIRST, _LAST = 235, 545  # where the first line of the headline stands, and the last of the facts
_LETTER = 0.5  # of the size: as wide as a letter is on the mean, rather too wide than too narrow
_KEPT = 1000  # pictures, some 55 MB; over that, the oldest quarter goes
_RIGHT_TO_LEFT, _POP = "\u202b", "\u202c"
_UNDRAWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG with the digest of what it shows."""

    png: bytes
    digest: str


def words_of(card: IncidentCard) -> str:
    """Return what the card tells beside its headline, in one line: for pages that show text in place of a picture."""
    return _(" · ").join(_facts(card))


def _facts(card: IncidentCard) -> list[str]:
    told = ngettext("according to %(shown)s outlet", "according to %(shown)s outlets", card.outlets)
    tolls = [f"{kind}: {amount}" for kind, amount in card.tolls]
    return [card.when or _("day not told"), told % {"shown": digits(card.outlets)}, *tolls]


def draw(card: IncidentCard, place: Locator | None) -> str:
    """Return the card as SVG."""
    mirrored = direction(get_language()) == "rtl"
    has_map = place is not None and place.drawn
    width = WIDTH - 2 * _MARGIN - (_MAP + 40 if has_map else 0)
    lines = wrap(card.title, int(width / (_TITLE * _LETTER)), _LINES)
    below = _FIRST + (len(lines) - 1) * _TITLE_STEP + 66
    fitting = (_LAST - below) // _FACT_STEP + 1
    facts = [line for fact in _facts(card) for line in wrap(fact, int(width / (_FACT * _LETTER)), 2)][:fitting]
    return render_to_string(
        "site/card.svg",
        {
            "width": WIDTH,
            "height": HEIGHT,
            "edge": WIDTH - _MARGIN if mirrored else _MARGIN,
            "anchor": "end" if mirrored else "start",
            "mirrored": mirrored,
            "map": place if has_map else None,
            "map_x": _MARGIN if mirrored else WIDTH - _MARGIN - _MAP,
            "map_scale": _MAP / 400,
            "logo_x": WIDTH - _MARGIN - 180 if mirrored else _MARGIN,
            "lines": [(_directed(line, mirrored), _FIRST + at * _TITLE_STEP) for at, line in enumerate(lines)],
            "facts": [(_directed(fact, mirrored), below + at * _FACT_STEP) for at, fact in enumerate(facts)],
            "foot": _directed(_("Reported, not found by us: who says so stands on the page."), mirrored),
        },
    )


def wrap(text: str, letters: int, lines: int) -> list[str]:
    """Return ``text`` in lines of at most so many letters; what does not fit ends with an ellipsis."""
    found = [""]
    for word in _UNDRAWN.sub(" ", text).split():
        longer = f"{found[-1]} {word}".strip()
        if len(longer) <= letters or not found[-1]:
            found[-1] = longer[:letters]
        else:
            found.append(word[:letters])
    return found if len(found) <= lines else [*found[: lines - 1], found[lines - 1][: letters - 1] + "…"]


def _directed(text: str, mirrored: bool) -> str:
    return f"{_RIGHT_TO_LEFT}{text}{_POP}" if mirrored else text


@lru_cache(maxsize=1)
def _fonts() -> tuple[list[str], bytes]:
    """Return the paths of the fonts, and the digest of their bytes."""
    paths = [str(found) for name in _FONTS if (found := finders.find(name))]
    total = hashlib.sha256(f"{resvg_py.__version__}".encode())
    for path in paths:
        total.update(Path(path).read_bytes())
    return paths, total.digest()


def picture(svg: str) -> Picture:
    """Return a drawing as PNG; one that was made before is not made again."""
    paths, fonts = _fonts()
    digest = hashlib.sha256(fonts + svg.encode("utf-8", "replace")).hexdigest()[:32]
    folder = cache_folder()
    file = folder / "cards" / f"{digest}.png" if folder else None
    if file:
        with contextlib.suppress(OSError):
            return Picture(file.read_bytes(), digest)
    png = bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=WIDTH,
            height=HEIGHT,
            font_files=paths,
            skip_system_fonts=True,
            font_family=_FAMILY,
            sans_serif_family=_FAMILY,
            languages=["ar", "en"],
        )
    )
    if file:
        with contextlib.suppress(OSError):
            _keep(file, png)
    return Picture(png, digest)


def _keep(file: Path, png: bytes) -> None:
    """Keep a picture, whole or not at all; where too many are kept, the oldest go."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(prefix=".", dir=file.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(png)
    Path(unfinished).replace(file)
    kept = list(file.parent.glob("*.png"))
    if len(kept) > _KEPT:
        for old in _oldest(kept)[: _KEPT // 4]:
            old.unlink(missing_ok=True)


def _oldest(files: Sequence[Path]) -> list[Path]:
    return sorted(files, key=lambda file: file.stat().st_mtime)
