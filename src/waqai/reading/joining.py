"""Which triggers of a sentence tell one happening: an act and its own noun, a harm and what it came of."""

from waqai.reading.causes import led_to
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core, Ground
from waqai.reading.place_mention import PlaceMention
from waqai.reading.scene import Scene
from waqai.reading.times import length_before
from waqai.reading.toll import Toll

_HEAVY = 2  # weight of a word that tells a happening of its own; a lighter one («تدمير», «هجوم») may tell of another
_UNTOLD_HOW = "massacre"
_COMING = frozenset({"landing", "incursion"})
_STRUCK = frozenset({"fight", "blast"})
_LED_BACK = 15  # words from an arrest to the firefight that it came of («اعتقال … بعد اشتباكات»)
_HARMFUL = _STRUCK | {"crowd", "accident", "force"}
_ADJECTIVE = 1  # words between two joined nouns


def group_cores(scene: Scene, ground: Ground, cores: list[Core]) -> list[list[Core]]:
    """Return the cores of a sentence by happening, in each first the one that decides its type; a harm whose cause the
    sentence tells is no happening of its own.
    """
    return _absorb(scene, ground, _join_cores(scene, ground, cores))


def _join_cores(scene: Scene, ground: Ground, cores: list[Core]) -> list[list[Core]]:
    """Put cores that tell one happening together: an act with the typed word that names it, a verb and its own noun."""
    groups: list[list[Core]] = []
    for core in cores:
        how = _of_which_it_is_the_means(groups, core)
        host = how or next((g for g in reversed(groups) if _same_happening(scene, ground, g, core)), None)
        if host is not None and _came_of_a_later(scene, host, cores, core):
            host = None
        if host is None:
            groups.append([core])
        elif core.weight > host[0].weight or (how and core.weight == host[0].weight and not core.firm):
            host.insert(0, core)
        else:
            host.append(core)
    return groups


def _came_of_a_later(scene: Scene, host: list[Core], cores: list[Core], harm: Core) -> bool:
    """Tell whether a harm told behind one strike came «by» another one («غارات على …، كما قتل طفل بقصف على …»)."""
    if not _only_harm([harm]) or host[0].family not in _STRUCK or _only_harm(host):
        return False
    turn = any(
        host[-1].mention.last <= m.first <= harm.mention.first for m in scene.cues("clause", harm.ground.sentence)
    )
    later = (c for c in cores if c.family in _STRUCK and not _only_harm([c]))
    return turn and any(led_to(scene, c, harm.mention.first, harm.mention.last) for c in later)


def _of_which_it_is_the_means(groups: list[list[Core]], core: Core) -> list[Core] | None:
    """Return the happening, told by a word that leaves open how it came, of which «by» tells it however far behind
    («مجزرة في الريف، راح ضحيتها سبعة، …، باستهداف مزرعة»).
    """
    if core.sense != "noun" or "by" not in core.mention.parts or core.family not in _STRUCK:
        return None
    return next((g for g in reversed(groups) if g[0].of.owner.id == _UNTOLD_HOW), None)


def _same_happening(scene: Scene, ground: Ground, group: list[Core], core: Core) -> bool:
    """Tell whether ``core`` speaks of what ``group`` tells: of its type, or a light word («استهدف», «هجوم») beside
    a heavier one.
    """
    first, last = group[0], group[-1]
    if length_before(scene, [core]) is not None and length_before(scene, group) is None:
        return False  # «the strike comes three days after an attack»
    if first.type != core.type and not _may_be_one(first, last, core):
        return False
    if first.type != core.type and (_besides(scene, last, core) or _answers(scene, first, core)):
        return False
    own, other = _places_of(ground, core), {p.start for c in group for p in _places_of(ground, c)}
    if not other and own:
        other = {p.start for p in _places_between(ground, first, core)}
    if own and other and not {p.start for p in own} & other:
        return core.clause == last.clause or (_anaphoric(core) and not any(p.small for p in own))
    near = abs(core.clause - last.clause) <= 1 or _anaphoric(core) or _results(scene, last, core)
    near = near or _tells_how(scene, last, core)
    return first.type == core.type or near


def _tells_how(scene: Scene, last: Core, core: Core) -> bool:
    """Tell whether ``core`` is a noun with «by» that says how the happening before it was done, and no turn of the
    sentence lies between («أسفر القصف عن مقتل …، وإصابة …، بغارات …»).
    """
    by = core.sense == "noun" and "by" in core.mention.parts and "and" not in core.mention.parts
    turns = any(last.mention.last <= m.first < core.mention.first for m in scene.cues("clause", core.ground.sentence))
    return by and not turns


