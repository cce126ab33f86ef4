"""Which of a sentence's places an event happened at, and one event a settlement where a list has no joint toll."""

from collections.abc import Sequence
from dataclasses import replace

from waqai.lexicon.mention import Mention
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core, Ground
from waqai.reading.drafts import Draft
from waqai.reading.party_mention import PartyMention
from waqai.reading.place_lists import listed_on, share_tolls
from waqai.reading.place_mention import LARGE, PlaceMention
from waqai.reading.recall import is_of_another
from waqai.reading.scene import Scene
from waqai.reading.toll import Toll

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
_WAY = 4  # words from a way to the second of its ends
_MOVES = "force_movement"
_HARMING = frozenset({"fight", "blast", "accident"})
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
_REGION = 1
_LEADS = frozenset({"in", "upon", "near", "place_settlement", "place_list", "place_site", "place_landmark"})
_TOWN = 0  # rank of a settlement
_PREPOSED = frozenset({"in", "upon", "near", "toward"})
_LEADING = frozenset({"by", "to"})
_AROUND = frozenset({"within", "container"})
_SUBJECTS = frozenset({"place_light"})


def told_places(scene: Scene, ground: Ground, group: Sequence[Core], others: Sequence[Mention]) -> list[PlaceMention]:
    """Return the places that the cores of one happening are told at, the smallest first.

    The clause that tells it goes first, then the nearest places of the sentence, each with the list it begins. A
    governorate or a country stands only where nothing smaller is told; one told in the clause itself goes before a
    town in the clause of another happening (``others``).
    """
    clauses = {c.clause for c in group}
    usable = [p for p in ground.places if p.use in {"place", "within", "container"}]
    foreign = {clause_of(ground.clauses, m.first) for m in others} - clauses
    certain = [p for p in usable if not p.between or clause_of(ground.clauses, p.first) not in foreign]
    both = sum(p.between for p in usable) > 1  # a stretch between two towns is a place where no other is told
    usable = usable if both and not any(p.use == "place" for p in certain) else certain
    usable = [p for p in usable if not _describes_another(scene, group, p)]
    usable = _before_reason(scene, group, others, usable)
    own = [p for p in usable if clause_of(ground.clauses, p.first) in clauses]
    usable = [p for p in usable if p in own or not _on_way(scene, ground, p)]
    near = sorted(usable, key=lambda p: _distance(ground, group, p))
    chains = _own_chains(own, group)
    nearest = _nearest(near)
    if not chains and nearest is not None:
        larger = [p for p in own if p.use == "place"]
        taken = clause_of(ground.clauses, nearest.first) in foreign
        if larger and (taken or nearest.first < larger[0].first):
            return _largest(own)
        first = min(c.mention.first for c in group)
        if (taken or nearest.first < first) and any(p.small for p in own):
            return _largest(own)  # beside a town («شمال الموصل»), and no town of another happening
        chains = {nearest.chain}
    if chains and (larger := _first_told(scene, own, chains, group)):
        return larger
    if chains:
        chains |= listed_on(scene, ground, usable, chains)
        told = [p for p in usable if p.chain in chains and p.use != "container"]
        return _in_order([p for p in told if _RANKS[p.precision] < _LARGE or _is_alike(p, told)])
    return _largest(own) or _largest(near)


def chain_told(ground: Ground) -> list[PlaceMention]:
    """Return the one settlement or region that a sentence tells, with what it lies in; nothing where it tells more."""
    small = [p for p in ground.places if p.use == "place" and _RANKS[p.precision] <= _REGION]
    if len({p.key for p in small}) != 1:
        return []
    return _in_order([p for p in ground.places if p.chain == small[0].chain and _tells_where(p)])


def _tells_where(place: PlaceMention) -> bool:
    return place.use in {"place", "within"} and _RANKS[place.precision] < _LARGE


