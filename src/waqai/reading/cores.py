"""Triggers → cores: which words open an event, of which type, and which of them speak of one happening."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from waqai.lexicon.entries import TriggerOf
from waqai.lexicon.lexicon import Rejecting
from waqai.lexicon.mention import Mention
from waqai.lexicon.phrases import Phrases, stand_in
from waqai.lexicon.schema.events import Act, EventType, Reject, When
from waqai.reading.clauses import clause_of
from waqai.reading.other_words import other_word
from waqai.reading.party_mention import PartyMention, is_armed
from waqai.reading.place_mention import PlaceMention
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_VERBAL = frozenset({"verb", "passive"})
_MEANS_REACH = 12  # words on either side of an act in which the means that decide its type must stand


@dataclass(slots=True)
class Ground:
    """A sentence with what was found in it, shared by the steps that look for events; ``said``: its verbs of speech,
    each with the token at which a «that» opens what is said, 0 where none does; ``governing``: by token, what else than
    a trigger can govern a party, once it was asked for.
    """

    sentence: Sentence
    clauses: list[int]
    parties: list[PartyMention]
    places: list[PlaceMention]
    weapons: list[Mention]
    objects: Sequence[Mention]
    said: list[tuple[Mention, int]] = field(default_factory=list)
    governing: dict[int, tuple[str, Mention | None]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Core:
    """A happening as one sentence tells it: its trigger, its type, and the other words that tell the same.

    ``sense`` is noun, verb or passive. ``act`` tells that the type was decided by means; ``sure`` that it was
    decided by something told; ``firm`` that those harmed do not change it; ``renewed`` that a verb of doing
    governs the noun.
    """

    type: str
    family: str
    mention: Mention
    of: TriggerOf
    ground: Ground
    clause: int
    sure: bool = True
    modality: str = "reported"
    firm: bool = False
    renewed: bool = False
    members: list[Mention] = field(default_factory=list)
    why: str = ""

    @property
    def weight(self) -> int:
        """How much the trigger tells of what happened: 0 only a harm, 1 that somebody struck, 2 and 3 how."""
        owner = self.of.owner
        return owner.weight + (0 if self.sure else -1) if isinstance(owner, Act) else 3

    @property
    def sense(self) -> str:
        """How the trigger is told: noun, verb or passive."""
        return self.mention.entry.sense


@dataclass(frozen=True, slots=True)
class Rejected:
    """A trigger that opens no event, and why."""

    mention: Mention
    why: str


def find_cores(scene: Scene, ground: Ground) -> tuple[list[Core], list[Rejected]]:
    """Return the cores of a sentence in order, and the triggers that open none with the reason."""
    cores: list[Core] = []
    rejected: list[Rejected] = []
    for mention in scene.of_kind("trigger", ground.sentence):
        outcome = _open(scene, ground, mention)
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        else:
            cores.append(outcome)
    return _drop_weak(cores, rejected), rejected


def _open(scene: Scene, ground: Ground, mention: Mention) -> Core | Rejected:
    of: TriggerOf = mention.entry.known
    if scene.in_moment(mention.first):
        return Rejected(mention, f"{of.owner.id}: part of a time")
    another = other_word(scene, mention)
    if another is not None:
        return Rejected(mention, f"{of.owner.id}: {another}")
    reject = _reject(scene, ground, mention, of)
    if reject:
        return Rejected(mention, f"{of.owner.id}: {reject.name}")
    clause = clause_of(ground.clauses, mention.first)
    if of.trigger.needs and not _has_any(scene, ground, mention, of):
        return Rejected(mention, f"{of.owner.id}: needs {' or '.join(of.trigger.needs)}")
    if isinstance(of.owner, EventType):
        return Core(
            of.owner.id, of.owner.family, mention, of, ground, clause, True, of.trigger.modality, why=of.owner.id
        )
    when = _decide(scene, ground, clause, mention, of.owner)
    type_id = when.type if when else of.owner.otherwise
    if type_id is None:
        return Rejected(mention, f"{of.owner.id}: nothing told decides its type")
    family = scene.lexicon.families[type_id]
    core = Core(type_id, family, mention, of, ground, clause, when is not None, of.trigger.modality)
    core.why, core.firm = f"{of.owner.id} → {type_id}", when is not None and when.firm
    return core


def _reject(scene: Scene, ground: Ground, mention: Mention, of: TriggerOf) -> Reject | None:
    """Return the first rule that takes a trigger for something else."""
    words, (all_words, rules) = scene.words_in(ground.sentence), scene.lexicon.rejecting(of)
    if all_words.isdisjoint(words):
        return None
    for rejecting in rules:
        if not rejecting.begins.isdisjoint(words) and _rejects(scene, ground, mention, rejecting):
            return rejecting.rule
    return None


def _rejects(scene: Scene, ground: Ground, mention: Mention, rejecting: Rejecting) -> bool:
    sentence, within = ground.sentence, rejecting.rule.within
    low = max(sentence.first, mention.first - within)
    high = _until_next(scene, ground, mention, min(sentence.last, mention.last + within))
    if scene.holds(sentence, low, mention.first, rejecting.before):
        return True
    if scene.holds(sentence, mention.last, high, rejecting.after):
        return True
    if not rejecting.anywhere:
        return False
    first, last = clause_range(ground, clause_of(ground.clauses, mention.first))
    return scene.holds(sentence, first, last, rejecting.anywhere)


def _until_next(scene: Scene, ground: Ground, mention: Mention, high: int) -> int:
    """Return where the words behind a trigger end that may say what it is: before the next trigger joined to it by
    «and», which is of that one («انقطاع المياه وإغلاق الطرق»), at most before token ``high``.
    """
    joined = (m.first for m in scene.of_kind("trigger", ground.sentence) if "and" in m.parts)
    return min((at for at in joined if mention.last <= at < high), default=high)


def clause_range(ground: Ground, clause: int) -> tuple[int, int]:
    """Return the tokens ``[first, last)`` of a clause."""
    ends = [*ground.clauses[1:], ground.sentence.last]
    return ground.clauses[clause], ends[clause]


def _has_any(scene: Scene, ground: Ground, mention: Mention, of: TriggerOf) -> bool:
    """Tell whether something that a trigger needs stands near it; words are looked for only where one can stand."""
    sentence, within = ground.sentence, of.trigger.within
    first = max(sentence.first, scene.paced(mention.first, -within))
    last = min(sentence.last, scene.paced(mention.last, within))
    words, begins = scene.lexicon.needing(of)
    spoken = not begins.isdisjoint(scene.words_in(sentence))
    for need in of.trigger.needs:
        if need in words:
            if spoken and scene.says(sentence, first, last, (need,)):
                return True
        elif _has(scene, ground, mention, need, first, last):
            return True
    return False


def _has(scene: Scene, ground: Ground, mention: Mention, need: str, first: int, last: int) -> bool:
    def inside(spans: Iterable[Mention | PartyMention | PlaceMention]) -> bool:
        own, end = mention.first, mention.last
        for span in spans:
            at = span.first
            if first <= at < last and not own <= at < end:
                return True
        return False

    match need:
        case "person" | "people":
            return inside(scene.of_kind("people", ground.sentence))
        case "place":
            return inside(ground.places)
        case "upon_place":
            return inside(p for p in ground.places if "upon" in scene.cues_before(p.first))
        case "actor":
            return inside(p for p in ground.parties if p.sort != "people")
        case "armed":
            return inside(p for p in ground.parties if p.armed and p.sort != "means")
        case "object":
            return inside(ground.objects)
        case "weapon":
            return inside(ground.weapons) or inside(p for p in ground.parties if _means_of(scene, p))
        case "count":
            return any(first <= scene.token_at(a.start) < last for a in scene.amounts_in(ground.sentence))
    return False


def _decide(scene: Scene, ground: Ground, clause: int, mention: Mention, act: Act) -> When | None:
    """Return the condition on an act's type that holds near it; None when nothing told decides it."""
    begins, phrases = scene.lexicon.deciding(mention.entry.known)
    spoken = not begins.isdisjoint(scene.words_in(ground.sentence))
    own = clause_range(ground, clause)
    turns = [m.first for cue in ("meanwhile", "flies", "reply") for m in scene.cues(cue, ground.sentence)]
    around = (
        max(ground.sentence.first, scene.paced(mention.first, -_MEANS_REACH)),
        min(ground.sentence.last, scene.paced(mention.last, _MEANS_REACH), *(t for t in turns if t >= mention.last)),
    )
    closest = (max(own[0], around[0]), min(own[1], around[1]))
    behind = _means_behind(scene, ground, mention, around[1])
    if behind[0] < own[1] and not any(around[0] <= m.first < around[1] for m in ground.weapons):
        shot = _first_of(_Near(scene, ground, *behind, spoken), act, phrases)
        if shot is not None and scene.lexicon.families[shot.type] == "blast":
            return shot  # the means tell more than whom it struck, however long these are named
    ranges = (closest, around, behind)
    return next((w for r in ranges if (w := _first_of(_Near(scene, ground, *r, spoken), act, phrases))), None)


