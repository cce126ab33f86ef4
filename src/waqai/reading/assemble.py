"""Cores → drafts, one sentence at a time: tolls to their cause, places, day, sides, objects."""

import datetime

from waqai.lexicon.lexicon import Mention
from waqai.reading.causes import attach_tolls
from waqai.reading.clauses import clause_of, clause_starts
from waqai.reading.cores import Core, Ground, Rejected, find_cores, type_by_agent
from waqai.reading.counts import find_counts
from waqai.reading.drafts import Draft
from waqai.reading.harm import find_tolls
from waqai.reading.modality import is_aggregate, is_renewed, modality_of
from waqai.reading.named_people import name_people
from waqai.reading.objects import objects_of, weapons_of
from waqai.reading.parties import find_parties
from waqai.reading.party_mention import PartyMention
from waqai.reading.place_mention import PlaceMention
from waqai.reading.places import find_places
from waqai.reading.recall import is_brought_in, recalls, refers
from waqai.reading.roles import fill_roles
from waqai.reading.saying_days import said_on
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence
from waqai.reading.times import (
    FRONTED,
    is_from_before,
    is_told_with,
    left_open,
    length_before,
    recalls_time,
    told_day,
)
from waqai.reading.told_places import split_by_place, told_places
from waqai.reading.toll import Toll

_COURT = "politics"  # «قضت المحكمة» tells a sentence, no death
_HEAVY = 2  # weight of a word that tells a happening of its own; a lighter one («تدمير», «هجوم») may tell of another
_ADJECTIVE = 1  # words between two joined nouns
_LEADS_TO = 40  # words between a harm and the cause that it came by
_UNARMED = frozenset({"civilians", "children", "women", "journalists", "medics", "aid_workers"})


def lay_ground(scene: Scene, sentence: Sentence) -> Ground:
    """Return ``sentence`` with its clauses, parties, places, weapons and objects."""
    told, places = find_parties(scene, sentence), find_places(scene, sentence)
    parties = [named for party in told for named in name_people(scene, party, sentence.last)]
    members = {m.first for m in parties} | {m.first for m in places}
    return Ground(
        sentence,
        clause_starts(scene, sentence, members),
        parties,
        places,
        scene.of_kind("weapon", sentence),
        scene.of_kind("object", sentence),
    )


def draft_events(
    scene: Scene, ground: Ground, speakers: set[int], reference: datetime.date | None
) -> tuple[list[Draft], list[Toll], list[Rejected]]:
    """Return the drafts of a sentence, the tolls that none of them explains, and the triggers that opened nothing."""
    cores, rejected = find_cores(scene, ground)
    told: list[Core] = []
    for core in cores:
        modality = modality_of(scene, core)
        if modality is None:
            rejected.append(Rejected(core.mention, f"{core.type}: only supposed, or negated"))
        else:
            core.modality, core.renewed = modality, is_renewed(scene, core)
            told.append(core)
    groups = _absorb(scene, ground, _join_cores(scene, ground, told))
    passed = frozenset([(r.mention.first, r.mention.entry.known.owner.id) for r in rejected])
    tolls = find_tolls(scene, ground, find_counts(scene, ground.sentence, ground.parties), passed)
    tried = {c.mention.first for c in cores if c.family == _COURT}
    tolls = [t for t in tolls if t.word not in tried]
    owned, loose = attach_tolls(scene, ground, groups, tolls)
    taken = _taken_by_clash(scene, ground, groups, owned)
    drafts: list[Draft] = []
    for index, group in enumerate(groups):
        if index in taken:
            continue
        _settle_type(scene, group[0], owned.get(index, []))
        draft = _draft(scene, group, groups, owned.get(index, []), speakers)
        draft.day = told_day(scene, group, groups, reference)
        draft.undated = left_open(scene, group, groups) if draft.day is None else []
        draft.background = is_from_before(scene, group) or bool(draft.undated)
        draft.said = said_on(scene, ground)
        draft.length = length_before(scene, group)
        draft.same_time = recalls_time(scene, group[0])
        draft.same_place = is_told_with(scene, group[0], "same_place")
        draft.another = is_brought_in(scene, group[0])
        draft.recalls = any(recalls(scene, core) for core in group)
        draft.refers = refers(scene, group)
        drafts.extend(split_by_place(scene, draft))
    for draft in drafts:
        if draft.day and draft.day.flowed and not any(_hands_on(scene, d, draft) for d in drafts):
            draft.day = None
        if draft.day and draft.modality == "planned" and reference and draft.day.when.end < reference:
            draft.day = None  # the day of the saying: what is planned does not lie behind it
    return drafts, loose, rejected


