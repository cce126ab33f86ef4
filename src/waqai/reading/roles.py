"""Who did it and whom it was done to: each party of the sentence is weighed against each event."""

from collections.abc import Iterator

from waqai.reading.choice import choose_class
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core
from waqai.reading.harm import Toll
from waqai.reading.parties import PartyMention
from waqai.reading.scene import Scene

ROLES = "roles"
_TWO_SIDED = frozenset({"armed_clash", "agreement"})
_STRIKES = frozenset({"fight", "blast", "crowd"})
_NEAR = 10  # words between a clash and the «between» that names its sides
# Below these a party fills no role: abstain. Each is where F1 of its role peaks on the developed pages
# (benchmarks/accuracy.py).
_CLEAR = {"actor1": 0.35, "actor2": 0.3}


def fill_roles(
    scene: Scene, core: Core, tolls: list[Toll], speakers: set[int]
) -> tuple[list[PartyMention], list[PartyMention], float]:
    """Return the parties that act (actor1) and that suffer (actor2) in a core, and how sure the least sure of them is.

    ``speakers`` are the first tokens of parties that speak in the sentence. A party joined by «and» to one with a role
    shares it, but for the two sides behind «بين». Where nobody else suffers, those whom the toll counts do.
    """
    weights = scene.lexicon.weights[ROLES]
    roles: dict[str, list[PartyMention]] = {"actor1": [], "actor2": []}
    sides = _both_sides(scene, core)
    sure, before, role_before = 1.0, None, "none"
    for party in core.ground.parties:
        if _is_trigger(core, party):
            continue
        chances = choose_class(weights, role_features(scene, core, party, tolls, speakers))
        role = sides.get(party.first) or _likeliest(chances)
        if before is not None and _coordinated(before, party) and not sides:
            role = role_before
        if role in roles:
            roles[role].append(party)
            sure = min(sure, chances[role])
        before, role_before = party, role
    return roles["actor1"], roles["actor2"] or _victims(core, tolls, roles["actor1"]), sure


def _likeliest(chances: dict[str, float]) -> str:
    role = max(_CLEAR, key=lambda r: chances[r] - _CLEAR[r])
    return role if chances[role] >= _CLEAR[role] else "none"


def _both_sides(scene: Scene, core: Core) -> dict[int, str]:
    """Return the roles of the two sides of a clash or an agreement behind «بين», by their first tokens."""
    if core.type not in _TWO_SIDED:
        return {}
    parties = core.ground.parties
    for at, party in enumerate(parties[:-1]):
        gap = party.at - core.mention.last
        if "between" not in scene.cues_before(party.at) or not -_NEAR <= gap <= _NEAR * 2:
            continue
        other = next((p for p in parties[at + 1 :] if "and" in p.parts), None)
        return {party.first: "actor1", other.first: "actor2"} if other else {party.first: "actor1"}
    return {}


def _victims(core: Core, tolls: list[Toll], actors: list[PartyMention]) -> list[PartyMention]:
    """Return whom the tolls count, where a people word or a party names them (codebook, settled question 20)."""
    if core.family not in _STRIKES:
        return []
    named = [t.party for t in tolls if t.party is not None and not t.among and _names_people(t.party)]
    taken = {p.first for p in actors}
    return [p for p in {p.first: p for p in named}.values() if p.first not in taken]


def _names_people(party: PartyMention) -> bool:
    return party.sort != "people" or (party.people is not None and not party.people.entry.known.harm)


def _is_trigger(core: Core, party: PartyMention) -> bool:
    return party.first >= core.mention.first and party.last <= core.mention.last


def _coordinated(before: PartyMention, party: PartyMention) -> bool:
    return party.at - before.last <= 0 and "and" in party.parts


def role_features(
    scene: Scene, core: Core, party: PartyMention, tolls: list[Toll], speakers: set[int]
) -> Iterator[str]:
    """Yield what can be seen of a party beside an event: order, distance, cues, kinds, and what happens to its
    people.
    """
    trigger = core.mention
    after = party.first >= trigger.last
    gap = party.at - trigger.last if after else trigger.first - party.last
    side = "after" if after else "before"
    near = _bucket(gap)
    clauses = core.ground.clauses
    turns = abs(clause_of(clauses, party.first) - core.clause)
    cues = sorted(scene.cues_before(party.at)) or ["plain"]
    between = _between(core, party, after)
    yield "bias"
    yield f"sort={party.sort}"
    yield f"armed={party.armed}"
    yield f"family={core.family}|sort={party.sort}"
    yield f"type={core.type}|{core.sense}|{side}|{near}"
    yield f"{core.sense}|{side}|between={between}"
    yield f"{side}|turns={min(turns, 3)}"
    yield f"{core.sense}|{side}|{near}|sort={party.sort}"
    yield f"kind={getattr(party.known, 'kind', None)}"
    for cue in cues:
        yield f"cue={cue}"
        yield f"cue={cue}|{side}"
        yield f"cue={cue}|{side}|{core.sense}|armed={party.armed}"
    for part in sorted(party.parts & {"and", "to", "by", "the"}):
        yield f"part={part}|{side}|{near}"
    if gap == 0 and after:
        yield f"adjacent|{core.sense}|{core.of.trigger.subject}"
        yield f"adjacent|{core.family}|{party.sort}"
    yield f"subject={core.of.trigger.subject}|object={core.of.trigger.object}|{side}|armed={party.armed}"
    if any(t.first < party.last and party.first < t.last for t in tolls):
        yield "harmed"
        yield f"harmed|{core.family}"
    if party.first in speakers:
        yield f"speaker|{side}"
    yield f"before={scene.word_or_kind(party.at - 1)}|{side}"
    yield f"behind={scene.word_or_kind(party.last)}"
    yield f"owner={core.of.owner.id}|{side}|{near}"
    yield f"owner={core.of.owner.id}|{core.sense}|{side}|armed={party.armed}"
    yield f"order={_order(core, party)}|{core.sense}"
    yield from _means(scene, core, party)


def _bucket(gap: int) -> str:
    for limit in (0, 1, 2, 4, 7, 12):
        if gap <= limit:
            return str(limit)
    return "far"


def _between(core: Core, party: PartyMention, after: bool) -> int:
    low, high = (core.mention.last, party.first) if after else (party.last, core.mention.first)
    return min(2, sum(1 for p in core.ground.parties if low <= p.first and p.last <= high))


def _order(core: Core, party: PartyMention) -> str:
    """Tell the place of a party among those on its side of the trigger: first after, second after, nearest before."""
    if party.first >= core.mention.last:
        rank = sum(1 for p in core.ground.parties if core.mention.last <= p.first < party.first)
        return f"after{min(rank, 3)}"
    rank = sum(1 for p in core.ground.parties if party.first < p.first < core.mention.first)
    return f"before{min(rank, 3)}"


def _means(scene: Scene, core: Core, party: PartyMention) -> Iterator[str]:
    """Yield what the words of an adjective party tell: standing on the trigger itself («غارات روسية») or on a
    weapon.
    """
    if party.sort == "adjective":
        on_trigger = 0 <= party.first - core.mention.last <= 1
        yield f"adjective|on_trigger={on_trigger}|people={party.people is not None}"