def _first_of(near: "_Near", act: Act, phrases: Sequence[Phrases]) -> When | None:
    """Return the first condition on an act's type that holds in a stretch."""
    if near.is_empty:
        return None
    return next((when for when, words in zip(act.types, phrases, strict=True) if near.holds(when, words)), None)


def _means_behind(scene: Scene, ground: Ground, mention: Mention, reach: int) -> tuple[int, int]:
    """Return the tokens of the means told with «by» beyond ``reach``, with no other happening between («قصف … قرية …،
    في ريف …، بالطائرات»).
    """
    told = [m.first for m in scene.of_kind("trigger", ground.sentence) if m.first >= mention.last]
    until = min(told, default=ground.sentence.last)
    by = [m for m in ground.weapons if reach <= m.first < until and "by" in m.parts]
    return (by[0].first, by[0].last) if by else (reach, reach)


def type_by_agent(scene: Scene, core: Core, agents: Iterable[PartyMention]) -> str | None:
    """Return the type that an act has by the means that name its agent («الطائرات الحربية … ارتكبت مجزرة»), None where
    something nearer decided it or no agent is named so.
    """
    owner = core.of.owner
    if core.sure or not isinstance(owner, Act):
        return None
    starts = {m.first: m.entry.id for m in core.ground.weapons}
    means = {starts.get(p.first) or _means_of(scene, p) for p in agents}
    return next((when.type for when in owner.types if not means.isdisjoint(when.means)), None)


