"""People told by a list of their names: behind «each of» («كلا من سالم النجار ونادر الحداد»), and behind the words that
say who those just counted are («اثنين من العمال، وهما …»).
"""

from collections.abc import Iterator, Sequence

from waqai.reading.party_mention import PartyMention
from waqai.reading.person_names import person_name_end
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_OPENING = frozenset({":", '"', "'", "("})
_BETWEEN = frozenset({",", '"', "'", "-"})
_NAME = 2  # words of a name
_LONGEST = 6
_ASIDE = 5  # tokens of an age or by-name in brackets behind a name
_MANY = frozenset({"plural", "collective", "dual"})


def find_listed(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield the people of ``sentence`` who are listed by name behind «each of»."""
    for each in scene.cues("each_of", sentence):
        yield from read_names(scene, each.last, sentence.last)


def name_the_told(scene: Scene, sentence: Sentence, told: Sequence[PartyMention]) -> list[PartyMention]:
    """Return parties with the last of those who are told by no name in the place of whom the sentence then lists by
    name («مدنيين … وهم سالم النجار ونادر الحداد»): the fullest name that the article gives.
    """
    people = [p for p in told if _is_nameless(p)]
    for cue in scene.cues("they_are", sentence):
        before = [p for p in people if p.last <= cue.first]
        names = list(read_names(scene, cue.last, sentence.last)) if before else []
        if len(names) > 1:
            at = told.index(before[-1])
            return [*told[:at], *names, *told[at + 1 :]]
    return list(told)


def _is_nameless(party: PartyMention) -> bool:
    """Tell whether a party is several people told by a word for them; children stay told as such."""
    people = party.people if party.sort == "people" and not party.named else None
    return people is not None and people.entry.sense in _MANY and people.entry.known.who != "children"


def read_names(scene: Scene, at: int, limit: int) -> Iterator[PartyMention]:
    """Yield the people whose names are listed from ``at`` on, parted by «and» or commas."""
    while at < limit and scene.tokens[at].text in _OPENING:
        at += 1
    joined = False
    while at < limit:
        first = _behind_title(scene, at, limit)
        last = _name_end(scene, first, limit)
        if last - first < _NAME:
            return
        glued = joined and scene.joined_by_and(first) and scene.lexicon.is_and(scene.tokens[first].text[:1])
        start = scene.tokens[first].start + glued
        parts = frozenset({"and"} if joined else ())
        yield PartyMention(first, last, "person", None, None, parts, start=start, named=True)
        at = _next(scene, last, limit)
        joined = True


def _name_end(scene: Scene, at: int, limit: int) -> int:
    last = person_name_end(scene, at, min(at + _LONGEST, limit), titled=True)
    joins = (token for token in range(at + 1, last) if _begins_next(scene, token))
    return next(joins, last)


def _begins_next(scene: Scene, token: int) -> bool:
    return scene.joined_by_and(token) and scene.cue_at(token, "waw_name") is None


def _behind_title(scene: Scene, at: int, limit: int) -> int:
    while at < limit - 1 and (title := scene.cue_at(at, "title")) is not None:
        at = title.last
    return at


def _next(scene: Scene, at: int, limit: int) -> int:
    """Return where the next name of a list can begin, ``limit`` where the list ends."""
    start = at
    while at < limit and scene.tokens[at].text == '"':
        at += 1
    if at < limit and scene.tokens[at].text == "(":
        closing = (t for t in range(at + 1, min(at + _ASIDE, limit)) if scene.tokens[t].text == ")")
        at = next(closing, at - 1) + 1
    while at < limit and scene.tokens[at].text in _BETWEEN:
        at += 1
    if at < limit and scene.lexicon.is_and(scene.tokens[at].text):
        at += 1
    elif at >= limit or not (scene.joined_by_and(at) or _is_parted(scene, start, at)):
        return limit
    while at < limit and scene.tokens[at].text in {'"', "'"}:
        at += 1
    return at


def _is_parted(scene: Scene, start: int, at: int) -> bool:
    """Tell whether a comma or stroke stands between the end of a name and ``at``."""
    return any(scene.tokens[token].text in {",", "-"} for token in range(start, at))
