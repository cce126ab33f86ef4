"""Places told in a sentence: settlements, areas, governorates, countries, and how each stands to the one before."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from waqai.lexicon.lexicon import Mention
from waqai.lexicon.schema.places import KnownPlace
from waqai.reading.place_names import cues_before, joined_by_and, name_end, outgrows, stands_alone
from waqai.reading.scene import Scene, Sentence
from waqai.records import Span

SMALL_KINDS = frozenset({"city", "town", "village", "camp", "quarter", "base", "crossing"})
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
_WITHIN = ("in", "place_within")
_LINKS = (*_HEADS, *_WITHIN, "upon", "from", "toward", "origin", "between", "way_between")
_MARKS = frozenset(",\"'-()")
_SITES = ("place_landmark", "place_site")
_HARD = frozenset("-()")
_NAMING = frozenset({"place_settlement", "place_area"})
_LONG = 3  # words of a name that can be nothing but a name
_LARGE = frozenset({"country", "admin1"})
_LOCATING = frozenset({"in", "place_within", "place_admin", "place_light", "upon", "near", "place_settlement"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Tokens ``[first, last)`` that name a place; ``start`` is the folded offset of the name itself.

    ``candidates`` are the known places of that name (none for an unknown one). ``precision`` is settlement,
    near, area, region, admin2, admin1 or country. ``use`` is place (it can be an event's place), within (it holds the
    one before it, and is told as such), container (it only says where another lies), origin (whence somebody acts or
    comes) or side (it stands for a government). ``chain`` numbers the places that are told together: lists joined by
    «and» or commas, and what they lie in. ``between`` tells the ends of a way. ``name`` is
    the folded name.
    """

    first: int
    last: int
    start: int
    candidates: tuple[KnownPlace, ...]
    precision: str
    use: str
    chain: int
    cued: bool
    listing: bool = False
    between: bool = False
    name: str = ""
    cues: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    head: int = 0

    @property
    def key(self) -> str:
        """What two mentions of one place share: the known name, else the folded letters."""
        return self.candidates[0].ar if self.candidates else self.name

    @property
    def small(self) -> bool:
        """Whether it is small enough to tell two happenings apart."""
        return self.precision in {"settlement", "near", "quarter"}


@dataclass(frozen=True, slots=True)
class _Approach:
    """What stands before a name: the ids of the cues, where they begin, and how the name joins the place before it.

    ``link`` is list, inside, beside (right behind it), apart (behind a direction) or empty; ``parts`` are the particles
    on the name or on the first of these words, ``by`` tells «in» among them.
    """

    cues: frozenset[str]
    head: int
    link: str
    by: bool
    parts: frozenset[str]


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
    if at in scene.led_tokens and stands_alone(scene, at):
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


def _approach(scene: Scene, first: int, before: PlaceMention | None) -> _Approach:
    """Walk from a name back over the words that lead to it, as far as the place before it."""
    floor = before.last if before else 0
    cues = set(cues_before(scene, first))
    at, words = first, False
    to: frozenset[str] = frozenset()
    while at > floor:
        step = at - 1 if scene.tokens[at - 1].text in _MARKS else scene.cue_ending(at, _LINKS)
        if step is None or step < floor:
            break
        if scene.tokens[at - 1].text not in _MARKS:
            words = True
            cues |= {m.entry.id for m in scene.opening.get(step, ()) if m.last == at and m.entry.kind == "cue"}
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
    return _Approach(frozenset(cues), at, _link(scene, first, floor, cues, by) if reached else "", by, parts)


def _link(scene: Scene, first: int, floor: int, cues: set[str], by: bool) -> str:
    """Tell how a name joins the place that ends right before the words that lead to it."""
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
    if comma:
        return "list"
    if floor == first:
        return "beside"
    if cues & {"upon", "from", "toward", "origin"}:
        return ""
    return "apart" if brackets else "inside" if cues & {"place_settlement", "place_area"} else "list"


def _goes_on(scene: Scene, at: int) -> bool:
    """Tell whether a direction at ``at`` only goes on with the one before it («شمال وشرق …»)."""
    return bool(scene.cue_at(at, "direction")) and scene.cue_ending(at, ("direction",)) is not None


def _read_place(
    scene: Scene,
    first: int,
    last: int,
    candidates: tuple[KnownPlace, ...],
    before: PlaceMention | None,
    approach: _Approach,
) -> PlaceMention | None:
    cues, link = approach.cues, approach.link
    listed = link == "list" and before is not None
    many = "place_list" in cues
    cued = "place_settlement" in cues or many or (listed and before is not None and before.cued)
    heads = {"place_settlement", "place_area", "place_admin", "place_countryside", "place_landmark", "place_site"}
    if last - first == 1 and candidates and _is_word(scene, first, cues):
        return None
    among = listed and before is not None and before.precision not in _LARGE
    placed = bool(cues & heads) or among or (link == "inside" and approach.by)
    doubtful = all(c.cue for c in candidates) and last - first < _LONG
    if candidates and doubtful and not (placed or _supported(scene, first, last, candidates, approach)):
        return None
    candidates = _likely(candidates, cues)
    precision = _precision(candidates, cues, before if listed else None)
    part = precision in _LARGE and _tells_part(approach, before)
    use = "place" if part else _use(scene, first, candidates, precision, approach, before)
    precision = "area" if part else precision
    start = scene.start_of(first)
    if not candidates and listed and not cues & heads and joined_by_and(scene, first):
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
    between = bool(cues & {"between", "way_between"} or (listed and before and before.between))
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


def _tells_part(approach: _Approach, before: PlaceMention | None) -> bool:
    """Tell whether a part of a country or governorate is told in its own right («في شمال العراق»)."""
    inside = approach.by or bool(approach.cues & {"in", "toward", "upon", "place_area"})
    apart = not approach.link or before is None
    return "direction" in approach.cues and inside and apart


