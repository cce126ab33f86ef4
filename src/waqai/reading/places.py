"""Places told in a sentence: settlements, areas, governorates, countries, and how each stands to the one before."""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from waqai.lexicon.gazetteer import Gazetteer
from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.places import KnownPlace
from waqai.reading.name_marks import with_own_marks
from waqai.reading.place_approach import LINKS, MARKS, approach_of
from waqai.reading.place_mention import LARGE, Approach, Name, PlaceMention
from waqai.reading.place_names import NAMING, follows_in_list, name_end, outgrows, stands_alone, told_part
from waqai.reading.place_use import (
    in_quoted_name,
    is_heading,
    is_word,
    likely,
    precision_of,
    supported,
    tells_countryside,
    tells_part,
    use_of,
)
from waqai.reading.place_words import ends_place, joined_by_and, numbered
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence
from waqai.reading.tags import names_account
from waqai.records import Span

_NAME_HEADS = frozenset(
    {"place_settlement", "place_area", "place_admin", "place_countryside", "place_landmark", "place_site"}
)
_WAYS = frozenset({"near", "way"})
_SETTLED = frozenset({"settlement", "near"})
_SITES = ("place_landmark", "place_site")
_BETWEEN = frozenset({"between", "way_between"})
_OPENING = ("name_opens", "town_part", "land_part")  # cues that open a name by themselves
_LONG = 3  # words of a name that can be nothing but a name


def find_places(scene: Scene, sentence: Sentence) -> list[PlaceMention]:
    """Return the places told in ``sentence``, in order."""
    named = dict(_named(scene, sentence))
    led = scene.led_tokens(NAMING) | {m.first for cue in _OPENING for m in scene.cues(cue, sentence)}
    led |= {m.last for cue in _BETWEEN for m in scene.cues(cue, sentence)}
    found: list[PlaceMention] = []
    at = sentence.first
    while at < sentence.last:
        if at not in named and at not in led and not (found and (found[-1].cued or at == found[-1].last)):
            at += 1  # most words: neither known nor led up to, and in no list
            continue
        before = found[-1] if found else None
        item = before is not None and follows_in_list(scene, at, before)
        last, candidates = named.get(at, (0, ()))
        whole = _whole(scene, at, last) if last and (item or scene.cues_before(at) & {"place_settlement"}) else ()
        candidates = whole or candidates
        if scene.in_moment(at) and (not whole or scene.is_definite(at)) and not (last and numbered(scene, at)):
            last, candidates = 0, ()  # a number, and no village of that name
        if last and outgrows(scene, at, last, candidates, item=item):
            last, candidates = last + 1, ()
        amid = not last and _is_amid_list(scene, at, before)
        if not last and not amid and not _may_be_unknown(scene, at, before):
            at += 1
            continue
        approach = approach_of(scene, at, before)
        if whole and candidates and "by" in approach.parts:
            approach = _without_in(scene, at, approach, item=item)
        if not last:
            listed = approach.link == "list" and before is not None and (before.cued or amid)
            last = name_end(scene, sentence, at, approach.cues, listed, before)
        mention = _read_place(scene, Name(at, last, candidates, approach, before)) if last else None
        if mention:
            found.append(mention)
        at = max(mention.last, at + 1) if mention else at + 1
    return found


def _may_be_unknown(scene: Scene, at: int, before: PlaceMention | None) -> bool:
    """Tell, before anything is read closely, whether a name that no gazetteer knows can stand at ``at``: right behind
    a word that names, or next in a list, behind the last place but for marks and words that lead on.
    """
    if told_part(scene, at) or stands_alone(scene, at):
        return True
    if before is None or not before.cued:
        return False
    leads = scene.tokens[at - 1].text in MARKS or scene.cue_ending(at, LINKS) is not None
    return at == before.last or leads


