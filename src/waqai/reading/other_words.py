"""Words with the letters of a trigger that are another: a name, of a hashtag, a journey, a time of day, two phrases."""

from waqai.lexicon.mention import Mention
from waqai.reading.scene import Scene

_VERBAL = frozenset({"verb", "passive"})
_NAMED = frozenset({"actor", "place"})
_PLACED = frozenset({"place_settlement", "place_countryside", "direction", "near"})
_TIE = "_"  # between the words of a hashtag
_LONGEST_PLACE = 3  # words


def other_word(scene: Scene, mention: Mention) -> str | None:
    """Return what else a word with the letters of a trigger is, None where it is the trigger."""
    if _is_name(scene, mention):
        return "a name"
    if _is_of_tag(scene, mention):
        return "a word of a hashtag"
    if _is_no_verb(scene, mention):
        return "no verb"
    return "two phrases, not one" if _is_parted(scene, mention) else None


def _is_name(scene: Scene, mention: Mention) -> bool:
    """Tell whether a word with the letters of a verb is the name of somebody, or of a place that is told as one
    («وتدمر» behind another place).
    """
    if mention.entry.sense not in _VERBAL:
        return False
    names = [m for m in scene.opening.get(mention.first, ()) if m.entry.kind in _NAMED and m.last >= mention.last]
    if any(m.entry.kind == "actor" for m in names):
        return True
    return any(_is_placed(scene, m) for m in names)


def _is_no_verb(scene: Scene, mention: Mention) -> bool:
    """Tell whether a word with the letters of a verb is another word: no past has a future («سفر» is a journey), and
    «فجرا» tells a time of day.
    """
    if mention.entry.sense not in _VERBAL or mention.last - mention.first > 1:
        return False
    text = scene.folded.text[mention.start : mention.end]
    return ("will" in mention.parts and scene.lexicon.tense(text) == "past") or text in scene.lexicon.daytimes


def _is_placed(scene: Scene, place: Mention) -> bool:
    """Tell whether a place stands behind a word that is told of places, or is joined to another place."""
    before = scene.cues_before(place.first)
    joined = "and" in place.parts and any(
        m.entry.kind == "place" and m.last == place.first
        for at in range(max(0, place.first - _LONGEST_PLACE), place.first)
        for m in scene.opening.get(at, ())
    )
    return joined or bool(before & _PLACED)


def _is_of_tag(scene: Scene, mention: Mention) -> bool:
    """Tell whether a word is only one of a hashtag's («#بلدة_تحت_القصف»): a slogan tells no happening."""
    text, end = scene.folded.text, scene.tokens[mention.last - 1].end
    start = scene.tokens[mention.first].start
    return _TIE in (text[start - 1 : start], text[end : end + 1])


def _is_parted(scene: Scene, mention: Mention) -> bool:
    """Tell whether a noun has the article and a place is named behind it: a definite noun governs none («قصف جيش
    الاحتلال قرية …»).
    """
    construct = mention.entry.sense == "noun" and mention.last - mention.first > 1 and "the" in mention.parts
    return construct and scene.cue_at(mention.first + 1, "place_settlement") is not None
