"""Is a place beside a happening where it happened? A learned choice over how the place is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waqai.lexicon.lexicon import Mention
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core, Ground
from waqai.reading.places import PlaceMention
from waqai.reading.scene import Scene

WHERE = "where"
HERE = "here"
_GAPS = (0, 1, 2, 4, 7, 12, 20)
# Words between a trigger and a place that part them, or lead from one to the other.
_PARTING = ("content", "clause", "cause", "result", "background", "saying", "attribution", "origin", "toward", "from")


@dataclass(frozen=True, slots=True)
class Telling:
    """A happening of a sentence among the others: its cores, theirs, and the places that rules would give it."""

    scene: Scene
    ground: Ground
    group: Sequence[Core]
    others: Sequence[Mention]
    ruled: Sequence[PlaceMention]


def where_features(telling: Telling, place: PlaceMention) -> Iterator[str]:
    """Yield what can be seen of a place beside a happening: how it is led up to, its kind, order and distance, what
    stands between, and what else the sentence tells.
    """
    ground, group = telling.ground, telling.group
    core = _nearest(ground, group, place)
    side = "after" if place.first >= core.mention.last else "before"
    turns = min(abs(clause_of(ground.clauses, place.first) - core.clause), 3)
    gap = _bucket(_gap(core.mention, place))
    kind, ruled = f"{place.use}|{place.precision}", place in telling.ruled
    yield "bias"
    yield f"ruled={ruled}"
    yield f"ruled={ruled}|{kind}"
    yield f"kind={kind}"
    yield f"use={place.use}|{side}|turns={turns}"
    yield f"use={place.use}|family={core.family}"
    yield f"type={core.type}|{place.precision}"
    yield f"{core.sense}|{side}|turns={turns}"
    yield f"{core.sense}|{side}|gap={gap}"
    yield f"{side}|turns={turns}|ruled={ruled}"
    yield f"gap={gap}|ruled={ruled}"
    yield f"known={bool(place.candidates)}|cued={place.cued}"
    yield f"listing={place.listing}|between={place.between}"
    yield from _leading(telling, place, core, side)
    yield from _standing(telling, place, core, side)
    yield from _others(telling, place, core, side)


def _leading(telling: Telling, place: PlaceMention, core: Core, side: str) -> Iterator[str]:
    """Yield what leads up to a place: cues, particles, the word before."""
    scene = telling.scene
    for cue in sorted(place.cues) or ["plain"]:
        yield f"cue={cue}"
        yield f"cue={cue}|{side}"
        yield f"cue={cue}|{core.family}"
        yield f"cue={cue}|{core.sense}|{side}"
    for part in sorted(place.parts & {"and", "to", "by", "the"}):
        yield f"part={part}|{side}|{core.sense}"
    lead = scene.word_or_kind(place.head - 1)
    yield f"lead={lead}"
    yield f"lead={lead}|{side}"
    yield f"behind={scene.word_or_kind(place.last)}"
    for cue in sorted(scene.cues_before(place.head)):
        yield f"before={cue}|{side}"


def _standing(telling: Telling, place: PlaceMention, core: Core, side: str) -> Iterator[str]:
    """Yield what stands between trigger and place: words that part, other triggers, parties, quotation marks."""
    scene, ground = telling.scene, telling.ground
    low, high = (core.mention.last, place.first) if side == "after" else (place.last, core.mention.first)
    for cue in _PARTING:
        if any(low <= m.first < high for m in scene.cues(cue, ground.sentence)):
            yield f"parted={cue}|{side}"
            yield f"parted={cue}|{side}|{place.use}"
    triggers = sum(1 for m in telling.others if low <= m.first < high)
    yield f"{side}|triggers={min(triggers, 2)}"
    yield f"{side}|triggers={min(triggers, 2)}|{core.sense}|{place.use}"
    parties = sum(1 for p in ground.parties if low <= p.first < high)
    yield f"{side}|parties={min(parties, 2)}"
    towns = sum(1 for p in ground.places if low <= p.first < high and p.use == "place")
    yield f"{side}|places={min(towns, 2)}"
    marks = {scene.tokens[at].text for at in range(low, high)} & {'"', ";", ":", ",", "(", "-"}
    for mark in sorted(marks):
        yield f"mark={mark}|{side}"


def _others(telling: Telling, place: PlaceMention, core: Core, side: str) -> Iterator[str]:
    """Yield how a place stands among the sentence's other places and happenings, and in the article."""
    ground = telling.ground
    small = [p for p in ground.places if p.small and p.use == "place"]
    rest = [p for p in small if p is not place]
    yield f"rest={min(len(rest), 3)}|{place.use}|small={place.small}"
    own = _gap(core.mention, place)
    nearer = any(_gap(m, place) < own for m in telling.others)
    yield f"other_nearer={nearer}|{side}"
    clause = clause_of(ground.clauses, place.first)
    at_home = any(clause_of(ground.clauses, m.first) == clause for m in telling.others)
    ours = any(c.clause == clause for c in telling.group)
    yield f"home={ours}|others={at_home}|{side}"
    yield f"home={ours}|others={at_home}|{place.use}|small={place.small}"
    chain = [p for p in ground.places if p.chain == place.chain]
    yield f"first={chain[0] is place}|{place.use}|{min(len(chain), 3)}"
    yield f"chain_small={any(p.small and p.use == 'place' for p in chain if p is not place)}|{place.precision}"
    yield f"chain_ruled={any(p in telling.ruled for p in chain)}|ruled={place in telling.ruled}|{place.use}"
    closest = min(small, key=lambda p: _gap(core.mention, p), default=None)
    yield f"closest={closest is place}|small={place.small}"
    yield f"nearest_chain={closest is not None and closest.chain == place.chain}|{place.use}"
    yield f"none_ruled={not telling.ruled}|{place.use}"
    yield f"sentence={ground.sentence.kind}|{min(ground.sentence.paragraph, 2)}"


def _nearest(ground: Ground, group: Iterable[Core], place: PlaceMention) -> Core:
    """Return the core that stands nearest to a place, clauses counted first."""
    clause = clause_of(ground.clauses, place.first)
    return min(group, key=lambda c: (abs(c.clause - clause), _gap(c.mention, place)))


def _gap(trigger: Mention, place: PlaceMention) -> int:
    return place.first - trigger.last if place.first >= trigger.last else trigger.first - place.last


def _bucket(gap: int) -> str:
    return next((str(limit) for limit in _GAPS if gap <= limit), "far")
