"""What a place is told for, how exact it is, and whether a name that is also a word is one at all."""

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.events import EventType
from waqai.lexicon.schema.places import KnownPlace
from waqai.reading.place_mention import LARGE, SMALL_KINDS, Approach, Name, PlaceMention, holds_side, is_broad
from waqai.reading.scene import Scene

_NAMING = frozenset({"place_settlement", "place_area"})
_LOCATING = frozenset({"in", "place_within", "place_admin", "place_light", "upon", "near", "place_settlement"})
_INTO = frozenset({"in", "upon"})
_HOUSE = "hospital"
_WHITHER = frozenset({"toward", "member_of"})
_FORCE = frozenset({"fight", "blast", "force"})
_VIOLENT = frozenset({"fight", "blast"})
_BEHIND_MARK = 2
_BY_WHOM = 3  # words between the noun of an act and its object: those who do it
_OPENS = frozenset("\n.#!?")


def is_heading(scene: Scene, name: Name) -> bool:
    """Tell whether a governorate heads the news from there («حلب: …»): its seat is not what is told."""
    if not any(c.kind == "admin1" for c in name.candidates) or name.last >= len(scene.tokens):
        return False
    opens = name.first == 0 or scene.tokens[name.first - 1].text in _OPENS
    return opens and scene.tokens[name.last].text == ":"


def tells_part(name: Name) -> bool:
    """Tell whether a part of a country or governorate is told in its own right («في شمال العراق»)."""
    approach = name.approach
    inside = approach.by or bool(approach.cues & {"in", "toward", "upon", "place_area"})
    apart = not approach.link or name.before is None
    return "direction" in approach.cues and inside and apart


def supported(scene: Scene, name: Name) -> bool:
    """Tell whether a name that is also a word stands where places stand, and is a town or lies in what is told; a
    party of that name, or another place right behind it, makes it no place.
    """
    candidates, cues = name.candidates, name.approach.cues
    kinds = {m.entry.kind for m in scene.opening.get(name.first, ())}
    another = any(m.entry.kind == "place" for m in scene.opening.get(name.last, ()))
    if "actor" in kinds or another or scene.cue_at(name.first, "same_place"):
        return False
    leads = {"in", "near", "direction", "toward", "from", "upon", "place_within"}
    led = bool(cues & (leads - {"from"} if all(c.kind == "base" for c in candidates) else leads))
    city = any(c.kind == "city" for c in candidates)
    if city and (led or _is_struck(scene, name.first)):
        return True
    if not led or "object" in kinds:
        return False
    gazetteer, told = scene.lexicon.gazetteer, scene.told_places
    return any(p.id in told for c in candidates for p in gazetteer.parents(c) if p.kind != "country")


def _is_struck(scene: Scene, first: int) -> bool:
    """Tell whether the noun of an act of violence is governed by what stands at ``first`` («هجوم الباب»)."""
    governing = (m for m in scene.opening.get(first - 1, ()) if m.entry.kind == "trigger" and m.last == first)
    nouns = (m for m in governing if m.entry.sense == "noun" and not scene.is_definite(m.first))
    return any(_family(m) in _VIOLENT for m in nouns)


def _family(trigger: Mention) -> str:
    """Return the family of a trigger's type; an act («هجوم») is one of violence, whatever its type will be."""
    owner = trigger.entry.known.owner
    return owner.family if isinstance(owner, EventType) else "fight"


