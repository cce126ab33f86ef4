"""Words for people that count nobody where they stand: «صاروخ إيراني», «أبا سيف», «من أبناء القرية»."""

from waqai.lexicon.mention import Mention
from waqai.reading.figures import HARMS
from waqai.reading.person_names import person_name_end
from waqai.reading.scene import Scene
from waqai.reading.whose import cues_round

_PARTED = frozenset({"among", "being", "most", "half", "result", "takes"})
_CLOSING = frozenset({")", '"'})
_THINGS = frozenset({"weapon", "object", "trigger"})


def names_nobody(scene: Scene, mention: Mention) -> bool:
    """Tell whether a word for one person only describes a thing or a group, or begins a by-name."""
    return _only_describes(scene, mention) or _begins_name(scene, mention) or _is_of_group(scene, mention)


def tells_origin(scene: Scene, mention: Mention) -> bool:
    """Tell whether people without a number only tell, behind «من», whence or of whom somebody is («سالم الحداد من أبناء
    القرية»).
    """
    if not mention.first or scene.cue_at(mention.first - 1, "origin") is not None:
        return mention.first > 0
    before = scene.cue_at(mention.first - 1, "of")
    named = before is not None and before.first > 0 and scene.tokens[before.first - 1].kind == "word"
    return named and before is not None and not before.pronoun and not cues_round(scene, mention.first) & _PARTED


def _only_describes(scene: Scene, mention: Mention) -> bool:
    """Tell whether a word of origin is the adjective of a thing or a deed before it («صاروخ إيراني», «القصف التركي»,
    «المدعوم إيرانيا») and no person.
    """
    at = mention.first
    origin = any(m.entry.kind == "adjective" and m.last == mention.last for m in scene.opening.get(at, ()))
    if not origin or "and" in mention.parts or at == 0 or scene.tokens[at - 1].kind != "word":
        return False
    before = scene.opening.get(at - 1, ())
    kinds = {m.entry.kind for m in before}
    if kinds & HARMS or scene.in_moment(at - 1):
        return False
    return not (before or scene.cues_before(at)) or any(m.entry.kind in _THINGS and m.last == at for m in before)


def _begins_name(scene: Scene, mention: Mention) -> bool:
    """Tell whether «father» is the first word of a by-name («المعروف بأبا سيف»)."""
    at = mention.last
    if at >= len(scene.tokens) or scene.cue_at(mention.first, "kunya") is None or scene.tokens[at].kind != "word":
        return False
    behind = {m.entry.kind for m in scene.opening.get(at, ())}
    return not (behind & {"people", "cue", *HARMS} or scene.joined_by_and(at) or scene.in_moment(at))


def _is_of_group(scene: Scene, mention: Mention) -> bool:
    """Tell whether a word for a fighter is the adjective of the group before it («تنظيم داعش المتطرف»): nobody is named
    by it.
    """
    at = mention.first
    if mention.parts != {"the"} or mention.entry.known.who != "combatants":
        return False
    while at > 0 and scene.tokens[at - 1].text in _CLOSING:
        at -= 1
    named = scene.word_or_kind(at - 1) == "actor"
    behind = mention.last + (mention.last < len(scene.tokens) and scene.tokens[mention.last].text in _CLOSING)
    return named and (behind >= len(scene.tokens) or person_name_end(scene, behind, len(scene.tokens)) < behind + 2)
