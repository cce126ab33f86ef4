"""Names that no gazetteer knows: what stands behind «بلدة» and the like, or next in a list of places."""

from collections.abc import Collection

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.places import KnownPlace
from waqai.reading.place_mention import PlaceMention
from waqai.reading.place_words import (
    ends_item,
    ends_place,
    governed,
    is_adjective,
    joined_by_and,
    looks_past,
    nameable,
    named_by_head,
    stops,
)
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

NAMING = frozenset({"place_settlement", "place_area", "place_landmark", "place_site", "place_countryside"})
_OTHERWISE = frozenset({"group_head", "result"})
_FRONT = frozenset({"upon", "in", "place_list"})
_LEADING = frozenset({"in", "upon", "near", "toward", "from", "between", "place_within", "direction"})
_PLACED = frozenset({"in", "direction", "place_countryside"})
_BUILT = frozenset({"place_landmark", "place_site"})
_HAMZA_BELOW = "\u0625"  # no word of place that a name follows begins with it
_LONGEST = 3
_SHORT = 2
_LONGEST_QUOTED = 4


def name_end(
    scene: Scene, sentence: Sentence, at: int, cues: frozenset[str], listed: bool, before: PlaceMention | None
) -> int:
    """Return the end of an unknown name at ``at``, 0 where none stands.

    It is one right behind «بلدة» and the like, or next in a list: joined with «and» (``listed``), or between commas
    where a plural opened the list with the place ``before`` in it.
    """
    listing, between = before is not None and before.listing, before is not None and before.between
    if part := told_part(scene, at):
        return part.last
    if any(m.first < at for m in scene.cues_ending(at + 1)):
        return 0  # the last word of «الواصل بين» and the like
    direct = stands_alone(scene, at)
    joined = listed and joined_by_and(scene, at)
    quoted = _quoted_end(scene, sentence, at)
    if quoted and "place_settlement" in scene.cues_before(at) and scene.tokens[at - 1].text == '"':
        return quoted  # «حي "ساحة الرمان"»: its name, whatever the words mean
    if not (direct or joined or (listed and listing)) or not _can_start(scene, at, direct, cues):
        return 0
    if direct and cues & _OTHERWISE and not _is_fronted(scene, at, cues):
        return 0  # «جبهة» of a party, «وأدى» for «وادي»
    if quoted:
        return quoted
    last = _plain_end(scene, sentence, at, listing or "place_list" in cues)
    named = joined and (listing or between or scene.cue_at(last, "relative") is not None)
    return last if direct or named or ends_place(scene, last) else 0


def _is_fronted(scene: Scene, at: int, cues: frozenset[str]) -> bool:
    """Tell whether what leads up to the word of place before ``at`` shows that it is one: of «وأدى», right before."""
    first = scene.cue_ending(at, ("result",))
    if first is None:
        return bool(cues & _FRONT)
    return bool(scene.cues_before(first) & (_FRONT | NAMING | {"near"})) or "by" in scene.parts_at(first)


def follows_in_list(scene: Scene, at: int, before: PlaceMention) -> bool:
    """Tell whether the word at ``at`` is the next item of the list of places that ``before`` stands in: joined to it,
    or behind a comma where a plural opened the list.
    """
    if at == before.last:
        return joined_by_and(scene, at)
    if not before.listing or at != before.last + 1:
        return False
    mark, spaced = scene.tokens[before.last], scene.tokens[at].start > scene.tokens[before.last].end
    return mark.text == "," or (mark.text == "-" and spaced)  # «قرى النخيل - الرمان», and no «سيفيرو-دونيتسك»


def outgrows(scene: Scene, first: int, last: int, candidates: Collection[KnownPlace], *, item: bool = False) -> bool:
    """Tell whether a known name of one word is only the first of a longer one that no gazetteer knows («عين الرمان»).

    So it is behind «بلدة» and the like, where a definite word follows that tells neither direction nor origin, and the
    known place is a village or bears a word that begins many names; behind such a word one that nothing is known of
    does, too («عين دقنة»), there and in the next ``item`` of a list of places, and any behind «على قرية …» before the
    next word of place. The longer name is another place: it stays open.
    """
    led = item or bool(scene.cues_before(first) & {"place_settlement"})
    if last - first != 1 or last >= len(scene.tokens) or not led:
        return False
    begins = scene.cue_at(first, "name_head") is not None
    if item and not (begins and ends_place(scene, last + 1)):
        return False
    small = begins or all(c.kind == "village" or c.cue for c in candidates)
    unknown = (begins and not scene.opening.get(last)) or _is_struck_name(scene, first, last)
    free = (scene.is_definite(last) or unknown) and not scene.is_definite(first)
    tail = scene.cue_at(last, "name_tail") or scene.cue_at(last, "direction")
    return small and free and not tail and not scene.joined_by_and(last) and nameable(scene, last)


