"""Victims told by name alone: «مقتل خالد السمان» is one person killed. Names are seen by shape; no list of persons."""

from waqai.reading.counted import Count
from waqai.reading.person_names import person_name_end
from waqai.reading.scene import Scene

_TITLES = 3  # words of title before it
_ASIDE = 5  # tokens of an age or by-name in brackets behind a name
_QUOTES = frozenset({'"', "'"})
# Words of a name without a title; things are hurt and lost, too: there only a title or a list of names tells persons.
_NAMED = {"killed": 2, "detained": 3, "abducted": 3}
_AGENTS = frozenset({"actor", "people"})
_LISTED = 2  # words of a name in a list
_MANY = frozenset({"dual", "plural"})


def find_victims(scene: Scene, at: int, stop: int, kind: str) -> list[Count]:
    """Return the persons named right behind a harm word that ends before token ``at``, at most one a name."""
    first = _behind_quote(scene, _behind_agent(scene, at, stop), stop)
    names, who = _list_head(scene, first, stop)
    if names > first:
        listed = _listed(scene, names, stop, who)
        return listed if len(listed) > 1 or scene.cue_at(first, "each_of") else []
    found: list[Count] = []
    while first < stop:
        start = _behind_quote(scene, _behind_title(scene, first, stop), stop)
        end = person_name_end(scene, start, stop)
        end = next((token for token in range(start + _LISTED, end) if _begins_another(scene, token, end)), end)
        quoted = first > 0 and scene.tokens[first - 1].text in _QUOTES
        shortest = 1 if start > first else _LISTED if found or (quoted and kind in _NAMED) else _NAMED.get(kind, stop)
        if end - start < shortest or (found and not scene.joined_by_and(first)):
            break
        found.append(_named(first, end, "unknown", joined=bool(found)))
        first = _behind_and(scene, _behind_quote(scene, end, stop), stop)
    return found


def _begins_another(scene: Scene, token: int, end: int) -> bool:
    """Tell whether another name of two words, joined by «and», begins inside what looks like one («… ومهدي الخلف»)."""
    return end - token >= _LISTED and scene.joined_by_and(token) and scene.cue_at(token, "waw_name") is None


def _named(first: int, last: int, who: str, *, joined: bool) -> Count:
    return Count(first, last, 1, 1, who, "form", joined=joined)


def _list_head(scene: Scene, at: int, stop: int) -> tuple[int, str]:
    """Return where the names of a list begin and who they are: behind «كل من», or behind those whom they name
    («المدنيين "…"»); ``at`` where no list is told.
    """
    start, who = at, "unknown"
    each = scene.cue_at(start, "each_of")
    start = each.last if each else start
    people = [m for m in scene.opening.get(start, ()) if m.entry.kind == "people" and m.entry.sense in _MANY]
    group = next((m for m in people if "the" in m.parts and not m.entry.known.harm), None)
    if group is not None:
        who = "unknown" if group.entry.known.loose else str(group.entry.known.who)
        start = group.last
    while start < stop and start > at and scene.tokens[start].text in {":", *_QUOTES}:
        start += 1
    return min(start, stop), who


def _listed(scene: Scene, at: int, stop: int, who: str) -> list[Count]:
    """Return the persons of a list of names, parted by «and» or commas."""
    found: list[Count] = []
    first = at
    while first < stop:
        start = _behind_quote(scene, _behind_title(scene, first, stop), stop)
        end = _list_name_end(scene, start, stop)
        if end - start < (1 if start > first else _LISTED):
            break
        found.append(_named(first, end, who, joined=bool(found)))
        behind = _behind_aside(scene, _behind_quote(scene, end, stop), stop)
        comma = behind < stop and scene.tokens[behind].text == ","
        first = _behind_and(scene, _behind_quote(scene, behind + comma, stop), stop)
        if not (comma or first > behind or (first < stop and scene.joined_by_and(first))):
            break
    return found


def _list_name_end(scene: Scene, at: int, stop: int) -> int:
    """Return where a name of a list ends: before the next one that «and» joins. Its first word may have another
    meaning, too («أسد», «آسيا»), before one that has none.
    """
    end = person_name_end(scene, at, stop)
    if end == at < stop - 1 and scene.tokens[at].kind == "word" and not scene.is_definite(at):
        end = person_name_end(scene, at + 1, stop, titled=True, within=True)
        end = at if end == at + 1 or not _means_no_person(scene, at) else end
    return next((token for token in range(at + _LISTED, end) if scene.joined_by_and(token)), end)


def _means_no_person(scene: Scene, at: int) -> bool:
    """Tell whether all that a word is known for is a place or a verb, or that it is a name, too."""
    others = [m for m in scene.opening.get(at, ()) if (m.entry.kind, m.entry.id) != ("cue", "name_also")]
    known = {(m.entry.kind, m.entry.kind == "place" or m.entry.sense) for m in others}
    return known <= {("place", True), ("trigger", "verb")}


def _behind_and(scene: Scene, at: int, stop: int) -> int:
    return at + 1 if at < stop and scene.lexicon.is_and(scene.tokens[at].text) else at


def _behind_aside(scene: Scene, at: int, stop: int) -> int:
    """Return the token behind an age or by-name in brackets, or behind a stroke, that tells of the person named."""
    opening = scene.tokens[at].text if at < stop else ""
    inside = range(at + 1, min(at + _ASIDE, stop))
    if opening == "/":
        return next((token for token in inside if scene.tokens[token].kind == "mark"), at)
    if opening == "(":
        return next((token + 1 for token in inside if scene.tokens[token].text == ")"), at)
    return at


def _behind_quote(scene: Scene, at: int, stop: int) -> int:
    return at + 1 if at < stop and scene.tokens[at].text in _QUOTES else at


def _behind_agent(scene: Scene, at: int, stop: int) -> int:
    """Return where the object of a verb can start: behind its subject and the day, where a title, a quotation or a list
    of names stands there.
    """
    behind = at
    while behind < stop and (scene.in_moment(behind) or (last := _actor_end(scene, behind))):
        behind = behind + 1 if scene.in_moment(behind) else last
    if behind >= stop or behind == at:
        return at
    listed = scene.cue_at(behind, "title") or scene.cue_at(behind, "each_of")
    people = any(m.entry.kind == "people" for m in scene.opening.get(at, ()))
    quoted = scene.tokens[behind].text in _QUOTES and not people
    return behind if listed or quoted else at


def _actor_end(scene: Scene, at: int) -> int:
    known = (m for m in scene.opening.get(at, ()) if m.entry.kind in _AGENTS and not m.parts - {"the"})
    return max((m.last for m in known), default=0)


def _behind_title(scene: Scene, at: int, stop: int) -> int:
    start = at
    while start < min(at + _TITLES, stop) and (title := scene.cue_at(start, "title")):
        start = title.last
    return start
