"""Adjectives of a land or side: of people and weapons told before them, or alone for a side or for people of a land."""

from collections.abc import Iterator

from msgspec.structs import replace

from waqai.lexicon.mention import Mention
from waqai.reading.party_mention import PartyMention
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_LAND = "government"
_BODILY = frozenset({"killed", "injured"})
_MODIFIERS = 3  # words between a people word and the adjective that tells whose they are


def join_adjectives(scene: Scene, heads: list[PartyMention], sentence: Sentence) -> Iterator[PartyMention]:
    """Join a people word or a weapon with the adjective behind it that tells whose it is."""
    adjectives = {m.first: m for m in scene.of_kind("adjective", sentence)}
    for head in heads:
        at = head.last
        while at < min(head.last + _MODIFIERS, sentence.last) and at not in adjectives:
            stops = scene.tokens[at].kind == "mark" or scene.in_moment(at)
            if stops or scene.cues_before(at + 1) or at in scene.opening:
                at = sentence.last
            at += 1
        found = adjectives.get(at) if at < sentence.last else None
        if found and not found.parts & {"by", "to", "and"} and _may_be_of(scene, head, found):
            actor = found.entry.known
            if head.sort == "people" and not head.armed:
                yield replace(head, last=found.last)  # people of a land are not its state
            else:
                yield replace(head, last=found.last, sort="adjective", id=actor.id, known=actor)
        else:
            yield head


def _may_be_of(scene: Scene, head: PartyMention, adjective: Mention) -> bool:
    """Tell whether an adjective can be told of a head: not where the head alone has the article, or alone the ending
    of a subject, for then it is whom they did something to («اعتقلت الشرطة سوريين», «احتجز مسلحون تونسيين»).
    """
    if "the" in head.parts and not scene.is_definite(adjective.first):
        return False
    endings = scene.lexicon.knowledge.endings
    noun, word = scene.tokens[head.last - 1].text, scene.tokens[adjective.first].text
    subject = noun.endswith(endings.direct_plural) and not word.endswith(endings.direct_plural)
    return not (subject and word.endswith(tuple(endings.construct_marks)))


def lone_adjectives(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield the parties that the adjectives of ``sentence`` name by themselves."""
    for mention in scene.of_kind("adjective", sentence):
        if not _of_office(scene, mention):
            yield _from_adjective(scene, mention)


def _from_adjective(scene: Scene, mention: Mention) -> PartyMention:
    """Return the party that a lone adjective names: people of a land where it is in the plural, counted or harmed
    («سوريين», «12 تونسيا», «قتل تونسي»), else the side whose adjective it is.
    """
    actor = mention.entry.known
    many = scene.tokens[mention.last - 1].text.endswith(tuple(scene.lexicon.knowledge.endings.construct_marks))
    counted = "the" not in mention.parts and scene.is_counted(mention.first)
    if actor.kind == _LAND and (many or counted or _is_one_harmed(scene, mention)):
        return PartyMention(mention.first, mention.last, "people", None, False, mention.parts)
    return PartyMention(mention.first, mention.last, "adjective", actor.id, None, mention.parts, None, actor)


def _is_one_harmed(scene: Scene, adjective: Mention) -> bool:
    """Tell whether an adjective without the article is one person: a word for killing or hurting is right before it, or
    before another that it is joined to.
    """
    before = [m for m in scene.opening.get(adjective.first - 1, ()) if m.last == adjective.first]
    if adjective.parts == {"and"}:
        return any(m.entry.kind == "adjective" and _is_one_harmed(scene, m) for m in before)
    return not adjective.parts and any(m.entry.kind == "harm" and m.entry.id in _BODILY for m in before)


def _of_office(scene: Scene, mention: Mention) -> bool:
    """Tell whether an adjective tells whose office somebody holds («الرئيس اللبناني …»): it names no side."""
    return "and" not in mention.parts and "title" in scene.cues_before(mention.first)
