"""Whether a core happened, is planned, or is only supposed; whether it sums up a longer time."""

from waqai.reading.cores import Core, clause_range
from waqai.reading.governing import has_form_of_noun, head_of
from waqai.reading.scene import Scene

_NEGATION_REACH = 2
_NAMED = frozenset({"actor", "place", "trigger"})
_ADJECTIVES = 2  # words behind a noun in which the adjectives that go with it stand
_RENEWED_REACH = 8  # words between a verb of doing and the noun that tells what was done
_SUFFERED_REACH = 40  # words from «تعرضت» over a list of places to what they suffered
# Words right before a noun with «to» that leave it a happening.
_NO_AIM = frozenset(
    {"passive_light", "cause", "result", "target_before", "agent_before", "besides", "undergoes", "outcome"}
)
_CAUSES = frozenset({"cause", "earlier"})
_DENYING = ("negation", "untold_result")  # «لم», and what begins with it


def modality_of(scene: Scene, core: Core) -> str | None:
    """Return reported or planned; None for what is only supposed, wished or negated, which is no event."""
    first, _ = clause_range(core.ground, core.clause)
    until = core.mention.first
    if _stands(scene, core, "hypothetical", first, until) or _is_possible(scene, core, first):
        return None
    ahead = _cue_behind(scene, core)
    if _is_purpose(scene, core) or ahead == "expected":
        return None
    if any(_stands(scene, core, denied, max(first, until - _NEGATION_REACH), until) for denied in _DENYING):
        return None
    if "will" in core.mention.parts or ahead == "due":
        return "planned"
    if _stands(scene, core, "planned", first, until) and not _is_cause(scene, core):
        return "planned"
    provided = core.type != "agreement" and not _is_cause(scene, core)
    if provided and _stands(scene, core, "provides", _provision(scene, core, first), until):
        return "planned"
    return core.modality


def _is_possible(scene: Scene, core: Core, first: int) -> bool:
    """Tell whether a core is, or hangs behind, a verb in the present that a particle makes possible («قد يقصف»)."""
    marks = [m.last for m in scene.cues("perhaps", core.ground.sentence) if first <= m.first < core.mention.first]
    if core.sense != "noun" and core.mention.first in marks:
        return scene.lexicon.is_present(core.mention, scene.tokens[core.mention.first].text)
    return any(scene.lexicon.tense(scene.tokens[at].text) == "present" for at in marks if at <= core.mention.first)


def _cue_behind(scene: Scene, core: Core) -> str | None:
    """Return the cue of an adjective right behind a noun that puts it ahead («الهجوم العسكري المتوقع»), or None: a verb
    there tells what the noun does («قصف يهدد السكان»).
    """
    if core.sense != "noun":
        return None
    for at in range(core.mention.last, min(core.mention.last + _ADJECTIVES, core.ground.sentence.last)):
        for cue in ("expected", "due"):
            if scene.cue_at(at, cue):
                return cue
        if scene.tokens[at].kind != "word" or any(m.entry.kind in _NAMED for m in scene.opening.get(at, ())):
            return None
    return None


def _provision(scene: Scene, core: Core, first: int) -> int:
    """Return where to look for a word of laying down: in the clause that starts at ``first``, or, where this one goes
    on with «and on» or «and that», in all the sentence before it.
    """
    goes_on = "and" in scene.parts_at(first) and any(scene.cue_at(first, cue) for cue in ("upon", "content"))
    return core.ground.sentence.first if goes_on else first


def _is_cause(scene: Scene, core: Core) -> bool:
    """Tell whether the core is why something else is planned («هددت بالانسحاب إثر الغارات», «… ردا على هجوم»): it has
    happened.
    """
    return core.sense == "noun" and not _CAUSES.isdisjoint(scene.cues_before(core.mention.first))


def is_aggregate(scene: Scene, core: Core) -> bool:
    """Tell whether the core sums up happenings over a time («منذ بداية العام», «حصيلة»), and not one of them of which
    only a party or place has been described so («… التي تسيطر عليها منذ اندلاع الحرب»).
    """
    first, last = clause_range(core.ground, core.clause)
    sentence, told = core.ground.sentence, core.mention.last
    turns = [m.first for m in scene.cues("relative", sentence) if told <= m.first < last]
    return _stands(scene, core, "aggregate", first, min(turns, default=last))


def is_renewed(scene: Scene, core: Core) -> bool:
    """Tell whether a noun stands behind a verb of doing it, again or harder («جددت القوات قصفها»): it tells a happening
    and refers back to none.
    """
    if core.sense != "noun":
        return False
    sentence, until = core.ground.sentence, core.mention.first
    first = max(sentence.first, until - _RENEWED_REACH)
    cues = [m.first for m in scene.cues("renewed", sentence) if first <= m.first < until]
    return bool(cues) and not any(cues[-1] < m.first < until for m in scene.of_kind("trigger", sentence))


def _stands(scene: Scene, core: Core, cue: str, first: int, last: int) -> bool:
    """Tell whether ``cue`` stands in tokens ``[first, last)`` of a core's sentence."""
    return any(first <= m.first < last for m in scene.cues(cue, core.ground.sentence))


def _is_purpose(scene: Scene, core: Core) -> bool:
    """Tell whether the core is a noun of aim («للسيطرة على», «لطرد»), and not what somebody suffered («تعرضت لقصف»)
    or what is told besides («إضافة لقصف»).
    """
    if core.sense != "noun" and not has_form_of_noun(scene, core.mention):
        return False
    head = head_of(scene, core.ground.sentence, core.mention) if core.sense == "noun" else core.mention
    if "to" not in head.parts:
        return False
    before = scene.cues_ending(head.first)
    besides = any(m.entry.id in _NO_AIM and not m.pronoun for m in before)  # not «لديها»
    return not besides and not _suffered(scene, core)


def _suffered(scene: Scene, core: Core) -> bool:
    """Tell whether the verb before a noun with «to», its long subject between, is one of suffering or facing it
    («تعرضت بلدات … لقصف»).
    """
    first = max(core.ground.sentence.first, core.mention.first - _SUFFERED_REACH)
    faced = (m.first for cue in ("passive_light", "faces") for m in scene.cues(cue, core.ground.sentence))
    cues = sorted(at for at in faced if first <= at < core.mention.first)
    if not cues:
        return False
    told = scene.of_kind("trigger", core.ground.sentence)
    verbs = [m for m in told if cues[-1] < m.first < core.mention.first and m.entry.sense in {"verb", "passive"}]
    return all(m.first == cues[-1] for m in verbs)
