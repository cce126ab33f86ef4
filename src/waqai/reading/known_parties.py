"""The known actors of a sentence, each under the one actor that its name means, as far as the article tells which."""

from collections import defaultdict
from collections.abc import Iterator

from waqai.lexicon.mention import Mention
from waqai.reading.namesakes import choose_actor
from waqai.reading.party_mention import ARMED_KINDS, PartyMention
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence


def find_known(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield the known actors of a sentence; one whose name several bear, and nothing tells which, stays without an
    id.
    """
    stretches: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in scene.of_kind("actor", sentence):
        stretches[mention.first, mention.last].append(mention)
    yield from (party_named(scene, mentions) for mentions in stretches.values())


def party_named(scene: Scene, mentions: list[Mention]) -> PartyMention:
    """Return the party that the mentions of one stretch name."""
    actor, name = choose_actor(scene, mentions), mentions[0]
    armed = {m.entry.known.kind for m in mentions} <= ARMED_KINDS or None
    return PartyMention(
        name.first, name.last, "actor", actor.id if actor else None, armed, name.parts, None, actor, start=name.start
    )