def _on_way(scene: Scene, ground: Ground, place: PlaceMention) -> bool:
    """Tell whether a place is an end of a way whose other end is only recalled («الطريق بين البلدة ومدينة …»): for
    another clause it only says which way.
    """
    ways = (m for m in scene.cues("way_between", ground.sentence) if 0 <= place.first - m.last <= _WAY)
    return any(scene.is_definite(m.last) and scene.cue_at(m.last, "place_settlement") for m in ways)


def _describes_another(scene: Scene, group: Sequence[Core], place: PlaceMention) -> bool:
    """Tell whether a place only says which happening is meant that this one answers, or is about («اعتقال المتهمين
    بالتفجير الذي استهدف سوق النخيل»): a definite noun of a happening, and a clause that describes it.
    """
    if group[0].family in _HARMING:
        return False  # «مقتل ثلاثة في الانفجار الذي هز …»: what harmed them, and there
    return is_of_another(scene, group, place.first)


def _before_reason(
    scene: Scene, group: Sequence[Core], others: Sequence[Mention], places: list[PlaceMention]
) -> list[PlaceMention]:
    """Return the places told of a happening before the sentence goes on to what it came of or answers («غارات على
    بلدة … ردا على هجوم في مدينة …»): those behind are the other's, where any stand before.
    """
    last = max(c.mention.last for c in group)
    reasons = (m.first for m in others if m.first >= last and m.entry.sense == "noun")
    turn = min((at for at in reasons if "passing" in scene.cues_before(at)), default=None)
    before = [p for p in places if turn is None or p.first < turn]
    return before if any(p.use == "place" and p.small for p in before) else places


def _first_told(scene: Scene, own: list[PlaceMention], chains: set[int], group: Sequence[Core]) -> list[PlaceMention]:
    """Return the governorates or countries that a happening's clause leads up to before it goes on to towns that lie in
    none of them («سيطرت على محافظة … وأمّنت مدينة …»): it is told of those alone.
    """
    last = max(c.mention.last for c in group)
    large = [p for p in own if p.use == "place" and p.precision in LARGE and p.first >= last and p.cues & _LEADS]
    small = [p for p in own if p.chain in chains and p.small]
    if any(p.cues & _PREPOSED or p.parts & _LEADING for p in small):
        return []  # «في محافظة … على بلدة …»
    if not large or not small or large[0].first > min(p.first for p in small):
        return []
    holds = scene.lexicon.gazetteer.may_hold
    inner = [c for p in small for c in p.candidates]
    if not inner or any(holds(o, i) for p in large for o in p.candidates for i in inner):
        return []
    return [p for p in own if p.use == "place" and p.chain == large[0].chain]


def _is_alike(place: PlaceMention, told: Sequence[PlaceMention]) -> bool:
    """Tell whether a governorate is one of a list of governorates, the others of which may be towns, too («في مأرب
    وشبوة»).
    """
    towns = [p for p in told if p.small and p.chain == place.chain and not p.cued]
    both = bool(towns) and all(any(c.kind == "admin1" for c in p.candidates) for p in towns)
    return both and place.precision == "admin1" and place.use == "place"


def _nearest(near: list[PlaceMention]) -> PlaceMention | None:
    """Return the nearest settlement; one that may be the governorate («أما في حماة، …») only where no other is told."""
    small = [p for p in near if p.use == "place" and p.small]
    sure = (p for p in small if p.cued or all(c.kind != "admin1" for c in p.candidates))
    return next(sure, small[0] if small else None)


