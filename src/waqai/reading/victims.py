"""Victims told by name alone: «مقتل خالد السمان» is one person killed. Names are seen by shape; no list of persons."""

from waqai.reading.counted import Count
from waqai.reading.person_names import person_name_end
from waqai.reading.scene import Scene

_TITLES = 3  # words of title before it
_QUOTES = frozenset({'"', "'"})
# Words of a name without a title; things are hurt and lost, too: there only a title tells a person.
_NAMED = {"killed": 2, "detained": 3, "abducted": 3}


def find_victims(scene: Scene, at: int, stop: int, kind: str) -> list[Count]:
    """Return the persons named right behind a harm word that ends before token ``at``, at most one a name."""
    found: list[Count] = []
    first = _behind_quote(scene, _behind_agent(scene, at, stop), stop)
    while first < stop:
        start = _behind_quote(scene, _behind_title(scene, first, stop), stop)
        end = person_name_end(scene, start, stop)
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
