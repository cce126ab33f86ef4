"""Mentions of one happening inside an article become one event; the headline last, never double."""

from waqai.lexicon.gazetteer import Gazetteer
from waqai.reading.alike import came_of, details, has_news, may_hold, names, of_one_kind, one_landing, sides_agree
from waqai.reading.days import days_agree
from waqai.reading.drafts import Draft
from waqai.reading.party_mention import PartyMention
from waqai.reading.times import Day
from waqai.reading.toll import Toll
from waqai.reading.tolls import add_tolls, at_odds, part_of_sum, same_figures, tells_near

_RECALL = 8  # sentences over which a definite noun recalls what was told
_SURE_ALONE = 0.6  # a definite noun that recalls nothing tells a happening only when all else speaks for it
_VIOLENT = frozenset({"fight", "blast", "accident"})
_WITH_ALLY = 2  # a side told with who fights beside it
_FEW = {"singular": 1, "dual": 2}
_RARE = frozenset({"chemical_attack"})  # of such a kind an article tells one, unless place or day tell two
_THREAD = 3  # sentences over which a toll or an anaphor still speaks of the event before


def merge_drafts(drafts: list[Draft], gazetteer: Gazetteer) -> tuple[list[Draft], list[Draft]]:
    """Return the drafts with every mention of one happening in one, and those that refer to nothing told.

    Body first, in order; what only refers back joins what it refers to; the headline last, into the body.
    """
    merged: list[Draft] = []
    lost: list[Draft] = []
    heads = [d for d in drafts if d.headline]
    for draft in (d for d in drafts if not d.headline):
        same = _refers_to if draft.anaphoric else _same
        host = next((m for m in reversed(merged) if same(m, draft) and _fits(m, draft, gazetteer)), None)
        if host is not None:
            _pour(host, draft)
            if host.passing and not draft.passing:
                _tell_by(host, draft)
        elif (host := _told_before(merged, draft, gazetteer)) is not None:
            _retell(host, draft, gazetteer)
        elif _unconfirmed(draft, heads):
            lost.append(draft)
        else:
            merged.append(draft)
    merged = _drop_frames(_drop_summaries(_join_retold(merged, gazetteer), gazetteer), gazetteer)
    for draft in heads:
        hosts = [m for m in merged if _same_as_headline(m, draft)]
        host = max(hosts, key=lambda m: _shared(m, draft), default=None)
        ours = host.tolls if host is not None else []
        draft.tolls = [t for t in draft.tolls if not _is_told(merged, t) or tells_near(ours, t)]
        if host is not None:
            _pour(host, draft)
        elif any(m.family == draft.family for m in merged):
            lost.append(draft)
        else:
            merged.append(draft)
    return merged, lost


def _shared(host: Draft, draft: Draft) -> int:
    """Return how many parties and places two mentions share; of several that a headline can mean it means the likest,
    of equals the first.
    """
    sides = ({p.id for p in (*d.actor1, *d.actor2) if p.id} for d in (host, draft))
    return len(set.intersection(*sides)) + len(names(host) & names(draft))


def _is_told(merged: list[Draft], toll: Toll) -> bool:
    """Tell whether the body has tolls of that kind: a headline then only sums them up, or picks one."""
    return any(t.kind == toll.kind for m in merged for t in m.tolls)


def _unconfirmed(draft: Draft, heads: list[Draft]) -> bool:
    """Tell whether nothing confirms a draft: a doubtful one needs a headline, one that refers back a place of its
    own.
    """
    if draft.doubtful:
        return not any(_same(head, draft) and names(head) & names(draft) for head in heads)
    return draft.anaphoric and (draft.comes or draft.sure < _SURE_ALONE) and not draft.settled()


def _refers_to(host: Draft, draft: Draft) -> bool:
    """Tell whether ``draft``, a definite noun, can speak of ``host``: of its type, or of its family where its own
    type is a guess.
    """
    near = draft.sentence - host.sentence <= _RECALL
    alike = host.type == draft.type or (host.family == draft.family and not draft.core.sure)
    alike = alike or (draft.comes and {host.family, draft.family} <= _VIOLENT)
    return near and alike and sides_agree(host, draft) and not has_news(host, draft) and not _answers(host, draft)


