"""Who did it and whom it was done to: each party of the sentence is weighed against each event."""

from collections.abc import Iterator

from waqai.reading.choice import choose_class
from waqai.reading.cores import Core
from waqai.reading.named_lists import name_the_told, read_names
from waqai.reading.party_mention import PartyMention, is_armed
from waqai.reading.rivals import Rival, weigh_rivals
from waqai.reading.role_features import RoleReader
from waqai.reading.scene import Scene
from waqai.reading.settled_roles import led_from, partners_of, settled_roles
from waqai.reading.toll import Toll

ROLES = "roles"
_TWO_SIDED = frozenset({"armed_clash", "agreement"})
_UNEQUAL = frozenset({"crackdown"})  # of its two sides the armed one did it to the other
_ONE_SIDED = frozenset({"force_movement"})  # moving is done to nobody
_UNDONE = frozenset({"other_incident"})  # what has no doer yet: who finds the dead has not killed them
_SIDES = 2
_APPOSED = 6  # words between two parties of a list
_QUOTES = frozenset("\"'(),")
_NEAR = 10  # words between a clash and the «between» that names its sides
_BACK = 30  # words from that «between» on to a verb that tells where the clash went («ثم انتقلت إلى …»)
# Below these a party fills no role: abstain. From .35 to .45 (and .45 to .6 for a further party) the F1 of both roles
# stays within a point on pages unseen; here a swap of the sides' names changes least (benchmarks/fairness.py).
_CLEAR = {"actor1": 0.35, "actor2": 0.35}
_MORE = {"actor1": 0.6, "actor2": 0.6}
_ALIKE = 0.03  # between two parties that act as likely, the order decides
_DOERS = frozenset({"to", "agent_bound", "agent_before"})  # what stands before those who did a deed
_ATTACKED = frozenset({"upon", "against", "target_before", "toward"})  # and before those it was done to
_TOGETHER = {"actor1": _DOERS, "actor2": _ATTACKED}
_OTHER = {"actor1": "actor2", "actor2": "actor1"}


def fill_roles(
    scene: Scene, cores: list[Core], tolls: list[Toll], speakers: set[int]
) -> tuple[list[PartyMention], list[PartyMention], float]:
    """Return the parties that act (actor1) and that suffer (actor2) in a core, and how sure the least sure of them is.

    ``speakers`` are the first tokens of parties that speak in the sentence. Parties joined by «and» share a role, but
    for the two sides behind «بين»; no party has both roles. Where nobody else suffers, those whom the toll counts do.
    """
    core = cores[0]
    reader = RoleReader(scene, cores, tolls, speakers)
    rivals = list(rivals_of(scene, core, reader))
    chances = weigh_rivals(scene, core.type, rivals)
    sides = {r.party.first: r.side for r in rivals if r.side}
    roles: dict[str, list[PartyMention]] = {"actor1": [], "actor2": []}
    sure = 1.0
    shared = [] if sides else [(_shared([chances[p.first] for p in g]), g) for g in _joined(rivals)]
    partners = partners_of(scene, core, reader)  # with whoever did it: he may be told less clearly than they are
    for role, found in roles.items():
        if sides:
            found += [p for p in reader.parties if sides.get(p.first) == role]
            continue
        for chance, group in sorted(shared, key=lambda r: -r[0][role]):
            least = _MORE[role] if any(p not in partners for p in found) else _CLEAR[role]
            if (found and group[0].sort == "means") or chance[role] < least or chance[role] < chance[_OTHER[role]]:
                continue
            found += group
            sure = min(sure, chance[role])
    _part(roles, chances)
    if core.type in _ONE_SIDED:
        return roles["actor1"], [], sure
    if core.type in _UNDONE:
        roles["actor1"] = []
    if all(_only_owns(scene, p) for p in roles["actor2"]):
        roles["actor2"] = _victims(scene, core, tolls, roles["actor1"]) or roles["actor2"]
    together = (_told_together(scene, reader, roles[role], told) for role, told in _TOGETHER.items())
    if core.type == "armed_clash" and not any(together):
        _face_each_other(roles, chances)
    return roles["actor1"], name_the_told(scene, core.ground.sentence, roles["actor2"]), sure


