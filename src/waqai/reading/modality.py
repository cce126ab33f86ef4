"""Whether a core happened, is planned, or is only supposed; whether it sums up a longer time."""

from waqai.reading.cores import Core, clause_range
from waqai.reading.scene import Scene

_NEGATION_REACH = 2


def modality_of(scene: Scene, core: Core) -> str | None:
    """Return reported or planned; None for what is only supposed, wished or negated, which is no event."""
    first, _ = clause_range(core.ground, core.clause)
    before = range(first, core.mention.first)
    if any(scene.cue_at(at, "hypothetical") for at in before):
        return None
    if _is_purpose(scene, core):
        return None
    close = range(max(first, core.mention.first - _NEGATION_REACH), core.mention.first)
    if any(scene.cue_at(at, "negation") for at in close):
        return None
    if "will" in core.mention.parts:
        return "planned"
    if any(scene.cue_at(at, "planned") for at in before) and not _is_cause(scene, core):
        return "planned"
    return core.modality


def _is_cause(scene: Scene, core: Core) -> bool:
    """Tell whether the core is why something else is planned («هددت بالانسحاب إثر الغارات»): it has happened."""
    return core.sense == "noun" and "cause" in scene.cues_before(core.mention.first)


def is_aggregate(scene: Scene, core: Core) -> bool:
    """Tell whether the core sums up happenings over a time («منذ بداية العام», «حصيلة»)."""
    first, last = clause_range(core.ground, core.clause)
    return any(scene.cue_at(at, "aggregate") for at in range(first, last))


def _is_purpose(scene: Scene, core: Core) -> bool:
    """Tell whether the core is a noun of aim («للسيطرة على», «لطرد»), and not what somebody suffered («تعرضت لقصف»)."""
    if core.sense != "noun" or "to" not in core.mention.parts:
        return False
    return not scene.cues_before(core.mention.first) & {
        "passive_light",
        "cause",
        "result",
        "target_before",
        "agent_before",
    }
