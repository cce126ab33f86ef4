"""Cores → drafts, one sentence at a time: tolls to their cause, places, day, sides, objects."""

import datetime

from waqai.lexicon.mention import Mention
from waqai.reading.causes import attach_tolls
from waqai.reading.clauses import clause_starts
from waqai.reading.cores import Core, Ground, Rejected, find_cores, type_by_agent
from waqai.reading.counts import find_counts
from waqai.reading.drafts import Draft
from waqai.reading.harm import APART, find_tolls
from waqai.reading.joining import ended_in_capture, group_cores
from waqai.reading.modality import is_aggregate, is_renewed, modality_of
from waqai.reading.named_people import name_people
from waqai.reading.objects import objects_of, weapons_of
from waqai.reading.other_times import FRONTED
from waqai.reading.parties import find_parties
from waqai.reading.party_mention import PartyMention
from waqai.reading.places import find_places
from waqai.reading.recall import comes, is_brought_in, is_in_passing, other_begins, recalls, refers, turns
from waqai.reading.roles import fill_roles
from waqai.reading.saying_days import said_on
from waqai.reading.scene import Scene
from waqai.reading.sentences import SUBHEADING, Sentence
from waqai.reading.times import (
    is_from_before,
    is_told_with,
    left_open,
    length_before,
    recalls_time,
    told_day,
)
from waqai.reading.told_places import split_by_place, told_places
from waqai.reading.toll import Toll

_HEADINGS = frozenset({"headline", SUBHEADING})
_AS_OTHER = frozenset({"reply", "passing"})  # what leads to a happening that something else answers or came of
_STRUCK = frozenset({"fight", "blast"})
_COURT = "politics"  # «قضت المحكمة» tells a sentence, no death
_FLYING = 2  # words between flying and the aircraft that fly
_UNARMED = APART | {"civilians"}


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
        [m for m in scene.of_kind("weapon", sentence) if not _only_flies(scene, sentence, m)],
        scene.of_kind("object", sentence),
    )


def _only_flies(scene: Scene, sentence: Sentence, weapon: Mention) -> bool:
    """Tell whether aircraft are only told to fly («وسط تحليق مكثف لطائرات مسيرة»)."""
    return any(0 <= weapon.first - m.last <= _FLYING for m in scene.cues("flies", sentence))


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
    groups = group_cores(scene, ground, told)
    passed = frozenset([(r.mention.first, r.mention.entry.known.owner.id) for r in rejected])
    tolls = find_tolls(scene, ground, find_counts(scene, ground.sentence, ground.parties), passed)
    tried = {c.mention.first for c in cores if c.family == _COURT}
    tolls = [t for t in tolls if t.word not in tried]
    owned, loose = attach_tolls(scene, ground, groups, tolls)
    taken = ended_in_capture(scene, ground, groups, owned)
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
        draft.answered = scene.cue_at(ground.clauses[group[0].clause], "reply") is not None
        draft.turns = turns(scene, group[0])
        draft.apart = scene.cue_at(ground.sentence.first, "elsewhere") is not None
        draft.recalls = any(recalls(scene, core) for core in group)
        draft.refers = refers(scene, group)
        draft.passing = is_in_passing(scene, group[0])
        if comes(scene, group[0]):
            _leave_to_other(scene, draft)
        drafts.extend(split_by_place(scene, draft))
    for draft in drafts:
        if draft.family in _STRUCK and _AS_OTHER & scene.cues_before(draft.core.mention.first):
            draft.actor1 = _not_of_others(draft, drafts)
    printed = scene.article.published  # a day that only the body tells may be older than the page
    for draft in drafts:
        if draft.day and draft.day.flowed and not any(_hands_on(scene, d, draft) for d in drafts):
            draft.day = None
        if draft.day and draft.modality == "planned" and reference and draft.day.when.end < reference:
            draft.day = None  # the day of the saying: what is planned does not lie behind it
        if draft.day and draft.modality == "reported" and draft.day.when.start.isoformat() > (printed or "9"):
            draft.modality = "planned"  # «دعت إلى إضراب … يوم الأحد المقبل»: what is yet to come has not happened
    return drafts, loose, rejected


def _not_of_others(draft: Draft, drafts: list[Draft]) -> list[PartyMention]:
    """Return who did what others answer: whoever acts in front of it did not («شنت … غارات ردا على هجوم»)."""
    before = (d for d in drafts if d is not draft and d.core.mention.first < draft.core.mention.first)
    others = {p.first for d in before for p in d.actor1}
    return [p for p in draft.actor1 if p.first not in others]


def _leave_to_other(scene: Scene, draft: Draft) -> None:
    """Mark a draft that only comes «after» or «with» another happening, and leave the other's places and day to it."""
    turn = other_begins(scene, draft.core)
    draft.comes, draft.background = True, False
    draft.places = [p for p in draft.places if p.first < turn]
    draft.day, draft.undated, draft.length = None, [], None


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
    apart = [c for g in groups if g is not group for c in g]
    objects, places = objects_of(scene, ground, group, apart), told_places(scene, ground, group, others)
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
        headline=ground.sentence.kind in _HEADINGS,
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
