"""Where who did it stands: right behind a word for a happening, behind «by», or behind the «that» of what is said."""

from waqai.lexicon.mention import Mention
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_SIDED = frozenset({"actor1", "actor2"})
BY = frozenset({"agent_before", "agent_bound"})
BY_OR_SAID = BY | {"content"}


def deed_ends(scene: Scene, sentence: Sentence) -> set[int]:
    """Return the tokens right behind the words for happenings that have one of their sides there."""
    return {m.last for m in scene.of_kind("trigger", sentence) if _has_doer(m)}


def _has_doer(trigger: Mention) -> bool:
    """Tell whether what stands right behind a word for a happening is one of its sides."""
    return trigger.entry.known.trigger.subject in _SIDED and not trigger.pronoun
