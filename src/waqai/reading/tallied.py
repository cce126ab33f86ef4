"""Numbers apart from the noun for the harmed: «عدد القتلى … إلى تسعة», «حصيلة ضحايا القصف … إلى 16 مدنيا»."""

from collections.abc import Iterator

from msgspec.structs import replace

from waqai.lexicon.mention import Mention
from waqai.reading.counted import Count
from waqai.reading.figures import HARMS
from waqai.reading.scene import Scene
from waqai.reading.whose import people_behind

_TALLY_REACH = 10  # words from the harmed to their number («عدد القتلى جراء القصف على القرية إلى تسعة»)
_CLAUSE = 25  # and round a whole clause that tells what harmed them


def tallied(scene: Scene, people: list[Mention], counts: list[Count], used: set[int]) -> Iterator[Count]:
    """Yield the counts, those of whom a noun before tells that they are the dead or hurt with its harm («ارتفع عدد
    القتلى إلى تسعة»).
    """
    harmed = [m for m in people if m.entry.known.harm and m.entry.sense == "plural" and m.first not in used]
    nouns = list(_tally_nouns(scene, harmed))
    wholes = {m.last: m for m in harmed if "the" in m.parts and "between" in scene.cues_before(m.first)}
    for count in counts:
        if count.first in wholes and not count.harm:
            whole = wholes[count.first]  # «من بين القتلى ثلاثة أطفال»
            yield replace(count, harm=whole.entry.known.harm, heard=whole.first, among=True)
            continue
        noun = next((m for m in reversed(nouns) if m.last <= count.first), None)
        noun = noun if noun is not None and _tells_number_of(scene, noun, count) else None
        if noun is not None and not count.joined:
            used.add(noun.first)
            if not count.harm and ("toward" in scene.cues_before(count.first) or _right_behind(scene, noun, count)):
                who = people_behind(scene, noun.last) if count.who in {None, "unknown"} else count.who
                count = replace(count, harm=noun.entry.known.harm, heard=noun.first, who=who or "unknown")
        yield count


def _tally_nouns(scene: Scene, harmed: list[Mention]) -> Iterator[Mention]:
    """Yield the nouns for the harmed whose number stands further on, those joined to one included («عدد القتلى إلى تسعة
    والجرحى إلى عشرين»).
    """
    found = False
    for noun in harmed:
        joined = found and {"and", "the"} <= noun.parts and scene.cue_at(noun.last, "toward") is not None
        found = joined or "tally" in scene.cues_before(noun.first)
        if found:
            yield noun


def _tells_number_of(scene: Scene, noun: Mention, count: Count) -> bool:
    """Tell whether a count is near a noun whose number it can tell; behind «إلى» it may stand behind a whole clause in
    which nobody is harmed («حصيلة ضحايا الغارات التي استهدفت أحياء المدينة صباح اليوم إلى 16 مدنيا»).
    """
    if count.first - noun.last <= _TALLY_REACH:
        return True
    if "toward" not in scene.cues_before(count.first):
        return False
    between = range(noun.last, count.first)
    return len(between) <= _CLAUSE and not any(
        m.entry.kind in HARMS for at in between for m in scene.opening.get(at, ())
    )


def _right_behind(scene: Scene, noun: Mention, count: Count) -> bool:
    """Tell whether nothing but who the harmed are parts their noun from its number («عدد القتلى المدنيين 12»)."""
    between = range(noun.last, count.first)
    return len(between) <= 1 and all(
        any(m.entry.kind == "people" and "the" in m.parts for m in scene.opening.get(at, ())) for at in between
    )