def is_word(scene: Scene, token: int, cues: frozenset[str]) -> bool:
    """Tell whether a word is likelier to be just that: «المدينة», «معبر» before the name of one, «باب», which is a gate
    and not «in Ibb», or the adjective of a land, unless «بلدة» and the like stand right before it.
    """
    if scene.cue_at(token, "not_place") or scene.tokens[token].end in scene.named_for_day:
        return True
    if scene.cue_at(token, "place_settlement") and "place_settlement" not in scene.cues_before(token):
        return True  # «بقرية …»: «in the village of», and no village of that name
    if "place_settlement" not in scene.cues_before(token) and _is_adjective(scene, token):
        return True
    if scene.cue_at(token, "name_head") and scene.start_of(token) > scene.tokens[token].start:
        return True
    if scene.cue_at(token, "not_name") and ("place_settlement" not in cues or scene.cue_at(token, "same_place")):
        return True
    return scene.cue_at(token, "place_landmark") is not None and "place_settlement" not in cues


def _is_adjective(scene: Scene, token: int) -> bool:
    known = any(m.entry.kind == "adjective" for m in scene.opening.get(token, ()))
    return known and scene.is_definite(token)  # «تركيا» is a land, too


def in_quoted_name(scene: Scene, first: int) -> bool:
    """Tell whether a name stands behind an unknown word that opens a quotation: somebody's name («"صابر سنجار"»)."""
    if first < _BEHIND_MARK or scene.tokens[first - 2].text != '"' or scene.tokens[first - 1].kind != "word":
        return False
    opens = scene.tokens[first - 2].end == scene.tokens[first - 1].start
    return opens and not scene.opening.get(first - 1) and scene.start_of(first) == scene.tokens[first].start


def tells_countryside(scene: Scene, name: Name) -> bool:
    """Tell whether a masculine adjective of direction behind the name of a governorate tells a side of its countryside,
    whose word stands before another («ريفي دمشق وحمص الغربي»).
    """
    side = scene.cue_at(name.last, "direction")
    if side is None or not scene.is_definite(name.last) or all(c.kind != "admin1" for c in name.candidates):
        return False
    return not scene.tokens[side.last - 1].text.endswith(scene.lexicon.knowledge.endings.feminine_mark)


def likely(candidates: tuple[KnownPlace, ...], cues: frozenset[str]) -> tuple[KnownPlace, ...]:
    """Leave out the namesakes that only a word such as «بلدة» makes a place, where none stands."""
    sure = tuple(c for c in candidates if not c.cue)
    return candidates if "place_settlement" in cues else sure or candidates


def precision_of(name: Name) -> str:
    """Return how exact a place is: by what is known of its name, the words before it and its list."""
    candidates, cues, before = name.candidates, name.approach.cues, name.list_head
    kinds = {c.kind for c in candidates}
    if "place_countryside" in cues and not holds_side(name.approach):
        return "area"
    if "place_admin" in cues:
        return "admin1"
    if before is not None and before.precision in {"admin1", "area"} and "admin1" in kinds and not cues & _NAMING:
        return before.precision
    large = kinds <= {"region", "country"} or ("place_list" in cues and kinds <= LARGE)
    if not candidates or kinds & SMALL_KINDS or ("place_settlement" in cues and not large):
        return "near" if "near" in cues else "settlement"
    return next((k for k in ("country", "admin1", "admin2", "admin3") if k in kinds), "region")


def _alike(candidates: tuple[KnownPlace, ...], before: PlaceMention) -> bool:
    """Tell whether two names are both of governorates («شمال حلب وإدلب»)."""
    return all(any(c.kind == "admin1" for c in some) for some in (candidates, before.candidates))


