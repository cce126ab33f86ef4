"""What was hit, cut or taken: each thing named in a sentence is weighed against each event; and by which weapons."""

from functools import lru_cache

from waqai.lexicon.mention import Mention
from waqai.reading.choice import KEPT_FEATURES, choose_class, distance_bucket
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core, Ground
from waqai.reading.scene import Scene
from waqai.reading.things import LEADS, Thing, find_objects

OBJECTS = "objects"
HIT = "hit"
_CROWD = "crowd"
_SPOILING = "looting"
_POSITION = "military"
_BLAST = "blast"
_STRIKES = frozenset({"fight", _BLAST})
_GREAT = 2  # words that tell how great damage is («دمار كبير جدا في»)
_CLEAR = 0.5  # below this chance a thing is no object: abstain; here F1 peaks on unseen pages
_COUNTING = ("one_of", "approximate", "at_least", "part_of")
_DESCRIBED = 1  # words between riders and what they ride in («أشخاص مجهولين يستقلون»)
_JOINED = 3  # words between two things of a list
_STRIKING = frozenset({"trigger", "target_before", "upon"})
_MEANS = 14  # words of means and time between a verb and its object
_PARTING = frozenset({"trigger", "place", "people", "actor", "object", "harm", "harm_done"})
_TURNS = frozenset({"relative", "clause", "result", "in", "upon", "toward"})
_SPARING = frozenset({"near", "origin"})
_OUT_OF_SERVICE = {
    "service_cut": frozenset({"water", "power", "bakery"}),
    "access_denied": frozenset({"road", "crossing", "bridge"}),
}


def objects_of(scene: Scene, ground: Ground, group: list[Core], others: list[Core]) -> list[tuple[str, int, int]]:
    """Return the things that an event hits, cuts or takes: those its own words tell, and those of its sentence
    that it is likely to; none that the words of ``others``, the sentence's other happenings, take for their own.
    """
    found: dict[str, tuple[str, int, int]] = {}
    for thing in find_objects(scene, ground):
        if is_hit(scene, ground, group, others, thing):
            found.setdefault(thing.id, (thing.id, thing.first, thing.last))
    if not found:
        implied = [(kind, c.mention.first, c.mention.last) for c in group for kind in c.of.trigger.objects]
        found = {kind: (kind, first, last) for kind, first, last in implied}
    return list(found.values())


def is_hit(scene: Scene, ground: Ground, group: list[Core], others: list[Core], thing: Thing) -> bool:
    """Tell whether an event hits a thing: by its grammar where that is plain, else by the learned choice."""
    told = by_grammar(scene, ground, group, thing)
    if told is not None:
        return told
    if _is_anothers(scene, ground, others, thing) or _was_told_of(scene, ground, group, others, thing):
        return False
    return choose_class(scene.lexicon.weights[OBJECTS], object_features(scene, ground, group, thing))[HIT] >= _CLEAR


def by_grammar(scene: Scene, ground: Ground, group: list[Core], thing: Thing) -> bool | None:
    """Tell what grammar alone tells: the trigger's own object is hit, what stands near or fires is not; None where
    it leaves it open.
    """
    core, head = _nearest(ground, group, thing)
    link = _link(scene, ground, core, head)
    if link in _SPARING or _carries_agents(scene, ground, thing) or _fires(scene, core, head):
        return False
    if _is_damaged(scene, group, core, head) or _holds_the_charge(ground, core, head):
        return True
    if core.clause != clause_of(ground.clauses, head.first):
        return False if thing.named else None
    if thing.loose:
        return None if link in _STRIKING | {"weapon"} and "the" not in thing.parts else False
    if thing.id in _OUT_OF_SERVICE.get(core.type, ()):
        return True
    bare = _between(ground, core, head) in {"none", "party"}
    if link == "trigger" and core.sense == "verb" and "the" in head.parts and head.id == "military":
        return False  # bases that fire («قصفت القواعد …») are subjects
    plain = (
        link in _STRIKING and bare and head.first >= core.mention.last and not _other_nearer(scene, group, core, head)
    )
    return True if plain else False if thing.named else None


