"""Names that no gazetteer knows: what stands behind «بلدة» and the like, or next in a list of places."""

from collections.abc import Collection

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.places import KnownPlace
from waqai.reading.place_mention import PlaceMention
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

NAMING = frozenset({"place_settlement", "place_area", "place_landmark", "place_site"})
_PLACING = ("place_settlement", "place_area", "place_countryside", "place_admin", "place_within")
_STOPS = frozenset((*_PLACING, "direction", "near", "in"))
_ENDS = frozenset(",\"').(-\n:;/")
_OTHERWISE = frozenset({"group_head", "result"})
_FRONT = frozenset({"upon", "in", "place_list"})
_POINTING = frozenset({"not_name", "same_place", "direction"})
_LONGEST = 3
_LONGEST_QUOTED = 4
_SHORTEST = 3


def name_end(scene: Scene, sentence: Sentence, at: int, cues: frozenset[str], listed: bool, listing: bool) -> int:
    """Return the end of an unknown name at ``at``, 0 where none stands.

    It is one right behind «بلدة» and the like, or next in a list: joined with «and» (``listed``), or between commas
    where a plural opened the list (``listing``).
    """
    if any(m.first < at for m in scene.cues_ending(at + 1)):
        return 0  # the last word of «الواصل بين» and the like
    direct = stands_alone(scene, at)
    joined = listed and joined_by_and(scene, at)
    if not (direct or joined or (listed and listing)) or not _can_start(scene, at, direct, cues):
        return 0
    if direct and cues & _OTHERWISE and not cues & _FRONT:
        return 0  # «جبهة» of a party, «وأدى» for «وادي»
    quoted = _quoted_end(scene, sentence, at)
    if quoted:
        return quoted
    last = _plain_end(scene, sentence, at, listing or "place_list" in cues)
    return last if direct or (joined and listing) or ends_place(scene, last) else 0


def follows_in_list(scene: Scene, at: int, before: PlaceMention) -> bool:
    """Tell whether the word at ``at`` is the next item of the list of places that ``before`` stands in: joined to it,
    or behind a comma where a plural opened the list.
    """
    if at == before.last:
        return joined_by_and(scene, at)
    return before.listing and at == before.last + 1 and scene.tokens[before.last].text == ","


def outgrows(scene: Scene, first: int, last: int, candidates: Collection[KnownPlace], *, item: bool = False) -> bool:
    """Tell whether a known name of one word is only the first of a longer one that no gazetteer knows («عين الرمان»).

    So it is behind «بلدة» and the like, where a definite word follows that tells neither direction nor origin, and the
    known place is a village or bears a word that begins many names; behind such a word one that nothing is known of
    does, too («عين دقنة»), there and in the next ``item`` of a list of places. The longer name is another place: it
    stays open.
    """
    led = item or bool(scene.cues_before(first) & {"place_settlement"})
    if last - first != 1 or last >= len(scene.tokens) or not led:
        return False
    begins = scene.cue_at(first, "name_head") is not None
    if item and not (begins and ends_place(scene, last + 1)):
        return False
    small = begins or all(c.kind == "village" or c.cue for c in candidates)
    unknown = begins and not scene.opening.get(last)
    free = (scene.is_definite(last) or unknown) and not scene.is_definite(first)
    tail = scene.cue_at(last, "name_tail") or scene.cue_at(last, "direction")
    return small and free and not tail and not scene.joined_by_and(last) and nameable(scene, last)


def stands_alone(scene: Scene, at: int) -> bool:
    """Tell whether the words around an unknown word make it a place without a list: «بلدة» before it, or its direction
    behind it.
    """
    return bool(cues_before(scene, at) & NAMING and _names_one(scene, at)) or _placed(scene, at)


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
    return not scene.is_definite(at - 1) and not any(m.pronoun for m in heads)


def ends_place(scene: Scene, last: int) -> bool:
    """Tell whether the words behind a name show that it ends there: a mark, the next of a list, words of place."""
    return _ends_item(scene, last) or _stops(scene, last)


def _stops(scene: Scene, at: int) -> bool:
    """Tell whether a word of place that ends a name stands at ``at``."""
    return any(m.entry.id in _STOPS and m.entry.kind == "cue" for m in scene.opening.get(at, ()))


def joined_by_and(scene: Scene, token: int) -> bool:
    """Tell whether the word at ``token``, a cue or a name, carries «and»."""
    for mention in scene.opening.get(token, ()):
        if "and" in mention.parts:
            return True
    return scene.joined_by_and(token)


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
        return "place_list" not in cues and _named_by_head(scene, at)
    if not direct and _looks_past(scene, at):
        return False
    if "place_site" in scene.cues_before(at) and not scene.is_definite(at):
        return False
    listed = "place_list" in cues and at + 1 < len(scene.tokens) and joined_by_and(scene, at + 1)
    return scene.lexicon.is_definite(text) or listed or not (direct and _adjective(scene, text))


