"""Clauses: where a sentence turns to another verb, connective or aside."""

from waqai.reading.scene import Scene, Sentence

_MARKS = frozenset(",;:-()")
_TURNS = ("clause", "result")


def clause_starts(scene: Scene, sentence: Sentence) -> list[int]:
    """Return the tokens at which a clause of ``sentence`` begins, its first token included, in order.

    A mark that parts the members of a list (the next word is a place, party, number or another member) begins no
    clause.
    """
    starts = {sentence.first}
    for cue in _TURNS:
        starts.update(m.first for m in scene.cues(cue, sentence))
    for at in range(sentence.first + 1, sentence.last - 1):
        if scene.tokens[at].text in _MARKS and not _lists(scene, at + 1):
            starts.add(at + 1)
        elif _new_verb(scene, at):
            starts.add(at)
    return sorted(starts)


def _lists(scene: Scene, token: int) -> bool:
    kinds = {m.entry.kind for m in scene.opening.get(token, ())}
    return bool(kinds & {"place", "actor", "people"}) and not kinds & {"trigger", "harm", "harm_done"}


def _new_verb(scene: Scene, token: int) -> bool:
    """Tell whether a verb joined with «and» stands at ``token``."""
    return any(m.entry.sense in {"verb", "passive"} and "and" in m.parts for m in scene.opening.get(token, ()))


def clause_of(starts: list[int], token: int) -> int:
    """Return the number of the clause that holds ``token``."""
    found = 0
    for number, start in enumerate(starts):
        if start > token:
            break
        found = number
    return found
