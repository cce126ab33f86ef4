"""Lists of places: how far one goes on, and which of its places each toll is told for."""

from waqai.reading.cores import Ground
from waqai.reading.drafts import Draft
from waqai.reading.place_mention import PlaceMention
from waqai.reading.place_words import joined_by_and
from waqai.reading.scene import Scene
from waqai.reading.toll import Toll

# Cues that lead on in a list of places, and how many other words may stand between two of its items.
_LEADS = (
    "place_settlement", "place_area", "place_landmark", "place_admin", "place_countryside", "place_list",
    "place_within", "near", "direction", "in", "upon", "toward", "between", "besides",
)  # fmt: skip
_LOOSE = 3
_TELLING = ("trigger", "harm", "harm_done", "no_harm", "speech")
_MANY = 20  # «dozens»: as good as a count, and told of the whole list
_JOINED = 2  # words between two tolls of one place («مقتل رجل وإصابة آخر»)
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


def share_tolls(scene: Scene, draft: Draft, small: list[PlaceMention]) -> dict[str, list[Toll]] | None:
    """Return the tolls of each place of a list, by its key; None for a joint toll, which holds the list together.

    «No casualties» holds for each place; a toll told for one is that one's; harm that the text does not divide is the
    first one's, and «some injured» counts nobody, so that it joins nothing.
    """
    shares: dict[str, list[Toll]] = {p.key: [t for t in draft.tolls if t.max == 0] for p in small}
    harm = [t for t in draft.tolls if t.max != 0]
    told: list[PlaceMention | None] = []
    for toll, behind in zip(reversed(harm), [None, *reversed(harm)], strict=False):
        joined = behind is not None and 0 <= behind.first - toll.last <= _JOINED
        told.append(_told_at(scene, draft, small, toll) or (told[-1] if joined else None))
    told.reverse()
    left = [t for t, place in zip(harm, told, strict=True) if place is None and not (t.among and any(told))]
    if left and not (_is_uncounted(left) or _goes_on_anew(scene, small, left)):
        return None
    last = small[0]
    for toll, place in zip(harm, told, strict=True):
        last = place or (last if toll.among else small[0])
        shares[last.key].append(toll)
    return shares


def _is_uncounted(harm: list[Toll]) -> bool:
    return all(t.told != "figure" and t.max is None and (t.min or 0) < _MANY for t in harm)


def _told_at(scene: Scene, draft: Draft, small: list[PlaceMention], toll: Toll) -> PlaceMention | None:
    """Return the place of a list that a toll is told for: named again behind it («مقتل رجل في …»), or described by it
    («وبلدة … التي أصيب فيها رجل»).
    """
    opens = scene.cue_ending(toll.word, ("relative",))
    described = next((p for p in small if opens is not None and p.last == opens), None)
    if described is not None:
        return described
    nexts = [t.first for t in draft.tolls if t.first > toll.last]
    end = min(toll.last + _TOLD_AT, *nexts) if nexts else toll.last + _TOLD_AT
    again = next((p for p in draft.core.ground.places if toll.last <= p.first <= end), None)
    return next((s for s in small if again is not None and s is not again and s.key == again.key), None)


def _goes_on_anew(scene: Scene, small: list[PlaceMention], harm: list[Toll]) -> bool:
    """Tell whether a verb of its own goes on with the list behind the one place whose toll was told before («أصيب رجل
    بقصف على قرية … طال أيضا بلدة …»).
    """
    one, other = small[0], small[1]
    sentence = scene.sentence_of(one.first)
    verbs = [m for m in scene.of_kind("trigger", sentence) if m.entry.sense == "verb"]
    verbs += scene.cues("target_before", sentence)
    return all(t.last <= one.first for t in harm) and any(one.last <= m.first < other.first for m in verbs)