def _supported(scene: Scene, first: int, last: int, candidates: tuple[KnownPlace, ...], approach: _Approach) -> bool:
    """Tell whether a name that is also a word stands where places stand, and is a town or lies in what is told; a
    party of that name, or another place right behind it, makes it no place.
    """
    kinds = {m.entry.kind for m in scene.opening.get(first, ())}
    if (
        "actor" in kinds
        or scene.cue_at(first, "same_place")
        or any(m.entry.kind == "place" for m in scene.opening.get(last, ()))
    ):
        return False
    led = bool(approach.cues & {"in", "near", "direction", "toward", "from", "upon", "place_within"})
    if led and any(c.kind in {"city", "town"} for c in candidates):
        return True
    if not led:
        return False
    gazetteer, told = scene.lexicon.gazetteer, scene.told_places
    return any(p.id in told for c in candidates for p in gazetteer.parents(c) if p.kind != "country")


def _is_word(scene: Scene, token: int, cues: frozenset[str]) -> bool:
    """Tell whether a word is likelier to be just that: «المدينة», or «معبر» before the name of one."""
    if scene.cue_at(token, "not_name") and ("place_settlement" not in cues or scene.cue_at(token, "same_place")):
        return True
    return scene.cue_at(token, "place_landmark") is not None and "place_settlement" not in cues


def _head(scene: Scene, first: int, cues: Collection[str]) -> Mention | None:
    """Return the word of one of ``cues`` that belongs to the name at ``first``, words such as «مدينة» between them."""
    while first > 0 and scene.tokens[first - 1].text in "\"'(":
        first -= 1
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


def _likely(candidates: tuple[KnownPlace, ...], cues: frozenset[str]) -> tuple[KnownPlace, ...]:
    """Leave out the namesakes that only a word such as «بلدة» makes a place, where none stands."""
    sure = tuple(c for c in candidates if not c.cue)
    return candidates if "place_settlement" in cues else sure or candidates


def _precision(candidates: tuple[KnownPlace, ...], cues: frozenset[str], before: PlaceMention | None) -> str:
    """Return how exact a place is: by what is known of its name, the words before it and its list."""
    if "place_countryside" in cues:
        return "area"
    kinds = {c.kind for c in candidates}
    if "place_admin" in cues:
        return "admin1"
    if before is not None and before.precision in {"admin1", "area"} and "admin1" in kinds and not cues & _NAMING:
        return before.precision
    if not candidates or kinds & SMALL_KINDS or ("place_settlement" in cues and kinds != {"region"}):
        return "near" if "near" in cues else "settlement"
    return next((k for k in ("country", "admin1", "admin2", "admin3") if k in kinds), "region")


def _alike(candidates: tuple[KnownPlace, ...], before: PlaceMention) -> bool:
    """Tell whether two names are both of governorates («شمال حلب وإدلب»)."""
    return all(any(c.kind == "admin1" for c in some) for some in (candidates, before.candidates))


def _use(
    scene: Scene,
    first: int,
    candidates: tuple[KnownPlace, ...],
    precision: str,
    approach: _Approach,
    before: PlaceMention | None,
) -> str:
    """Return what a place is told for."""
    cues = approach.cues
    if "origin" in cues or (approach.link == "list" and before is not None and before.use == "origin"):
        return "origin"
    goes_on = approach.link == "list" and before is not None and before.use in {"side", "container"}
    joined = precision in _LARGE or (approach.head == first and before is not None and _alike(candidates, before))
    if before is not None and goes_on and joined:
        return before.use
    if before is not None and approach.link in {"inside", "beside", "apart"} and "near" in cues:
        return "container"  # a landmark of the place before it
    if "direction" in cues and not approach.link and _holds_part(scene, approach, first):
        return "place"
    if "direction" in cues or approach.link == "apart":
        return "container"
    if precision == "region" and approach.link and all(_broad(c) for c in candidates):
        return "container"
    if precision in _LARGE or _governs(scene, first):
        told = approach.by or cues & _LOCATING
        if approach.link == "list" and before is not None and before.precision in _LARGE:
            return before.use
        return ("container" if approach.link in {"inside", "beside"} else "place") if told else "side"
    return "within" if approach.link in {"inside", "beside"} else "place"


def _holds_part(scene: Scene, approach: _Approach, first: int) -> bool:
    """Tell whether a part of a place is told by its side («الأطراف الشرقية لمدينة …», «القسم الجنوبي من …»)."""
    if not (approach.parts & {"to", "by"} or approach.cues & {"from", "in"}):
        return False
    at = next((i for i in range(approach.head, first) if scene.cue_at(i, "direction")), None)
    if at is None or at == 0 or not scene.is_definite(at) or scene.cue_at(at - 1, "place_countryside"):
        return False
    return scene.is_definite(at - 1) and scene.tokens[at - 1].kind == "word"


def _broad(place: KnownPlace) -> bool:
    """Tell whether a region is a part of a country, or larger («شمال سوريا»)."""
    of_country = place.parent is None or (place.parent.startswith("iso:") and "-" not in place.parent)
    return place.kind == "region" and of_country


def _governs(scene: Scene, first: int) -> bool:
    """Tell whether a name also stands for a state («أنقرة»)."""
    return any(m.entry.kind == "actor" and m.entry.id.startswith("state") for m in scene.opening.get(first, ()))


def place_span(scene: Scene, mention: PlaceMention) -> Span:
    """Return the stretch that names a place, attached particles left off."""
    return scene.folded.span(mention.start, scene.tokens[mention.last - 1].end)
