"""Persons' names by shape: words that mean nothing else that is known; no list of persons."""

from waqai.reading.scene import Scene

_LONGEST = 6  # words of a name
_KNOWN_NOUNS = frozenset({"trigger", "harm", "harm_done", "weapon", "object", "people", "actor", "adjective"})
_OF_NAMES = frozenset({"name_head", "name_also", "waw_name", "kunya"})
_DOTTED_YA = "\u064a"


def person_name_end(scene: Scene, at: int, stop: int, *, titled: bool = False, within: bool = False) -> int:
    """Return where the name at ``at`` ends, at most at ``stop``; ``at`` itself where none stands there.

    Behind a title (``titled``) a name may begin with a word that is a particle, too («الطفل علي البروك»), and ends at
    the words that no private person's name goes on over. ``within`` tells that its first word stands before ``at``.
    """
    end = at
    while end < min(at + _LONGEST, stop) and _in_name(scene, end, end == at and not within, titled):
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
    if titled and scene.cue_at(at, "name_also") is not None:
        return True
    if not is_first and _is_bound(scene, at, titled):
        return True
    known = scene.opening.get(at, ())
    kinds = _KNOWN_NOUNS - {"adjective"} if titled and not is_first else _KNOWN_NOUNS
    if any(m.entry.kind in kinds or (m.entry.kind == "cue" and m.entry.id not in _OF_NAMES) for m in known):
        return False
    if any(m.entry.kind == "place" and m.entry.sense != "cue" for m in known) and not (titled and not is_first):
        return False
    return not (is_first and scene.is_definite(at))


def _is_bound(scene: Scene, at: int, titled: bool) -> bool:
    """Tell whether a word goes on a name whatever else it may mean: bound to the word before («عبد الله»), or, behind a
    title, spelled like a noun that has lost its nun without being bound to anything («أحمد فتحي الحداد»).
    """
    if scene.cue_at(at, "name_bound") is not None:
        return not scene.is_definite(at - 1)
    kinds = {(m.entry.kind, m.entry.sense) for m in scene.opening.get(at, ())}
    dual = scene.tokens[at].text.endswith(scene.lexicon.knowledge.endings.construct_dual)
    return titled and dual and kinds == {("trigger", "noun")}


def _is_dotted(scene: Scene, at: int) -> bool:
    """Tell whether a word that may be a particle is written as the name is, with the two dots below its last letter."""
    last = scene.folded.starts[scene.tokens[at].end - 1]
    return scene.folded.source[last] == _DOTTED_YA