def _fires(scene: Scene, core: Core, thing: Thing) -> bool:
    """Tell whether a position is whence somebody strikes («قصفت القوات القرية من مواقعها في …»)."""
    if thing.id != _POSITION or core.family != _BLAST:
        return False
    cues = [m for m in scene.cues("origin", core.ground.sentence) if m.first < thing.first < m.last]
    if cues:
        return not scene.in_moment(cues[0].first - 1)  # «مئات من مواقع …» counts them
    return thing.pronoun and "from" in scene.cues_before(thing.first)


def _is_damaged(scene: Scene, group: list[Core], core: Core, thing: Thing) -> bool:
    """Tell whether a thing is told as the damage that a strike before it did («أدى القصف إلى … واحتراق سيارة»)."""
    at = _counted_from(scene, core.ground, thing.first)
    inside = scene.cue_ending(at, ("in",))
    within = inside is not None or "by" in thing.parts  # «دمار كبير في منازل»
    end = at if inside is None else inside
    starts = [end - back for back in range(_GREAT + 1 if within else 1)]
    harm = next((m for start in starts if (m := scene.cue_ending(start, ("damage",))) is not None), None)
    if harm is None or core.family not in _STRIKES or harm < core.mention.last:
        return False
    return not _other_nearer(scene, group, core, thing)


def _holds_the_charge(ground: Ground, core: Core, thing: Thing) -> bool:
    """Tell whether a charge went off «in» a vehicle («انفجرت عبوة بسيارة المدير»)."""
    if core.type != "bombing" or thing.id != "vehicle" or "by" not in thing.parts:
        return False
    return thing.first >= core.mention.last and _between(ground, core, thing) == "none"


def _carries_agents(scene: Scene, ground: Ground, thing: Thing) -> bool:
    """Tell whether those ride in a thing who did it («برصاص مسلحين يستقلون دراجة»): behind «by», or in the form of a
    subject.
    """
    rides = next((m for m in scene.cues_ending(thing.first) if m.entry.id == "rides"), None)
    rider = next((p for p in ground.parties if rides and 0 <= rides.first - p.last <= _DESCRIBED), None)
    if rider is None:
        return False
    subject = scene.tokens[rider.first].text.endswith(scene.lexicon.knowledge.endings.direct_plural)
    return subject or "agent_before" in scene.cues_before(rider.first)


def _is_anothers(scene: Scene, ground: Ground, others: list[Core], thing: Thing) -> bool:
    """Tell whether another happening of the sentence takes a thing as its own object («قصف … القرية، فيما شن الطيران
    غارات على معسكر»); what came of this one («ما أدى إلى تدمير منزل») is not another's.
    """
    head = _list_head(ground, thing)
    at = clause_of(ground.clauses, head.first)
    return any(
        core.clause == at
        and head.first >= core.mention.last
        and not (head.pronoun and core.type == _SPOILING)  # «قُتل … حرقا في منزله»: the home of those harmed
        and not any(core.mention.last <= m.first < head.first for m in scene.of_kind("trigger", ground.sentence))
        and "result" not in scene.cues_before(core.mention.first)
        and _link(scene, ground, core, head) in _STRIKING
        and _between(ground, core, head) in {"none", "party"}
        for core in others
    )


def _was_told_of(scene: Scene, ground: Ground, group: list[Core], others: list[Core], thing: Thing) -> bool:
    """Tell whether a thing is told of what came before this happening in the sentence: another one's word stands in its
    clause or behind, all of this one's words in later clauses («احترقت سيارة إثر قصف القرية، كما قُصفت بلدة …»).
    """
    first = min(group, key=lambda c: c.mention.first)
    at, led_to = clause_of(ground.clauses, thing.first), "result" in scene.cues_before(first.mention.first)
    return not led_to and any(at <= core.clause < first.clause for core in others)


def _nearest(ground: Ground, group: list[Core], thing: Thing) -> tuple[Core, Thing]:
    """Return the core that tells most of a thing, and the head of the list that the thing stands in."""
    head = _list_head(ground, thing)
    at = clause_of(ground.clauses, head.first)
    return min(group, key=lambda c: (abs(c.clause - at), _gap(c.mention, head))), head


