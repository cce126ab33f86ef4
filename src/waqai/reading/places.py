"""Places told in a sentence: settlements, areas, governorates, and names that no gazetteer knows behind «بلدة» and
the like.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from waqai.lexicon.gazetteer import Gazetteer
from waqai.lexicon.lexicon import Mention
from waqai.lexicon.schema.places import KnownPlace
from waqai.reading.scene import Scene, Sentence
from waqai.records import Place, Span

_SMALL = frozenset({"city", "town", "village", "camp", "quarter", "base", "crossing"})
_SETTLEMENT_CUES = frozenset({"place_settlement"})
_NAMING_CUES = frozenset({"place_settlement", "place_area"})
_AREA_CUES = frozenset({"place_countryside", "place_admin", "place_area"})
_LEADING_CUES = frozenset({"in", "toward", "from", "near", "direction"})
_LARGE = frozenset({"city", "town"})
_NEAR_CUES = frozenset({"near"})
_LONGEST_UNKNOWN = 2


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Tokens ``[first, last)`` that name a place; ``start`` is the folded offset of the name itself.

    ``candidates`` are the known places of that name (none for an unknown one). ``precision`` is settlement,
    quarter, near, area, region, admin2, admin1 or country. ``use`` is place (it can be an event's place), container
    (it only says where another lies) or origin (whence somebody acts or comes). ``chain`` numbers the lists of
    places joined by «and» or commas.
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


def find_places(scene: Scene, sentence: Sentence) -> list[PlaceMention]:
    """Return the places told in ``sentence``, in order."""
    named = dict(_named(scene, sentence))
    found: list[PlaceMention] = []
    at = sentence.first
    while at < sentence.last:
        last, candidates = named.get(at, (0, ()))
        if not last:
            last = _unknown_name(scene, sentence, at, found)
        if last:
            mention = _read_place(scene, at, last, candidates, found)
            if mention:
                found.append(mention)
                at = mention.last
                continue
        at += 1
    return found


def _named(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, tuple[int, tuple[KnownPlace, ...]]]]:
    grouped: dict[int, list[KnownPlace]] = {}
    ends: dict[int, int] = {}
    for mention in scene.of_kind("place", sentence):
        if ends.setdefault(mention.first, mention.last) == mention.last:
            grouped.setdefault(mention.first, []).append(mention.entry.known)
    for first, candidates in grouped.items():
        yield first, (ends[first], tuple(candidates))


def _cues(scene: Scene, token: int) -> set[str]:
    """Return the cue ids before ``token``, those before an inner settlement cue included («محيط بلدة …»)."""
    cues = scene.cues_before(token)
    at = token
    while at > 0 and scene.cue_ending(at, ("place_settlement", "near", "direction")) is not None:
        at = scene.cue_ending(at, ("place_settlement", "near", "direction")) or 0
        cues = cues | scene.cues_before(at)
    return cues


def _unknown_name(scene: Scene, sentence: Sentence, at: int, found: list[PlaceMention]) -> int:
    """Return the end of an unknown name at ``at``, 0 where none stands.

    It is one right behind «بلدة» and the like, or next in a list: joined with «and», or between commas where a
    plural opened the list.
    """
    direct = bool(scene.cues_before(at) & _NAMING_CUES)
    if not _nameable(scene, at) or not (direct or (found and _is_listed(scene, at, found[-1]))):
        return 0
    last = at + 1
    limit = min(at + _LONGEST_UNKNOWN, sentence.last)
    while last < limit and _nameable(scene, last) and (scene.is_definite(last) or scene.cue_at(last - 1, "name_head")):
        last += 1
    return last if direct or scene.joined_by_and(at) or _ends_item(scene, last) else 0


def _is_listed(scene: Scene, at: int, before: PlaceMention) -> bool:
    if not (before.cued and _joined(scene, before.last, at)):
        return False
    return scene.joined_by_and(at) or (before.listing and before.last < at)


def _ends_item(scene: Scene, last: int) -> bool:
    """Tell whether an item of a list ends before token ``last``: a comma, quotation or bracket, or a word joined
    with «and».
    """
    text = scene.tokens[last].text if last < len(scene.tokens) else "."
    return text in ",\"').\n" or scene.joined_by_and(last)


def _nameable(scene: Scene, token: int) -> bool:
    """Tell whether an unknown word can be a place's name: nothing known, no verb in the present, no particle."""
    text = scene.tokens[token].text
    if scene.in_moment(token) or scene.cues_before(token) & {"negation"}:
        return False
    known = any(not _leaves_free(m) for m in scene.opening.get(token, ()))
    return scene.tokens[token].kind == "word" and not known and len(text) > 2 and not scene.lexicon.may_be_present(text)


def _leaves_free(mention: Mention) -> bool:
    """Tell whether a mention leaves its word free to be a name: the head of names, or a village that is also a
    common word.
    """
    entry = mention.entry
    return (entry.kind == "cue" and entry.id == "name_head") or (entry.kind == "place" and entry.sense == "cue")