def _named_by_head(scene: Scene, at: int) -> bool:
    """Tell whether a known definite word is a name all the same: right behind «حي», «قرية» and the like («حي الشبكة»),
    where it is neither people, nor a place told before, nor the word of a happening.
    """
    if not scene.is_definite(at) or _governed(scene, at) or scene.in_moment(at) or scene.is_definite(at - 1):
        return False
    if "place_settlement" not in scene.cues_before(at):
        return False
    ids = {m.entry.id for m in scene.opening.get(at, ()) if m.entry.kind == "cue"}
    kinds = {m.entry.kind for m in scene.opening.get(at, ())}
    return not ids & _POINTING and not kinds & {"people", "trigger", "harm", "harm_done", "place"}


def _governed(scene: Scene, token: int) -> bool:
    """Tell whether a definite word carries «to» or «by»."""
    forms = scene.lexicon.forms_with("to", "the") + scene.lexicon.forms_with("by", "the")
    return scene.tokens[token].text.startswith(forms)


def _looks_past(scene: Scene, at: int) -> bool:
    """Tell whether an unknown word looks like a verb of the past that goes on with the sentence («واستبقت»)."""
    endings, text = scene.lexicon.knowledge.endings, scene.tokens[at].text
    bare = text[1:] if scene.joined_by_and(at) else text
    derived = bare.startswith(endings.derived_mark) and not scene.lexicon.is_definite(bare)
    feminine = bare.endswith(tuple(endings.derived_past)) and not bare.endswith(endings.plural_mark)
    return bare.endswith(endings.plural_past) or (derived and feminine)


def _adjective(scene: Scene, text: str) -> bool:
    """Tell whether a bare word looks like an adjective made from a noun («سكنية»)."""
    return text.endswith(tuple(mark for mark in scene.lexicon.knowledge.endings.nisba if len(mark) > 1))


def nameable(scene: Scene, token: int, *, behind_head: bool = False) -> bool:
    """Tell whether an unknown word can be of a place's name: nothing known, no verb in the present, no particle.

    ``behind_head`` is it behind the first word of a name («كفر يعقوب»), where no verb stands.
    """
    text = scene.tokens[token].text
    if scene.cue_at(token, "name_head"):
        # The first word of names may also be a common word («أم», «عين»): it is free where a name is due.
        return not scene.in_moment(token)
    if scene.tokens[token].kind != "word" or len(text) < _SHORTEST:
        return False
    if scene.in_moment(token) or scene.cues_before(token) & {"negation"}:
        return False
    if scene.lexicon.may_be_present(text) and not behind_head:
        return False
    known = scene.opening.get(token, ())
    return not _governed(scene, token) and all(
        _leaves_free(m) or (behind_head and m.entry.kind == "place") for m in known
    )


def _leaves_free(mention: Mention) -> bool:
    """Tell whether a mention leaves its word free: a part of names, or a village that is also a common word."""
    entry = mention.entry
    part = entry.kind == "cue" and entry.id in {"name_head", "name_tail"}
    return part or (entry.kind == "place" and entry.sense == "cue")


def _quoted_end(scene: Scene, sentence: Sentence, at: int) -> int:
    """Return the end of a name in quotation marks or brackets of its own («مخيم "…"»)."""
    if at == 0 or scene.tokens[at - 1].text not in "\"'(":
        return 0
    limit = min(at + _LONGEST_QUOTED + 1, sentence.last)
    close = next((i for i in range(at, limit) if scene.tokens[i].text in "\"')"), 0)
    words = scene.tokens[at:close]
    return close if close and all(t.kind == "word" for t in words) else 0


def _plain_end(scene: Scene, sentence: Sentence, at: int, listing: bool) -> int:
    limit = min(at + _LONGEST, sentence.last)
    last = at + 1
    while last < limit and _belongs(scene, last - 1):
        last += 1
    if last < limit and (whole := _up_to_stop(scene, last, limit, listing)):
        return whole
    return last


def _belongs(scene: Scene, token: int) -> bool:
    """Tell whether the word behind ``token`` goes on with its name: behind «تل», «أم», or «الكبيرة» and the like."""
    after = token + 1
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
    while end < limit and nameable(scene, end) and not joined_by_and(scene, end):
        if _adjective(scene, scene.tokens[end].text):
            return 0
        end += 1
    if end == last:
        return 0
    placed = end >= len(scene.tokens) or _stops(scene, end)
    return end if placed or (listing and _ends_item(scene, end)) else 0


def _ends_item(scene: Scene, last: int) -> bool:
    """Tell whether an item of a list ends before token ``last``: a mark, or a word joined with «and»."""
    text = scene.tokens[last].text if last < len(scene.tokens) else "."
    return text in _ENDS or joined_by_and(scene, last)
