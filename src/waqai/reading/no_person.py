"""Words for people that count nobody where they stand: «صاروخ إيراني», «أبا سيف», «من أبناء القرية»."""

from waqai.lexicon.mention import Mention
from waqai.reading.figures import HARMS
from waqai.reading.person_names import person_name_end
from waqai.reading.scene import Scene
from waqai.reading.whose import cues_round

_PARTED = frozenset({"among", "being", "most", "half", "result", "takes"})
_CLOSING = frozenset({")", '"'})
_THINGS = frozenset({"weapon", "object", "trigger"})
_NAME = 2  # words of a name


def names_nobody(scene: Scene, mention: Mention) -> bool:
    """Tell whether a word for one person only describes a thing or a group, or begins a by-name."""
    return _only_describes(scene, mention) or _begins_name(scene, mention) or _is_of_group(scene, mention)


def tells_origin(scene: Scene, mention: Mention) -> bool:
    """Tell whether people without a number only tell, behind «من», whence or of whom somebody is («سالم الحداد من أبناء
    القرية»).
    """
    at = mention.first - 1
    if scene.cue_at(at, "origin") is not None:
        return True
    before = scene.cue_at(at, "of")
    if before is None or before.pronoun or at == 0 or scene.tokens[at - 1].kind != "word":
        return False
    return not cues_round(scene, mention.first) & _PARTED


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
    end = len(scene.tokens)
    behind = mention.last + (mention.last < end and scene.tokens[mention.last].text in _CLOSING)
    named = behind < end and person_name_end(scene, behind, end) >= behind + _NAME
    return scene.word_or_kind(at - 1) == "actor" and not named
