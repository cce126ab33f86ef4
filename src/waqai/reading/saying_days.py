"""The days on which things were said: no day of a happening, and the day that times in what is said count from."""

import datetime

from waqai.arabic.dates import Moment, resolve_time
from waqai.reading.cores import Ground
from waqai.reading.scene import Scene

_SAYING = ("attribution", "saying")
_STRETCHES = frozenset({"ago", "stretch"})  # times that count from when they are said
_COUNTED = _STRETCHES | {"relative"}  # in a quotation «yesterday» too
_QUOTED_BACK = 4  # sentences in which the day of a quotation is told before it


def is_of_saying(scene: Scene, ground: Ground, moment: Moment) -> bool:
    """Tell whether a moment is that of an act of speech: right before its verb, or between it and what is said."""
    if moment.since:
        return False  # nobody speaks «since the beginning of the year»: what is said has lasted since
    first, last = scene.token_at(moment.start), scene.token_at(moment.end - 1) + 1
    said = [m for cue in _SAYING for m in scene.cues(cue, ground.sentence)]
    said += [verb for verb, content in ground.said if not content or first < content]
    opens = any(0 <= first - start <= 1 for start in ground.clauses)
    if opens and any(0 <= m.first - last <= 1 for m in said):
        return True
    verb = max((m for m in said if m.last <= first), key=lambda m: m.first, default=None)
    if verb is None:
        return False
    between = range(verb.last, first)
    opened = any(scene.cue_at(at, "content") or scene.tokens[at].text == ":" for at in between)
    return not opened and not any(verb.last <= m.first < first for m in scene.of_kind("trigger", ground.sentence))


def said_on(scene: Scene, ground: Ground) -> datetime.date | None:
    """Return the last day on which a sentence says that something was said: nothing that it tells happened later."""
    said = (
        resolve_time(m, scene.reference) for m in scene.moments_in(ground.sentence) if is_of_saying(scene, ground, m)
    )
    return max((when.end for when in said if when), default=None)


def counts_from(scene: Scene, ground: Ground, moment: Moment) -> tuple[datetime.date | None, Moment | None]:
    """Return the day that a moment counts from, and where it is told: that of the saying for «the last two weeks»
    beside it and for all that is quoted word by word; else that of the article, which the text need not tell.
    """
    quoted = moment.kind in _COUNTED and _is_quoted(scene, ground, moment)
    if not (quoted or moment.kind in _STRETCHES) or is_of_saying(scene, ground, moment):
        return scene.reference, None
    back = _QUOTED_BACK if quoted else 0
    first = max(0, ground.sentence.index - back)
    for sentence in reversed(scene.sentences[first : ground.sentence.index + 1]):
        own = ground if sentence is ground.sentence else Ground(sentence, [sentence.first], [], [], [], [])
        for other in reversed(scene.moments_in(sentence)):
            if other is not moment and is_of_saying(scene, own, other):
                said = resolve_time(other, scene.reference)
                return (said.start, other) if said and said.start == said.end else (scene.reference, None)
    return scene.reference, None


def _is_quoted(scene: Scene, ground: Ground, moment: Moment) -> bool:
    at = scene.token_at(moment.start)
    return sum(1 for token in scene.tokens[ground.sentence.first : at] if token.text == '"') % 2 == 1