def weapons_of(ground: Ground, group: list[Core]) -> list[Mention]:
    """Return the weapons told in the clauses that tell an event; those that move by themselves belong to no crowd:
    there the word is one for a march («مسيرة»).
    """
    clauses = {c.clause for c in group}
    crowd = group[0].family == _CROWD
    used = [w for w in ground.weapons if not (crowd and w.entry.known.agent)]
    return [w for w in used if clause_of(ground.clauses, w.first) in clauses]


def object_features(scene: Scene, ground: Ground, group: list[Core], thing: Thing) -> list[str]:
    """Return what can be seen of a thing beside an event: how it is led up to, order, distance, kinds, and whether
    another event is nearer.
    """
    core, head = _nearest(ground, group, thing)
    at = clause_of(ground.clauses, head.first)
    side = "after" if head.first >= core.mention.last else "before"
    near, turns = distance_bucket(_gap(core.mention, head)), min(abs(at - core.clause), 2)
    link = _link(scene, ground, core, head)
    found = [
        *_kind_features(thing.id, core.type, core.family),
        *_order_features(core.family, core.sense, side, turns, near),
        *_link_features(link, side, turns, core.family, core.sense, thing.id),
        *[f"part={part}|{side}" for part in sorted(head.parts)],
        f"takes={core.of.trigger.object}|{core.sense}|{side}|turns={turns}",
        f"between={_between(ground, core, head)}|{side}",
        *_form_features("the" in thing.parts, thing.id, thing.pronoun, thing.loose),
    ]
    if thing.loose:
        found.append(f"loose|link={link}|family={core.family}")
    found.append(f"listed={head is not thing}")
    owner, nearer = _clause_owner(scene, ground, group, at), _other_nearer(scene, group, core, head)
    found += _owner_features(owner, nearer, link)
    found.append(f"weapon={thing.first in [w.first for w in ground.weapons]}")
    return found


@lru_cache(maxsize=KEPT_FEATURES)
def _kind_features(thing: str, type_id: str, family: str) -> tuple[str, ...]:
    return "bias", f"id={thing}", f"id={thing}|family={family}", f"type={type_id}"


@lru_cache(maxsize=KEPT_FEATURES)
def _order_features(family: str, sense: str, side: str, turns: int, near: str) -> tuple[str, ...]:
    return f"family={family}|{side}|turns={turns}", f"{side}|turns={turns}", f"{sense}|{side}|near={near}"


@lru_cache(maxsize=KEPT_FEATURES)
def _link_features(link: str, side: str, turns: int, family: str, sense: str, thing: str) -> tuple[str, ...]:
    return (
        f"link={link}",
        f"link={link}|{side}|turns={turns}",
        f"link={link}|family={family}",
        f"link={link}|{sense}",
        f"link={link}|id={thing}",
    )


@lru_cache(maxsize=KEPT_FEATURES)
def _form_features(definite: bool, thing: str, pronoun: bool, loose: bool) -> tuple[str, ...]:
    return f"definite={definite}", f"definite={definite}|id={thing}", f"pronoun={pronoun}", f"loose={loose}"


@lru_cache(maxsize=KEPT_FEATURES)
def _owner_features(owner: str, nearer: bool, link: str) -> tuple[str, ...]:
    return (
        f"other_nearer={nearer}",
        f"owner={owner}",
        f"owner={owner}|link={link}",
        f"owner={owner}|other_nearer={nearer}",
        f"owner={owner}|other_nearer={nearer}|link={link}",
    )


