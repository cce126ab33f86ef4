"""What the map page serves of npm's packages is what package.json pins, unchanged, with its licence."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src" / "waqai" / "site" / "static"
FILES = {
    "leaflet/leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet/leaflet.css": "leaflet/dist/leaflet.css",
    "leaflet/LICENSE": "leaflet/LICENSE",
    "supercluster/supercluster.js": "supercluster/dist/supercluster.min.js",
    "supercluster/LICENSE": "supercluster/LICENSE",
    "supercluster/LICENSE.kdbush": "kdbush/LICENSE",
}


def test_nothing_else_lies_there():
    found = {
        str(path.relative_to(STATIC)) for name in ("leaflet", "supercluster") for path in (STATIC / name).iterdir()
    }
    assert found == set(FILES)


def test_the_version_is_the_pinned_one():
    pinned = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    assert re.search(r"Leaflet (\S+?),", (STATIC / "leaflet" / "leaflet.js").read_text("utf-8"))[1] == pinned["leaflet"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", pinned["supercluster"])


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_the_package_s_own(name):
    package = ROOT / "node_modules" / FILES[name]
    assert package.is_file(), "no such file in node_modules/: make test installs it"
    assert (STATIC / name).read_bytes() == package.read_bytes(), "make vendored copies it anew"
