"""Clauses: where a sentence turns to another verb, connective or aside."""

from bisect import bisect_right

from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_MARKS = frozenset(",;:-()")
_VERBAL = frozenset({"verb", "passive"})
_TELLING = frozenset({"trigger", "harm", "harm_done"})
_TURNS = ("clause", "result", "reply")


def clause_starts(scene: Scene, sentence: Sentence, members: set[int]) -> list[int]:
    """Return the tokens at which a clause of ``sentence`` begins, its first token included, in order.

    ``members`` are tokens at which a place or party starts: a mark before one parts the members of a list and
    begins no clause.
    """
    starts = {sentence.first}
    for cue in _TURNS:
        starts.update(m.first for m in scene.cues(cue, sentence))
    tokens, opening = scene.tokens, scene.opening
    for at in range(sentence.first + 1, sentence.last - 1):
        if tokens[at].text in _MARKS:
            if not _lists(scene, at + 1, members):
                starts.add(at + 1)
        elif at in opening:
            for mention in opening[at]:
                if "and" in mention.parts and mention.entry.sense in _VERBAL:
                    starts.add(at)  # a verb joined with «and»
    return sorted(starts)


def _lists(scene: Scene, token: int, members: set[int]) -> bool:
    """Tell whether a member of a list, or the word «بلدة» before one, stands at ``token``."""
    kinds = {m.entry.kind for m in scene.opening.get(token, ())}
    if not kinds.isdisjoint(_TELLING):
        return False
    return (
        token in members
        or "people" in kinds
        or bool(scene.cue_at(token, "place_settlement") or scene.cue_at(token, "direction"))
    )


def clause_of(starts: list[int], token: int) -> int:
    """Return the number of the clause that holds ``token``."""
    at = bisect_right(starts, token)
    return at - 1 if at else 0
