"""Tolls across sentences: the event of the thread a loose toll belongs to, and two tellings of one toll as one line."""

from msgspec.structs import replace

from waqai.reading.classes import is_undecided, settle_classes
from waqai.reading.cores import Ground
from waqai.reading.days import days_agree
from waqai.reading.drafts import Draft
from waqai.reading.harm import APART, sum_of
from waqai.reading.scene import Scene
from waqai.reading.toll import Toll

_HARMING = frozenset({"fight", "blast", "crowd", "accident"})
_PROTEST = "protest"
_CROWDS = frozenset({_PROTEST, "riot", "crackdown"})
_LEAD = 2  # sentences at the top that may sum up
_FAR = 3  # figures further apart than this are of two happenings even in one place
_NEAR = 1.5  # figures further apart than this are tolls of two happenings
_LONG = frozenset({"month", "year", "season"})
_THREAD = 3  # sentences over which a toll still speaks of the event before
_VAGUE = frozenset({2, 20, 200, 2000})  # the least of «several», «dozens», «hundreds», «thousands»


def give_loose_tolls(scene: Scene, drafts: list[Draft], tolls: list[Toll], ground: Ground) -> list[tuple[Toll, Ground]]:
    """Give tolls that their own sentence does not explain to the last event of the thread that can cause them, and
    return those that none takes; what is told of a long time is none of them.
    """
    left: list[tuple[Toll, Ground]] = []
    long = bool(tolls) and sums_up(scene, ground)
    struck = bool(tolls) and _recalls_a_strike(scene, ground)
    apart = bool(scene.cue_at(ground.sentence.first, "elsewhere"))
    for toll in tolls:
        able = [d for d in reversed(drafts) if _takes(d, toll, ground)]
        able = [d for d in able if not apart or d.sentence == ground.sentence.index]
        host = next((d for d in able if not (struck and d.type == _PROTEST)), None)
        if host is None or (long and not _is_of_long(scene, host)):
            left.append((toll, ground))
        else:
            first = next(d for d in drafts if d.core is host.core)  # of settlements told apart, the one named first
            first.tolls = add_tolls(first.tolls, [toll])
    return left


def _recalls_a_strike(scene: Scene, ground: Ground) -> bool:
    """Tell whether a sentence names the strike before («وأسفر الهجوم عن …»): then no gathering is what harmed."""
    triggers = scene.of_kind("trigger", ground.sentence)
    return any(m.entry.sense == "noun" and "the" in m.parts and m.entry.known.owner.id not in _CROWDS for m in triggers)


def _is_of_long(scene: Scene, draft: Draft) -> bool:
    """Tell whether an event itself is told of a long time."""
    day = draft.day
    days = day is not None and day.when.start != day.when.end
    return draft.aggregate or days or any(sums_up(scene, core.ground) for core in draft.cores)


def sums_up(scene: Scene, ground: Ground) -> bool:
    """Tell whether a sentence tells of a long time («منذ بداية العام», «العام الماضي»)."""
    long = any(m.kind in _LONG or m.relation == "since" for m in scene.moments_in(ground.sentence))
    return long or bool(scene.cues("aggregate", ground.sentence) or scene.cues("since", ground.sentence))


def give_lead_tolls(drafts: list[Draft], left: list[tuple[Toll, Ground]]) -> None:
    """Give tolls that the lead tells to the happening of the same town that is only told behind it."""
    behind = [(d, t, g) for t, g in left for d in drafts if _is_behind(d, t, g)]
    taken: set[tuple[str, int, int]] = set()
    for draft, toll, _ in behind:
        told = {t.kind for t in draft.tolls if _wording(t) not in taken}
        if _wording(toll) not in taken and toll.kind not in told:
            draft.tolls = add_tolls(draft.tolls, [toll])
            taken.add(_wording(toll))


def _wording(toll: Toll) -> tuple[str, int, int]:
    """Return what tells a toll from others: «مقتل وإصابة خمسة» words two with the same people."""
    return toll.kind, toll.first, toll.last


