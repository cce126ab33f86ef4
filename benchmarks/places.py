"""Measures whether the places that pages name resolve to where they lie.

    python -m benchmarks.places [--worst N]

Over the incidents of the shared corpus that have coordinates and one settlement's name: every capture filed under an
incident that names its settlement is read; right when that name resolves to within 5 km of the coordinates, wrong when
it resolves elsewhere, else open. Of those wrong it says how many are filed under an incident whose coordinates are
those of a namesake of the place that its own captures describe (``MISPLACED``). Without the shared material it says so
and ends.
"""

import argparse
import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.gold import root_or_say

from waqai.arabic.fold import fold
from waqai.lexicon.lexicon import Lexicon
from waqai.page import parse_page
from waqai.pipeline import load_lexicon
from waqai.reading.place_mention import PlaceMention
from waqai.reading.place_records import PlaceReader
from waqai.reading.places import find_places
from waqai.reading.scene import Scene, build_scene
from waqai.records import Page

_NEAR_KM = 5.0
_AREAS = frozenset({"district", "subdistrict", "province_governorate", None})
_HEADS = ("place_settlement", "place_area", "near")
_LONGEST = 3
# Incidents that look filed at a namesake, and where their captures put the place: picked by hand from those that came
# out as wrong, so they are counted as wrong, and only named.
MISPLACED = {
    "airwars-77399": "Abu Rasin is told by one capture to be Zarkan; filed beside Qamishli, 70 km off",
    "airwars-80318": "Maarzaf is told in Idlib; filed in Hama",
    "airwars-132533": "Sarja is told with Farkia in Jabal al-Zawiya; filed in the Sinjar plain, 33 km off",
    "airwars-84055": "Marimin is told in the north of Aleppo; filed in Idlib",
    "airwars-85629": "Mujaybira is told northeast of Tal Tamr; filed southeast of Hasakah, 50 km off",
    "airwars-216122": "Mustariha is told west of Ain Issa; filed in Aleppo, 85 km off",
    "airwars-290201": "Khatuniya is told by Jarniyah; filed by the city of Raqqa, 60 km off",
}


def settlement_of(incident: dict[str, Any], heads: set[str]) -> str | None:
    """Return the folded name of the one settlement that an incident is placed at, None where it is none or several."""
    if incident["lat"] is None or not incident["location_ar"] or incident["geo_accuracy"] in _AREAS:
        return None
    words = fold(incident["location_ar"]).strip(" ,").split()
    while words and words[0] in heads:
        words = words[1:]
    name = " ".join(words)
    return name if 0 < len(words) <= _LONGEST and "," not in name and not heads & set(words) else None


def _point(incident: dict[str, Any]) -> tuple[float, float]:
    return incident["lat"], incident["lon"]


def _shared_points(incidents: dict[str, dict[str, Any]], named: dict[str, str]) -> set[tuple[float, float]]:
    """Return the coordinates given to settlements of different names: those of an area, not of a settlement."""
    names: dict[tuple[float, float], set[str]] = {}
    for key, name in named.items():
        names.setdefault(_point(incidents[key]), set()).add(name.replace(" ", ""))
    return {point for point, some in names.items() if len(some) > 1}


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance between two points."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


def _captures(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _mentions(scene: Scene) -> list[tuple[PlaceMention, list[PlaceMention]]]:
    grouped = [find_places(scene, sentence) for sentence in scene.sentences]
    return [(mention, group) for group in grouped for mention in group]


def judge(scene: Scene, lexicon: Lexicon, name: str, lat: float, lon: float) -> str | None:
    """Return right, wrong or open for the mentions of ``name``; None where the text does not hold it."""
    if f" {name} " not in " " + " ".join(t.text for t in scene.tokens) + " ":
        return None
    told = _mentions(scene)
    reader = PlaceReader(lexicon.gazetteer, [m for m, _ in told])
    verdicts: Counter[str] = Counter()
    for mention, near in told:
        names = [mention.name, *(fold(n) for c in mention.candidates for n in (c.ar, *c.aliases))]
        if not any(name == n or n.endswith(f" {name}") for n in names):
            continue
        known = reader.resolve(mention, near)
        if known is None or known.lat is None or known.lon is None:
            verdicts["open"] += 1
        else:
            far = distance_km(lat, lon, known.lat, known.lon) > _NEAR_KM
            verdicts["wrong" if far else "right"] += 1
    return next((v for v in ("right", "wrong") if verdicts[v]), "open")


def main() -> int:
    """Run the benchmark; 0 when measured or when there is nothing to measure on."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--worst", type=int, default=0, metavar="N", help="also list N captures that are not right")
    options = args.parse_args()
    root = root_or_say()
    if root is None:
        return 0
    lexicon = load_lexicon()
    heads = {fold(w) for cue in lexicon.knowledge.cues if cue.id in _HEADS for w in cue.words}
    lines = (root / "corpus/syria/incidents.jsonl").read_text("utf-8").splitlines()
    incidents = {row["id"]: row for row in map(json.loads, lines)}
    named = {key: name for key, row in incidents.items() if (name := settlement_of(row, heads))}
    shared = _shared_points(incidents, named)
    named = {key: name for key, name in named.items() if _point(incidents[key]) not in shared}
    verdicts: Counter[str] = Counter()
    for capture in _captures(root / "corpus/syria/pages.jsonl.gz"):
        article = None
        for key in filter(named.__contains__, capture["incidents"]):
            if article is None:
                page = Page(raw=capture["text"].encode("utf-8", "surrogatepass"), media_type="text/plain")
                article = parse_page(page, lexicon.knowledge)
                scene = build_scene(article, lexicon)
            row = incidents[key]
            verdict = judge(scene, lexicon, named[key], row["lat"], row["lon"])
            if verdict:
                verdicts[verdict] += 1
                verdicts["misplaced"] += verdict == "wrong" and key in MISPLACED
                if verdict != "right" and options.worst >= verdicts["open"] + verdicts["wrong"]:
                    print(f"{verdict:6} {capture['id']} {key} {named[key]}")
    total = sum(verdicts[verdict] for verdict in ("right", "wrong", "open"))
    print(f"{len(named)} incidents at one named settlement, {total} captures that name it")
    for verdict, wanted in (("right", "at least 90 %"), ("wrong", "at most 2 %"), ("open", "the rest")):
        print(f"{verdict:6} {verdicts[verdict]:5} {100 * verdicts[verdict] / max(total, 1):6.1f} %   wanted: {wanted}")
    print(f"  of those wrong, {verdicts['misplaced']} are filed where their own captures do not have them (MISPLACED)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
