"""The style sheet: logical edges only, readable in both themes, nothing from elsewhere."""

import gzip
import re
from pathlib import Path

import pytest

SITE = Path(__file__).resolve().parents[2] / "src" / "waqai" / "site"
SHEET = (SITE / "static" / "waqai" / "site.css").read_text("utf-8")
RULES = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.S)
SHEETS = sorted((SITE / "static" / "waqai").glob("*.css"))
# A file of the site's own address, or data that nothing runs; never a script written into a page.
OWN_SCRIPT = re.compile(
    r'<script src="\{% static "[\w-]+/(?:js/)?[\w-]+\.js" %\}"(?: defer)?></script>'
    r'|<script data-allauth-onload="[\w.]+" type="application/json">'
)
TEXTS = [*SITE.glob("templates/**/*.html"), *SITE.glob("templates/**/*.svg")]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_only_logical_edges(sheet):
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.S)
    edges = r"(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*"
    sides = r"left|right|top|bottom|width|height|(?:min|max)-(?:width|height)"
    physical = rf"(?<![\w-])(?:{edges}|{sides})\s*:"
    declared = re.sub(r"@media[^{]*", "", rules)
    assert re.findall(physical, declared) == []
    assert re.findall(r"(?:text-align|float|clear)\s*:\s*(?:left|right)", rules) == []


def test_mails_name_no_side_either():
    side = r"(?<![\w-])(?:margin|padding|border)-(?:left|right)|(?:text-align|float):\s*(?:left|right)"
    mails = sorted(SITE.glob("templates/site/mail/*.html"))
    assert mails and [path.name for path in mails if re.search(side, path.read_text("utf-8"))] == []


def test_nothing_comes_from_elsewhere():
    for address in re.findall(r"url\(([^)]*)\)", RULES):
        assert (SITE / "static" / "waqai" / address.strip("\"'")).is_file(), address
    assert "@import" not in RULES and "http" not in RULES
    for path in TEXTS:
        # A link that a reader may follow (<a href>) is no request; everything that a browser loads by itself is one.
        assert not re.search(r"<(?!a\s)[^>]*\s(?:src|href)=\"(?:https?:)?//", path.read_text("utf-8")), path
        assert " style=" not in path.read_text("utf-8"), path
        assert "<script" not in OWN_SCRIPT.sub("", path.read_text("utf-8")), path


def test_fonts_come_with_their_licence():
    fonts = SITE / "static" / "waqai" / "fonts"
    assert len(list(fonts.glob("*.woff2"))) == 6
    assert "SIL OPEN FONT LICENSE" in (fonts / "LICENSE.txt").read_text("utf-8")


def test_a_first_visit_stays_small():
    own = SITE / "static" / "waqai"
    fonts = [path for path in (own / "fonts").glob("*.woff2") if "-rare-" not in path.name]
    packed = [gzip.compress((own / name).read_bytes()) for name in ("site.css", "finding.css", "land.svg", "icon.svg")]
    assert len(fonts) == 4
    assert sum(path.stat().st_size for path in fonts) + sum(map(len, packed)) < 120_000


def themes():
    light = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", RULES[: RULES.index("@media")]))
    dark = dict(
        re.findall(
            r"(--[\w-]+): (#[0-9a-f]{6})", re.search(r':root\[data-theme="dark"\] \{(.*?)\}', RULES, re.S).group(1)
        )
    )
    return {"light": light, "dark": dark}


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast_is_aa_in_both_themes(theme):
    colours = themes()[theme]
    pairs = [(ink, ground, 4.5) for ink in ("--ink", "--soft", "--link") for ground in ("--paper", "--raised")]
    pairs += [("--ink", "--mark", 4.5), ("--ink", "--lit", 4.5), ("--soft", "--held", 4.5), ("--soft", "--mark", 4.5)]
    pairs += [
        ("--strong", "--raised", 3),
        ("--strong", "--paper", 3),
        ("--focus", "--paper", 3),
        ("--mark-line", "--paper", 3),
    ]
    low = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
    assert {pair: value for pair, value in low.items() if value < pair[2]} == {}


def test_the_system_theme_and_the_chosen_one_are_the_same_colours():
    system = re.search(
        r"@media \(prefers-color-scheme: dark\) \{\s*:root:not\(\[data-theme=\"light\"\]\) \{(.*?)\}", RULES, re.S
    ).group(1)
    chosen = re.search(r':root\[data-theme="dark"\] \{(.*?)\}', RULES, re.S).group(1)
    assert system.split() == chosen.split()