def _means_of(scene: Scene, party: PartyMention) -> str | None:
    """Return the weapon by which a party is named («طيران الحلف»): the first word of its name still tells it."""
    return scene.lexicon.means.get(scene.tokens[party.first].text) if party.sort == "actor" else None


class _Near:
    """The means, objects, parties and words within tokens ``[first, last)``; ``spoken`` tells that the words count."""

    def __init__(self, scene: Scene, ground: Ground, first: int, last: int, spoken: bool) -> None:
        self._weapons = {m.entry.id for m in ground.weapons if first <= m.first < last}
        self._weapons |= {w for p in ground.parties if first <= p.first < last and (w := _means_of(scene, p))}
        self._objects = {m.entry.id for m in ground.objects if first <= m.first < last}
        self._parties = [p for p in ground.parties if first <= p.first < last]
        self._tokens = scene.unnamed[first:last] if spoken else []
        self._scene = scene
        self.is_empty = not (self._weapons or self._objects or self._parties or self._tokens)

    def holds(self, when: When, words: Phrases) -> bool:
        """Tell whether what decides a type stands here."""
        return (
            not self._weapons.isdisjoint(when.means)
            or not self._objects.isdisjoint(when.objects)
            or (bool(when.actors) and any(self._is_of(p, when.actors) for p in self._parties))
            or (bool(words) and stand_in(words, self._tokens))
        )

    def _is_of(self, party: PartyMention, wanted: list[str]) -> bool:
        return is_armed(party) and ("armed" in wanted or ("counted" in wanted and self._scene.is_counted(party.at)))


def _drop_weak(cores: list[Core], rejected: list[Rejected]) -> list[Core]:
    """Let weak triggers only support a core of their type in the same sentence."""
    strong = [c for c in cores if not c.of.trigger.weak]
    for core in (c for c in cores if c.of.trigger.weak):
        host = next((s for s in strong if s.type == core.type), None)
        if host:
            host.members.append(core.mention)
        else:
            rejected.append(Rejected(core.mention, f"{core.type}: too weak alone"))
    return strong
