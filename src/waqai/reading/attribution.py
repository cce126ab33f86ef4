"""According to whom: who, inside the text, says that it happened."""

from waqai.lexicon.schema.actors import Actor
from waqai.reading.cores import Core, Ground
from waqai.reading.drafts import Draft
from waqai.reading.named import OFFICIAL, Named
from waqai.reading.parties import PartyMention
from waqai.reading.scene import Scene
from waqai.reading.speech import Speech

_GAP = 2  # words between «بحسب» and the source that it names


class Sources:
    """Whom an article names as source of what: by acts of speech and what they cover, by «بحسب» and the like, by
    unnamed sources.
    """

    def __init__(self, scene: Scene, speeches: list[Speech]) -> None:
        self._scene = scene
        self._speeches = speeches
        self._actors: dict[str, Actor] = scene.lexicon.actors

    def speeches_over(self, core: Core) -> list[Speech]:
        """Return the acts of speech whose content holds ``core``, the innermost first."""
        at = core.mention.first
        inside = [s for s in self._speeches if s.first <= at < s.last or s.verb.first == at]
        return sorted(inside, key=lambda s: s.last - s.first)

    def speakers_in(self, ground: Ground) -> set[int]:
        """Return the first tokens of the parties that speak in a sentence."""
        first, last = ground.sentence.first, ground.sentence.last
        named = {n.first for s in self._speeches if s.speaker for n in s.speaker.named if first <= n.first < last}
        return named | {p.first for p in self._told(ground)}

    def of(self, core: Core) -> list[PartyMention]:
        """Return the sources of ``core``, nearest first."""
        told = self._told(core.ground)
        spoken = [
            self._mention(n) for s in self.speeches_over(core) if s.speaker for n in s.speaker.named if n.sort != "text"
        ]
        found: list[PartyMention] = []
        for source in sorted(told, key=lambda p: abs(p.first - core.mention.first)) + spoken:
            if not any(p.first < source.last and source.first < p.last for p in found):
                found.append(source)
        return found

    def _mention(self, named: Named) -> PartyMention:
        known = self._actors.get(named.id) if named.id else None
        sort = OFFICIAL if named.kind == OFFICIAL and named.id is None else named.sort
        return PartyMention(named.first, named.last, sort, named.id if known else None, None, frozenset(), None, known)

    def _told(self, ground: Ground) -> list[PartyMention]:
        """Return whom a sentence names behind «بحسب» and the like, and its unnamed sources («مصادر محلية»)."""
        found: list[PartyMention] = []
        for mention in self._scene.cues("unnamed_source", ground.sentence):
            found.append(PartyMention(mention.first, mention.last, "unnamed", None, None, mention.parts))
        for cue in self._scene.cues("attribution", ground.sentence):
            behind = next((p for p in ground.parties if 0 <= p.first - cue.last <= _GAP), None)
            if behind and not any(p.first < behind.last and behind.first < p.last for p in found):
                found.append(behind)
        return sorted(found, key=lambda p: p.first)


def attribute(drafts: list[Draft], sources: Sources) -> None:
    """Give each draft the sources of all that tells it, nearest first; a source named twice stands once."""
    for draft in drafts:
        seen: set[object] = set()
        for core in draft.cores:
            for source in sources.of(core):
                key = source.id or source.first
                if key not in seen:
                    seen.add(key)
                    draft.sources.append(source)