def rivals_of(scene: Scene, core: Core, reader: RoleReader) -> Iterator[Rival]:
    """Yield the parties beside a happening with the chances that each has alone."""
    weights = scene.lexicon.weights[ROLES]
    settled, sides = settled_roles(scene, core, reader), _both_sides(scene, core)
    before = None
    for party in reader.parties:
        chance = settled.get(party.first) or choose_class(weights, reader.features(party))
        joined = before is not None and _coordinated(scene, before, party)
        yield Rival(party, chance, joined, party.first in settled, sides.get(party.first))
        before = party


def _told_together(scene: Scene, reader: RoleReader, parties: list[PartyMention], prepositions: frozenset[str]) -> bool:
    """Tell whether two parties joined by «and» are told as one side: as those who did it («هجوم لقوات الحرس والجيش»),
    or as those who were attacked («هجوم على مواقع الحرس والجيش»).
    """
    if len(parties) != _SIDES or not _coordinated(scene, *parties):
        return False
    return reader.slot_of(parties[0]).preposition in prepositions


def _face_each_other(roles: dict[str, list[PartyMention]], chances: dict[int, dict[str, float]]) -> None:
    """Put two known parties of a clash that were found on one side against each other: a clash has two."""
    ours, theirs = roles["actor1"], roles["actor2"]
    if not ours and len({p.id for p in theirs if p.id}) >= _SIDES:
        known = [p for p in theirs if p.id]
        most = max(_leaning(chances, p) for p in known) - _ALIKE
        turned = next(p for p in known if _leaning(chances, p) >= most)
        ours += [p for p in theirs if p.id == turned.id]
        theirs[:] = [p for p in theirs if p.id != turned.id]
    elif not theirs and len(ours) == _SIDES and len({p.id for p in ours if p.id}) == _SIDES:
        theirs.append(ours.pop(0 if _leaning(chances, ours[0]) < _leaning(chances, ours[1]) - _ALIKE else 1))


def _leaning(chances: dict[int, dict[str, float]], party: PartyMention) -> float:
    """Return how much sooner a party acts than suffers."""
    chance = chances[party.first]
    return chance["actor1"] / (chance["actor1"] + chance["actor2"])


def _part(roles: dict[str, list[PartyMention]], chances: dict[int, dict[str, float]]) -> None:
    """Leave to a known party that was found on both sides only the side where it stands more surely."""
    best = {
        role: {p.id: max(chances[q.first][role] for q in found if q.id == p.id) for p in found if p.id}
        for role, found in roles.items()
    }
    for role, found in roles.items():
        rival = best[_OTHER[role]]
        found[:] = [p for p in found if p.id is None or rival.get(p.id, 0.0) <= best[role][p.id]]


def _joined(rivals: list[Rival]) -> list[list[PartyMention]]:
    """Return the parties of ``rivals`` in order, those joined by «and» together."""
    groups: list[list[PartyMention]] = []
    for rival in rivals:
        if rival.joined:
            groups[-1].append(rival.party)
        else:
            groups.append([rival.party])
    return groups


def _shared(chances: list[dict[str, float]]) -> dict[str, float]:
    if len(chances) == 1:
        return chances[0]
    return {role: sum(c[role] for c in chances) / len(chances) for role in chances[0]}


def _both_sides(scene: Scene, core: Core) -> dict[int, str]:
    """Return the roles of the two sides of a clash or an agreement behind «بين», by their first tokens.

    «من جهة» behind the allies of one side tells where the other side begins, a second «وبين» before it too; else the
    second party opens it.
    """
    if core.type not in _TWO_SIDED | _UNEQUAL:
        return {}
    parties = core.ground.parties
    for at, party in enumerate(parties[:-1]):
        gap = party.at - core.mention.last
        back = _NEAR if core.sense == "noun" else _BACK
        if not _opens_sides(scene, party.at) or not -back <= gap <= _NEAR * 2:
            continue
        again = _between_again(scene, core, party)
        turn = next((m.first for m in scene.cues("one_side", core.ground.sentence) if m.first > party.at), again)
        listed = _listed_with(parties, at)
        if again is not None:
            across = next((i for i, p in enumerate(parties) if p.at > again), len(parties))
            listed = [p for p in listed if p.first < again] + _listed_with(parties, across)
        first = [p for p in listed if turn is not None and p.first < turn] or listed[:1]
        if core.type in _UNEQUAL:
            first = [p for p in listed if is_armed(p)]
            if not 0 < len(first) < len(listed):
                return {}
        return {p.first: "actor1" if p in first else "actor2" for p in listed}
    return {}