def _hands_on(scene: Scene, host: Draft, draft: Draft) -> bool:
    """Tell whether a day told of ``host`` holds on for ``draft`` in its sentence: one kind of happening, one town, or
    told to be at one time.
    """
    told = host.day is not None and draft.day is not None and host.day.moment is draft.day.moment
    if not told or host.day is None or host.day.flowed:
        return False
    at = scene.token_at(host.day.moment.start)
    if is_told_with(scene, draft.core, "meanwhile") or at - draft.core.ground.sentence.first <= FRONTED:
        return True
    return host.family == draft.family or bool({p.key for p in host.settled()} & {p.key for p in draft.settled()})


def _join_cores(scene: Scene, ground: Ground, cores: list[Core]) -> list[list[Core]]:
    """Put cores that tell one happening together: an act with the typed word that names it, a verb and its own noun."""
    groups: list[list[Core]] = []
    for core in cores:
        host = next((g for g in reversed(groups) if _same_happening(scene, ground, g, core)), None)
        if host is None:
            groups.append([core])
        elif core.weight > host[0].weight:
            host.insert(0, core)
        else:
            host.append(core)
    return groups


def _same_happening(scene: Scene, ground: Ground, group: list[Core], core: Core) -> bool:
    """Tell whether ``core`` speaks of what ``group`` tells: of its type, or a light word («استهدف», «هجوم») beside
    a heavier one.
    """
    first, last = group[0], group[-1]
    if length_before(scene, [core]) is not None and length_before(scene, group) is None:
        return False  # «the strike comes three days after an attack»
    if first.type != core.type and not _may_be_one(first, last, core):
        return False
    if first.type != core.type and _besides(scene, last, core):
        return False
    own, other = _places_of(ground, core), {p.start for c in group for p in _places_of(ground, c)}
    if not other and own:
        other = {p.start for p in _places_between(ground, first, core)}
    if own and other and not {p.start for p in own} & other:
        return core.clause == last.clause or (_anaphoric(core) and not any(p.small for p in own))
    near = abs(core.clause - last.clause) <= 1 or _anaphoric(core) or _results(scene, last, core)
    return first.type == core.type or near


def _results(scene: Scene, last: Core, core: Core) -> bool:
    """Tell whether ``core`` is a harm told as what came of the happening before it, however many asides lie between
    («…، ما أدى إلى مقتل …»).
    """
    cues = scene.cues("result", core.ground.sentence)
    return only_harm([core]) and any(last.mention.last <= m.first < core.mention.first for m in cues)


def _besides(scene: Scene, last: Core, core: Core) -> bool:
    """Tell whether a connective brings ``core`` in as another happening («تزامناً مع اشتباكات», «تلاه استهداف»)."""
    if _anaphoric(core) or only_harm([core]) or core.weight < _HEAVY:
        return False
    cues = scene.cues("another", core.ground.sentence)
    return any(last.mention.last <= m.first < core.mention.first for m in cues)


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
    if _shells_in(last, core):
        return True
    both = {first.family, core.family} <= {"fight", "blast"}
    return (both and min(first.weight, core.weight) <= 1) or (
        first.family == core.family and not (first.sure and core.sure)
    )


def _fought_for(capture: Core, harm: Core) -> bool:
    """Tell whether a harm stands beside a capture: the fight that took the place has it, the capture none (settled
    question 7).
    """
    return capture.type == "territory_change" and only_harm([harm])


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


def _taken_by_clash(scene: Scene, ground: Ground, groups: list[list[Core]], owned: dict[int, list[Toll]]) -> set[int]:
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


def _absorb(scene: Scene, ground: Ground, groups: list[list[Core]]) -> list[list[Core]]:
    """Drop a core that only tells a harm whose cause another core of the sentence is («قُتل ثلاثة في غارة» is one
    air strike).
    """
    causes = [g for g in groups if not only_harm(g)]
    alone = len(causes) == 1
    kept: list[list[Core]] = []
    fought: list[list[Core]] = []
    for group in groups:
        by = [c for c in causes if _explains(scene, ground, c, group, alone)] if only_harm(group) else []
        if len(by) == 1 and by[0][0].type == "operation":
            kept.append(group + by[0])
            fought.append(by[0])
        elif not by:
            kept.append(group)
    return [g for g in kept if g not in fought]


