"""Makes the site's fonts: the letters that Arabic pages are written in, those that are rare, and Latin, apart.

    npm pack @fontsource/ibm-plex-sans-arabic && tar xzf fontsource-ibm-plex-sans-arabic-*.tgz
    python docs/pictures/site_fonts.py package/files

A browser fetches a file only for a page that writes one of its letters (``unicode-range``; the lines for ``site.css``
are printed), so that a first visit does not wait for letters of other languages, Koranic signs and forms that no
keyboard writes. Every letter of the package stays in one of the files. Needs fonttools and brotli, which the project
does not: ``pip install fonttools brotli`` into an environment of its own, then run this file with it.
"""

import sys
from itertools import groupby
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "src" / "waqai" / "site" / "static" / "waqai" / "fonts"
FAMILY = "Waqai Text"  # the licence reserves the name of what was changed
WEIGHTS = (400, 600)
# Arabic as it is written from the Gulf to Morocco with its vowel signs, figures of both kinds and punctuation; letters
# of Persian, Kurdish and Urdu in the names of people and places.
COMMON = (
    "060C 061B-061C 061F 0621-063A 0640-0655 0660-066D 0670-0671 067E 0686 0688 0691 0695 0698 06A4 06A9 06AF 06B5 "
    "06BA 06BE 06C0-06C3 06C6 06CC 06CE 06D2 06D4-06D5 06F0-06F9 200C-200F 2010-2011 FD3E-FD3F FDFA"
)
_NAMES = {1: FAMILY, 3: FAMILY, 4: FAMILY, 6: FAMILY.replace(" ", ""), 16: FAMILY}
_LICENCE = (0, 13, 14)


def numbers(ranges: str) -> set[int]:
    """Return the code points of ranges as style sheets write them."""
    bounds = [part.split("-") for part in ranges.split()]
    return {number for first, *last in bounds for number in range(int(first, 16), int((last or [first])[0], 16) + 1)}


def ranges_of(points: set[int]) -> str:
    """Return code points as a style sheet names them."""
    runs = [list(run) for _, run in groupby(enumerate(sorted(points)), key=lambda pair: pair[1] - pair[0])]
    bounds = [(run[0][1], run[-1][1]) for run in runs]
    return ", ".join(f"U+{low:04X}" if low == high else f"U+{low:04X}-{high:04X}" for low, high in bounds)


def write(source: Path, wanted: set[int], target: Path) -> None:
    """Write a font with the wanted letters only, hinted as it was."""
    font = TTFont(source)
    subsetter = Subsetter(Options(layout_features=["*"], notdef_outline=True, name_IDs=[*_LICENCE, *_NAMES]))
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    for record in font["name"].names:
        record.string = _NAMES.get(record.nameID, record.string)
    font["post"].formatType = 3.0  # names of glyphs, which no browser reads
    font.flavor = "woff2"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size:,} bytes")


def main(files: Path) -> None:
    """Write the files of each weight."""
    common = numbers(COMMON)
    for weight in WEIGHTS:
        arabic, latin = (
            files / f"ibm-plex-sans-arabic-{script}-{weight}-normal.woff2" for script in ("arabic", "latin")
        )
        held = {point for point in TTFont(arabic).getBestCmap() if point >= 0x600}
        write(arabic, held & common, FONTS / f"plex-arabic-{weight}.woff2")
        write(arabic, held - common, FONTS / f"plex-arabic-rare-{weight}.woff2")
        write(latin, set(TTFont(latin).getBestCmap()), FONTS / f"plex-latin-{weight}.woff2")
    print(f"common: {ranges_of(held & common)}\nrare: {ranges_of(held - common)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