def _is_behind(draft: Draft, toll: Toll, ground: Ground) -> bool:
    """Tell whether an event is told right behind a sentence at the top, and in a town of it."""
    follows = 0 < draft.sentence - ground.sentence.index <= _THREAD and ground.sentence.index <= _LEAD
    return _can_harm(draft, toll) and follows and bool(_towns(ground) & {p.key for p in draft.settled()})


def _can_harm(draft: Draft, toll: Toll) -> bool:
    return draft.family in _HARMING and toll.kind in {"killed", "injured", "missing"}


def _towns(ground: Ground) -> set[str]:
    return {p.key for p in ground.places if p.use == "place" and p.small}


def _takes(draft: Draft, toll: Toll, ground: Ground) -> bool:
    """Tell whether an event told before, or beside, can be what a toll is due to: never where another town is told,
    nor what a later sentence tells of «dead and wounded» at large.
    """
    near = 0 <= ground.sentence.index - draft.sentence <= _THREAD and not draft.headline
    told, held = _towns(ground), {p.key for p in draft.settled()}
    beside = draft.sentence == ground.sentence.index
    able = near and _can_harm(draft, toll) and (beside or not _at_large(toll))
    return able and (not told or not held or bool(told & held))


def _at_large(toll: Toll) -> bool:
    """Tell whether a toll is no more than a noun for the harmed («وقوع جرحى», «عشرات الضحايا»)."""
    vague = toll.max is None and toll.min in _VAGUE
    return vague and (toll.told == "bare" or toll.first <= toll.word < toll.last)


def add_tolls(ours: list[Toll], theirs: list[Toll]) -> list[Toll]:
    """Return both lists as one line a (kind, who, side); two tellings of one line become one.

    Sides told apart take the place of their sum; the more exact telling that of a vaguer one; real differences
    become lowest to highest (codebook, settled question 9).
    """
    kept = [t for t in ours if not _is_sum(t, theirs)]
    free = list(range(len(kept)))
    for toll in theirs:
        if _is_sum(toll, ours):
            continue
        twin = min((i for i in free if _one_line(kept[i], toll)), key=lambda i: _unlike(kept[i], toll), default=None)
        if twin is None:
            kept.append(toll)
        else:
            kept[twin] = _join(kept[twin], toll)
            free.remove(twin)
    return kept


def _unlike(a: Toll, b: Toll) -> int:
    """Return how unlike two tellings of what may be one line are."""
    return (a.who != b.who) + (_side(a) != _side(b)) + ((a.min, a.max) != (b.min, b.max))


def _is_sum(toll: Toll, lines: list[Toll]) -> bool:
    """Tell whether ``toll`` only adds up lines that tell two sides apart."""
    parts = [t for t in lines if (t.kind, t.who, t.among) == (toll.kind, toll.who, toll.among)]
    return len({_side(t) for t in parts}) > 1 and sum(t.min for t in parts) == toll.min


def _side(toll: Toll) -> str | None:
    return toll.party.id if toll.party else None


def _one_line(a: Toll, b: Toll) -> bool:
    """Tell whether two tolls can be tellings of one line."""
    if a.kind != b.kind or (a.max == 0) != (b.max == 0) or (_side(a) and _side(b) and _side(a) != _side(b)):
        return False
    loose = "unknown" in {a.who, b.who} and not (a.among or b.among)
    return a.who == b.who or (loose and (a.min == b.min or a.open or b.open or _holds(a, b) or _holds(b, a)))


def _join(a: Toll, b: Toll) -> Toll:
    """Return two tellings of one line as one: the more exact, their span where two near figures differ, else ``a``."""
    best = b if is_undecided(a) and not is_undecided(b) and a.min == b.min else a
    vague = a.min == b.min and a.min in _VAGUE and (a.max is None) != (b.max is None)
    if a.min == b.min and {a.told, b.told} == {"figure"} and not vague:
        return replace(best, max=None if a.max is None or b.max is None else max(a.max, b.max))
    if _holds(a, b):
        return replace(b, who=a.who if b.who == "unknown" else b.who)
    if _holds(b, a) or a.max is None or b.max is None or not _near(a, b):
        return replace(a, who=best.who, loose=best.loose, open=best.open)
    return replace(best, min=min(a.min, b.min), max=max(a.max, b.max))


