"""Makes the fonts of share cards, those of the site in one TrueType file a weight: all Arabic and Latin letters in it.

    python docs/pictures/card_fonts.py package/files     # the package that site_fonts.py names

The renderer of cards takes no woff2 and one font for a text. Needs fonttools and brotli, which the project does not:
``pip install fonttools brotli`` into an environment of its own, then run this file with it.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "src" / "waqai" / "site" / "static" / "waqai" / "fonts"
FAMILY = "Waqai Card"


def plain(path: Path, without: set[int]) -> TTFont:
    """Return a font without compression, hints and the letters that are not wanted."""
    font = TTFont(path)
    font.flavor = None
    options = Options(layout_features=["*"], hinting=False, notdef_outline=True, glyph_names=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(font.getBestCmap()) - without)
    subsetter.subset(font)
    return font


def main(source: Path) -> None:
    """Write one file a weight."""
    for weight in (400, 600):
        arabic = plain(source / f"ibm-plex-sans-arabic-arabic-{weight}-normal.woff2", set())
        latin = plain(source / f"ibm-plex-sans-arabic-latin-{weight}-normal.woff2", set(arabic.getBestCmap()))
        with tempfile.TemporaryDirectory() as folder:
            files = [f"{folder}/{number}.ttf" for number in range(2)]
            for font, file in zip((arabic, latin), files, strict=True):
                font.save(file)
            merged = Merger().merge(files)
        for record in merged["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = FAMILY.replace(" ", "") if record.nameID == 6 else FAMILY
        merged["OS/2"].usWeightClass = weight
        merged.save(FONTS / f"card-{weight}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
