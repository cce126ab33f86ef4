"""The pictures of the documentation: one for each page, language, theme and size, none too large to load."""

from pathlib import Path

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"


def test_there_is_a_picture_of_each_kind():
    wanted = {
        f"{page}-{language}-{theme}-{size}.png"
        for page in ("front", "event", "article", "incident", "incidents", "map", "search")
        for language in ("ar", "en")
        for theme in ("light", "dark")
        for size in ("phone", "desktop")
    }
    assert {path.name for path in PICTURES.glob("*.png")} == wanted


def test_pictures_are_as_wide_as_their_screens_and_small():
    for path in PICTURES.glob("*.png"):
        head = path.read_bytes()
        width = int.from_bytes(head[16:20], "big")
        assert width == (360 if path.stem.endswith("phone") else 1280), path.name
        assert len(head) < 200_000, path.name