def _near(a: Toll, b: Toll) -> bool:
    low, high = sorted((a.min, b.min))
    return {a.told, b.told} == {"figure"} and high <= _NEAR * low


def _holds(wide: Toll, narrow: Toll) -> bool:
    """Tell whether all that ``narrow`` allows lies inside what ``wide`` allows, and less than that.

    «At least 19» and «at least 30» are two figures: neither tells the other more exactly.
    """
    low, high = narrow.min, narrow.max
    inside = wide.min <= low and (wide.max is None or (high is not None and high <= wide.max))
    two_figures = wide.max is None and high is None and wide.min not in _VAGUE
    return inside and not two_figures and (wide.min, wide.max) != (low, high)


def tolls_agree(ours: list[Toll], theirs: list[Toll]) -> bool:
    """Tell whether two tellings can be of one toll."""
    told = {a.kind for a in ours} & {b.kind for b in theirs}
    return not told or any(_can_agree(a, b) for a in ours for b in theirs if a.kind == b.kind)


def tells_near(ours: list[Toll], toll: Toll) -> bool:
    """Tell whether one of ``ours`` gives another figure for the people of ``toll``, near enough to be of them, or
    leaves open who they are, which ``toll`` tells.
    """
    return any(
        ((t.who, t.among) == (toll.who, toll.among) and _near(t, toll)) or _tells_who(t, toll)
        for t in ours
        if toll.max and t.kind == toll.kind
    )


def _tells_who(ours: Toll, toll: Toll) -> bool:
    """Tell whether ``toll`` tells the class of the very people that ``ours`` counts without it."""
    exact = ours.min == toll.min and ours.max == toll.max and not (ours.among or toll.among)
    return exact and is_undecided(ours) and not is_undecided(toll) and toll.who not in APART


def at_odds(ours: list[Toll], theirs: list[Toll]) -> bool:
    """Tell whether two tellings count one kind of people so unlike that they cannot be of one happening."""
    return any(_far_apart(a, b) for a in ours for b in theirs if (a.kind, a.who, a.among) == (b.kind, b.who, b.among))


def same_figures(ours: list[Toll], theirs: list[Toll], exact: bool) -> bool:
    """Tell whether two tellings count the same people: a figure of both is one, and no kind is counted unlike. An
    ``exact`` figure is one of two or more, and neither «several» nor «dozens».
    """
    own, other = _figures(ours, exact), _figures(theirs, exact)
    kinds = {k for k, _ in own} & {k for k, _ in other}
    shared = own & other
    return kinds == {k for k, _ in shared} and any(n > (1 if exact else 0) for _, n in shared)


def part_of_sum(lead: list[Toll], part: list[Toll]) -> list[Toll]:
    """Return the tolls of a lead that ``part`` tells too, where the lead counts several groups and ``part`` one of
    them; else all.
    """
    own, told = _figures(lead, exact=False), _figures(part, exact=False)
    summed = any(k == kind and n != figure for k, n in own for kind, figure in own & told if (k, n) not in told)
    return [t for t in lead if any(t.min == p.min and _one_line(t, p) for p in part)] if summed else lead


def _figures(tolls: list[Toll], exact: bool) -> set[tuple[str, int]]:
    told = (t for t in tolls if t.told == "figure" and not t.among)
    return {(t.kind, t.min) for t in told if not (exact and t.max is None and t.min in _VAGUE)}


def _far_apart(a: Toll, b: Toll) -> bool:
    low, high = sorted((a.min, b.min))
    figures = {a.told, b.told} == {"figure"} and not {a.min, b.min} & _VAGUE
    return figures and high > _FAR * max(low, 1)


def _can_agree(a: Toll, b: Toll) -> bool:
    if a.min == b.min:
        return True
    alike = a.who == b.who or "unknown" in {a.who, b.who} or (_counts_part(a, b) or _counts_part(b, a))
    return alike and (_holds(a, b) or _holds(b, a) or _near(a, b) or "bare" in {a.told, b.told})


