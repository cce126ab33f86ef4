"""People told by a title and their name («العميد سالم الحداد», «رئيس الديوان السابق سالم الحداد»)."""

from collections.abc import Iterator

from waqai.lexicon.mention import Mention
from waqai.reading.party_mention import PartyMention
from waqai.reading.person_names import person_name_end
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_OFFICE = 5  # words of an office behind its first («وزير الشؤون الاجتماعية والعمل السابق»)
_LONGEST = 5  # words of a name
_FULL_NAME = 2  # words from which on what stands behind a title is a name
_STOPS = frozenset({"trigger", "harm", "harm_done", "weapon", "object"})
_OF_OFFICES = frozenset({"title", "anaphora", "background", "organ", "court", "name_bound"})
_OPENING, _QUOTES = frozenset("\"'("), frozenset("\"')")


def find_titled(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield the people of ``sentence`` who are told by title and name, under their name."""
    for title in scene.cues("title", sentence):
        if _is_told_elsewhere(scene, title):
            continue
        first = _name_start(scene, title, sentence.last)
        if first >= sentence.last:
            continue
        last = person_name_end(scene, first, min(first + _LONGEST, sentence.last), titled=True)
        last = next((at for at in range(first + 1, last) if scene.joined_by_and(at)), last)
        quoted = scene.tokens[first - 1].text in _OPENING
        if last - first >= _FULL_NAME or (quoted and last > first and scene.tokens[last].text in _QUOTES):
            yield PartyMention(first, last, "person", None, None, title.parts, None, head=title.first, named=True)


def _is_told_elsewhere(scene: Scene, title: Mention) -> bool:
    """Tell whether a title is a word for one person with the article: named_people names him."""
    opening = scene.opening.get(title.first, ())
    return "the" in title.parts and any(m.entry.kind == "people" and m.last == title.last for m in opening)


def _name_start(scene: Scene, title: Mention, limit: int) -> int:
    """Return where the name behind a title and what belongs to its office can start."""
    at, definite = title.last, scene.is_definite(title.last - 1)
    while at < min(title.last + _OFFICE, limit) and _of_office(scene, at, definite or at > title.last):
        definite = True
        at += 1
    if not definite:
        return limit  # «a chief» is followed by what he heads, not by his name
    return at + 1 if at + 1 < limit and scene.tokens[at].text in _OPENING else at


def _of_office(scene: Scene, at: int, told: bool) -> bool:
    """Tell whether the word at ``at`` belongs to an office: with the article, or known as a name of a land or body."""
    if scene.tokens[at].kind != "word" or scene.in_moment(at) or scene.cues_before(at + 1) - _OF_OFFICES:
        return False
    kinds = {m.entry.kind for m in scene.opening.get(at, ())}
    if kinds & _STOPS:
        return False
    return scene.is_definite(at) or scene.word_or_kind(at) in {"actor", "adjective", "place"} or not told
