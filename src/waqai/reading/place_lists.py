"""Lists of places: how far one goes on, and which of its places a toll is told for."""

from waqai.reading.cores import Ground
from waqai.reading.drafts import Draft
from waqai.reading.place_mention import PlaceMention
from waqai.reading.place_names import joined_by_and
from waqai.reading.scene import Scene

# Cues that lead on in a list of places, and how many other words may stand between two of its items.
_LEADS = (
    "place_settlement", "place_area", "place_landmark", "place_admin", "place_countryside", "place_list",
    "place_within", "near", "direction", "in", "upon", "toward", "between", "besides",
)  # fmt: skip
_LOOSE = 3
_TELLING = ("trigger", "harm", "harm_done", "no_harm", "speech")
_MANY = 20  # «dozens»: as good as a count, and told of the whole list
_TOLD_AT = 6  # words from the harmed to where they were («جرحى في صفوف المدنيين في …»)


def listed_on(scene: Scene, ground: Ground, usable: list[PlaceMention], chosen: set[int]) -> set[int]:
    """Return the chains that go on with the list of places that ``chosen`` begins («… غربي حلب، وقرية …»)."""
    reach = max(p.last for p in usable if p.chain in chosen)
    found: set[int] = set()
    for place in (p for p in usable if p.first >= reach):
        if place.use == "place" and place.chain not in chosen | found:
            if not _goes_on(scene, ground, reach, place):
                break
            found.add(place.chain)
        reach = place.last
    return found


def _goes_on(scene: Scene, ground: Ground, reach: int, place: PlaceMention) -> bool:
    """Tell whether a list of places goes on from token ``reach`` to ``place``: joined, and nothing told between."""
    led: set[int] = set()
    for cue in _LEADS:
        for mention in scene.cues(cue, ground.sentence):
            led.update(range(mention.first, mention.last))
    between = range(reach, place.first)
    words = [at for at in between if scene.tokens[at].kind != "mark" and at not in led]
    joined = any(joined_by_and(scene, at) for at in range(reach, place.first + 1))
    told = any(reach <= m.first < place.first for kind in _TELLING for m in scene.of_kind(kind, ground.sentence))
    return len(words) <= _LOOSE and not told and (joined or any(at in led for at in between))


def harmed_at(draft: Draft, small: list[PlaceMention]) -> PlaceMention | None:
    """Return the place of a list that its toll is told for, the first where it tells none; None for a joint toll.

    «No casualties» holds for each place; «some injured» counts nobody, so that it joins nothing.
    """
    harm = [t for t in draft.tolls if t.max != 0]
    if not harm:
        return small[0]
    ground = draft.core.ground
    behind = [p for p in ground.places if any(0 <= p.first - t.last <= _TOLD_AT for t in harm)]
    again = next((s for p in behind for s in small if p not in small and p.key == s.key), None)
    uncounted = all(t.told != "figure" and t.max is None and (t.min or 0) < _MANY for t in harm)
    return again or (small[0] if uncounted else None)
