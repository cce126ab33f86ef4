"""According to whom: who, inside the text, says that it happened."""

from waqai.reading.cores import Ground
from waqai.reading.drafts import Draft
from waqai.reading.parties import PartyMention
from waqai.reading.scene import Scene

_GAP = 2


def told_sources(scene: Scene, ground: Ground) -> list[PartyMention]:
    """Return whom a sentence names as its source: behind «بحسب» and the like, and unnamed sources («مصادر محلية»)."""
    found: list[PartyMention] = []
    for mention in scene.cues("unnamed_source", ground.sentence):
        found.append(PartyMention(mention.first, mention.last, "unnamed", None, None, mention.parts))
    for cue in scene.cues("attribution", ground.sentence):
        behind = next((p for p in ground.parties if 0 <= p.first - cue.last <= _GAP), None)
        if behind and not any(p.first < behind.last and behind.first < p.last for p in found):
            found.append(behind)
    return sorted(found, key=lambda p: p.first)


def attribute(drafts: list[Draft], sources: dict[int, list[PartyMention]]) -> None:
    """Give each draft the sources of the sentences that tell it, nearest first."""
    for draft in drafts:
        for core in draft.cores:
            for source in sources.get(core.ground.sentence.index, []):
                if source not in draft.sources and source not in draft.actor1:
                    draft.sources.append(source)
