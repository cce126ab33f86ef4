"""Which happening of a sentence a toll is due to."""

from waqai.lexicon.mention import Mention
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core, Ground
from waqai.reading.scene import Scene
from waqai.reading.toll import Toll

_CUE_REACH = 25  # words between a harm and the cue that links it to its cause
_CUSTODY = {"detained": "arrest", "abducted": "abduction", "displaced": "displacement"}
_HARMLESS = frozenset({"looting", "displacement", "territory_change", "protest"})  # the clash beside them harms
_NO_VICTIMS = frozenset({"politics", "force", "access"})
_AFTER = 1  # words between «after», «in reply to» and a harm
_FAR = 4  # words from a harm of before to a happening that another clause tells
_LEADS_TO = 40  # words between a harm and the cause that it came by
_CLAUSE = 8  # words that a turn to another clause weighs


def attach_tolls(
    scene: Scene, ground: Ground, groups: list[list[Core]], tolls: list[Toll]
) -> tuple[dict[int, list[Toll]], list[Toll]]:
    """Return the tolls by the index of the group of cores that caused them, and those that none of them explains."""
    owned: dict[int, list[Toll]] = {}
    loose: list[Toll] = []
    for toll in tolls:
        index = _cause_of(scene, ground, groups, toll)
        if index is None:
            loose += [] if _from_before(scene, ground, toll) else [toll]
        else:
            owned.setdefault(index, []).append(toll)
    return owned, loose


def _cause_of(scene: Scene, ground: Ground, groups: list[list[Core]], toll: Toll) -> int | None:
    """Return the group a toll is due to: that of its own word, else by «إثر» and «ما أدى إلى», else the nearest."""
    able = [
        (index, core)
        for index, group in enumerate(groups)
        for core in group
        if _can_cause(group[0], core, toll) and not _came_before(scene, ground, group, toll)
    ]
    own = next((index for index, core in able if core.mention.first <= toll.word < core.mention.last), None)
    if own is not None or not able:
        return own
    cause = next((m for m in scene.cues("cause", ground.sentence) if 0 <= m.first - toll.word <= _CUE_REACH), None)
    results = reversed(scene.cues("result", ground.sentence))
    result = next((m for m in results if 0 <= toll.word - m.first <= _CUE_REACH), None)
    if cause and not (result and toll.word - result.first < cause.first - toll.word):
        behind = [(i, c) for i, c in able if c.mention.first >= cause.first]
        if behind:
            return behind[0][0]
    if result:
        before = [(i, c) for i, c in able if c.mention.first < result.last]
        if before:
            return before[-1][0]
        if _is_described(scene, result):
            return None  # «بعد الهجوم الذي أوقع خمسة قتلى اعتقلت الشرطة …»
    led = next((i for i, core in able if led_to(scene, core, toll.word, toll.word + 1)), None)
    return min(able, key=lambda row: _distance(ground, row[1], toll))[0] if led is None else led


def led_to(scene: Scene, cause: Core, first: int, last: int) -> bool:
    """Tell whether a harm, tokens ``[first, last)``, is told to have come «in» or «by» a cause, whatever stands between
    them in commas («أصيب ثلاثة بجروح، مساء أمس، بقصف …»), with no other happening and no turn of the sentence there.
    """
    at = cause.mention.first
    if cause.sense != "noun" or not 0 <= at - last <= _LEADS_TO:
        return False
    if "by" not in cause.mention.parts and not scene.cues_before(at) & {"in", "cause"}:
        return False
    sentence = cause.ground.sentence
    turns = any(last <= m.first < at for m in scene.cues("clause", sentence))
    told = (m for m in scene.of_kind("trigger", sentence) if last <= m.first < at)
    return not turns and all(m.entry.known.trigger.kind_of_harm in {"killed", "injured"} for m in told)


def _is_described(scene: Scene, result: Mention) -> bool:
    """Tell whether what led to a harm only describes something named before («الهجوم الذي أوقع»)."""
    return "relative" in scene.cues_before(result.first)


def _came_before(scene: Scene, ground: Ground, group: list[Core], toll: Toll) -> bool:
    """Tell whether a harm is told as what came before a happening («قصفت … ردا على مقتل جندي»)."""
    cues = _from_before(scene, ground, toll)
    clause = clause_of(ground.clauses, toll.word)
    apart = all(
        c.mention.first - toll.last > _FAR
        and c.clause != clause
        and "cause" not in scene.cues_before(c.mention.first)  # «إثر غارة»: it is named as what led to it
        for c in group
    )
    return any(group[0].mention.last <= m.first or apart for m in cues)


def _from_before(scene: Scene, ground: Ground, toll: Toll) -> list[Mention]:
    """Return the words in front of a harm that put it before what the sentence tells («بعد», «ردا على»)."""
    return [m for m in scene.cues("earlier", ground.sentence) if 0 <= toll.word - m.last <= _AFTER]


def _distance(ground: Ground, core: Core, toll: Toll) -> int:
    """Return how far a core stands from a toll; what follows («في غارة») is a little nearer than what precedes."""
    gap = core.mention.first - toll.word
    turns = abs(clause_of(ground.clauses, toll.word) - core.clause)
    return (gap if gap >= 0 else -gap + 2) + _CLAUSE * turns


def _can_cause(head: Core, core: Core, toll: Toll) -> bool:
    if toll.kind in _CUSTODY:
        return head.type == _CUSTODY[toll.kind] or (
            toll.kind == "detained" and head.family in {"fight", "custody"} and head.type != "release"
        )
    if head.family == "custody" or head.type in _HARMLESS:
        return False
    return head.family not in _NO_VICTIMS or core.mention.first == toll.word
