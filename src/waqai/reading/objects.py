"""What was hit, cut or taken: each thing named in a sentence is weighed against each event; and by which weapons."""

from collections.abc import Iterator
from dataclasses import dataclass

from waqai.lexicon.mention import Mention
from waqai.reading.choice import choose_class, distance_bucket
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core, Ground
from waqai.reading.scene import Scene

OBJECTS = "objects"
HIT = "hit"
_CROWD = "crowd"
_CLEAR = 0.5  # below this chance a thing is no object: abstain; here F1 peaks on unseen pages
_LEADS = (
    "near", "origin", "target_before", "upon", "in", "from", "toward", "with", "between", "cause", "of", "agent_before",
)  # fmt: skip
_COUNTING = ("one_of", "approximate", "at_least", "part_of")
_HIDES = ("weapon", "actor", "object", "people")
_NAMES = ("people", "actor")
_STANDS_FOR = frozenset({"camp", "crossing", "military"})  # things that are places of their own: their name is theirs
_SITES = {
    "base": "military",
    "crossing": "crossing",
    "camp": "camp",
}  # kinds of place that are such a thing by themselves
_TOLD_BY_NAME = "camp"  # what a name of its own opens with the word for it («مخيم …»): weighed like any other thing
_OWNER = 2  # words between a thing and the force that owns it
_JOINED = 3  # words between two things of a list
_LOSSES = frozenset({"human_losses", "material_losses"})
_STRIKING = frozenset({"trigger", "target_before", "upon"})
_SPARING = frozenset({"near", "origin"})
_OUT_OF_SERVICE = {
    "service_cut": frozenset({"water", "power", "bakery"}),
    "access_denied": frozenset({"road", "crossing", "bridge"}),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """Tokens ``[first, last)`` that name a thing of kind ``id``; ``parts`` are the particles on its first
    word; ``named`` tells that it is a place by its name («قاعدة العند»), ``loose`` that its word is a military thing's
    only where a force owns it, and none is told («مواقع متفرقة»).
    """

    id: str
    first: int
    last: int
    parts: frozenset[str]
    pronoun: bool
    named: bool = False
    loose: bool = False


def find_objects(scene: Scene, ground: Ground) -> list[Thing]:
    """Return the things that a sentence names, in order; words left out that only lend a name or a weapon theirs."""
    found = {
        (o.entry.id, o.first): Thing(
            o.entry.id, o.first, o.last, o.parts, bool(o.pronoun), loose=_is_loose(scene, ground, o)
        )
        for o in ground.objects
        if not _hidden(scene, ground, o)
    }
    for place in ground.places:
        kinds = {_SITES.get(c.kind) for c in place.candidates}
        if place.use == "place" and len(kinds) == 1 and (kind := kinds.pop()):
            thing = Thing(kind, place.first, place.last, scene.parts_at(place.first), False, kind != _TOLD_BY_NAME)
            found.setdefault((kind, place.first), thing)
    return sorted(found.values(), key=lambda t: t.first)


def _hidden(scene: Scene, ground: Ground, thing: Mention) -> bool:
    """Tell whether a longer word holds the thing's («سيارة مفخخة»), people or a party are named by it («مزارعين»),
    or a place bears its name.
    """
    length = thing.last - thing.first
    for kind in _HIDES:
        for other in scene.of_kind(kind, ground.sentence):
            over = other.first < thing.last and thing.first < other.last
            names = kind in _NAMES and other.first <= thing.first and not _may_be_plural(scene, other)
            if over and (names or other.last - other.first > length):
                return True
    if "place_settlement" in scene.cues_before(thing.first):
        return True
    if _causes(scene, ground, thing) or _brings_loss(scene, thing):
        return True
    within = next((p for p in ground.places if p.first <= thing.first < p.last), None)
    return within is not None and (within.first < thing.first or thing.entry.id not in _STANDS_FOR)


def _causes(scene: Scene, ground: Ground, thing: Mention) -> bool:
    """Tell whether a word for a thing is a participle before a toll («موقعا 25 قتيلا»): an indefinite accusative counts
    nothing behind it.
    """
    free = scene.tokens[thing.last - 1].text.endswith(scene.lexicon.knowledge.endings.accusative)
    if thing.entry.sense != "owned" or not free:
        return False
    return any(scene.token_at(a.start) == thing.last for a in scene.amounts_in(ground.sentence))


def _brings_loss(scene: Scene, thing: Mention) -> bool:
    """Tell whether a word is no thing but a participle before the losses brought about («موقعاً قتلى»)."""
    if "result" not in scene.cues_before(thing.last):
        return False
    behind = scene.opening.get(thing.last, ())
    return any(m.entry.kind in {"harm", "people"} or m.entry.id in _LOSSES for m in behind)


def _may_be_plural(scene: Scene, people: Mention) -> bool:
    """Tell whether a word for one person may as well be a plural of things («مزارع»): no harm is told before it."""
    before = {m.entry.kind for m in scene.opening.get(people.first - 1, ())}
    return people.entry.sense == "singular" and not before & {"harm", "harm_done", "people"} and not people.pronoun


def _is_loose(scene: Scene, ground: Ground, thing: Mention) -> bool:
    return thing.entry.sense == "owned" and not thing.pronoun and not _is_owned(scene, ground, thing)


def _is_owned(scene: Scene, ground: Ground, thing: Mention) -> bool:
    """Tell whether a force is named as owner right behind a thing."""
    for party in ground.parties:
        gap = party.first - thing.last
        if 0 <= gap <= _OWNER and not scene.cues_before(party.first) & set(_LEADS) and "and" not in party.parts:
            return party.sort in {"actor", "adjective", "group"} or bool(party.armed)
    return False


def objects_of(scene: Scene, ground: Ground, group: list[Core]) -> list[tuple[str, int, int]]:
    """Return the things that an event hits, cuts or takes: those its own words tell, and those of its sentence
    that it is likely to.
    """
    found: dict[str, tuple[str, int, int]] = {}
    for thing in find_objects(scene, ground):
        if is_hit(scene, ground, group, thing):
            found.setdefault(thing.id, (thing.id, thing.first, thing.last))
    if not found:
        implied = [(kind, c.mention.first, c.mention.last) for c in group for kind in c.of.trigger.objects]
        found = {kind: (kind, first, last) for kind, first, last in implied}
    return list(found.values())


def is_hit(scene: Scene, ground: Ground, group: list[Core], thing: Thing) -> bool:
    """Tell whether an event hits a thing: by its grammar where that is plain, else by the learned choice."""
    told = by_grammar(scene, ground, group, thing)
    if told is not None:
        return told
    return choose_class(scene.lexicon.weights[OBJECTS], object_features(scene, ground, group, thing))[HIT] >= _CLEAR


def by_grammar(scene: Scene, ground: Ground, group: list[Core], thing: Thing) -> bool | None:
    """Tell what grammar alone tells: the trigger's own object is hit, what stands near or fires is not; None where
    it leaves it open.
    """
    core, head = _nearest(ground, group, thing)
    link = _link(scene, ground, core, head)
    if link in _SPARING:
        return False
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


def object_features(scene: Scene, ground: Ground, group: list[Core], thing: Thing) -> Iterator[str]:
    """Yield what can be seen of a thing beside an event: how it is led up to, order, distance, kinds, and whether
    another event is nearer.
    """
    core, head = _nearest(ground, group, thing)
    at = clause_of(ground.clauses, head.first)
    side = "after" if head.first >= core.mention.last else "before"
    near, turns = distance_bucket(_gap(core.mention, head)), min(abs(at - core.clause), 2)
    link = _link(scene, ground, core, head)
    yield "bias"
    yield f"id={thing.id}"
    yield f"id={thing.id}|family={core.family}"
    yield f"type={core.type}"
    yield f"family={core.family}|{side}|turns={turns}"
    yield f"{side}|turns={turns}"
    yield f"{core.sense}|{side}|near={near}"
    yield f"link={link}"
    yield f"link={link}|{side}|turns={turns}"
    yield f"link={link}|family={core.family}"
    yield f"link={link}|{core.sense}"
    yield f"link={link}|id={thing.id}"
    for part in sorted(head.parts):
        yield f"part={part}|{side}"
    yield f"takes={core.of.trigger.object}|{core.sense}|{side}|turns={turns}"
    yield f"between={_between(ground, core, head)}|{side}"
    yield f"definite={'the' in thing.parts}"
    yield f"definite={'the' in thing.parts}|id={thing.id}"
    yield f"pronoun={thing.pronoun}"
    yield f"loose={thing.loose}"
    if thing.loose:
        yield f"loose|link={link}|family={core.family}"
    yield f"listed={head is not thing}"
    owner, nearer = _clause_owner(scene, ground, group, at), _other_nearer(scene, group, core, head)
    yield f"other_nearer={nearer}"
    yield f"owner={owner}"
    yield f"owner={owner}|link={link}"
    yield f"owner={owner}|other_nearer={nearer}"
    yield f"owner={owner}|other_nearer={nearer}|link={link}"
    yield f"weapon={any(w.first == thing.first for w in ground.weapons)}"


def _link(scene: Scene, ground: Ground, core: Core, thing: Thing) -> str:
    """Tell what leads up to a thing: the particle or cue before it (numbers and «one of» skipped), else whether
    the trigger itself does.
    """
    at = thing.first
    while at > ground.sentence.first and (scene.in_moment(at - 1) or scene.cue_ending(at, _COUNTING) is not None):
        at = scene.cue_ending(at, _COUNTING) or at - 1
    if at == core.mention.last or _behind_subject(ground, core, at):
        return "trigger"
    cues = scene.cues_before(at) & set(_LEADS)
    if cues:
        return min(cues, key=_LEADS.index)
    parts = thing.parts | scene.parts_at(at)
    particle = next((p for p in ("by", "to", "and") if p in parts), None)
    if particle:
        return particle
    before = scene.opening.get(at - 1, ())
    kinds = {m.entry.kind for m in before} & {"trigger", "weapon", "place", "people", "actor", "object"}
    return min(kinds) if kinds else "mark" if scene.tokens[at - 1].kind == "mark" else "word"


def _behind_subject(ground: Ground, core: Core, at: int) -> bool:
    """Tell whether nothing but its subject parts a verb from its object («قصفت الطائرات مزارع …»)."""
    return core.sense == "verb" and any(p.at == core.mention.last and p.last == at for p in ground.parties)


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