def _results(scene: Scene, last: Core, core: Core) -> bool:
    """Tell whether ``core`` is a harm told as what came of the happening before it, however many asides lie between
    («…، ما أدى إلى مقتل …»).
    """
    cues = scene.cues("result", core.ground.sentence)
    return _only_harm([core]) and any(last.mention.last <= m.first < core.mention.first for m in cues)


def _besides(scene: Scene, last: Core, core: Core) -> bool:
    """Tell whether a connective brings ``core`` in as another happening («تزامناً مع اشتباكات», «تلاه استهداف»)."""
    if _is_behind(scene, "reply", last, core):
        return True  # «ردا على هجوم …»: what it answers
    if _anaphoric(core) or _only_harm([core]) or core.weight < _HEAVY:
        return False
    return _is_behind(scene, "another", last, core)


def _is_behind(scene: Scene, cue: str, last: Core, core: Core) -> bool:
    """Tell whether a cue stands between a happening and the trigger of a later one."""
    return any(last.mention.last <= m.first < core.mention.first for m in scene.cues(cue, core.ground.sentence))


def _answers(scene: Scene, first: Core, core: Core) -> bool:
    """Tell whether what a heavier word tells came of, or answers, what ``core`` tells by a light one («غارات … بعد
    انفجار عبوة …»).
    """
    light = core.weight < _HEAVY <= first.weight and not _only_harm([core]) and not _anaphoric(core)
    return light and "passing" in scene.cues_before(core.mention.first)


def _shells_in(fight: Core, core: Core) -> bool:
    """Tell whether ``core`` is a shelling joined to a clash as its other means («اشتباكات عنيفة وقصف متبادل»): part of
    it (settled question 7).
    """
    joined = core.sense == "noun" and "and" in core.mention.parts and "the" not in core.mention.parts
    near = 0 <= core.mention.first - fight.mention.last <= _ADJECTIVE
    return joined and near and (fight.type, core.type) == ("armed_clash", "shelling")


def _may_be_one(first: Core, last: Core, core: Core) -> bool:
    if _fought_for(first, core):
        return False
    if _shells_in(last, core) or _of_landing(first, core):
        return True
    both = {first.family, core.family} <= {"fight", "blast"}
    return (both and min(first.weight, core.weight) <= 1) or (
        first.family == core.family and not (first.sure and core.sure)
    )


def _of_landing(first: Core, core: Core) -> bool:
    """Tell whether one of two triggers tells a landing or an incursion and the other, by a light word or as a campaign,
    whom and where it struck («عملية إنزال جوي استهدفت منزلا …»).
    """
    if _COMING.isdisjoint({first.of.owner.id, core.of.owner.id}):
        return False
    other = core if first.of.owner.id in _COMING else first
    return (other.weight <= 1 and other.family in _STRUCK | {"force"}) or other.type == "operation"


def _fought_for(capture: Core, harm: Core) -> bool:
    """Tell whether a harm stands beside a capture: the fight that took the place has it, the capture none (settled
    question 7).
    """
    return capture.type == "territory_change" and _only_harm([harm])


def _places_between(ground: Ground, first: Core, core: Core) -> list[PlaceMention]:
    """Return the places told between a happening and the clause of a later trigger: they are still the earlier
    one's.
    """
    turn = ground.clauses[core.clause]
    return [p for p in ground.places if p.use == "place" and first.mention.last <= p.first < turn]


def _anaphoric(core: Core) -> bool:
    return core.sense == "noun" and "the" in core.mention.parts


def _places_of(ground: Ground, core: Core) -> list[PlaceMention]:
    return [p for p in ground.places if p.use == "place" and clause_of(ground.clauses, p.first) == core.clause]


def _absorb(scene: Scene, ground: Ground, groups: list[list[Core]]) -> list[list[Core]]:
    """Drop a core that only tells a harm whose cause another core of the sentence is («قُتل ثلاثة في غارة» is one
    air strike).
    """
    causes = [g for g in groups if not _only_harm(g)]
    alone = len(causes) == 1
    kept: list[list[Core]] = []
    fought: list[list[Core]] = []
    for group in groups:
        by = [c for c in causes if _explains(scene, ground, c, group, alone)] if _only_harm(group) else []
        if len(by) == 1 and by[0][0].type == "operation":
            kept.append(group + by[0])
            fought.append(by[0])
        elif not by and not (
            _taken_in_fight(scene, ground, group, causes)
            or _put_down(group, causes)
            or _lost(scene, ground, group, causes)
        ):
            kept.append(group)
    return [g for g in kept if g not in fought]


