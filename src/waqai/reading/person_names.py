"""Persons' names by shape: words that mean nothing else that is known; no list of persons."""

from waqai.reading.scene import Scene

_LONGEST = 6  # words of a name
_KNOWN_NOUNS = frozenset({"trigger", "harm", "harm_done", "weapon", "object", "people", "actor", "adjective"})


def person_name_end(scene: Scene, at: int, stop: int) -> int:
    """Return where the name at ``at`` ends, at most at ``stop``; ``at`` itself where none stands there."""
    end = at
    while end < min(at + _LONGEST, stop) and _in_name(scene, end, end == at):
        end += 1
    return end


def _in_name(scene: Scene, at: int, is_first: bool) -> bool:
    """Tell whether the word at ``at`` can be part of a person's name: it means nothing else that is known."""
    token = scene.tokens[at]
    if token.kind != "word" or len(token.text) < 2 or scene.in_moment(at):
        return False
    known = scene.opening.get(at, ())
    if any(m.entry.kind in _KNOWN_NOUNS or (m.entry.kind == "cue" and m.entry.id != "name_head") for m in known):
        return False
    if any(m.entry.kind == "place" and m.entry.sense != "cue" for m in known):
        return False
    return not (is_first and scene.is_definite(at))
