"""Places told in a sentence: settlements, areas, governorates, countries, and how each stands to the one before."""

from collections.abc import Collection, Iterator

from waqai.lexicon.gazetteer import Gazetteer
from waqai.lexicon.lexicon import Mention
from waqai.lexicon.schema.places import KnownPlace
from waqai.reading.place_mention import LARGE, Approach, PlaceMention
from waqai.reading.place_names import NAMING, cues_before, ends_place, joined_by_and, name_end, outgrows, stands_alone
from waqai.reading.place_use import is_heading, is_word, likely, precision_of, supported, tells_part, use_of
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence
from waqai.records import Span

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
_NAME_HEADS = frozenset(
    {"place_settlement", "place_area", "place_admin", "place_countryside", "place_landmark", "place_site"}
)
_WITHIN = ("in", "place_within")
_LINKS = frozenset((*_HEADS, *_WITHIN, "upon", "from", "toward", "origin", "between", "way_between", "way", "sake"))
_WAYS = frozenset({"near", "way"})
_MARKS = frozenset(",\"'-()")
_SITES = ("place_landmark", "place_site")
_HARD = frozenset("-()")
_BETWEEN = frozenset({"between", "way_between"})
_LONG = 3  # words of a name that can be nothing but a name


def find_places(scene: Scene, sentence: Sentence) -> list[PlaceMention]:
    """Return the places told in ``sentence``, in order."""
    named = dict(_named(scene, sentence))
    found: list[PlaceMention] = []
    at = sentence.first
    while at < sentence.last:
        last, candidates = named[at] if at in named and not scene.in_moment(at) else (0, ())
        if last and outgrows(scene, at, last, candidates):
            last, candidates = last + 1, ()
        before = found[-1] if found else None
        if not last and not _may_be_unknown(scene, at, before):
            at += 1
            continue
        approach = _approach(scene, at, before)
        if not last:
            listed = approach.link == "list" and before is not None and before.cued
            last = name_end(scene, sentence, at, approach.cues, listed, before is not None and before.listing)
        mention = _read_place(scene, at, last, candidates, before, approach) if last else None
        if mention:
            found.append(mention)
        at = mention.last if mention else at + 1
    return found


def _may_be_unknown(scene: Scene, at: int, before: PlaceMention | None) -> bool:
    """Tell, before anything is read closely, whether a name that no gazetteer knows can stand at ``at``: right behind
    a word that names, or next in a list, behind the last place but for marks and words that lead on.
    """
    if at in scene.led_tokens(NAMING) and stands_alone(scene, at):
        return True
    if before is None or not before.cued:
        return False
    leads = scene.tokens[at - 1].text in _MARKS or scene.cue_ending(at, _LINKS) is not None
    return at == before.last or leads


def _named(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, tuple[int, tuple[KnownPlace, ...]]]]:
    grouped: dict[int, list[KnownPlace]] = {}
    ends: dict[int, int] = {}
    for mention in scene.of_kind("place", sentence):
        if ends.setdefault(mention.first, mention.last) == mention.last:
            grouped.setdefault(mention.first, []).append(mention.entry.known)
    for first, candidates in grouped.items():
        yield first, (ends[first], tuple(candidates))


def _approach(scene: Scene, first: int, before: PlaceMention | None) -> Approach:
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
        if scene.tokens[at - 1].text in _MARKS:
            marked = True
        else:
            described = described or scene.cue_ending(at, _LINKS) is None
            words = True
            here = {m.entry.id for m in scene.opening.get(step, ()) if m.last == at and m.entry.kind == "cue"}
            if scene.tokens[at].text == ")":
                here -= {"direction"}  # in brackets behind the place before: its own
            if marked and "origin" in here:
                break  # whence somebody comes is told without a mark
            cues |= here - {"direction"} if joined else here
            joined = joined or joined_by_and(scene, step)
            to |= scene.parts_at(step) & {"to"}
        at = step
    reached = before is not None and at == floor
    if (
        before is not None
        and before.use in {"side", "origin"}
        and not any(joined_by_and(scene, i) for i in range(floor, first + 1))
    ):
        reached = False
    parts = scene.parts_at(first) | to | (scene.parts_at(at) if words else frozenset())
    by = "by" in parts
    link = _link(scene, first, floor, cues, by, before is not None and before.between) if reached else ""
    if described and link == "list" and not marked and not joined:
        link = ""  # an adjective of the place before, and a word of its own
    return Approach(frozenset(cues), at, link, by, parts)


