"""Public bodies that no file names: told by the land whose they are («البحرية المالطية»), or alone as those who act
(«أوقفت السلطات ثلاثة عمال»).
"""

from collections.abc import Collection, Iterator

from waqai.lexicon.mention import Mention
from waqai.reading.adjectives import is_plain
from waqai.reading.doers import BY_OR_SAID, deed_ends
from waqai.reading.party_mention import PartyMention
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_DESCRIBED = 2  # adjectives between a body and that of its land («السلطات المحلية …»)


def find_organs(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield the public bodies of ``sentence``."""
    heads = scene.cues("organ", sentence)
    if not heads:
        return
    lands = {m.first: m for m in scene.of_kind("adjective", sentence) if not m.parts & {"and", "by", "to"}}
    deeds = deed_ends(scene, sentence)
    for head in heads:
        land = _land_behind(scene, head, lands, sentence.last)
        if land is not None:
            actor = land.entry.known
            yield PartyMention(head.first, land.last, "adjective", actor.id, None, head.parts, None, actor)
        elif _acts(scene, deeds, head):
            yield PartyMention(head.first, head.last, "group", None, None, head.parts)


def _land_behind(scene: Scene, head: Mention, lands: dict[int, Mention], limit: int) -> Mention | None:
    """Return the adjective behind a body, others at most between, that tells whose it is."""
    at = head.last
    while at < min(head.last + _DESCRIBED, limit) and at not in lands and is_plain(scene, at) and scene.is_definite(at):
        at += 1
    return lands.get(at) if at < limit else None


def _acts(scene: Scene, deeds: Collection[int], head: Mention) -> bool:
    """Tell whether a body alone stands right behind a verb of doing, «by» or the «that» of what is said."""
    at, definite = head.first, any(scene.is_definite(at) for at in range(head.first, head.last))
    led = at in deeds or scene.cue_ending(at, BY_OR_SAID) is not None
    return definite and led and not head.parts - {"the"}