def _own_chains(own: list[PlaceMention], group: Sequence[Core]) -> set[int]:
    """Return the lists of settlements that the clause of a happening tells: those led up to behind its trigger before
    those in front of it, which rather tell who speaks or where the talk is of, unless the place is the subject.
    """
    small = [p for p in own if p.use == "place" and p.small]
    if group[0].family in _HARMING:  # whence who struck, or who was hit, comes
        there = [p for p in small if "from" not in p.cues or p.cues & _PREPOSED] or small
        small = [p for p in small if p.chain in {t.chain for t in there}]
    first = min(c.mention.last for c in group)
    ends = {c.mention.last for c in group}  # «معارك …»: the name that the noun of a happening governs
    behind = {p.chain for p in small if p.first >= first and (p.cues & _LEADS or p.parts & _LEADING or p.first in ends)}
    before = {p.chain for p in small if p.first < first and not p.cues & _SUBJECTS}
    return {p.chain for p in small} - (before if behind else set())


def _distance(ground: Ground, group: Sequence[Core], place: PlaceMention) -> tuple[int, int]:
    turns = min(abs(clause_of(ground.clauses, place.first) - c.clause) for c in group)
    return turns, min(abs(place.first - c.mention.first) for c in group)


def _largest(places: list[PlaceMention]) -> list[PlaceMention]:
    """Return what tells the place where no settlement does: an area, else what it lies beside, else the whole."""
    for wanted in ("place", "beside", "within", "container"):
        found = [p for p in places if _is(p, wanted) and (_RANKS[p.precision] < _LARGE or wanted != "container")]
        best = min((_RANKS[p.precision] for p in found), default=None)
        if best is not None and (best < _LARGE or wanted != "place" or not _beside(places)):
            told = [p for p in found if _RANKS[p.precision] == best or _RANKS[p.precision] < _LARGE]
            return _by_river(told, places) or _in_order(told + _towns_of(told, places))
    return []


def _by_river(told: list[PlaceMention], places: list[PlaceMention]) -> list[PlaceMention]:
    """Return the town that tells where by a river it was, which lies in many places («أطراف نهر الفرات شرقي …»): a
    landmark is no place (codebook, settled question 24).
    """
    if not all(p.candidates and all(c.kind == "water" and c.lat is None for c in p.candidates) for p in told):
        return []
    chains = {p.chain for p in told}
    return _in_order([p for p in places if p.chain in chains and p.small and p.use in _AROUND])[:1]


def _is(place: PlaceMention, wanted: str) -> bool:
    """Tell whether a place is told for what is ``wanted``; beside it is a town that tells where another place lies."""
    return place.use == "container" and place.small if wanted == "beside" else place.use == wanted


def _towns_of(told: list[PlaceMention], places: list[PlaceMention]) -> list[PlaceMention]:
    """Return the towns that regions are told in («وادي … في بلدة …»)."""
    chains = {p.chain for p in told if p.use == "place" and _RANKS[p.precision] == 1}
    return [p for p in places if p.use == "within" and p.chain in chains and _RANKS[p.precision] == _TOWN]


def _beside(places: list[PlaceMention]) -> bool:
    return any(p.use == "container" and _RANKS[p.precision] < _LARGE and not p.broad for p in places)


def _in_order(places: list[PlaceMention]) -> list[PlaceMention]:
    return sorted(places, key=lambda p: (p.use != "place", _RANKS[p.precision], p.first))


def split_by_place(scene: Scene, draft: Draft) -> list[Draft]:
    """Make one event of each settlement of a list without a joint toll or count (codebook, settled questions 2 and
    15).
    """
    small = _listed(draft)
    if len(small) < 2 or draft.type not in _SPLITS or _between(draft) or _counted(scene, draft):
        return [draft]
    if (draft.type == _MOVES and _on_one_way(small)) or _borrowed(scene, draft, small):
        return [draft]
    shares = share_tolls(scene, draft, small)
    if shares is None:
        return [draft]
    parts = []
    for place in small:
        places = [place, *(p for p in draft.places if p not in small and _holds_it(draft, p, place))]
        tolls = shares[place.key]
        objects = [o for o in draft.objects if _told_there(o, place, small)]
        apart = [t for t in draft.tolls if t not in tolls]
        struck = [p for p in draft.actor2 if not _is_counted(p, apart)]
        told = replace(draft, places=places, tolls=tolls, objects=objects, inherited=set(draft.inherited))
        told.actor2 = struck
        parts.append(told)
    return parts