def _step_back(scene: Scene, at: int, floor: int) -> int | None:
    """Return where the mark or leading word that ends at token ``at`` begins, None where none does.

    An adjective right behind the place before («مطار الرمان العسكري في …»), or between a word and its name («العاصمة
    السورية دمشق»), is stepped over.
    """
    if scene.tokens[at - 1].text in _MARKS:
        return at - 1
    step = scene.cue_ending(at, _LINKS)
    if step is not None and any(m.pronoun and m.entry.id == "way" and m.last == at for m in scene.opening[step]):
        return None  # «في طريقها إلى …»
    if step is not None or not _is_adjective(scene, at - 1):
        return step
    head = scene.cue_ending(at - 1, ("place_settlement",))
    if at - 1 == floor and floor:
        return at - 1
    return head if head is not None and scene.is_definite(at - 2) else None


def _is_adjective(scene: Scene, token: int) -> bool:
    """Tell whether a definite adjective made from a noun stands at ``token`` («العسكري», «السورية»)."""
    return scene.is_definite(token) and scene.tokens[token].text.endswith(tuple(scene.lexicon.knowledge.endings.nisba))


def _leads_on(scene: Scene, last: int) -> bool:
    """Tell whether a dash behind a name leads to the other end of its way («طريق الرمان - السدرة»)."""
    while last < len(scene.tokens) and scene.tokens[last].text == '"':
        last += 1
    ahead = scene.opening.get(last + 1, ()) if last < len(scene.tokens) and scene.tokens[last].text == "-" else ()
    return any(m.entry.kind == "place" for m in ahead)


def _any_admin1(candidates: tuple[KnownPlace, ...]) -> bool:
    return any(c.kind == "admin1" for c in candidates)


def _may_hold(scene: Scene, candidates: tuple[KnownPlace, ...], before: PlaceMention) -> bool:
    """Tell whether what is told behind a place can hold it, as far as both are known."""
    gazetteer = scene.lexicon.gazetteer
    pairs = [(c, b) for c in candidates for b in before.candidates]
    return not pairs or any(gazetteer.may_hold(c, b) or _are_near(gazetteer, c, b) for c, b in pairs)


def _are_near(gazetteer: Gazetteer, a: KnownPlace, b: KnownPlace) -> bool:
    """Tell whether two places lie in one governorate."""
    home = gazetteer.admin1(a)
    return home is not None and home == gazetteer.admin1(b)


def _link(scene: Scene, first: int, floor: int, cues: set[str], by: bool, way: bool) -> str:
    """Tell how a name joins the place that ends right before the words that lead to it; ``way`` where that place is
    one end of a way.
    """
    joined = any(
        joined_by_and(scene, at)
        for at in range(floor, first + 1)
        if scene.tokens[at].text not in _MARKS and not _goes_on(scene, at)
    )
    comma = any(scene.tokens[at].text == "," for at in range(floor, first))
    if "direction" in cues and not joined:
        return "apart"
    if joined:
        return "list"
    if "near" in cues and not comma:
        return "apart"
    if cues & set(_WITHIN) or by or cues & {"place_countryside", "place_admin"}:
        return "inside"
    brackets = any(scene.tokens[at].text in _HARD for at in range(floor, first))
    if comma or (way and any(scene.tokens[at].text == "-" for at in range(floor, first))):
        return "list"
    if floor == first:
        return "beside"
    if cues & {"upon", "from", "toward", "origin"}:
        return ""
    return "apart" if brackets else "inside" if cues & {"place_settlement", "place_area"} else "list"


def _goes_on(scene: Scene, at: int) -> bool:
    """Tell whether a direction at ``at`` only goes on with the one before it («شمال وشرق …»)."""
    return bool(scene.cue_at(at, "direction")) and scene.cue_ending(at, ("direction",)) is not None


