"""New or told before: what the words say of whether a happening is brought in or recalled."""

from collections.abc import Sequence

from waqai.lexicon.mention import Mention
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core
from waqai.reading.scene import Scene

_TAKEN = frozenset({"upon", "toward"})


def is_brought_in(scene: Scene, core: Core) -> bool:
    """Tell whether a connective in front of ``core`` brings it in as another happening («كما قصفت …», «إلى ذلك …»)."""
    return any(m.first <= core.mention.first for m in scene.cues("another", core.ground.sentence))


def turns(scene: Scene, core: Core) -> bool:
    """Tell whether the sentence of ``core`` opens with a connective that turns to something else («من جهة أخرى، …»)."""
    return scene.cue_at(core.ground.sentence.first, "clause") is not None


def recalls(scene: Scene, core: Core) -> bool:
    """Tell whether a definite noun tells a happening («القصف», «مقتله»): not with the agent's pronoun, behind which it
    is told upon whom («قصفها على …»).
    """
    if core.sense != "noun":
        return False
    mention = core.mention
    return "the" in mention.parts or (bool(mention.pronoun) and scene.cue_at(mention.last, "upon") is None)


def comes(scene: Scene, core: Core) -> bool:
    """Tell whether a verb right before a definite noun only says when it came or what came with it («وجاء هذا القصف بعد
    …»): it tells nothing anew.
    """
    first = core.mention.first
    at = first - 1 if scene.cue_at(first - 1, "demonstrative") else first
    return recalls(scene, core) and "comes" in scene.cues_before(at)


def is_in_passing(scene: Scene, core: Core) -> bool:
    """Tell whether a noun is told only as what something else came of or is about («ردا على هجوم …»)."""
    return core.sense == "noun" and "passing" in scene.cues_before(core.mention.first)


def is_of_another(scene: Scene, group: Sequence[Core], at: int) -> bool:
    """Tell whether token ``at`` stands in a clause that describes another happening behind ``group``, be it told as one
    or not («اعتقال المتورطين بالتفجير الذي استهدف السوق أمس»).
    """
    ground, last = group[0].ground, max(core.mention.last for core in group)
    opens = max((m.first for m in scene.cues("relative", ground.sentence) if last < m.first < at), default=None)
    if opens is None or clause_of(ground.clauses, opens) != clause_of(ground.clauses, at):
        return False
    described = (m for m in scene.of_kind("trigger", ground.sentence) if m.last in (opens, opens - 1))
    return any(m.first >= last and scene.is_definite(m.first) for m in described)


def other_begins(scene: Scene, core: Core) -> int:
    """Return the token behind ``core`` from which its clause tells the other happening («بعد …», «مع …»)."""
    marks = [m.first for cue in ("cause", "with") for m in scene.cues(cue, core.ground.sentence)]
    return min((at for at in marks if at >= core.mention.last), default=core.ground.sentence.last)


def refers(scene: Scene, group: Sequence[Core]) -> bool:
    """Tell whether a happening is told by a definite noun alone, or as the subject of what is told: behind a verb of
    its own («استهدفت … القصف») somebody does it anew.
    """
    if _takes(scene, group[0].mention):
        return False
    return recalls(scene, group[0]) and min(group, key=lambda c: c.mention.first).sense == "noun"


def _takes(scene: Scene, noun: Mention) -> bool:
    """Tell whether a trigger is a noun with the preposition that it takes, and something new behind it («العثور على
    جثة», «التوصل إلى اتفاق»; «القبض على المتهم» may have been told).
    """
    behind = scene.opening.get(noun.first + 1, ()) if noun.last - noun.first > 1 else ()
    thing = noun.first + 2
    known = thing >= len(scene.tokens) or scene.is_definite(thing) or scene.tokens[thing].kind != "word"
    named = any(m.entry.kind in {"actor", "place"} for m in scene.opening.get(thing, ()))
    return not (known or named) and any(m.entry.kind == "cue" and m.entry.id in _TAKEN for m in behind)
