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
    close = range(max(first, core.mention.first - _NEGATION_REACH), core.mention.first)
    if any(scene.cue_at(at, "negation") for at in close):
        return None
    if "will" in core.mention.parts or any(scene.cue_at(at, "planned") for at in before):
        return "planned"
    return core.modality


def is_aggregate(scene: Scene, core: Core) -> bool:
    """Tell whether the core sums up happenings over a time («منذ بداية العام», «حصيلة»)."""
    first, last = clause_range(core.ground, core.clause)
    return any(scene.cue_at(at, "aggregate") for at in range(first, last))
