"""Does a toll belong to an event? Each toll of an article is weighed against the events near it: a learned choice."""

from collections.abc import Iterator

from waqai.reading.choice import choose_class
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core
from waqai.reading.counts import is_armed
from waqai.reading.drafts import Draft
from waqai.reading.harm import APART, Toll
from waqai.reading.scene import Scene, Sentence

TOLLS = "tolls"
ITS = "its"
_KEEP = 0.35  # below this chance a toll leaves the event that its sentence gave it to
_TAKE = 0.6  # from this chance another event takes it
_WINDOW = 4  # sentences around an event in which its tolls are looked for
_BUCKETS = (-2, -1, 0, 1, 2, 4)
_STEPS = (2, 5, 9, 15)


def share_tolls(scene: Scene, drafts: list[Draft], loose: list[Toll]) -> list[tuple[Draft, Toll]]:
    """Take from each event the tolls that are likely another's or nobody's, and return those that other events take."""
    weights = scene.lexicon.weights[TOLLS]
    free: list[tuple[Draft | None, Toll]] = [(None, toll) for toll in loose]
    for draft in drafts:
        kept = []
        for toll in draft.tolls:
            chance = choose_class(weights, belonging_features(scene, drafts, draft, toll, True))[ITS]
            if chance >= _KEEP:
                kept.append(toll)
            else:
                free.append((draft, toll))
        draft.tolls = kept
    taken = []
    for host, toll in free:
        able = [d for d in drafts if d is not host and may_belong(scene, d, toll)]
        rows = [(choose_class(weights, belonging_features(scene, drafts, d, toll, False))[ITS], d) for d in able]
        best = max(rows, key=lambda row: row[0], default=None)
        if best is not None and best[0] >= _TAKE:
            taken.append((best[1], toll))
    return taken


def may_belong(scene: Scene, draft: Draft, toll: Toll) -> bool:
    """Tell whether a toll that is another's so far can be of an event at all: near it, and of a kind that it does."""
    harms = toll.kind in {"killed", "injured", "missing"}
    able = draft.family in {"fight", "blast", "crowd", "accident", "other"} if harms else draft.family == "custody"
    sentence = scene.sentence_of(toll.first)
    near = any(abs(sentence.index - c.ground.sentence.index) <= _WINDOW for c in draft.cores)
    return able and draft.modality == "reported" and (near or sentence.kind == "headline")


def belonging_features(scene: Scene, drafts: list[Draft], draft: Draft, toll: Toll, given: bool) -> Iterator[str]:
    """Yield what can be seen of a toll beside an event; ``given`` tells that its own sentence gave it to that event."""
    sentence = scene.sentence_of(toll.first)
    own = f"given={given}"
    core, away = _nearest(draft, toll, sentence)
    yield "bias"
    yield own
    where = "headline" if sentence.kind == "headline" else str(away)
    yield f"{own}|away={where}"
    yield f"{own}|kind={toll.kind}|family={draft.family}"
    yield f"kind={toll.kind}|type={draft.type}"
    yield f"told={toll.told}|among={toll.among}"
    yield f"{own}|lead={sentence.index <= 1}"
    yield f"noun={toll.noun}"
    if away == 0 and core is not None:
        yield from _in_sentence(scene, core, toll, own)
    rivals = [d for d in drafts if d is not draft and may_belong(scene, d, toll)]
    yield f"{own}|rivals={min(len(rivals), 3)}"
    yield f"{own}|nearer={_nearer(rivals, toll, sentence, core)}"
    yield f"{own}|twin={_twin(rivals, toll)}"
    for line in _lines(draft, toll):
        yield f"{own}|line={line}"
    yield f"{own}|places={_places(scene, draft, sentence)}"
    yield f"background={draft.background}|aggregate={draft.aggregate}"
    yield f"{own}|sum={_is_sum(rivals, toll)}"
    yield f"side={_side(draft, toll)}"
    yield f"apart={toll.who in APART}"


