"""Which of a sentence's places an event happened at, and one event a settlement where a list has no joint toll."""

from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core, Ground
from waqai.reading.drafts import Draft
from waqai.reading.places import PlaceMention
from waqai.reading.scene import Scene

_SPLITS = frozenset(
    {
        "shelling",
        "air_strike",
        "territory_change",
        "armed_clash",
        "bombing",
        "attack",
        "force_movement",
        "chemical_attack",
    }
)
_RANKS = {
    "settlement": 0,
    "near": 0,
    "quarter": 0,
    "region": 1,
    "admin3": 1,
    "admin2": 1,
    "area": 2,
    "admin1": 3,
    "country": 4,
}
_LARGE = 3
# Cues that lead on in a list of places, and how many other words may stand between two of its items.
_LEADS = (
    "place_settlement", "place_area", "place_landmark", "place_admin", "place_countryside", "place_list",
    "place_within", "near", "direction", "in", "upon", "toward", "between", "besides",
)  # fmt: skip
_LOOSE = 3
_TELLING = ("trigger", "harm", "harm_done", "no_harm", "speech")
_TOLD_AT = 6  # words from the harmed to where they were («جرحى في صفوف المدنيين في …»)


def told_places(scene: Scene, ground: Ground, group: list[Core]) -> list[PlaceMention]:
    """Return the places that the cores of one happening are told at, the smallest first.

    The clause that tells it goes first, then the nearest places of the sentence, each with the list that it begins.
    A governorate or a country stands only where nothing smaller is told.
    """
    usable = [p for p in ground.places if p.use in {"place", "within", "container"}]
    clauses = {c.clause for c in group}
    own = [p for p in usable if clause_of(ground.clauses, p.first) in clauses]
    near = sorted(usable, key=lambda p: _distance(ground, group, p))
    for few in (own, near):
        chains = {p.chain for p in few if p.use == "place" and p.small}
        if chains:
            chosen = chains if few is own else {_nearest(few).chain}
            chosen |= _listed_on(scene, ground, usable, chosen)
            told = [p for p in usable if p.chain in chosen and p.use != "container"]
            return _in_order([p for p in told if _RANKS[p.precision] < _LARGE])
    return _largest(own) or _largest(near)


def _nearest(near: list[PlaceMention]) -> PlaceMention:
    """Return the nearest settlement; one that may be the governorate («أما في حماة، …») only where no other is told."""
    small = [p for p in near if p.use == "place" and p.small]
    return next((p for p in small if p.cued or all(c.kind != "admin1" for c in p.candidates)), small[0])


def _listed_on(scene: Scene, ground: Ground, usable: list[PlaceMention], chosen: set[int]) -> set[int]:
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
    led = set()
    for cue in _LEADS:
        for mention in scene.cues(cue, ground.sentence):
            led.update(range(mention.first, mention.last))
    between = range(reach, place.first)
    words = [at for at in between if scene.tokens[at].kind != "mark" and at not in led]
    joined = any(scene.joined_by_and(at) or "and" in scene.parts_at(at) for at in range(reach, place.first + 1))
    told = any(reach <= m.first < place.first for kind in _TELLING for m in scene.of_kind(kind, ground.sentence))
    return len(words) <= _LOOSE and not told and (joined or any(at in led for at in between))


def _distance(ground: Ground, group: list[Core], place: PlaceMention) -> tuple[int, int]:
    turns = min(abs(clause_of(ground.clauses, place.first) - c.clause) for c in group)
    return turns, min(abs(place.first - c.mention.first) for c in group)


def _largest(places: list[PlaceMention]) -> list[PlaceMention]:
    """Return what tells the place where no settlement does: an area, else what it lies beside, else the whole."""
    for wanted in ("place", "within", "container"):
        found = [p for p in places if p.use == wanted and (_RANKS[p.precision] < _LARGE or wanted != "container")]
        best = min((_RANKS[p.precision] for p in found), default=None)
        if best is not None and (best < _LARGE or wanted != "place" or not _beside(places)):
            return _in_order([p for p in found if _RANKS[p.precision] == best or _RANKS[p.precision] < _LARGE])
    return []


def _beside(places: list[PlaceMention]) -> bool:
    return any(p.use == "container" and _RANKS[p.precision] < _LARGE for p in places)


def _in_order(places: list[PlaceMention]) -> list[PlaceMention]:
    return sorted(places, key=lambda p: (p.use != "place", _RANKS[p.precision], p.first))


def split_by_place(draft: Draft) -> list[Draft]:
    """Make one event of each settlement of a list without a joint toll (codebook, settled questions 2 and 15)."""
    small = [p for p in draft.settled() if p.use == "place"]
    if len(small) < 2 or draft.type not in _SPLITS or _between(draft):
        return [draft]
    harmed = _harmed_at(draft, small)
    if harmed is None:
        return [draft]
    parts = []
    for place in small:
        part = Draft(**{name: getattr(draft, name) for name in draft.__dataclass_fields__})
        part.places = [place, *(p for p in draft.places if p not in small and p.chain == place.chain)]
        part.inherited, part.records = set(draft.inherited), list(draft.records)
        part.tolls = [t for t in draft.tolls if t.max == 0 or place is harmed]
        parts.append(part)
    return parts


def _harmed_at(draft: Draft, small: list[PlaceMention]) -> PlaceMention | None:
    """Return the place of a list that its toll is told for, the first where it tells none; None for a joint toll.

    «No casualties» holds for each place; «some injured» counts nobody, so that it joins nothing.
    """
    harm = [t for t in draft.tolls if t.max != 0]
    if not harm:
        return small[0]
    ground = draft.core.ground
    behind = [p for p in ground.places if any(0 <= p.first - t.last <= _TOLD_AT for t in harm)]
    again = next((s for p in behind for s in small if p not in small and p.key == s.key), None)
    return again or (small[0] if all(t.told != "figure" and t.max is None for t in harm) else None)


def _between(draft: Draft) -> bool:
    """Tell whether the places are the two ends of one way («على الطريق الواصل بين … و…»)."""
    return draft.places[0].between and draft.places[0].chain == draft.places[-1].chain