def use_of(scene: Scene, name: Name, precision: str) -> str:
    """Return what a place is told for."""
    first, candidates, approach, before = name.first, name.candidates, name.approach, name.before
    cues, listed = approach.cues, name.list_head
    if precision == "region" and scene.cue_ending(approach.head, ("title",)) is not None:
        return "side"  # «والي حوران»
    sake = "sake" in cues or ("sake_to" in cues and approach.parts & {"to", "by"})
    if sake or ("belongs" in cues and precision in LARGE):
        return "side"
    if "border" in cues:
        return "container" if approach.link else "side"
    if "origin" in cues or (listed is not None and listed.use == "origin") or _names_house(scene, approach.head):
        return "origin"
    if before is not None and before.use == "origin" and approach.head == before.last and _is_base(before):
        return "origin"  # «مصدر القصف مطار … قرب مدينة …»
    alike = precision in LARGE or (listed is not None and approach.head == first and _alike(candidates, listed))
    if listed is not None and listed.use in {"side", "container"} and (alike or listed.between):
        return listed.use
    if listed is not None and listed.use == "within" and listed.between:
        return "within"  # the second of two towns that a place lies between
    if before is not None and approach.link in {"inside", "beside", "apart"} and "near" in cues:
        return "container"  # a landmark of the place before it
    if "direction" in cues and not approach.link and _holds_part(scene, approach, first):
        return "place"
    if "direction" in cues and not approach.link and precision == "settlement" and (approach.by or cues & _INTO):
        return "place"  # «في شمال وشرق المدينة»
    if ("direction" in cues and not holds_side(approach)) or approach.link == "apart":
        return "container"
    if precision == "region" and approach.link and all(is_broad(c) for c in candidates):
        return "container"
    if precision in LARGE or _governs(scene, first):
        told = approach.by or cues & _LOCATING or _is_target(scene, approach.head) or _is_invaded(scene, approach)
        if listed is not None and (listed.precision in LARGE or (not listed.cued and _alike(candidates, listed))):
            return listed.use
        return ("container" if approach.link in {"inside", "beside"} else "place") if told else "side"
    return "within" if approach.link in {"inside", "beside"} else "place"


def _is_base(place: PlaceMention) -> bool:
    """Tell whether a place is known for a base or an airport: what lies by it is told for where it lies."""
    return bool(place.candidates) and all(c.kind == "base" for c in place.candidates)


def _names_house(scene: Scene, head: int) -> bool:
    """Tell whether a place only names the hospital whither somebody is brought, or to which something belongs («نقل
    إلى مشفى الرمان», «سيارة تابعة لمشفى الرمان»).
    """
    things = (m for m in scene.opening.get(head - 1, ()) if m.entry.kind == "object" and m.entry.id == _HOUSE)
    house = next((m for m in things if m.last == head and not scene.is_definite(m.first)), None)
    return house is not None and bool(scene.cues_before(house.first) & _WHITHER)


def _is_invaded(scene: Scene, approach: Approach) -> bool:
    """Tell whether a land is what the noun of an act of force right before is done to («الغزو الروسي ل…»)."""
    if "to" not in approach.parts:
        return False
    before = range(max(0, approach.head - _BY_WHOM), approach.head)
    nouns = (m for at in before for m in scene.opening.get(at, ()) if m.entry.kind == "trigger")
    return any(m.entry.sense == "noun" and _family(m) in _FORCE for m in nouns)


def _is_target(scene: Scene, head: int) -> bool:
    """Tell whether what begins at token ``head`` is the object of a relative verb («الهجمات التي استهدفت …»)."""
    verb = scene.cue_ending(head, ("target_before",))
    return verb is not None and scene.cue_ending(verb, ("relative",)) is not None


def _holds_part(scene: Scene, approach: Approach, first: int) -> bool:
    """Tell whether a part of a place is told by its side («الأطراف الشرقية لمدينة …», «القسم الجنوبي من …»)."""
    if not (approach.parts & {"to", "by"} or approach.cues & {"from", "in"}):
        return False
    at = next((i for i in range(approach.head, first) if scene.cue_at(i, "direction")), None)
    if at is None or at == 0 or not scene.is_definite(at) or scene.cue_at(at - 1, "place_countryside"):
        return False
    return scene.is_definite(at - 1) and scene.tokens[at - 1].kind == "word"


def _governs(scene: Scene, first: int) -> bool:
    """Tell whether a name also stands for a state («أنقرة»)."""
    return any(m.entry.kind == "actor" and m.entry.id.startswith("state") for m in scene.opening.get(first, ()))