def _lost(scene: Scene, ground: Ground, group: list[Core], causes: list[list[Core]]) -> bool:
    """Tell whether a withdrawal is told as that behind which a place was taken («سيطرت … على البلدة إثر انسحاب …»): the
    losers' retreat is part of the capture (settled question 7).
    """
    retreat = group[0]
    if retreat.type != "force_movement" or retreat.sense != "noun":
        return False
    at = retreat.mention.first
    captures = [g[0] for g in causes if g[0].type == "territory_change" and g[0].mention.first < at]
    own = {p.start for p in _places_of(ground, retreat)}
    here = any(not own or own & {p.start for p in _places_of(ground, c)} for c in captures)
    return here and "cause" in scene.cues_before(at)


def _taken_in_fight(scene: Scene, ground: Ground, group: list[Core], causes: list[list[Core]]) -> bool:
    """Tell whether an arrest is told as what one firefight led to: those held are harm of the fight (settled question
    18).
    """
    arrest = group[0]
    fights = [g[0] for g in causes if g[0].type == "armed_clash" and g[0].weight >= _HEAVY]
    if arrest.type != "arrest" or len(fights) != 1:
        return False
    fight, at = fights[0], arrest.mention.first
    own, other = _places_of(ground, arrest), _places_of(ground, fight)
    if own and other and not {p.start for p in own} & {p.start for p in other}:
        return False
    cues = scene.cues("result", ground.sentence)
    led = arrest.sense == "noun" and any(fight.mention.last <= m.first < at for m in cues)
    behind = at < fight.mention.first <= at + _LED_BACK and "cause" in scene.cues_before(fight.mention.first)
    return led or behind


def _put_down(group: list[Core], causes: list[list[Core]]) -> bool:
    """Tell whether a protest is only named as what is put down in the same clause («تفريق احتجاجات», «قتل متظاهر خلال
    مظاهرة»): no verb tells it as a happening of its own.
    """
    if group[0].type != "protest" or any(c.sense != "noun" for c in group):
        return False
    clauses = {c.clause for c in group}
    return any(g[0].type == "crackdown" and clauses <= {c.clause for c in g} for g in causes)


def _only_harm(group: list[Core]) -> bool:
    """Tell whether a group of cores tells nothing but that people were killed or hurt."""
    return all(c.of.trigger.kind_of_harm in {"killed", "injured"} for c in group)


def _explains(scene: Scene, ground: Ground, cause: list[Core], harm: list[Core], alone: bool) -> bool:
    core, toll = cause[0], harm[0]
    told = core.family in _HARMFUL or any(c.of.owner.id in _COMING for c in cause)
    if not told or _fought_for(core, toll):
        return False
    low, high = sorted((core.mention.first, toll.mention.first))
    if led_to(scene, core, toll.mention.first, toll.mention.last):
        return True
    cue = "cause" if core.mention.first > toll.mention.first else "result"
    if any(low < m.first <= high for m in scene.cues(cue, ground.sentence)):
        return True
    own, other = _places_of(ground, toll), _places_of(ground, core)
    apart = own and other and not {p.start for p in own} & {p.start for p in other}
    near = abs(core.clause - toll.clause) <= 1 or (alone and core.mention.first < toll.mention.first)
    return near and not apart


def ended_in_capture(scene: Scene, ground: Ground, groups: list[list[Core]], owned: dict[int, list[Toll]]) -> set[int]:
    """Return the clashes of which nothing is told but that they ended in a capture told beside them (settled
    question 7).
    """
    captures = [g[0] for g in groups if g[0].type == "territory_change"]
    found: set[int] = set()
    for index, group in enumerate(groups):
        core = group[0]
        if core.type != "armed_clash" or owned.get(index):
            continue
        behind = scene.cues_before(core.mention.first) & {"cause"}
        own = {p.start for p in _places_of(ground, core)}
        alone = len(captures) == 1 and captures[0].mention.first < core.mention.first
        near = [c for c in captures if alone or abs(c.clause - core.clause) <= 1]
        if near and (behind or not own or any(own & {p.start for p in _places_of(ground, c)} for c in near)):
            found.add(index)
    return found