def _is_told(
    scene: Scene,
    first: int,
    last: int,
    candidates: tuple[KnownPlace, ...],
    before: PlaceMention | None,
    approach: Approach,
) -> bool:
    """Tell whether a known name is one here: where it is also a word, the words before it or its list must show it."""
    if last - first == 1 and is_word(scene, first, approach.cues):
        return False
    if not all(c.cue for c in candidates) or last - first >= _LONG or approach.cues & (_NAME_HEADS | {"place_list"}):
        return True
    if approach.link == "inside" and approach.by and (before is None or _may_hold(scene, candidates, before)):
        return True
    if approach.link == "list" and before is not None:
        if before.precision == "admin1" and _any_admin1(candidates):
            return True
        if before.precision not in LARGE and (before.listing or ends_place(scene, last)):
            return True
    return supported(scene, first, last, candidates, approach)


def _is_other_end(scene: Scene, head: int) -> bool:
    """Tell whether a place is one end of a way whose other end is only recalled («بين البلدة ومدينة …»)."""
    at = head - 1
    if at < 1 or not scene.joined_by_and(head) or not scene.is_definite(at):
        return False
    recalled = scene.cue_at(at, "place_settlement") or scene.cue_at(at, "same_place")
    return bool(recalled) and not scene.cues_before(at).isdisjoint(_BETWEEN)


def _read_place(
    scene: Scene,
    first: int,
    last: int,
    candidates: tuple[KnownPlace, ...],
    before: PlaceMention | None,
    approach: Approach,
) -> PlaceMention | None:
    cues, link = approach.cues, approach.link
    listed = link == "list" and before is not None
    many = "place_list" in cues
    cued = "place_settlement" in cues or many or (listed and before is not None and before.cued)
    if candidates and not _is_told(scene, first, last, candidates, before, approach):
        return None
    candidates = likely(candidates, cues)
    precision = precision_of(candidates, cues, before if listed else None)
    part = precision in LARGE and tells_part(approach, before)
    heading = is_heading(scene, first, last, candidates)
    use = "place" if part or heading else use_of(scene, first, candidates, precision, approach, before)
    precision = "admin1" if heading else "area" if part else precision
    start = scene.start_of(first)
    if not candidates and listed and not cues & _NAME_HEADS and joined_by_and(scene, first):
        start = scene.tokens[first].start + 1  # the «and» of a list of names that no gazetteer knows
    head = _head(scene, first, ("direction",) if part else ("place_countryside",) if precision == "area" else _SITES)
    if head is not None:
        first, start = head.first, head.start
    if precision == "area":
        last = _with_direction(scene, last)
    elif candidates and precision in {"settlement", "near"} and scene.cue_at(last, "name_tail"):
        last, candidates = last + 1, ()  # «الكبيرة»: one of two namesakes, and not the one that is known without it
    chain = before.chain if before and link else (before.chain + 1 if before else 0)
    listing = many or bool(link and before and before.listing)
    between = bool(cues & _BETWEEN or (listed and before and before.between))
    between = between or _is_other_end(scene, approach.head) or (bool(cues & _WAYS) and _leads_on(scene, last))
    name = scene.folded.text[start : scene.tokens[last - 1].end]
    cued = cued or (bool(link) and listing)
    return PlaceMention(
        first,
        last,
        start,
        candidates,
        precision,
        use,
        chain,
        cued,
        listing,
        between=between,
        name=name,
        cues=cues,
        parts=approach.parts,
        head=approach.head,
    )


def _head(scene: Scene, first: int, cues: Collection[str]) -> Mention | None:
    """Return the word of one of ``cues`` that belongs to the name at ``first``, words such as «مدينة» between them."""
    while first > 0 and scene.tokens[first - 1].text in "\"'(":
        first -= 1
    if scene.parts_at(first) & {"by"}:
        return None  # «سجن بطرابلس»: a prison there, not the one of that name
    at = scene.cue_ending(first, cues)
    if at is not None:
        return next(m for m in scene.opening[at] if m.entry.id in cues and m.last == first)
    inner = scene.cue_ending(first, ("place_settlement", "place_admin")) if "place_countryside" in cues else None
    return None if inner is None else _head(scene, inner, cues)


def _with_direction(scene: Scene, last: int) -> int:
    """Take in the adjectives of direction behind an area («ريف حلب الشمالي الغربي»)."""
    while last < len(scene.tokens) and (cue := scene.cue_at(last, "direction")) and scene.is_definite(last):
        last = cue.last
    return last


def place_span(scene: Scene, mention: PlaceMention) -> Span:
    """Return the stretch that names a place, attached particles left off."""
    return scene.folded.span(mention.start, scene.tokens[mention.last - 1].end)
