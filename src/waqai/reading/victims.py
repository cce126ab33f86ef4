"""Victims told by name alone: «مقتل خالد السمان» is one person killed. Names are seen by shape; no list of persons."""

from waqai.reading.counts import Count
from waqai.reading.scene import Scene

_LONGEST = 6  # words of a name
_TITLES = 3  # words of title before it
_QUOTES = frozenset({'"', "'"})
# Words of a name without a title; things are hurt and lost, too: there only a title tells a person.
_NAMED = {"killed": 2, "detained": 3, "abducted": 3}
_KNOWN_NOUNS = frozenset({"trigger", "harm", "harm_done", "weapon", "object", "people", "actor", "adjective"})


def find_victims(scene: Scene, at: int, stop: int, kind: str) -> list[Count]:
    """Return the persons named right behind a harm word that ends before token ``at``, at most one a name."""
    found: list[Count] = []
    first = _behind_quote(scene, _behind_agent(scene, at, stop), stop)
    while first < stop:
        start = _behind_quote(scene, _behind_title(scene, first, stop), stop)
        end = _name_end(scene, start, stop)
        shortest = 1 if start > first else _NAMED.get(kind, stop)
        if end - start < shortest or (found and not scene.joined_by_and(first)):
            break
        found.append(Count(first, end, 1, 1, "unknown", "form", joined=bool(found)))
        first = _behind_quote(scene, end, stop)
    return found


def _behind_quote(scene: Scene, at: int, stop: int) -> int:
    return at + 1 if at < stop and scene.tokens[at].text in _QUOTES else at


def _behind_agent(scene: Scene, at: int, stop: int) -> int:
    """Return where the object of a verb can start: behind its subject and the day, where a title stands there."""
    behind = at
    while behind < stop and (scene.in_moment(behind) or (last := _actor_end(scene, behind))):
        behind = behind + 1 if scene.in_moment(behind) else last
    return behind if behind < stop and scene.cue_at(behind, "title") else at


def _actor_end(scene: Scene, at: int) -> int:
    return max(
        (m.last for m in scene.opening.get(at, ()) if m.entry.kind == "actor" and not m.parts - {"the"}), default=0
    )


def _behind_title(scene: Scene, at: int, stop: int) -> int:
    start = at
    while start < min(at + _TITLES, stop) and (title := scene.cue_at(start, "title")):
        start = title.last
    return start


def _name_end(scene: Scene, at: int, stop: int) -> int:
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