def _is_amid_list(scene: Scene, at: int, before: PlaceMention | None) -> bool:
    """Tell whether an unknown word stands between two places of one list, each joined by «and» («في الرمان ومسقان
    والسدرة»), or a relative pronoun behind it tells that it is a name («في الرمان ومسقان التي …»): of a noun it would
    need the article.
    """
    if before is None or at != before.last or before.use != "place" or not before.small or scene.is_definite(at):
        return False
    if not joined_by_and(scene, at):
        return False
    behind = (m for m in scene.opening.get(at + 1, ()) if m.entry.kind == "place" and "and" in m.parts)
    return scene.cue_at(at + 1, "relative") is not None or any(not m.entry.known.cue for m in behind)


def _named(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, tuple[int, tuple[KnownPlace, ...]]]]:
    grouped: dict[int, list[KnownPlace]] = {}
    ends: dict[int, int] = {}
    for mention in scene.of_kind("place", sentence):
        if ends.setdefault(mention.first, mention.last) == mention.last:
            grouped.setdefault(mention.first, []).append(mention.entry.known)
    for first, candidates in grouped.items():
        yield first, (ends[first], tuple(candidates))


def _whole(scene: Scene, first: int, last: int) -> tuple[KnownPlace, ...]:
    """Return the known places that the words of a list's item name as they stand, no more than «and» taken off: no «in»
    is told there («قريتي الرمان وبليون»).
    """
    known = (m for m in scene.opening.get(first, ()) if m.entry.kind == "place" and m.last == last)
    return tuple([m.entry.known for m in known if not m.parts - {"and", "the"}])


def _without_in(scene: Scene, at: int, approach: Approach, *, item: bool) -> Approach:
    """Return what leads up to a name whose own first letter is no «in» («قريتي الرمان وبليون», «بلدة بليون»)."""
    if item:
        return replace(approach, link="list", by=False, parts=approach.parts - {"by"})
    by = approach.head < at and "by" in scene.parts_at(approach.head)
    return approach if by else replace(approach, by=False, parts=approach.parts - {"by"})


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


def _is_told(scene: Scene, name: Name) -> bool:
    """Tell whether a known name is one here: where it is also a word, the words before it or its list must show it."""
    first, last, candidates, approach, before = name.first, name.last, name.candidates, name.approach, name.before
    if (
        first in scene.once(names_account)
        or in_quoted_name(scene, first)
        or (last - first == 1 and is_word(scene, first, approach.cues))
    ):
        return False
    if not all(c.cue for c in candidates) or last - first >= _LONG or approach.cues & (_NAME_HEADS | {"place_list"}):
        return True
    if approach.link == "inside" and approach.by and (before is None or _may_hold(scene, candidates, before)):
        return True
    if name.list_head is not None and not _is_plain_word(scene, first):
        if name.list_head.precision == "admin1" and _any_admin1(candidates):
            return True
        if name.list_head.precision not in LARGE and (name.list_head.listing or ends_place(scene, last)):
            return True
    return supported(scene, name)


def _is_plain_word(scene: Scene, first: int) -> bool:
    """Tell whether a name is likelier the word that it is even in a list of places: what is hit («وقرية …، ومسجد»), or
    an «and» with a particle behind it that the name itself only seems to begin with («وإن»).
    """
    thing = any(m.entry.kind == "object" for m in scene.opening.get(first, ()))
    whole = scene.start_of(first) == scene.tokens[first].start
    return thing or (whole and scene.tokens[first].text.startswith(scene.lexicon.forms_with("and")))


def _is_other_end(scene: Scene, head: int) -> bool:
    """Tell whether a place is one end of a way whose other end is only recalled («بين البلدة ومدينة …»)."""
    at = head - 1
    if at < 1 or not scene.joined_by_and(head) or not scene.is_definite(at):
        return False
    recalled = scene.cue_at(at, "place_settlement") or scene.cue_at(at, "same_place")
    return bool(recalled) and not scene.cues_before(at).isdisjoint(_BETWEEN)


