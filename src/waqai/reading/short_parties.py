"""Parties told in short: by a word for a side («مواقع النظام», «قوات الحكومة»), or by the first word of a name given
before («المقاومة»).
"""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.actors import Actor
from waqai.reading.adjectives import is_plain
from waqai.reading.doers import BY, deed_ends
from waqai.reading.known_parties import party_named
from waqai.reading.namesakes import choose_actor
from waqai.reading.party_mention import PartyMention
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence
from waqai.reading.short_names import Bearers

_PART_OF = frozenset({"of"})
_WITHIN = frozenset({"member_of"})
_AIMED = frozenset({"aimed_at_it"})
_FACING = frozenset({"between", "with", "against"})  # what leads up to the sides of a fight


def find_sides(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield forces named by a short word for a side: the force with the word behind it («قوات الحكومة», «عناصر من
    الشرطة»), or the word alone behind what the side holds («مواقع النظام», «حاجز للمعارضة») or does («سيطرت المعارضة»).
    """
    sides = scene.cues("anaphora", sentence)
    alone = scene.cues("side_alone", sentence)
    if not sides and not alone:
        return
    ending = {m.last: m for kind in ("people", "weapon", "object") for m in scene.of_kind(kind, sentence)}
    for side in sides:
        of = scene.cue_ending(side.first, _PART_OF)
        head = ending.get(side.first if of is None else of)
        if head is not None and _is_force_of(head, side, of is not None):
            yield replace(_by_itself(scene, side), first=head.first, parts=head.parts, people=head, start=-1)
        elif _is_holder(scene, ending, side):
            yield _by_itself(scene, side)
    if alone:
        deeds = deed_ends(scene, sentence)
        yield from (_by_itself(scene, side) for side in alone if _is_doer(scene, deeds, side))


def _by_itself(scene: Scene, side: Mention) -> PartyMention:
    """Return the party that a short word for a side names by itself."""
    actor = _bearer(scene, side)
    sort, known = ("actor", actor.id) if actor is not None else ("group", None)
    return PartyMention(side.first, side.last, sort, known, True, side.parts, None, actor, start=side.start)


def _is_doer(scene: Scene, deeds: Collection[int], side: Mention) -> bool:
    """Tell whether a side stands right behind a verb of doing, behind what tells who did it, or as one of two that
    fight («بين الجيش …», «مع الفصائل»).
    """
    aimed = scene.cue_ending(side.first, _AIMED)
    at = side.first if aimed is None else aimed
    return (at in deeds or scene.cue_ending(at, BY | _FACING) is not None) and not side.parts - {"the"}


def _is_force_of(head: Mention, side: Mention, among: bool) -> bool:
    """Tell whether a word for fighters is told with whose they are: a genitive, or ``among`` their people."""
    if head.entry.kind != "people" or not head.entry.known.armed or "the" in head.parts:
        return False
    return among or not side.parts - {"the"}


def _is_holder(scene: Scene, ending: dict[int, Mention], side: Mention) -> bool:
    """Tell whether a side is told to hold what stands before it: «مواقع النظام», «مواقع عسكرية للنظام»."""
    at, to = side.first, "to" in side.parts
    held = ending.get(at)
    if held is None and to and at and (is_plain(scene, at - 1) or scene.cue_ending(at, _WITHIN) is not None):
        held = ending.get(at - 1)
    return held is not None and (to or "the" not in held.parts) and not side.parts & {"and", "by"}


def _bearer(scene: Scene, side: Mention) -> Actor | None:
    """Return the known party in whose name, as the article gives it, a short word for a side stands («قوات النظام»)."""
    if side.last - side.first > 1:
        return None
    named = scene.short_names.later.get(scene.lexicon.without_article(scene.tokens[side.first].text))
    return choose_actor(scene, _last_before(named, side.first) or named[0]) if named else None


def _last_before(named: Bearers, at: int) -> list[Mention]:
    """Return the mentions of the name that stands last before ``at``, empty where all stand behind it."""
    return next((mentions for mentions in reversed(named) if mentions[0].first < at), [])


def refer_back(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield short references to a party named before: a definite head word («المقاومة», «التنظيم») that begins its
    name. Behind it no adjective tells that another is meant («الرئيس الصومالي»).
    """
    short = scene.short_names
    if short.forms.isdisjoint(scene.words_in(sentence)):
        return
    for at in range(sentence.first, sentence.last):
        token = scene.tokens[at]
        if token.text not in short.forms or token.kind != "word" or _is_known(scene, at) or _is_told_apart(scene, at):
            continue
        mentions = _last_before(short.heads.get(scene.lexicon.without_article(token.text), []), at)
        if mentions and scene.is_definite(at):
            yield replace(
                party_named(scene, mentions), first=at, last=at + 1, parts=scene.parts_at(at) | {"the"}, start=-1
            )


def _is_told_apart(scene: Scene, at: int) -> bool:
    """Tell whether an adjective of a land or party stands right behind the word at ``at``, known or by its ending."""
    behind = at + 1
    if behind >= len(scene.tokens) or not scene.is_definite(behind):
        return False
    known = {m.entry.kind for m in scene.opening.get(behind, ())}
    by_ending = not known and scene.tokens[behind].text.endswith(tuple(scene.lexicon.knowledge.endings.nisba))
    return by_ending or "adjective" in known


def _is_known(scene: Scene, at: int) -> bool:
    return any(m.entry.kind in {"actor", "trigger", "place", "harm", "weapon"} for m in scene.opening.get(at, ()))
