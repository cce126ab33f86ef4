"""Persons' names by shape: words that mean nothing else that is known; no list of persons."""

from waqai.reading.scene import Scene

_LONGEST = 6  # words of a name
_KNOWN_NOUNS = frozenset({"trigger", "harm", "harm_done", "weapon", "object", "people", "actor", "adjective"})
_DOTTED_YA = "\u064a"


def person_name_end(scene: Scene, at: int, stop: int, *, titled: bool = False) -> int:
    """Return where the name at ``at`` ends, at most at ``stop``; ``at`` itself where none stands there.

    Behind a title (``titled``) a name may begin with a word that is a particle, too («الطفل علي البروك»), and ends at
    the words that no private person's name goes on over.
    """
    end = at
    while end < min(at + _LONGEST, stop) and _in_name(scene, end, end == at, titled):
        end += 1
    return end


def _in_name(scene: Scene, at: int, is_first: bool, titled: bool) -> bool:
    """Tell whether the word at ``at`` can be part of a person's name: it means nothing else that is known."""
    token = scene.tokens[at]
    if token.kind != "word" or len(token.text) < 2 or scene.in_moment(at):
        return False
    if token.text in scene.lexicon.names_too and (titled or not is_first):
        return _is_dotted(scene, at)
    if titled and token.text in scene.lexicon.name_ends:
        return False
    known = scene.opening.get(at, ())
    kinds = _KNOWN_NOUNS - {"adjective"} if titled and not is_first else _KNOWN_NOUNS
    if any(m.entry.kind in kinds or (m.entry.kind == "cue" and m.entry.id != "name_head") for m in known):
        return False
    if any(m.entry.kind == "place" and m.entry.sense != "cue" for m in known) and not (titled and not is_first):
        return False
    return not (is_first and scene.is_definite(at))


def _is_dotted(scene: Scene, at: int) -> bool:
    """Tell whether a word that may be a particle is written as the name is, with the two dots below its last letter."""
    last = scene.folded.starts[scene.tokens[at].end - 1]
    return scene.folded.source[last] == _DOTTED_YA