def _read_place(scene: Scene, name: Name) -> PlaceMention | None:
    """Return the place that a name tells, None where a known name is only a word."""
    if name.candidates and not _is_told(scene, name):
        return None
    approach, cues, before = name.approach, name.approach.cues, name.before
    name = replace(name, candidates=likely(name.candidates, cues))
    precision, use, part = _kind_of(scene, name)
    first, last, start, candidates = _bounds(scene, name, precision, part)
    linked = before if approach.link else None
    listing = "place_list" in cues or bool(linked and linked.listing)
    return PlaceMention(
        first,
        last,
        start,
        candidates,
        precision,
        use,
        chain=linked.chain if linked else (before.chain + 1 if before else 0),
        cued="place_settlement" in cues or listing or bool(name.list_head and name.list_head.cued),
        listing=listing,
        between=_is_end(scene, name, last),
        name=scene.folded.text[start : scene.tokens[last - 1].end],
        cues=cues,
        parts=approach.parts,
        head=approach.head,
    )


def _kind_of(scene: Scene, name: Name) -> tuple[str, str, bool]:
    """Return how exact a place is, what it is told for, and whether a part of it is told in its own right."""
    if is_heading(scene, name):
        return "admin1", "place", False
    precision = "region" if scene.cue_at(name.first, "land_part") else precision_of(name)
    if precision in _SETTLED and tells_countryside(scene, name):
        precision = "area"
    if precision in LARGE and tells_part(name):
        return "area", "place", True
    return precision, use_of(scene, name, precision), False


def _bounds(scene: Scene, name: Name, precision: str, part: bool) -> tuple[int, int, int, tuple[KnownPlace, ...]]:
    """Return the tokens of a place, its folded offset and its candidates, the words taken in that belong to its name
    («ريف حلب الشمالي», «البوابة الكبيرة»).
    """
    first, last, candidates = name.first, name.last, name.candidates
    start = _start_of(scene, name)
    unknown = not candidates and name.list_head is not None and not name.approach.cues & _NAME_HEADS
    if unknown and joined_by_and(scene, first) and not _and_apart(scene, first):
        start = scene.tokens[first].start + 1  # the «and» of a list of names that no gazetteer knows
    head = _head(scene, first, ("direction",) if part else ("place_countryside",) if precision == "area" else _SITES)
    if head is not None:
        first, start = head.first, head.start
    if precision == "area":
        last = _with_direction(scene, last)
    elif candidates and precision in {"settlement", "near"} and _has_tail(scene, name):
        last, candidates = last + 1, ()  # «الكبيرة»: one of two namesakes, and not the one that is known without it
    return first, last, start, candidates


def _has_tail(scene: Scene, name: Name) -> bool:
    """Tell whether «الكبيرة» and the like behind a name tell one of two namesakes; a direction behind a city's tells a
    side of it («أطراف مدينة حمص الغربية»).
    """
    tail = scene.cue_at(name.last, "name_tail") is not None
    return tail and not (scene.cue_at(name.last, "direction") and any(c.kind == "city" for c in name.candidates))


def _start_of(scene: Scene, name: Name) -> int:
    """Return the folded offset where a name starts, the particles left off that none of its known places has."""
    known = (m for m in scene.opening.get(name.first, ()) if m.entry.kind == "place" and m.last == name.last)
    starts = [m.start for m in known if any(m.entry.known is c for c in name.candidates)]
    return max(starts, default=scene.start_of(name.first))


def _and_apart(scene: Scene, first: int) -> bool:
    """Tell whether an «and» written apart stands before a name and its quotation mark («و "…"»)."""
    while first > 0 and scene.tokens[first - 1].text in "\"'(":
        first -= 1
    return first > 0 and scene.lexicon.is_and(scene.tokens[first - 1].text)


def _is_end(scene: Scene, name: Name, last: int) -> bool:
    """Tell whether a place that ends before token ``last`` is an end of a way («على الطريق بين … و…»)."""
    cues, listed = name.approach.cues, name.list_head
    between = bool(cues & _BETWEEN) or (listed is not None and listed.between)
    return between or _is_other_end(scene, name.approach.head) or (bool(cues & _WAYS) and _leads_on(scene, last))


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
    start, token = mention.start, scene.tokens[mention.first]
    if start > token.start and token.text.startswith(scene.lexicon.forms_with("to", "the")):
        start += 1  # «للمدينة»: the article has melted into the particle, and neither is of the name
    folded = scene.folded
    return with_own_marks(folded.source, folded.span(start, scene.tokens[mention.last - 1].end))