def _listed(draft: Draft) -> list[PlaceMention]:
    """Return the places of a happening that its list tells one by one: settlements, and regions beside them."""
    small = [p for p in draft.settled() if p.use == "place"]
    chains = {p.chain for p in small}
    beside = [p for p in draft.places if p.use == "place" and p.precision == "region" and p.chain in chains]
    return list({p.key: p for p in (*small, *beside)}.values())


def _holds_it(draft: Draft, outer: PlaceMention, place: PlaceMention) -> bool:
    """Tell whether ``outer`` is told of ``place``: of one list, and where nothing else was told to hold ``place`` or to
    lie beside it before («بلدة … جنوبي … وقرية … بسهل …»).
    """
    if outer.chain != place.chain or (outer.use == "within" and outer.first < place.first):
        return False
    between = [p for p in draft.core.ground.places if place.first < p.first < outer.first and p.chain == place.chain]
    uses = [p.use for p in between]
    located = next((i for i, use in enumerate(uses) if use in {"container", "within"}), len(uses))
    return "place" not in uses[located:]


def _is_counted(party: PartyMention, tolls: Sequence[Toll]) -> bool:
    """Tell whether a party is the people whom a toll counts: they were harmed where it was taken."""
    return party.sort == "people" and any(t.first <= party.first < t.last and t.max != 0 for t in tolls)


def _told_there(thing: tuple[str, int, int], place: PlaceMention, small: Sequence[PlaceMention]) -> bool:
    """Tell whether a thing of a list is told at ``place``: what stands amid the places («قرى … وحرش قرية …») is told at
    the next one, and at all behind it only where «in» leads up to them; what stands outside is told at each, a place
    that is such a thing itself («مخيم …») at none but itself.
    """
    itself = next((p for p in small if p.first <= thing[1] < p.last), None)
    if itself is not None:
        return place is itself
    behind = sorted((p for p in small if p.first >= thing[2]), key=lambda p: p.first)
    if not behind or len(behind) == len(small):
        return True
    return place is behind[0] or ("in" in behind[0].cues and place in behind)


def _counted(scene: Scene, draft: Draft) -> bool:
    """Tell whether the strikes themselves are counted together («عدة غارات على …»), and not place by place."""
    nouns = [c.mention for c in draft.cores if c.sense == "noun"]
    exact = (a for a in scene.amounts_in(draft.core.ground.sentence) if a.min == a.max)
    ends = {scene.token_at(a.end - 1) for a in exact}
    places = [p.first for p in draft.settled()]
    return any(m.first - 1 in ends for m in nouns) and not any(min(places) < at < max(places) for at in ends)


def _borrowed(scene: Scene, draft: Draft, places: Sequence[PlaceMention]) -> bool:
    """Tell whether a happening only comes beside another, in whose clause the places are listed («قصفت بلدات … و…،
    بالتزامن مع غارات»).
    """
    core = draft.core
    clauses, behind = core.ground.clauses, max(p.last for p in places) <= core.mention.first
    own = {c.clause for c in draft.cores}
    beside = behind and "another" in scene.cues_before(core.mention.first)
    return beside and not any(clause_of(clauses, p.first) in own for p in places)


def _on_one_way(places: Sequence[PlaceMention]) -> bool:
    """Tell whether the places of a movement are what it leaves, passes and reaches («من … إلى …»), and no list of where
    it went.
    """
    return len({p.chain for p in places}) > 1 or "from" in places[0].cues


def _between(draft: Draft) -> bool:
    """Tell whether the places are the two ends of one way («على الطريق الواصل بين … و…»)."""
    return draft.places[0].between and draft.places[0].chain == draft.places[-1].chain