def _link(scene: Scene, ground: Ground, core: Core, thing: Thing) -> str:
    """Tell what leads up to a thing: the particle or cue before it (numbers and «one of» skipped), else whether
    the trigger itself does.
    """
    at = _counted_from(scene, ground, thing.first)
    if at == core.mention.last or _behind_subject(ground, core, at) or _behind_means(scene, ground, core, thing):
        return "trigger"
    before_it = scene.cues_before(at)
    cues = before_it & set(LEADS) or ({"upon"} if "against" in before_it else set())
    if cues:
        return min(cues, key=LEADS.index)
    parts = thing.parts | scene.parts_at(at)
    particle = next((p for p in ("by", "to", "and") if p in parts), None)
    if particle:
        return particle
    before = scene.opening.get(at - 1, ())
    kinds = {m.entry.kind for m in before} & {"trigger", "weapon", "place", "people", "actor", "object"}
    return min(kinds) if kinds else "mark" if scene.tokens[at - 1].kind == "mark" else "word"


def _counted_from(scene: Scene, ground: Ground, at: int) -> int:
    """Return where a thing at ``at`` begins with what counts it («عدد من», «أحد», a number)."""
    while at > ground.sentence.first and (scene.in_moment(at - 1) or scene.cue_ending(at, _COUNTING) is not None):
        at = scene.cue_ending(at, _COUNTING) or at - 1
    return at


def _behind_subject(ground: Ground, core: Core, at: int) -> bool:
    """Tell whether nothing but its subject parts a verb from its object («قصفت الطائرات مزارع …»)."""
    return core.sense == "verb" and any(p.at == core.mention.last and p.last == at for p in ground.parties)


def _behind_means(scene: Scene, ground: Ground, core: Core, thing: Thing) -> bool:
    """Tell whether a thing is the object of a verb of which only its subject, the means and the time part it
    («استهدفت القوات بقذائف المدفعية، صباح اليوم، منازل …»).
    """
    if core.sense != "verb" or not 0 < thing.first - core.mention.last <= _MEANS or thing.parts - {"the"}:
        return False
    start = next((p.last for p in ground.parties if p.at == core.mention.last), core.mention.last)
    used = [w for w in ground.weapons if start <= w.first < thing.first]
    if not used or "by" not in scene.parts_at(start) or scene.cues_before(thing.first) & set(LEADS):
        return False
    told = (m for at in range(start, thing.first) if not scene.in_moment(at) for m in scene.opening.get(at, ()))
    return not any(m.entry.kind in _PARTING or m.entry.id in _TURNS for m in told)


def _list_head(ground: Ground, thing: Thing) -> Thing:
    """Return the first of the things joined by «and» that end with ``thing``: what leads up to it leads up to all."""
    head = thing
    for other in reversed([o for o in ground.objects if o.last <= thing.first]):
        if "and" not in head.parts or head.first - other.last > _JOINED:
            break
        head = Thing(other.entry.id, other.first, other.last, other.parts, bool(other.pronoun))
    return head


def _gap(trigger: Mention, thing: Thing) -> int:
    return thing.first - trigger.last if thing.first >= trigger.last else trigger.first - thing.last


def _between(ground: Ground, core: Core, thing: Thing) -> str:
    """Tell what stands between trigger and thing: a place, a party, both or nothing."""
    after = thing.first >= core.mention.last
    low, high = (core.mention.last, thing.first) if after else (thing.last, core.mention.first)
    place = any(low <= p.first and p.last <= high for p in ground.places)
    party = any(low <= p.first and p.last <= high for p in ground.parties)
    return {(True, True): "both", (True, False): "place", (False, True): "party"}.get((place, party), "none")


def _other_nearer(scene: Scene, group: list[Core], core: Core, thing: Thing) -> bool:
    """Tell whether a trigger of another happening stands nearer to the thing."""
    own = {c.mention.first for c in group}
    gap = _gap(core.mention, thing)
    others = (m for m in scene.of_kind("trigger", core.ground.sentence) if m.first not in own)
    return any(0 <= _gap(m, thing) < gap for m in others)


def _clause_owner(scene: Scene, ground: Ground, group: list[Core], clause: int) -> str:
    """Tell whose clause a thing stands in: the event's own, another happening's, or one that tells none."""
    if any(c.clause == clause for c in group):
        return "own"
    triggers = scene.of_kind("trigger", ground.sentence)
    return "other" if any(clause_of(ground.clauses, m.first) == clause for m in triggers) else "none"
