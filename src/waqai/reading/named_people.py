"""People told by a word for them who are then named: «الشاب سامر الدرويش», «شاب يدعى سامر الدرويش»."""

from collections.abc import Iterator

from msgspec.structs import replace

from waqai.lexicon.mention import Mention
from waqai.reading.party_mention import PartyMention
from waqai.reading.person_names import person_name_end
from waqai.reading.scene import Scene

_FULL_NAME = 2  # words from which on what stands behind a word for one person is a name
_LONGEST = 5  # words of a name
_DESCRIBED = 2  # adjectives between a word for a person and his name
_FEW = frozenset({"singular", "dual"})
_QUOTES = frozenset("\"'")
_OPENING, _CLOSING = frozenset("\"'("), frozenset("\"'),")


def name_people(scene: Scene, party: PartyMention, limit: int) -> Iterator[PartyMention]:
    """Yield a party under the names of the one or two people that it is told to be, else as it is."""
    people = party.people
    if people is None or people.entry.known.who == "combatants" or people.entry.sense not in _FEW:
        yield party
        return
    start, called = _name_start(scene, party, people, limit)
    if not called and "the" not in people.parts and not people.pronoun:
        yield party
        return
    pair = people.entry.sense == "dual"
    end = _full_name(scene, start, limit, pair, called)
    if end == start:
        yield party
        return
    if start == party.last and not pair:
        yield replace(party, last=end, named=True)
        return
    yield replace(party, first=start, last=end, head=party.at, start=-1, named=True)
    other = _behind_marks(scene, end, limit)
    also = pair and other < limit and scene.joined_by_and(other)
    last = _full_name(scene, other, limit, pair, called=True) if also else other
    if last > other:
        token = scene.tokens[other].start + 1  # behind «and»
        told = replace(party, first=other, last=last, head=-1, people=None, start=token, named=True)
        yield replace(told, parts=frozenset({"and"}))


def _name_start(scene: Scene, party: PartyMention, people: Mention, limit: int) -> tuple[int, bool]:
    """Return where the name behind a word for people can start, and whether something introduces it there: «called»,
    or a quotation mark. With the article, adjectives may stand between.
    """
    at = party.last
    definite = "the" in people.parts
    while definite and at < min(party.last + _DESCRIBED, limit) and _describes(scene, at):
        at += 1
    called = scene.cue_at(at, "called") if at < limit else None
    first = called.last if called is not None else at
    opened = first < limit and scene.tokens[first].text in _OPENING
    if called is None and not definite:
        return party.last, False  # «a man» is named only where something says so
    if not opened and called is None and first < limit and scene.joined_by_and(first):
        return party.last, False
    return (first + 1 if opened else first), called is not None or opened


def _describes(scene: Scene, at: int) -> bool:
    """Tell whether the word at ``at`` is an adjective with the article of the word before."""
    known = {m.entry.kind for m in scene.opening.get(at, ())}
    return scene.tokens[at].kind == "word" and scene.is_definite(at) and known <= {"adjective", "people"}


def _full_name(scene: Scene, at: int, limit: int, pair: bool, called: bool) -> int:
    """Return where the name at ``at`` ends; ``at`` where none stands there that is long enough, or is marked off."""
    if at >= limit:
        return at
    stop = min(limit, at + _LONGEST)
    last = person_name_end(scene, at, stop, titled=True)
    last = next((t for t in range(at + 1, last) if scene.joined_by_and(t) and (pair or called)), last)
    if last - at >= _FULL_NAME or (called and last > at and scene.tokens[min(last, limit - 1)].text in _QUOTES):
        return last
    return at


def _behind_marks(scene: Scene, at: int, limit: int) -> int:
    while at < limit - 1 and scene.tokens[at].text in _CLOSING:
        at += 1
    return at