def _joined(scene: Scene, last: int, at: int) -> bool:
    """Tell whether only a comma, or nothing, stands between a place that ends at ``last`` and the token ``at``."""
    between = [scene.tokens[i].text for i in range(last, at)]
    return all(text in ",\"'-" for text in between)


def _read_place(
    scene: Scene, first: int, last: int, candidates: tuple[KnownPlace, ...], found: list[PlaceMention]
) -> PlaceMention | None:
    cues = _cues(scene, first)
    before = found[-1] if found else None
    follows = before is not None and _joined(scene, before.last, first)
    listed = follows and before is not None and (scene.joined_by_and(first) or before.last < first)
    cued = bool(cues & _SETTLEMENT_CUES) or (listed and before is not None and before.cued)
    if candidates and all(c.cue for c in candidates) and not (cued or cues & _AREA_CUES or listed):
        led = bool(cues & _LEADING_CUES) or "by" in scene.parts_at(first)
        if not (led and any(c.kind in _LARGE for c in candidates)):
            return None
    precision, use = _grade(scene, first, candidates, cues, before if listed else None)
    start = scene.start_of(first)
    if not candidates and listed and not cues & _SETTLEMENT_CUES and scene.joined_by_and(first):
        start += 1  # the «and» of a list of names that no gazetteer knows
    if precision == "area" and (head := scene.cue_ending(first, ("place_countryside",))) is not None:
        first, start = head, scene.start_of(head)
        last = _with_direction(scene, last)
    # What says where a list lies («… جنوبي إدلب، وكفرنوران …») stays in its chain, and what follows it too.
    attached = use == "container" or precision == "area"
    chain = before.chain if before and (listed or attached) else (before.chain + 1 if before else 0)
    listing = "place_list" in cues or bool((listed or attached) and before and before.listing)
    return PlaceMention(first, last, start, candidates, precision, use, chain, cued or (attached and listing), listing)


def _with_direction(scene: Scene, last: int) -> int:
    """Take in the adjective of direction behind an area («ريف حلب الغربي»)."""
    while last < len(scene.tokens) and scene.cue_at(last, "direction") and scene.is_definite(last):
        last += 1
    return last


def _grade(
    scene: Scene, first: int, candidates: tuple[KnownPlace, ...], cues: set[str], before: PlaceMention | None
) -> tuple[str, str]:
    """Return precision and use of a place from the words before it, and from the list that it continues."""
    use = "origin" if "origin" in cues else "place"
    if "place_countryside" in cues:
        return "area", use
    if "place_admin" in cues:
        return "admin1", "container"
    kinds = {c.kind for c in candidates}
    if "direction" in cues:
        use = "container"
    elif before is not None and before.use == "origin":
        use = "origin"
    if not candidates or kinds & _SMALL or cues & _SETTLEMENT_CUES:
        return ("near" if cues & _NEAR_CUES else "settlement"), use
    rank = next((k for k in ("country", "admin1", "admin2", "admin3") if k in kinds), "region")
    return rank, use


class PlaceReader:
    """Resolves the names of one article against the gazetteer, with the article's own places as context."""

    def __init__(self, gazetteer: Gazetteer, mentions: list[PlaceMention]) -> None:
        self._gazetteer = gazetteer
        self._context = Counter(c.id for m in mentions for c in m.candidates if len(m.candidates) < 4)

    def resolve(self, mention: PlaceMention, near: list[PlaceMention]) -> KnownPlace | None:
        """Return which known place is meant, None where none or more than one fits. ``near`` are the places of its
        sentence.
        """
        candidates = self._of_size(mention)
        if not candidates:
            return None
        close = Counter({c.id: 3 for m in near if m is not mention for c in m.candidates if c.kind != "village"})
        return self._gazetteer.choose(candidates, self._context + close)

    @staticmethod
    def _of_size(mention: PlaceMention) -> list[KnownPlace]:
        if mention.precision in {"admin1", "area"}:
            large = [c for c in mention.candidates if c.kind.startswith("admin1")]
            return large or list(mention.candidates)
        small = [c for c in mention.candidates if c.kind in _SMALL]
        return small or list(mention.candidates)

    def record(self, scene: Scene, mention: PlaceMention, near: list[PlaceMention]) -> Place:
        """Return the record of a place: its name as written, and whatever is certain about it."""
        known = self.resolve(mention, near)
        name = place_span(scene, mention).of(scene.folded.source)
        if known is None:
            return Place(name=name, admin1=self._shared_admin1(mention), precision=mention.precision)
        admin1 = self._gazetteer.admin1(known)
        exact = mention.precision not in {"area"}
        return Place(
            name=name,
            id=known.id,
            lat=known.lat if exact else None,
            lon=known.lon if exact else None,
            admin1=admin1.ar if admin1 else None,
            country=self._gazetteer.country(known),
            precision=mention.precision,
        )

    def _shared_admin1(self, mention: PlaceMention) -> str | None:
        found = {a.ar for c in mention.candidates if (a := self._gazetteer.admin1(c))}
        return found.pop() if len(found) == 1 else None


def place_span(scene: Scene, mention: PlaceMention) -> Span:
    """Return the stretch that names a place, attached particles left off."""
    return scene.folded.span(mention.start, scene.tokens[mention.last - 1].end)
