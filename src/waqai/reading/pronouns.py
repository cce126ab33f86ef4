"""Victims told only by a pronoun: «ما أدى إلى مقتله» is one person killed, and the words before tell who it is."""

from waqai.reading.cores import Ground
from waqai.reading.counted import Count
from waqai.reading.harm_words import VERBAL, HarmWord
from waqai.reading.person_names import person_name_end
from waqai.reading.scene import Scene

_RESULT_REACH = 2  # words from «ما أدى إلى» to the harm («ما أدى إلى مقتله», «ما أسفر عن سقوط جرحى»)
_RELATIVE_REACH = 8  # words from people to the verb whose object they are («قائد كتيبة اعتقلته السلطات»)
_LONGEST_NAME = 5  # words of a name before a relative clause
_NEXT = 3  # words between two people told side by side
_CUSTODY = frozenset({"detained", "abducted"})
_FEMALE = frozenset({"women", "children"})


def told_by_pronoun(scene: Scene, ground: Ground, word: HarmWord, counts: list[Count]) -> list[Count]:
    """Return those for whom the pronoun on a harm word stands: the object of a verb («اعتقلته الشرطة»), or of a noun
    where the harm is told as what a happening led to; elsewhere («بعد مقتله») it only refers back.
    """
    results = scene.cues("result", ground.sentence)
    led_to = any(0 <= word.first - m.last <= _RESULT_REACH for m in results)
    done = "carries_out" in scene.cues_before(word.first)  # «وقامت باعتقاله»
    done = done or (word.kind in _CUSTODY and scene.joined_by_and(word.first))  # «بمداهمة منزله واعتقاله»
    if not word.pronoun or not (led_to or done or word.sense in VERBAL):
        return []
    stands_for = scene.lexicon.knowledge.clitics.stands_for
    reach = ground.sentence.first if led_to or done else word.first - _RELATIVE_REACH
    before = [c for c in reversed(counts) if reach <= c.last <= word.first and not c.harm and not c.among]
    if word.pronoun in stands_for.her:
        return [c for c in before if c.max == 1 and c.who in _FEMALE][:1]
    if word.pronoun in stands_for.him:
        return [c for c in before if c.max == 1 and not c.others][:1] or ([_alone(word, 1, 1)] if led_to else [])
    told = [c for c in before if c.min > 1 and c.told != "bare"]
    if word.pronoun in stands_for.both:
        return [c for c in told if c.max == 2][:1] or ([_alone(word, 2, 2)] if led_to else [])
    if word.pronoun in stands_for.them:
        return _side_by_side(before) or told[:1]
    return []


def named_before(scene: Scene, ground: Ground, word: HarmWord) -> list[Count]:
    """Return the person whose name stands before a relative clause that tells the harm («سالم الحداد الذي اعتقلته
    الشرطة»).
    """
    behind = scene.cue_ending(word.first, ("relative",))
    if behind is None or scene.cue_at(word.last, "aimed_at_it") is not None:
        return []  # «أمام الغرفة التي احتجز فيها»
    for first in range(max(ground.sentence.first, behind - _LONGEST_NAME), behind - 1):
        if person_name_end(scene, first, behind) == behind:
            return [Count(first, behind, 1, 1, "unknown", "form")]
    return []


def _side_by_side(before: list[Count]) -> list[Count]:
    """Return, in order, the people told last where they are several told side by side («قيادي واثنين من مرافقيه»)."""
    found: list[Count] = []
    for count in before:
        if count.told == "bare" or (found and found[-1].first - count.last > _NEXT):
            break
        found.append(count)
        if not count.joined:
            break
    return found[::-1] if len(found) > 1 and not found[-1].joined else []


def _alone(word: HarmWord, low: int, high: int) -> Count:
    """Return the people of whom only the pronoun tells."""
    return Count(word.first, word.last, low, high, "unknown", "form")