def _is_struck_name(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a name stands behind «على قرية» with one more word before the next word of place: no object can
    stand there.
    """
    head = scene.cue_ending(first, ("place_settlement",))
    struck = head is not None and "upon" in scene.cues_before(head) and "place_list" not in scene.cues_before(first)
    behind = scene.opening.get(last + 1, ())
    return struck and any(m.entry.kind == "cue" and m.entry.id in _PLACED for m in behind)


def stands_alone(scene: Scene, at: int) -> bool:
    """Tell whether the words around an unknown word make it a place without a list: «بلدة» before it, or its direction
    behind it.
    """
    led = bool(cues_before(scene, at) & NAMING) and _names_one(scene, at)
    return led or _placed(scene, at) or opens_name(scene, at) or _opens_way(scene, at)


def opens_name(scene: Scene, at: int) -> bool:
    """Tell whether the word at ``at`` opens the name of a place by itself («تل …»), the next word being of it."""
    first = scene.cue_at(at, "name_opens")
    if first is None or first.pronoun or first.last >= len(scene.tokens):
        return False
    after = scene.tokens[first.last]
    return after.kind == "word" and (scene.is_definite(first.last) or _belongs(scene, at))


def _opens_way(scene: Scene, at: int) -> bool:
    """Tell whether an unknown word is the first end of a way, a known place joined to it the other («بين … وسرمين»)."""
    if scene.cue_ending(at, ("between", "way_between")) is None or scene.is_definite(at):
        return False
    behind = scene.opening.get(at + 1, ())
    return any(m.entry.kind == "place" and "and" in m.parts and not m.entry.known.cue for m in behind)


def told_part(scene: Scene, at: int) -> Mention | None:
    """Return the phrase at ``at`` that names a part of a town or country («المنطقة الصناعية»), unless a noun before it
    is what is told («قائد المنطقة الوسطى», «سكان …»).
    """
    part = scene.cue_at(at, "town_part") or scene.cue_at(at, "land_part")
    if part is None or at == 0 or part.parts - {"the"}:
        return part
    before = at - 1
    known = scene.opening.get(before, ())
    leads = any(m.entry.kind in {"trigger", "adjective"} for m in known) or scene.cue_ending(at, _LEADING) is not None
    leads = leads or scene.lexicon.is_and(scene.tokens[before].text)
    return part if leads or scene.is_definite(before) or scene.tokens[before].kind != "word" else None


def _names_one(scene: Scene, at: int) -> bool:
    """Tell whether the word before an unknown one can take it as its name: not with a pronoun («بلدتها القديمة»), nor
    definite («العاصمة الفعلية»).
    """
    while at > 0 and scene.tokens[at - 1].text in ":\"'(":
        at -= 1
    first = scene.cue_ending(at, NAMING)
    if first is None:
        return True
    heads = [m for m in scene.opening[first] if m.last == at and m.entry.id in NAMING]
    if _is_reviving(scene, heads):
        return False
    return not scene.is_definite(at - 1) and not any(m.pronoun for m in heads)


def _is_reviving(scene: Scene, heads: Collection[Mention]) -> bool:
    """Tell whether the author's letters tell another word than one of place: «إحياء» (reviving) is folded as «أحياء»
    is.
    """
    source = scene.folded.source
    return any(source[scene.folded.span(m.start, m.start + 1).start] == _HAMZA_BELOW for m in heads)


def cues_before(scene: Scene, at: int) -> frozenset[str]:
    """Return the cues before a name; a colon may open a list («قرى: …»)."""
    cues = scene.cues_before(at)
    while not cues and at > 0 and scene.tokens[at - 1].text in ":\"'(,":
        at -= 1
        cues = scene.cues_before(at)
        if scene.tokens[at].text == "," and "place_list" not in cues:
            return frozenset()
    return cues


def _placed(scene: Scene, at: int) -> bool:
    """Tell whether an unknown word stands «in», with its direction in brackets behind it («في … (جنوب)»)."""
    tokens = scene.tokens
    behind = at + 2 < len(tokens) and tokens[at + 1].text == "(" and scene.cue_at(at + 2, "direction") is not None
    return behind and bool(scene.cues_before(at) & {"in", "near"})


def _can_start(scene: Scene, at: int, direct: bool, cues: Collection[str]) -> bool:
    """Tell whether an unknown word can begin a name: no adjective of the word before it («مناطق سكنية», «حي شعبي»)."""
    text = scene.tokens[at].text
    if not nameable(scene, at):
        return "place_list" not in cues and named_by_head(scene, at)
    if not direct and looks_past(scene, at):
        return False
    if "place_site" in scene.cues_before(at) and not (scene.is_definite(at) or _names_site(scene, at)):
        return False
    if direct and _describes_head(scene, at):
        return False
    listed = "place_list" in cues and at + 1 < len(scene.tokens) and joined_by_and(scene, at + 1)
    if scene.lexicon.is_definite(text) or listed or not (direct and is_adjective(scene, text)):
        return True
    within = scene.cue_at(at + 1, "place_within")  # «قرية زيدية التابعة …»: of an adjective it would be «تابعة»
    return within is not None and scene.is_definite(within.first)


def _quoted_end(scene: Scene, sentence: Sentence, at: int) -> int:
    """Return the end of a name in quotation marks or brackets of its own («مخيم "…"»)."""
    if at == 0 or scene.tokens[at - 1].text not in "\"'(":
        return 0
    limit = min(at + _LONGEST_QUOTED + 1, sentence.last)
    close = next((i for i in range(at, limit) if scene.tokens[i].text in "\"')"), 0)
    words = scene.tokens[at:close]
    return close if words and all(t.kind == "word" for t in words) else 0


def _names_site(scene: Scene, at: int) -> bool:
    """Tell whether a word without the article can name «ساحة» and the like: in quotation marks, or one that begins
    names («مزار شيخ …»).
    """
    return scene.tokens[at - 1].text == '"' or scene.cue_at(at, "name_head") is not None


def _describes_head(scene: Scene, at: int) -> bool:
    """Tell whether an unknown word is a masculine adjective of the built or natural place before it («جسر عسكري»)."""
    feminine = scene.tokens[at - 1].text.endswith(scene.lexicon.knowledge.endings.feminine_mark)
    if feminine or scene.is_definite(at) or not scene.cues_before(at) & _BUILT:
        return False
    return is_adjective(scene, scene.tokens[at].text, masculine=True)


def _plain_end(scene: Scene, sentence: Sentence, at: int, listing: bool) -> int:
    limit = min(at + _LONGEST, sentence.last)
    last = at + 1
    while last < limit and (whole := _goes_on(scene, last - 1)):
        last = whole
    if last < limit and (whole := _up_to_stop(scene, last, limit, listing)):
        return whole
    return last


def _goes_on(scene: Scene, token: int) -> int:
    """Return the end of what goes on with a name behind its word at ``token``: one word, or the whole of a known name
    behind the first word of names («وادي عين …»); 0 where nothing does.
    """
    after = token + 1
    if not _belongs(scene, token):
        return 0
    if scene.cue_at(token, "name_head"):
        return max((m.last for m in scene.opening.get(after, ()) if m.entry.kind == "place"), default=after + 1)
    return after + 1


def _belongs(scene: Scene, token: int) -> bool:
    """Tell whether the word behind ``token`` goes on with its name: behind «تل», «أم», or «الكبيرة» and the like."""
    after = token + 1
    # «أم», «أبو» are no name without the next word, nor is «تل», whatever else that means («أم البراميل»)
    due = scene.cue_at(token, "name_parent") or (scene.cue_at(token, "name_opens") and scene.is_definite(after))
    if due and scene.tokens[after].kind == "word" and not governed(scene, after):
        return True
    if scene.cue_at(after, "name_tail") and not scene.lexicon.may_be_joined(scene.tokens[after].text):
        return True  # not the next of a list («الكفير والأزرق»)
    head = scene.cue_at(token, "name_head") is not None
    if not nameable(scene, after, behind_head=head) or joined_by_and(scene, after):
        return False
    return head or (scene.is_definite(token) and scene.is_definite(after))


def _up_to_stop(scene: Scene, last: int, limit: int, listing: bool) -> int:
    """Return the end of unknown words from ``last`` on, where words of place or the next item end them; else 0.

    «قرية جفتلك حج حمود في …»: nothing but a name can stand there.
    """
    end = last
    while end < limit and (nameable(scene, end) or _is_short(scene, end)) and not joined_by_and(scene, end):
        if is_adjective(scene, scene.tokens[end].text):
            return 0
        end += 1
    if end == last:
        return 0
    placed = end >= len(scene.tokens) or stops(scene, end)
    return end if placed or (listing and ends_item(scene, end)) else 0


def _is_short(scene: Scene, at: int) -> bool:
    """Tell whether a word of two letters of which nothing is known stands amid a name («جفتلك حج حمود»)."""
    token = scene.tokens[at]
    free = token.kind == "word" and not scene.opening.get(at) and not scene.in_moment(at)
    amid = at + 1 < len(scene.tokens) and not scene.opening.get(at + 1) and nameable(scene, at + 1)
    return free and amid and len(token.text) == _SHORT
