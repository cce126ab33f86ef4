"""Courts and prosecutors that act: the subjects of verbs, as far as their names go («قضت محكمة جنايات الرمان …»)."""

from collections.abc import Iterator

from waqai.lexicon.mention import Mention
from waqai.reading.doers import BY_OR_SAID
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_DEEDS = frozenset({"verb", "noun"})
_LONGEST_NAME = 4  # words behind its head


def find_courts(scene: Scene, sentence: Sentence) -> Iterator[tuple[Mention, int]]:
    """Yield the head of each court or prosecutor that is a subject, and the token before which its name ends."""
    for mention in scene.cues("court", sentence):
        if mention.parts & {"by", "to"} or not _may_be_subject(scene, sentence, mention.first):
            continue
        last = mention.last
        while last < min(mention.last + _LONGEST_NAME, sentence.last) and _continues_court(scene, last, mention):
            last += 1
        place = next((m for m in scene.opening.get(last + 1, ()) if m.entry.kind == "place"), None)
        if last == mention.last and place is not None and scene.cue_at(last, "in") and place.last <= sentence.last:
            last = place.last  # «محكمة في الرمان»
        yield mention, last


def _continues_court(scene: Scene, at: int, head: Mention) -> bool:
    """Tell whether a word belongs to the name of a court: definite, a place or an adjective, or bound to its head."""
    opening = scene.opening.get(at, ())
    inside = {m.entry.kind for m in opening}
    free = any(m.parts & {"by", "to", "and"} for m in opening) or scene.parts_at(at) & {"by", "to", "and"}
    if scene.tokens[at].kind != "word" or free or scene.in_moment(at):
        return False
    if scene.is_definite(at) or inside & {"place", "adjective"}:
        return True
    adverb = scene.tokens[at].text.endswith(scene.lexicon.knowledge.endings.accusative)  # «قضت محكمة غيابيا»
    return at == head.last and "the" not in head.parts and not inside and not adverb


def _may_be_subject(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Tell whether a noun can be who acts: it opens its sentence, a clause or what is said, or stands right behind a
    verb, a deed or «by».
    """
    if (
        scene.cue_ending(at, BY_OR_SAID) is not None
        or at == sentence.first
        or scene.tokens[at - 1].kind == "mark"
        or "clause" in scene.cues_before(at)
    ):
        return True
    deeds = (m for m in scene.of_kind("trigger", sentence) if m.entry.sense in _DEEDS and not m.pronoun)
    return any(m.last == at for m in deeds)
