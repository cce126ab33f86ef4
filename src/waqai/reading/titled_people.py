"""People told by a title and their name («العميد سالم الحداد», «رئيس الديوان السابق سالم الحداد»), or by their name
in quotation marks alone.
"""

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
_DEEDS = frozenset({"trigger", "harm", "harm_done"})
_WHO = frozenset({"actor", "people"})
_EACH = frozenset({"each_of"})
_OF_OFFICES = frozenset({"title", "anaphora", "side_alone", "background", "organ", "court", "name_bound"})
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
        closed = first < last < len(scene.tokens) and scene.tokens[last].text in _QUOTES
        if last - first >= _FULL_NAME or (quoted and closed):
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


def find_quoted(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield the people of ``sentence`` who are told by nothing but their names in quotation marks, right behind what
    befell them, behind its verb and subject, or behind «each of» («اعتقلت الدورية "سالم الحداد"»).
    """
    closed = -1  # behind the mark that closes the last name
    for at in range(sentence.first + 1, sentence.last - _FULL_NAME):
        if scene.tokens[at].text != '"' or not (_befalls(scene, at) or 0 < closed in {at, at - 1}):
            continue
        first, also = at + 1, False
        while (last := _quoted_end(scene, first, sentence.last)) > first:
            yield _quoted(scene, first, last, also)
            if scene.tokens[last].text == '"':
                closed = last + 1
                break
            first, also = last + scene.lexicon.is_and(scene.tokens[last].text), True


def _quoted_end(scene: Scene, first: int, limit: int) -> int:
    """Return where a name in quotation marks ends: with its mark, or with «and» before another; ``first`` if none."""
    if first >= limit:
        return first
    last = person_name_end(scene, first, min(first + _LONGEST, limit), titled=True)
    last = next((at for at in range(first + 1, last) if scene.joined_by_and(at)), last)
    closes = last < limit and (scene.tokens[last].text == '"' or scene.joined_by_and(last))
    joins = last < limit and scene.lexicon.is_and(scene.tokens[last].text)
    return last if last - first >= _FULL_NAME and (closes or joins) else first


def _quoted(scene: Scene, first: int, last: int, also: bool) -> PartyMention:
    apart = also and scene.lexicon.is_and(scene.tokens[first - 1].text)
    start = scene.tokens[first].start + (also and not apart)
    head, parts = (first - 1 if apart else -1), frozenset({"and"} if also else ())
    return PartyMention(first, last, "person", None, None, parts, head=head, start=start, named=True)


def _befalls(scene: Scene, at: int) -> bool:
    """Tell whether a deed, its verb with its subject, or «each of» stands right before the mark at ``at``."""
    if scene.cue_ending(at, _EACH) is not None:
        return True
    for back in range(1, _OFFICE + 1):
        for mention in scene.opening.get(at - back, ()):
            kind = mention.entry.kind
            if mention.last == at and (kind in _DEEDS or (kind in _WHO and _behind_verb(scene, mention.first))):
                return True
    return False


def _behind_verb(scene: Scene, at: int) -> bool:
    verbs = (m for m in scene.opening.get(at - 1, ()) if m.entry.kind == "trigger" and m.last == at)
    return any(m.entry.sense == "verb" and not m.pronoun for m in verbs)
