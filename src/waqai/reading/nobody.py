"""Harm that the page says did not happen: «دون وقوع إصابات», «لم يسفر الهجوم عن ضحايا» are lines of nobody; harm of
which it says that nothing is known is none.
"""

from waqai.reading.cores import Ground
from waqai.reading.counted import Count
from waqai.reading.scene import Scene
from waqai.reading.toll import Toll
from waqai.reading.whose import people_behind

# Words from «لم يسفر» or «لم تتلق» to the harm («لم يسفر الهجوم الصاروخي عن وقوع إصابات», «لم تتلق الفرق أي بلاغ عن
# وجود مصابين»).
_REACH = 6
_ANY = frozenset({"any"})


def find_nobody(scene: Scene, ground: Ground, counts: list[Count]) -> list[Toll]:
    """Return the lines of those who were not harmed."""
    none = scene.of_kind("no_harm", ground.sentence)
    tolls = [_nobody(scene, m.entry.id, m.first, m.last) for m in none if not scene.cue_at(m.last, "others")]
    denied = [c for c in counts if c.harm and is_denied(scene, ground, c)][:1]  # «عن قتلى أو جرحى» is one denial
    tolls += [_nobody(scene, str(c.harm), c.first, c.last) for c in denied]
    losses = [m for m in scene.cues("human_losses", ground.sentence) if is_behind_denial(scene, ground, m.first)]
    return tolls + [_nobody(scene, "injured", m.first, m.last) for m in losses]


def is_denied(scene: Scene, ground: Ground, count: Count) -> bool:
    """Tell whether people harmed are told of as what a happening did not lead to."""
    return count.told == "bare" and is_behind_denial(scene, ground, count.first)


def is_behind_denial(scene: Scene, ground: Ground, at: int) -> bool:
    """Tell whether «it did not lead to» stands before token ``at``, at most its subject between."""
    return _is_behind(scene, ground, "no_result", at)


def is_untold(scene: Scene, ground: Ground, at: int) -> bool:
    """Tell whether «no word of» stands before token ``at``, or «any at all» right before it: such harm is no line («ولم
    يبلغ عن وقوع إصابات», «نفى وقوع أي قتلى»).
    """
    return _is_behind(scene, ground, "untold_result", at) or scene.cue_ending(at, _ANY) is not None


def _is_behind(scene: Scene, ground: Ground, cue: str, at: int) -> bool:
    return any(0 <= at - m.last <= _REACH for m in scene.cues(cue, ground.sentence))


def _nobody(scene: Scene, kind: str, first: int, last: int) -> Toll:
    who = people_behind(scene, last) or "unknown"
    return Toll(kind, who, 0, 0, first, last, first, open=True, noun="none")
