"""Who acts where a sentence leaves it untold: the one who acted just before, while talk of the same happenings goes
on.
"""

from waqai.lexicon.gazetteer import Gazetteer
from waqai.reading.clauses import clause_of
from waqai.reading.drafts import Draft
from waqai.reading.party_mention import PartyMention, is_armed
from waqai.reading.scene import Scene
from waqai.reading.short_names import SIDES

_FIGHTERS_HOLD = frozenset({"military", "checkpoint"})
_FIGHTS = frozenset({"fight", "blast"})
_TWO_SIDED = frozenset({"territory_change", "armed_clash"})
_SHORT = ("anaphora", "side_alone")  # words by which a side is told in short
_ALIKE = 3  # words behind a strike in which «like it» stands
_THREAD = 2  # sentences over which talk that goes on in one paragraph still speaks of the agent before


def inherit_sides(drafts: list[Draft], scene: Scene) -> None:
    """Fill the agent that a draft leaves open from the nearest earlier draft of its type in the thread.

    Only for the same kind of violence, told right after in the same paragraph or recalled by a definite noun («كما
    طال القصف …»), and only where the one right before names its agent: who did it is never carried over a turn of
    talk, nor to what is told of somebody else or of nobody known.
    """
    for index, draft in enumerate(drafts):
        if draft.actor1 or draft.family not in {"blast", "fight"} or draft.aggregate or draft.modality != "reported":
            continue
        before = [d for d in drafts[:index] if d.type == draft.type and 0 < draft.sentence - d.sentence <= _THREAD]
        host = before[-1] if before else None
        if host is None or not host.actor1 or _is_of_another(scene, host, draft):
            continue
        opens = draft.core.sense == "verb" and draft.core.mention.first - draft.core.ground.sentence.first <= 1
        recalled = (draft.refers or opens) and not draft.apart and draft.sentence - host.sentence == 1
        if host.paragraph == draft.paragraph or draft.anaphoric or recalled:
            draft.actor1 = list(host.actor1)
            draft.inherited.add("actor1")


def inherit_kinds(drafts: list[Draft], scene: Scene) -> None:
    """Let a strike that is told to be «like» the last, and not how it was done, be of that one's kind («بهجمات
    مماثلة»).
    """
    told = sorted(drafts, key=lambda d: d.core.mention.first)
    for index, draft in enumerate(told):
        if draft.core.weight > 1 or draft.family not in _FIGHTS or not _is_alike(scene, draft):
            continue
        hosts = [d for d in told[:index] if d.family in _FIGHTS and draft.sentence - d.sentence <= _THREAD]
        if hosts and hosts[-1].family == "blast":
            draft.type, draft.family = hosts[-1].type, hosts[-1].family


def name_attackers(drafts: list[Draft], scene: Scene) -> None:
    """Fill the side that a strike told to be «like» the last leaves untold, with whoever struck last. That one side
    alone strikes in the whole article fills nothing: it is no proof of this strike.
    """
    told = sorted(drafts, key=lambda d: d.core.mention.first)
    for index, draft in enumerate(told):
        if draft.actor1 or draft.modality != "reported":
            continue
        side = _of_the_last(told[:index], draft, scene)
        if side:
            draft.actor1 = list(side)
            draft.inherited.add("actor1")


def _of_the_last(before: list[Draft], draft: Draft, scene: Scene) -> list[PartyMention]:
    """Return who did the last thing of its kind before ``draft``, where this is told to be like it and of nobody
    else.
    """
    if not _is_alike(scene, draft):
        return []
    hosts = [d for d in before if d.family == draft.family and draft.sentence - d.sentence <= _THREAD]
    return [] if not hosts or _is_of_another(scene, hosts[-1], draft) else hosts[-1].actor1


def _is_alike(scene: Scene, draft: Draft) -> bool:
    at = draft.core.mention.last
    return any(0 <= m.first - at < _ALIKE for m in scene.cues("alike", draft.core.ground.sentence))


def _is_of_another(scene: Scene, host: Draft, draft: Draft) -> bool:
    """Tell whether somebody else than who did ``host`` can have done ``draft``: its clause names another side that it
    was not done to, be it by a short word («رد الجيش بقصف مماثل»), or its sentence says that nobody knows who did it.
    """
    core = draft.core
    ground = core.ground
    if scene.cues("untold_doer", ground.sentence):
        return True
    same, struck = {p.id for p in host.actor1 if p.id}, {p.first for p in draft.actor2}
    here = [p for p in ground.parties if clause_of(ground.clauses, p.first) == core.clause]
    sides = (p for p in here if (p.sort != "means" and is_armed(p)) or (p.id and p.known.kind in SIDES))
    others = [p for p in sides if p.id not in same and p.first not in struck]
    return bool(others) or any(
        clause_of(ground.clauses, m.first) == core.clause and not any(p.at <= m.first < p.last for p in here)
        for cue in _SHORT
        for m in scene.cues(cue, ground.sentence)
    )


def name_opponents(drafts: list[Draft], gazetteer: Gazetteer) -> None:
    """Fill the side that a fight leaves untold with the one opponent that its side has on this front.

    Only where all the article's fights of that side agree on it, by known parties, and one of them is told of the same
    governorate or in the same paragraph right beside: whom a side fights elsewhere is no opponent here.
    """
    fights = [d for d in drafts if d.family in _FIGHTS]
    for draft in drafts:
        if _has_opponent(draft) and draft.actor1 and not draft.actor2:
            beside = [d for d in fights if d is not draft and _on_one_front(d, draft, gazetteer)]
            if _opponents(draft.actor1, beside):
                draft.actor2 = _opponents(draft.actor1, fights)
                draft.inherited |= {"actor2"} if draft.actor2 else set()


def _on_one_front(a: Draft, b: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether two happenings are told of one governorate, or in one paragraph where the place of one is untold."""
    ours, theirs = _governorates(a, gazetteer), _governorates(b, gazetteer)
    if ours and theirs:
        return bool(ours & theirs)
    return a.paragraph == b.paragraph and abs(a.sentence - b.sentence) <= _THREAD


def _governorates(draft: Draft, gazetteer: Gazetteer) -> set[str]:
    """Return the governorates that a draft's places can lie in."""
    known = (up for p in draft.places for c in p.candidates for up in (c, *gazetteer.parents(c)))
    return {up.id for up in known if up.kind == "admin1"}


def _has_opponent(draft: Draft) -> bool:
    """Tell whether what is told can only befall the other side: a place taken, or a strike on what fighters hold."""
    hit = {thing for thing, _, _ in draft.objects}
    return draft.type in _TWO_SIDED or (draft.family == "blast" and not hit.isdisjoint(_FIGHTERS_HOLD))


def _opponents(side: list[PartyMention], fights: list[Draft]) -> list[PartyMention]:
    """Return the parties that fight against ``side`` wherever it fights; none where that differs."""
    ours = {p.id for p in side if p.id}
    found: list[list[PartyMention]] = []
    for fight in fights:
        if fight.inherited & {"actor1", "actor2"}:
            continue  # what was only carried over tells nothing more
        for one, other in ((fight.actor1, fight.actor2), (fight.actor2, fight.actor1)):
            if ours & {p.id for p in one if p.id} and (known := [p for p in other if p.id and p.id not in ours]):
                found.append(known)
    if not found:
        return []
    shared = {p.id for p in found[0]}.intersection(*({p.id for p in f} for f in found[1:]))
    return [p for p in found[0] if p.id in shared]
