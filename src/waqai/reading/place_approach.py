"""What leads up to the name of a place, and how the name joins the place before it."""

from waqai.reading.place_mention import Approach, PlaceMention, tells_side
from waqai.reading.place_names import cues_before, follows_in_list
from waqai.reading.place_words import joined_by_and
from waqai.reading.scene import Scene

_HEADS = (
    "place_settlement",
    "place_area",
    "place_landmark",
    "place_site",
    "place_admin",
    "place_countryside",
    "near",
    "direction",
)
_WITHIN = frozenset({"in", "place_within"})
LINKS = frozenset(
    (
        *_HEADS,
        *_WITHIN,
        "upon",
        "from",
        "toward",
        "origin",
        "between",
        "way_between",
        "way",
        "sake",
        "sake_to",
        "border",
        "place_side",
    )
)
MARKS = frozenset(",\"'-()")
_PARTY = 4  # words of a party between «whence» and the place that it holds
_HARD = frozenset("-()")


def approach_of(scene: Scene, first: int, before: PlaceMention | None) -> Approach:
    """Walk from a name back over the words that lead to it, as far as the place before it."""
    floor = before.last if before else 0
    cues = set(cues_before(scene, first))
    at, words, marked, joined, described = first, False, False, scene.joined_by_and(first), False
    if joined:
        cues.discard("direction")  # the direction of the place before
    to: frozenset[str] = frozenset()
    while at > floor:
        step = _step_back(scene, at, floor)
        if step is None or step < floor:
            break
        if scene.tokens[at - 1].text in MARKS:
            marked = True
        elif scene.lexicon.is_and(scene.tokens[at - 1].text):
            joined = True  # an «and» written apart, before a name in quotation marks
        else:
            described = described or scene.cue_ending(at, LINKS) is None
            words = True
            if _is_its_own(scene, step):
                at = step
                continue  # «ومحيطها»
            here = {m.entry.id for m in scene.opening.get(step, ()) if m.last == at and m.entry.kind == "cue"}
            if scene.tokens[at].text == ")":
                here -= {"direction"}  # in brackets behind the place before: its own
            if marked and "origin" in here:
                break  # whence somebody comes is told without a mark
            cues |= here - {"direction"} if joined else here
            joined = joined or joined_by_and(scene, step)
            to |= scene.parts_at(step) & {"to"}
        at = step
    if "in" in cues and at > floor and _comes_from(scene, at, floor):
        cues.add("origin")
    reached = before is not None and at == floor
    if (
        before is not None
        and before.use in {"side", "origin"}
        and not any(joined_by_and(scene, i) for i in range(floor, first + 1))
    ):
        reached = False
    parts = scene.parts_at(first) | to | (scene.parts_at(at) if words else frozenset())
    by = "by" in parts
    dashed = before is not None and (before.between or follows_in_list(scene, first, before))
    link = _link(scene, first, floor, cues, by, dashed) if reached else ""
    link = "inside" if link == "apart" and tells_side(cues, parts) else link
    if described and link == "list" and not marked and not joined:
        link = ""  # an adjective of the place before, and a word of its own
    return Approach(frozenset(cues), at, link, by, parts)


def _comes_from(scene: Scene, at: int, floor: int) -> bool:
    """Tell whether only who is there stands between «whence» and the place («من مواقع الجيش في …», «المتمركزة في الفوج
    105 في …»): definite words and numbers. People driven from a place may be hit at another.
    """
    for step in range(at - 1, max(floor, at - _PARTY, 0) - 1, -1):
        first = scene.cue_ending(step + 1, ("origin",))
        if first is not None:
            words = range(first, step + 1)
            return not any(m.entry.kind == "people" for k in words for m in scene.opening.get(k, ()))
        if scene.tokens[step].kind != "number" and not scene.is_definite(step):
            return False
    return False


def _step_back(scene: Scene, at: int, floor: int) -> int | None:
    """Return where the mark or leading word that ends at token ``at`` begins, None where none does.

    An adjective right behind the place before («مطار الرمان العسكري في …»), or between a word and its name («العاصمة
    السورية دمشق»), is stepped over.
    """
    if scene.tokens[at - 1].text in MARKS or scene.lexicon.is_and(scene.tokens[at - 1].text):
        return at - 1
    step = scene.cue_ending(at, LINKS)
    if step is not None and any(m.pronoun and m.entry.id == "way" and m.last == at for m in scene.opening[step]):
        return None  # «في طريقها إلى …»
    if step is None and at - 1 == floor and _is_for_people(scene, at - 1):
        return at - 1
    if step is not None or not _is_adjective(scene, at - 1):
        return step
    head = scene.cue_ending(at - 1, ("place_settlement",))
    if at - 1 == floor and floor:
        return at - 1
    return head if head is not None and scene.is_definite(at - 2) else None


def _is_for_people(scene: Scene, token: int) -> bool:
    """Tell whether people whom the place before shelters stand at ``token`` («مخيم السدرة للنازحين قرب …»)."""
    people = any(m.entry.kind == "people" and m.last == token + 1 for m in scene.opening.get(token, ()))
    return people and scene.tokens[token].text.startswith(scene.lexicon.forms_with("to", "the"))


def _is_its_own(scene: Scene, at: int) -> bool:
    """Tell whether the word at token ``at`` is of what lies around the place before it («ومحيطها», «وأطرافها»)."""
    return any(m.pronoun and m.entry.id == "near" for m in scene.opening.get(at, ()))


def _is_adjective(scene: Scene, token: int) -> bool:
    """Tell whether a definite adjective made from a noun stands at ``token`` («العسكري», «السورية»)."""
    return scene.is_definite(token) and scene.tokens[token].text.endswith(tuple(scene.lexicon.knowledge.endings.nisba))


def _link(scene: Scene, first: int, floor: int, cues: set[str], by: bool, dashed: bool) -> str:
    """Tell how a name joins the place that ends right before the words that lead to it; ``dashed`` where that place is
    one end of a way, or of a list that a plural opened.
    """
    joined = any(
        joined_by_and(scene, at) or scene.lexicon.is_and(scene.tokens[at].text)
        for at in range(floor, first + 1)
        if scene.tokens[at].text not in MARKS and not _goes_on(scene, at) and not _is_its_own(scene, at)
    )
    comma = any(scene.tokens[at].text == "," for at in range(floor, first))
    if "direction" in cues and not joined:
        return "apart"
    if joined:
        return "list"
    if "near" in cues and (not comma or "way_between" in cues):
        return "apart"  # «قرية …، على الطريق الواصل بين … و…»
    if cues & _WITHIN or by or cues & {"place_countryside", "place_admin"}:
        return "inside"
    brackets = any(scene.tokens[at].text in _HARD for at in range(floor, first))
    if comma or (dashed and any(scene.tokens[at].text == "-" for at in range(floor, first))):
        return "list"
    if floor == first:
        return "beside"
    if cues & {"upon", "from", "toward", "origin"}:
        return ""
    return "apart" if brackets else "inside" if cues & {"place_settlement", "place_area"} else "list"


def _goes_on(scene: Scene, at: int) -> bool:
    """Tell whether a direction at ``at`` only goes on with the one before it («شمال وشرق …»)."""
    return bool(scene.cue_at(at, "direction")) and scene.cue_ending(at, ("direction",)) is not None