def _answers(host: Draft, draft: Draft) -> bool:
    """Tell whether ``host`` is told as the answer to ``draft`` («قصفت … ردا على هجوم»): they are two."""
    return draft.answered and host.sentence == draft.sentence


def _same(host: Draft, draft: Draft) -> bool:
    if host.core is draft.core:
        return False  # one list tells them apart
    if _answers(host, draft):
        return False
    if host.aggregate != draft.aggregate or host.modality != draft.modality:
        return False
    if not of_one_kind(host, draft):
        return False
    own, other = names(host), names(draft)
    passing = bool(own & other) and _only_in_passing(host, draft)
    if not passing and not days_agree(host, draft):
        return False
    if not (passing or sides_agree(host, draft) or _told_of_one_place(host, draft)):
        return False
    if (not own or not other) and draft.type in _RARE and not has_news(host, draft):
        return True
    if draft.passing and not draft.recalls and (not other or "places" in draft.inherited):
        return False  # «… بعد إطلاق نار»: new, with no place of its own
    if own and other:
        return bool(own & other) and not at_odds(host.tolls, draft.tolls)
    if not other:
        return not draft.apart and draft.sentence - host.sentence <= _THREAD and not has_news(host, draft)
    return host.sentence + _THREAD >= draft.sentence and not host.tolls


def _only_in_passing(host: Draft, draft: Draft) -> bool:
    """Tell whether one of two mentions of one kind is told only as what something else came of or is about: the day and
    doer told in front of it are the other's.
    """
    told = host.type == draft.type != "territory_change" and "places" not in host.inherited | draft.inherited
    return told and any(d.passing and not _has_own_day(d) for d in (host, draft))


def _has_own_day(draft: Draft) -> bool:
    """Tell whether the day of a mention is told behind its word, in its own sentence."""
    told = draft.day is not None and "day" not in draft.inherited
    return told and draft.day is not None and draft.day.moment.start > draft.core.mention.start


def _told_of_one_place(host: Draft, draft: Draft) -> bool:
    """Tell whether two mentions of one kind tell the very settlements and the same day, or none, and nothing brings the
    later in as something else: who did it is told in other words, or once by who tells it.
    """
    one = host.type == draft.type and names(host) == names(draft) != frozenset()
    taken = draft.type == "territory_change"  # by one side, then by another
    if not one or taken or draft.another or "places" in draft.inherited or has_news(host, draft):
        return False
    first, then = ({p.id for p in d.actor1 if p.id} for d in (host, draft))
    against = {p.id for p in draft.actor2 if p.id} & first and {p.id for p in host.actor2 if p.id} & then
    ours, theirs = (d.day.when if d.day is not None else None for d in (host, draft))
    return ours == theirs and not against


def _told_before(drafts: list[Draft], draft: Draft, gazetteer: Gazetteer) -> Draft | None:
    """Return the last of ``drafts`` that tells the toll of ``draft``, elsewhere or in other words."""
    return next((d for d in reversed(drafts) if _of_one_toll(d, draft, gazetteer)), None)


def _join_retold(drafts: list[Draft], gazetteer: Gazetteer) -> list[Draft]:
    """Join once more those whose toll was told later than they were."""
    kept: list[Draft] = []
    for draft in drafts:
        host = _told_before(kept, draft, gazetteer)
        if host is None:
            kept.append(draft)
        else:
            _retell(host, draft, gazetteer)
    return kept


