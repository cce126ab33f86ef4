"""Which told day is an event's: a learned choice among the times of its sentence, those of its thread, and none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.reading.choice import choose_class
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core
from waqai.reading.drafts import Draft
from waqai.reading.scene import Scene
from waqai.reading.sources import Sources
from waqai.reading.times import Day, days_in, is_of_saying, reference_day

WHEN = "when"
HOLDS = "holds"
_CLEAR = 0.5  # below this chance no told day is an event's: abstain
_BACK = 4  # sentences over which a day told before can still hold
_HOSTS = 3  # happenings told before whose days are looked at, the nearest first
_STEPS = (2, 5, 10, 20)  # words between a trigger and a time
_AGES = (0, 1, 3, 7, 31, 366)  # days between a time and the reference


@dataclass(frozen=True, slots=True)
class Candidate:
    """A told day that may be an event's: ``host`` is the happening before it that it was told of, None where the
    event's own sentence tells it; ``rule`` whether the rules of the thread or sentence give it to the event.
    """

    day: Day
    host: Draft | None = None
    rank: int = 0
    lead: bool = False
    rule: bool = False


def candidates_of(scene: Scene, draft: Draft, earlier: Sequence[Draft], lead: Draft | None, ruled: Day | None) -> list[Candidate]:
    """Return the days told in the sentence of ``draft``, in those before it and in the lead, nearest first."""
    own = days_in(scene, draft.core)
    found = [Candidate(day, rank=at, rule=_same(day, ruled)) for at, day in enumerate(own)]
    if draft.modality != "reported" or draft.headline:
        return found
    hosts = [d for d in reversed(earlier) if d.day and d.sentence < draft.sentence and not d.headline]
    near = [d for d in hosts if draft.sentence - d.sentence <= _BACK or d.paragraph == draft.paragraph][:_HOSTS]
    if lead is not None and lead.sentence < draft.sentence and lead not in near:
        near.append(lead)
    for rank, host in enumerate(near):
        if host.day is not None and not any(c.host and _same(c.day, host.day) for c in found):
            found.append(Candidate(host.day, host, rank, host is lead, _same(host.day, ruled)))
    return found


def _same(one: Day, other: Day | None) -> bool:
    return other is not None and one.when.start == other.when.start and one.when.end == other.when.end


def day_features(scene: Scene, sources: Sources, draft: Draft, one: Candidate, every: Sequence[Candidate]) -> Iterator[str]:
    """Yield what can be seen of a told day beside an event."""
    src = _source(one)
    own = [c for c in every if c.host is None]
    yield f"src={src}"
    yield f"src={src}|rule={one.rule}"
    yield f"src={src}|rule={one.rule}|any={any(c.rule for c in every)}"
    yield f"src={src}|own={min(len(own), 3)}"
    kind = _kind(one.day)
    yield f"src={src}|time={kind}"
    yield f"src={src}|time={kind}|rule={one.rule}"
    yield f"src={src}|relation={one.day.moment.relation}"
    yield f"src={src}|relation={one.day.moment.relation}|aggregate={draft.aggregate}"
    yield f"src={src}|age={_age(scene, one.day)}"
    yield f"src={src}|precision={one.day.precision}|aggregate={draft.aggregate}"
    yield f"src={src}|family={draft.family}"
    yield f"src={src}|background={draft.background}|age={_age(scene, one.day)}"
    form = draft.core.sense if "the" not in draft.core.mention.parts else "definite"
    yield f"src={src}|form={form}"
    yield f"src={src}|same_time={draft.same_time}"
    for cue in sorted(scene.cues_before(draft.core.mention.first)):
        yield f"src={src}|cue={cue}"
    yield f"src={src}|word={scene.word_or_kind(draft.core.mention.first - 1)}"
    if one.host is None:
        yield from _own_features(scene, sources, draft, one, own)
    else:
        yield from _thread_features(scene, draft, one, own)


def _source(one: Candidate) -> str:
    if one.host is None:
        return "own"
    return "lead" if one.lead else "thread"


def _kind(day: Day) -> str:
    moment = day.moment
    if moment.kind == "relative":
        return f"relative{moment.offset}"
    if moment.kind == "weekday":
        return f"weekday-{'beside' if moment.offset is not None else moment.lean}"
    if moment.kind == "day":
        return "day-year" if moment.year else "day"
    return moment.kind


def _age(scene: Scene, day: Day) -> str:
    reference = reference_day(scene)
    if reference is None:
        return "unknown"
    days = (reference - day.when.end).days
    return next((str(step) for step in _AGES if days <= step), "older") if days >= 0 else "ahead"


def _own_features(scene: Scene, sources: Sources, draft: Draft, one: Candidate, own: Sequence[Candidate]) -> Iterator[str]:
    core, ground = draft.core, draft.core.ground
    first, last = scene.token_at(one.day.moment.start), scene.token_at(one.day.moment.end - 1) + 1
    nearest = min(draft.cores, key=lambda c: abs(c.mention.first - first))
    turns = clause_of(ground.clauses, first) - nearest.clause
    before = first < nearest.mention.first
    side = "before" if before else "after"
    turn = max(-2, min(2, turns))
    yield f"own|turn={turn}|{side}"
    yield f"own|turn={turn}|{side}|rule={one.rule}"
    gap = nearest.mention.first - last if before else first - nearest.mention.last
    yield f"own|{side}|gap={next((s for s in _STEPS if gap <= s), 'far')}"
    low, high = (last, nearest.mention.first) if before else (nearest.mention.last, first)
    others = [m for m in scene.of_kind("trigger", ground.sentence) if low <= m.first < high]
    yield f"own|{side}|others={min(len(others), 2)}"
    beside = [c for c in own if c is not one and low <= scene.token_at(c.day.moment.start) < high]
    yield f"own|{side}|nearer={min(len(beside), 2)}"
    yield f"own|ahead={scene.word_or_kind(first - 1)}"
    yield f"own|behind={scene.word_or_kind(last)}"
    saying = is_of_saying(scene, ground, one.day.moment)
    yield f"own|saying={saying}|rule={one.rule}|type={'declared' if draft.family in ('force', 'politics') else 'other'}"
    yield from _speech_features(scene, sources, core, one.day, first, side)
    yield from _words_between(scene, low, high, side)


def _speech_features(scene: Scene, sources: Sources, core: Core, day: Day, at: int, side: str) -> Iterator[str]:
    over = sources.speeches_over(core)
    yield f"own|said={bool(over)}|{side}"
    if over:
        speech = over[0]
        inside = speech.first <= at < speech.last
        mine = speech.moment is not None and scene.moments[speech.moment] is day.moment
        yield f"own|said|inside={inside}|that={speech.that}|mine={mine}"
        yield f"own|said|inside={inside}|kind={speech.kind}"
        between = sum(1 for m in scene.of_kind("trigger", core.ground.sentence) if speech.verb.last <= m.first < at)
        yield f"own|said|inside={inside}|that={speech.that}|{side}|told={min(between, 2)}"
    told = [c for cue in ("according", "attribution") for c in scene.cues(cue, core.ground.sentence)]
    tail = max((c.first for c in told if c.last <= at), default=None)
    if tail is not None:
        yield f"own|tail={tail > core.mention.first}|near={at - tail <= 8}|{side}"


def _words_between(scene: Scene, low: int, high: int, side: str) -> Iterator[str]:
    for cue in ("clause", "cause", "result", "content", "background", "belongs"):
        if any(scene.cue_at(at, cue) for at in range(low, high)):
            yield f"own|{side}|between={cue}"
    marks = {scene.tokens[at].text for at in range(low, high) if scene.tokens[at].kind == "mark"}
    for mark in sorted(marks & {",", '"', "(", ")", ":", "-", ";"}):
        yield f"own|{side}|mark={mark}"
    words = {scene.tokens[at].text for at in range(low, high) if scene.tokens[at].kind == "word"}
    for word in sorted(words):
        if len(word) <= 5:
            yield f"own|{side}|word={word}"


def _thread_features(scene: Scene, draft: Draft, one: Candidate, own: Sequence[Candidate]) -> Iterator[str]:
    host, sentence = one.host, draft.core.ground.sentence
    if host is None:
        return
    src = _source(one)
    far = min(draft.sentence - host.sentence, 4)
    same = host.paragraph == draft.paragraph
    yield f"{src}|far={far}"
    yield f"{src}|same={same}|far={far}"
    yield f"{src}|same={same}|rank={one.rank}|rule={one.rule}"
    kin = "type" if host.type == draft.type else "family" if host.family == draft.family else "other"
    yield f"{src}|kin={kin}"
    where = _where(host, draft)
    yield f"{src}|where={where}"
    yield f"{src}|kin={kin}|where={where}"
    yield f"{src}|kin={kin}|where={where}|same={same}"
    yield f"{src}|kin={kin}|own={bool(own)}"
    yield f"{src}|host background={host.background}|headline={host.headline}"
    yield f"{src}|aggregate={host.aggregate}{draft.aggregate}"
    yield f"{src}|tolls={bool(draft.tolls)}|kin={kin}"
    opening = [scene.word_or_kind(at) for at in range(sentence.first, min(sentence.first + 2, sentence.last))]
    yield f"{src}|opens={opening[0]}"
    yield f"{src}|opens={' '.join(opening)}"
    yield f"{src}|turn={core_turn(draft)}"
    for cue in ("clause", "background", "same_place", "anaphora", "continuing"):
        if scene.cue_at(sentence.first, cue):
            yield f"{src}|begins={cue}"
    mine, theirs = {p.id for p in (*draft.actor1, *draft.actor2) if p.id}, {p.id for p in (*host.actor1, *host.actor2) if p.id}
    shared = "none" if not mine or not theirs else "shared" if mine & theirs else "other"
    yield f"{src}|sides={shared}"
    yield f"{src}|sides={shared}|where={where}"


def core_turn(draft: Draft) -> int:
    """Return how many clauses of its sentence stand before an event."""
    return min(draft.core.clause, 2)


def _where(host: Draft, draft: Draft) -> str:
    ours, theirs = {p.key for p in host.settled()}, {p.key for p in draft.settled()}
    if not ours and not theirs:
        return "nowhere"
    if not theirs:
        return "untold"
    if not ours:
        return "fresh"
    return "same" if ours & theirs else "elsewhere"


def choose_day(scene: Scene, sources: Sources, draft: Draft, every: Sequence[Candidate]) -> Candidate | None:
    """Return the told day that most likely is the event's, None where none is likely."""
    weights = scene.lexicon.weights[WHEN]
    rated = [(choose_class(weights, day_features(scene, sources, draft, c, every))[HOLDS], c) for c in every]
    chance, best = max(rated, key=lambda r: r[0], default=(0.0, None))
    return best if chance >= _CLEAR else None