def only_harm(group: list[Core]) -> bool:
    """Tell whether a group of cores tells nothing but that people were killed or hurt."""
    return all(c.of.trigger.kind_of_harm in {"killed", "injured"} for c in group)


def _explains(scene: Scene, ground: Ground, cause: list[Core], harm: list[Core], alone: bool) -> bool:
    core, toll = cause[0], harm[0]
    if core.family not in {"fight", "blast", "crowd", "other", "force"} or _fought_for(core, toll):
        return False
    low, high = sorted((core.mention.first, toll.mention.first))
    if _led_to(scene, core, toll):
        return True
    cue = "cause" if core.mention.first > toll.mention.first else "result"
    if any(low < m.first <= high for m in scene.cues(cue, ground.sentence)):
        return True
    own, other = _places_of(ground, toll), _places_of(ground, core)
    apart = own and other and not {p.start for p in own} & {p.start for p in other}
    near = abs(core.clause - toll.clause) <= 1 or (alone and core.mention.first < toll.mention.first)
    return near and not apart


def _led_to(scene: Scene, cause: Core, harm: Core) -> bool:
    """Tell whether a harm is told to have come «in» or «by» a cause, whatever stands between them in commas
    («أصيب ثلاثة بجروح، مساء أمس، بقصف …»), with no other happening and no turn of the sentence there.
    """
    first, last = harm.mention.last, cause.mention.first
    if cause.sense != "noun" or not 0 <= last - first <= _LEADS_TO:
        return False
    if "by" not in cause.mention.parts and not scene.cues_before(last) & {"in", "cause"}:
        return False
    sentence = cause.ground.sentence
    turns = any(first <= m.first < last for m in scene.cues("clause", sentence))
    told = (m for m in scene.of_kind("trigger", sentence) if first <= m.first < last)
    return not turns and all(m.entry.known.trigger.kind_of_harm in {"killed", "injured"} for m in told)


def _settle_type(scene: Scene, core: Core, tolls: list[Toll]) -> None:
    """Let those harmed tell an attack on people from a fight, where the word itself («هجوم», «مقتل») tells neither."""
    if core.firm or core.weight > 1 or core.type not in {"attack", "armed_clash"}:
        return
    who = {t.who for t in tolls if not t.among} - {"unknown"}
    told = "attack" if who and who <= _UNARMED else "armed_clash" if who == {"combatants"} else core.type
    if told != core.type:
        core.type, core.why = told, f"{core.of.owner.id} → {told}, by who was harmed"
    core.family = scene.lexicon.families[core.type]


def _settle_by_agent(scene: Scene, core: Core, actor1: list[PartyMention]) -> None:
    """Let the means by which who did it is named tell how it was done, however far away they are named."""
    told = type_by_agent(scene, core, actor1)
    if told and told != core.type:
        core.type, core.why = told, f"{core.of.owner.id} → {told}, by who did it"
        core.family = scene.lexicon.families[told]


def _draft(scene: Scene, group: list[Core], groups: list[list[Core]], tolls: list[Toll], speakers: set[int]) -> Draft:
    core = group[0]
    ground = core.ground
    actor1, actor2, sure = fill_roles(scene, group, tolls, speakers)
    _settle_by_agent(scene, core, actor1)
    others = _of_others(scene, group, groups)
    objects, places = objects_of(scene, ground, group), told_places(scene, ground, group, others)
    record = scene.span(ground.sentence.first, _content_end(scene, ground.sentence))
    return Draft(
        cores=list(group),
        type=core.type,
        family=core.family,
        modality=core.modality,
        aggregate=is_aggregate(scene, core),
        places=places,
        actor1=actor1,
        actor2=actor2,
        tolls=tolls,
        objects=objects,
        weapons=weapons_of(ground, group),
        records=[record],
        sure=sure,
        roles=sure,
        headline=ground.sentence.kind == "headline",
    )


def _of_others(scene: Scene, group: list[Core], groups: list[list[Core]]) -> list[Mention]:
    """Return the triggers of a sentence that tell something else than ``group``; the harm done is told by its own."""
    own = {c.mention.first for c in group}
    apart = {c.mention.first for g in groups for c in g}
    triggers = scene.of_kind("trigger", group[0].ground.sentence)
    harmless = [m for m in triggers if m.first in apart or not m.entry.known.trigger.kind_of_harm]
    return [m for m in harmless if m.first not in own]


def _content_end(scene: Scene, sentence: Sentence) -> int:
    last = sentence.last
    while last > sentence.first + 1 and scene.tokens[last - 1].text == "\n":
        last -= 1
    return last