def _nearest(draft: Draft, toll: Toll, sentence: Sentence) -> tuple[Core | None, int]:
    """Return the core of an event that stands nearest to a toll, and by how many sentences the toll follows it."""
    core = min(
        draft.cores, key=lambda c: (abs(sentence.index - c.ground.sentence.index), abs(c.mention.first - toll.word))
    )
    away = sentence.index - core.ground.sentence.index
    return core, next((step for step in _BUCKETS if away <= step), 9)


def _in_sentence(scene: Scene, core: Core, toll: Toll, own: str) -> Iterator[str]:
    """Yield how a toll hangs together with a core of its own sentence: order, distance, clauses, cues, acts between."""
    after = toll.word >= core.mention.first
    side = "after" if after else "before"
    low, high = sorted((core.mention.first, toll.word))
    turns = abs(clause_of(core.ground.clauses, toll.word) - core.clause)
    yield f"{own}|{side}|gap={next((str(s) for s in _STEPS if high - low <= s), 'far')}"
    yield f"{own}|{side}|turns={min(turns, 3)}"
    yield f"own word={core.mention.first <= toll.word < core.mention.last}"
    for cue in ("cause", "result", "clause", "background"):
        if any(low < m.first <= high for m in scene.cues(cue, core.ground.sentence)):
            yield f"{own}|{side}|cue={cue}"
    acts = [m for m in scene.of_kind("trigger", core.ground.sentence) if low < m.first < high]
    yield f"{own}|{side}|between={min(len(acts), 3)}"


def _nearer(rivals: list[Draft], toll: Toll, sentence: Sentence, core: Core | None) -> bool:
    """Tell whether another event stands nearer to the toll."""
    if core is None:
        return bool(rivals)
    mine = abs(core.mention.first - toll.word)
    return any(abs(c.mention.first - toll.word) < mine for d in rivals for c in d.cores)


def _twin(rivals: list[Draft], toll: Toll) -> bool:
    """Tell whether another event tells the same toll."""
    line = (toll.kind, toll.min, toll.max)
    return any((t.kind, t.min, t.max) == line and t is not toll for d in rivals for t in d.tolls)


def _lines(draft: Draft, toll: Toll) -> list[str]:
    """Return how the event's other tolls of that kind stand to this one: told first, same, wider, narrower, other."""
    found = set()
    for other in draft.tolls:
        if other is toll or other.kind != toll.kind or other.among != toll.among:
            continue
        same = "same" if (other.min, other.max) == (toll.min, toll.max) else "more" if other.min > toll.min else "less"
        found.add(f"{same}|{'before' if other.first < toll.first else 'after'}|who={other.who == toll.who}")
    return sorted(found) or ["none"]


def _places(scene: Scene, draft: Draft, sentence: Sentence) -> str:
    """Tell whether the sentence of a toll names a place of the event, only others, or none."""
    own = {p.key for p in draft.places}
    grounds = [c.ground for c in draft.cores if c.ground.sentence is sentence]
    told = {p.key for g in grounds for p in g.places}
    if not grounds:
        mentioned = {m.entry.known.ar for m in scene.of_kind("place", sentence) if hasattr(m.entry.known, "ar")}
        return "shared" if mentioned & own else "others" if mentioned else "none"
    return "shared" if told & own else "others" if told else "none"


def _is_sum(rivals: list[Draft], toll: Toll) -> bool:
    """Tell whether a toll is greater than two tolls of its kind that other events tell."""
    less = [t.min for d in rivals for t in d.tolls if t.kind == toll.kind and not t.among and t.min < toll.min]
    return len(less) > 1


def _side(draft: Draft, toll: Toll) -> str:
    """Tell which side of the event the harmed are of, as far as they are told by a party."""
    if toll.party is None or toll.party.id is None:
        return f"{toll.who == 'combatants'}"
    for name, side in (("actor1", draft.actor1), ("actor2", draft.actor2)):
        if any(p.id == toll.party.id for p in side):
            return name
    return f"another|{is_armed(toll.party)}"