def _between_again(scene: Scene, core: Core, party: PartyMention) -> int | None:
    """Return where «وبين» stands a second time behind the first side («بين الجيش، …، وبين الفصائل»)."""
    found = (m for m in scene.cues("between", core.ground.sentence) if party.last <= m.first <= party.last + _NEAR)
    return next((m.first for m in found if "and" in m.parts), None)


def _opens_sides(scene: Scene, at: int) -> bool:
    """Tell whether «بين» stands before a party, or before a dual bound to it («بين فصيلي الفرات والجزيرة»)."""
    if "between" in scene.cues_before(at):
        return True
    dual = scene.lexicon.knowledge.endings.construct_dual
    return scene.tokens[at - 1].text.endswith(dual) and "between" in scene.cues_before(at - 1)


def _listed_with(parties: list[PartyMention], at: int) -> list[PartyMention]:
    """Return the party at ``at`` and those joined to it one after another."""
    listed = parties[at : at + 1]
    for party in parties[at + 1 :]:
        if "and" in party.parts and party.sort != "means":
            listed.append(party)
        elif party.at - listed[-1].last > _APPOSED:
            break
    return listed


def _only_owns(scene: Scene, party: PartyMention) -> bool:
    """Tell whether unarmed people are only told to own or live in the thing hit («منازل المدنيين», «مخيم للنازحين»)."""
    thing = any(
        m.last == party.at
        for back in (1, 2)
        for m in scene.opening.get(party.at - back, ())
        if m.entry.kind == "object"
    )
    return thing and party.sort == "people" and not is_armed(party) and not party.parts & {"and", "by"}


def _victims(scene: Scene, core: Core, tolls: list[Toll], actors: list[PartyMention]) -> list[PartyMention]:
    """Return whom the tolls count: their party, else the people word or the name that words them (codebook, settled
    question 20).
    """
    taken, ids = {p.first for p in actors}, {p.id for p in actors if p.id}
    counted = [t for t in tolls if not t.among and t.max != 0]
    named = [t.party for t in counted if t.party is not None and _names_people(t.party)]
    if not named:
        worded = [p for t in counted for p in core.ground.parties if t.first <= p.first < t.last and p.sort != "means"]
        named = worded or [p for t in counted for p in _persons(scene, t)]
    return [p for p in {p.first: p for p in named}.values() if p.first not in taken and p.id not in ids]


def _persons(scene: Scene, toll: Toll) -> list[PartyMention]:
    """Return the people whose names word a toll («مقتل خالد السمان», «اعتقلت "سالم النجار ونادر الحداد"»)."""
    known = {m.entry.kind for at in range(toll.first, toll.last) for m in scene.opening.get(at, ())}
    if toll.told != "form" or known & {"people", "harm", "harm_done"}:
        return []
    listed = list(read_names(scene, toll.first, toll.last))
    if len(listed) > 1:
        return listed
    first = toll.first
    while first < toll.last - 1 and (title := scene.cue_at(first, "title")) is not None:
        first = title.last
    return [PartyMention(first, toll.last, "person", None, None, scene.parts_at(first))]


def _names_people(party: PartyMention) -> bool:
    return party.sort != "people" or (party.people is not None and not party.people.entry.known.harm)


def _coordinated(scene: Scene, before: PartyMention, party: PartyMention) -> bool:
    """Tell whether a party is joined to the one before: by «and», or as its partner («بمساندة من وحدات …»)."""
    gap = range(before.last, party.at)
    if "and" in party.parts and all(_joins(scene, at) for at in gap):
        return True
    partner = led_from(scene, party)
    return partner is not None and all(_joins(scene, at) for at in range(before.last, partner))


def _joins(scene: Scene, at: int) -> bool:
    """Tell whether a token between two parties is a quotation mark, a comma or an «and» of its own."""
    text = scene.tokens[at].text
    return text in _QUOTES or scene.lexicon.is_and(text)