def _counts_part(whole: Toll, part: Toll) -> bool:
    """Tell whether a vague toll of civilians can be told more exactly by one of a kind of them («مدنيين», «طفلين»)."""
    return whole.who == "civilians" and part.who in APART and whole.max is None and whole.min in _VAGUE


def settle_tolls(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Leave out tolls that only add up others, and decide the classes left open by all that their event tells; return
    the drafts that told nothing but such a sum.
    """
    sums = [t for d in drafts for t in d.tolls if _adds_up(scene, drafts, d, t)]
    only_sums = [d for d in drafts if d.tolls and all(t in sums or t.among for t in d.tolls)]
    for draft in drafts:
        draft.tolls = [t for t in draft.tolls if t not in sums]
        settle_classes(scene, draft)
        draft.tolls = _once(draft.tolls)
    return only_sums


def _adds_up(scene: Scene, drafts: list[Draft], draft: Draft, toll: Toll) -> bool:
    """Tell whether a toll of the lead sums up what the article then tells one by one (codebook, settled question 3), or
    one of a later sentence is exactly the sum of those told before it.
    """
    if toll.among or toll.told != "figure" or draft.aggregate:
        return False
    if scene.sentence_of(toll.first).index > _LEAD:
        return _is_exact_sum(drafts, draft, toll)
    if _is_exact_sum(drafts, draft, toll):
        return True
    beside = [d for d in drafts if d is not draft and days_agree(d, draft)]
    others = [t for d in beside for t in d.tolls if t.kind == toll.kind and t.first > toll.first]
    parts = [t.min for t in others if not t.among and t.told != "bare" and t.min not in _VAGUE - {2}]
    return len(parts) > 1 and max(parts) < toll.min and sum(parts) <= toll.min <= _NEAR * sum(parts)


def _is_exact_sum(drafts: list[Draft], draft: Draft, toll: Toll) -> bool:
    """Tell whether a toll beside another of its event adds up that one and those of other events."""
    own = (t for t in draft.tolls if t.who not in APART)
    if not any(t.kind == toll.kind and not t.among and t is not toll for t in own):
        return False
    told = [(d, t) for d in drafts for t in d.tolls if t.kind == toll.kind and not t.among and t.first != toll.first]
    exact = all(t.told != "bare" and t.max is not None for _, t in told)
    return len({id(d) for d, _ in told}) > 1 and exact and sum(t.min for _, t in told) == toll.min


def _once(tolls: list[Toll]) -> list[Toll]:
    """Return the tolls of one event with two tellings of one line as one; where people are harmed, «no injuries» is
    of somewhere else.
    """
    kept: list[Toll] = []
    tolls = [t for t in tolls if not _is_sum(t, [other for other in tolls if other is not t])]
    harmed = {t.kind for t in tolls if t.min}
    for toll in (t for t in tolls if t.min or t.kind not in harmed):
        twin = next((i for i, t in enumerate(kept) if _again(t, toll)), None)
        if twin is None:
            kept.append(toll)
        elif _told_together(kept[twin], toll):
            kept[twin] = sum_of(kept[twin], toll)
        else:
            kept[twin] = _join(kept[twin], toll)
    return kept


def _told_together(a: Toll, b: Toll) -> bool:
    """Tell whether one word harms both: they are two («مقتل السائق وشخص كان معه»)."""
    named = "name" in {a.noun, b.noun}  # «الشيخ فلان، إمام المسجد» is one
    return a.word == b.word and a.last <= b.first and not a.among and a.told != "bare" != b.told and not named


def _again(a: Toll, b: Toll) -> bool:
    """Tell whether ``b`` is one line with ``a``: there is one for each kind, class and side (codebook, question 9).

    Two groups that no file knows are two where one word tells the harm of both.
    """
    if a.word == b.word and a.party and b.party and a.party.first != b.party.first and _side(a) is None:
        return False
    return a.among == b.among and a.who == b.who and a.kind == b.kind and (_side(a) == _side(b) or _figures_agree(a, b))


def _figures_agree(a: Toll, b: Toll) -> bool:
    return _one_line(a, b) and ((a.min, a.max) == (b.min, b.max) or _holds(a, b) or _holds(b, a))