def _of_one_toll(host: Draft, draft: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether two violent happenings are told with the very figures of one toll, and nothing told of them, a day,
    a place or what struck, keeps them apart.
    """
    if host.aggregate != draft.aggregate or host.modality != draft.modality or not days_agree(host, draft):
        return False
    one_place = bool(names(host) & names(draft))
    alike = host.type == draft.type or min(host.core.weight, draft.core.weight) <= 1
    alike = alike or (one_place and host.family == draft.family)
    if not alike or not {host.family, draft.family} <= _VIOLENT:
        return False
    return same_figures(host.tolls, draft.tolls, exact=not one_place) and _within(host, draft, gazetteer)


def _retell(host: Draft, draft: Draft, gazetteer: Gazetteer) -> None:
    """Add another telling of a happening, of which the more exact gives the place, the kind and the sides."""
    own, other = names(host), names(draft)
    closer = other > own or (bool(other) and not own & other and may_hold(host, draft, gazetteer))
    even = draft.core.weight == host.core.weight
    told = draft.core.weight > host.core.weight or (
        host.type == "attack" and (draft.family == "blast" or (even and closer))
    )
    if (told or closer) and host.core.weight <= 1:
        host.tolls = part_of_sum(host.tolls, draft.tolls)
    if told and draft.core.weight <= host.core.weight:
        host.cores = [draft.core, *host.cores]
        host.type, host.family = draft.type, draft.family
    _pour(host, draft)
    if closer:
        _take(host, draft, "places")
    muddled = {p.id for p in host.actor1 if p.id} & {p.id for p in host.actor2 if p.id}
    if told or closer or muddled:
        for side in ("actor1", "actor2"):
            if getattr(draft, side):
                _take(host, draft, side)


def _within(a: Draft, b: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether two happenings can be of one place: one tells none, they share a settlement, or a known place of one
    can hold a known one of the other; two settlements that no gazetteer knows are two.
    """
    if not a.places or not b.places or names(a) & names(b):
        return True
    ours, theirs = ([c for p in d.places for c in p.candidates] for d in (a, b))
    return any(gazetteer.may_hold(x, y) or gazetteer.may_hold(y, x) for x in ours for y in theirs)


def _same_as_headline(host: Draft, headline: Draft) -> bool:
    if came_of(headline, host):
        return True
    one = host.type == headline.type or one_landing(host, headline)
    if not one and not (host.family == headline.family and not headline.core.sure):
        return min(headline.core.weight, host.core.weight) <= 0 and {host.family, headline.family} <= {"fight", "blast"}
    own, other = names(host), names(headline)
    return not (own and other) or bool(own & other)


def _is_better_day(host: Draft, draft: Draft, day: Day) -> bool:
    """Tell whether ``host`` takes the day of another mention: where it has none, or the same less exactly."""
    if host.day is None:
        later = host.said is not None and host.said < day.when.start
        return not later and not (day.long and draft.sentence != host.sentence)
    told = host.day.when
    within = told.start <= day.when.start and day.when.end <= told.end
    return within and day.when.precision == "day" != told.precision and not host.day.moment.since


def _drop_summaries(drafts: list[Draft], gazetteer: Gazetteer) -> list[Draft]:
    """Pour a happening told only for an area into the first one told for a settlement of it («قصف على ريف …» then
    the towns).
    """
    kept: list[Draft] = []
    first = min((d.sentence for d in drafts), default=0)
    for draft in drafts:
        lead = draft.sentence == first and not any(d.core is draft.core for d in drafts if d is not draft)
        others = (d for d in drafts if d.core is not draft.core)  # what one list tells apart sums up nothing
        host = next((d for d in others if details(draft, d, gazetteer, lead)), None)
        if host is None:
            kept.append(draft)
        else:
            _pour(host, draft)
    return kept


def _drop_frames(drafts: list[Draft], gazetteer: Gazetteer) -> list[Draft]:
    """Pour an operation or an incursion into what is told to have come of it: the arrest or the fight is the event."""
    kept: list[Draft] = []
    for draft in drafts:
        host = next((d for d in drafts if came_of(draft, d) and _within(draft, d, gazetteer)), None)
        if host is None:
            kept.append(draft)
        else:
            _pour(host, draft)
    return kept


def _fits(host: Draft, draft: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether one of two mentions told in the large can hold the settlement of the other."""
    if host.settled() and draft.settled():
        return True
    summary, detail = (draft, host) if host.settled() else (host, draft)
    return may_hold(summary, detail, gazetteer)


def _pour(host: Draft, draft: Draft) -> None:
    """Add what ``draft`` tells to ``host``; what the host already tells stands.

    No list is changed in place: settlements told apart share theirs.
    """
    if draft.core.weight > host.core.weight:
        host.type, host.family = draft.type, draft.family
        host.cores = draft.cores + host.cores
    else:
        host.cores = host.cores + draft.cores
    host.records = host.records + [r for r in draft.records if r not in host.records]
    if not host.settled() and draft.settled():
        _take(host, draft, "places")  # what was told in the large is told here to the place
    elif not host.places:
        _take(host, draft, "places")
    if draft.day is not None and _is_better_day(host, draft, draft.day):
        _take(host, draft, "day")
    host.undated = host.undated or draft.undated
    if not host.actor1 or _tells_more(host, draft):
        _take(host, draft, "actor1")
    if not host.actor2 or _tells_who(host.actor2, draft.actor2) or _names_them(host, draft):
        _take(host, draft, "actor2")
    host.tolls = add_tolls(host.tolls, draft.tolls)
    host.objects = host.objects + [o for o in draft.objects if o[0] not in {h[0] for h in host.objects}]
    host.weapons = host.weapons + draft.weapons
    host.sources = host.sources or draft.sources
    host.sure = min(host.sure, draft.sure)
    host.opened = max(host.opened, draft.opened)


def _tell_by(host: Draft, draft: Draft) -> None:
    """Give a happening told so far only in passing the day and the sides of a mention that tells it for itself."""
    for name in ("day", "actor1", "actor2"):
        if getattr(draft, name):
            _take(host, draft, name)
    host.passing = False


def _take(host: Draft, draft: Draft, name: str) -> None:
    """Give ``host`` a field of another mention, with whether that one had it only from its thread, and how sure it is
    of its parties.
    """
    setattr(host, name, getattr(draft, name))
    host.inherited = (host.inherited - {name}) | (draft.inherited & {name})
    if name in {"actor1", "actor2"} and getattr(draft, name):
        host.roles = min(host.roles, draft.roles)


def _tells_more(host: Draft, draft: Draft) -> bool:
    """Tell whether ``draft``, told of the same settlement, names an ally beside who did it («قصف الجيش», then «قصف
    الجيش والحرس»).
    """
    ours, theirs = host.actor1, draft.actor1
    if len(ours) != 1 or len(theirs) != _WITH_ALLY or "places" in draft.inherited or not names(host) & names(draft):
        return False
    ally = theirs[1]
    joined = "and" in ally.parts and ally.sort != "means" and not (ally.people is not None and ally.people.pronoun)
    return joined and ours[0].id is not None and ours[0].id == theirs[0].id


def _names_them(host: Draft, draft: Draft) -> bool:
    """Tell whether ``draft`` names the one or two people whom ``host`` only tells to be such («امرأة», then «السيدة
    هدى الحداد»): the fullest name that the article gives.
    """
    ours, theirs = host.actor2, draft.actor2
    nameless = all(p.sort == "people" and not p.named for p in ours)
    return nameless and bool(theirs) and all(p.named for p in theirs) and _number(ours) == len(theirs)


def _number(people: list[PartyMention]) -> int:
    """Return how many people are told without a number: one or two of each; 0 where a plural tells more."""
    senses = [p.people.entry.sense if p.people is not None else "plural" for p in people]
    return 0 if set(senses) - set(_FEW) else sum(_FEW[s] for s in senses)


def _tells_who(ours: list[PartyMention], theirs: list[PartyMention]) -> bool:
    """Tell whether ``theirs`` says which people «persons» are («أشخاص», then «مدنيين»)."""
    classes = [{getattr(p.known, "who", None) if p.sort == "people" else None for p in side} for side in (ours, theirs)]
    return classes[0] == {"unknown"} and bool(classes[1]) and classes[1].isdisjoint({"unknown", "combatants", None})
