"""Mentions of one happening inside an article become one event; the headline last, never double."""

from waqai.lexicon.gazetteer import Gazetteer
from waqai.reading.alike import (
    came_of,
    details,
    has_news,
    may_hold,
    names,
    of_one_kind,
    of_one_place,
    one_landing,
    sides_agree,
)
from waqai.reading.days import days_agree
from waqai.reading.drafts import Draft
from waqai.reading.pour import pour, tell_by
from waqai.reading.retold import join_retold, retell, told_before
from waqai.reading.toll import Toll
from waqai.reading.tolls import at_odds, tells_near

_RECALL = 8  # sentences over which a definite noun recalls what was told
_SURE_ALONE = 0.6  # a definite noun that recalls nothing tells a happening only when all else speaks for it
_TOP = 2  # sentences before one that still stands at the top
_VIOLENT = frozenset({"fight", "blast", "accident"})
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
            pour(host, draft)
            if host.passing and not draft.passing:
                tell_by(host, draft)
        elif (host := told_before(merged, draft, gazetteer)) is not None:
            retell(host, draft, gazetteer)
        elif _unconfirmed(draft, heads, gazetteer):
            lost.append(draft)
        else:
            merged.append(draft)
    merged = _drop_frames(_drop_summaries(join_retold(merged, gazetteer), gazetteer), gazetteer)
    for draft in heads:
        hosts = [m for m in merged if _same_as_headline(m, draft) or _tells_beside(draft, m, gazetteer)]
        host = max(hosts, key=lambda m: _shared(m, draft), default=None)
        ours = host.tolls if host is not None else []
        draft.tolls = [t for t in draft.tolls if not _is_told(merged, t) or tells_near(ours, t)]
        if host is not None:
            pour(host, draft)
        elif any(m.family == draft.family for m in merged):
            lost.append(draft)
        else:
            merged.append(draft)
    return _surest_alone(merged, lost)


def _surest_alone(merged: list[Draft], lost: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Return the drafts, where there are none the surest of those lost: an article that tells nothing else told nothing
    before that they could recall or only tell again, which is what most doubtful mentions do.
    """
    alone = [d for d in lost if not merged and _stands_alone(d)]
    if not alone:
        return merged, lost
    surest = max(alone, key=lambda d: d.opened)
    return [surest], [d for d in lost if d is not surest]


def _stands_alone(draft: Draft) -> bool:
    """Tell whether a draft that nothing confirms can be what its article tells: a doubtful one at its top, where it
    tells a settlement and a day, side or toll, or most of these without one.
    """
    if draft.comes:
        return False
    if draft.anaphoric:
        return not draft.doubtful and draft.opened >= _SURE_ALONE
    told = sum(map(bool, (draft.day, draft.actor1, draft.actor2, draft.tolls)))
    return draft.sentence <= _TOP and told > (0 if draft.settled() else 2)


def _shared(host: Draft, draft: Draft) -> int:
    """Return how many parties and places two mentions share; of several that a headline can mean it means the likest,
    of equals the first.
    """
    sides = ({p.id for p in (*d.actor1, *d.actor2) if p.id} for d in (host, draft))
    return len(set.intersection(*sides)) + len(names(host) & names(draft))


def _is_told(merged: list[Draft], toll: Toll) -> bool:
    """Tell whether the body has tolls of that kind: a headline then only sums them up, or picks one."""
    return any(t.kind == toll.kind for m in merged for t in m.tolls)


def _unconfirmed(draft: Draft, heads: list[Draft], gazetteer: Gazetteer) -> bool:
    """Tell whether nothing confirms a draft: a doubtful one needs a headline, one that refers back a place of its
    own.
    """
    if draft.doubtful:
        told = ((_same(h, draft) and names(h) & names(draft)) or _tells_beside(h, draft, gazetteer) for h in heads)
        return not any(told)
    return draft.anaphoric and (draft.comes or draft.sure < _SURE_ALONE) and not draft.settled()


def _tells_beside(head: Draft, draft: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether a headline tells the kind, the sides and the toll of a happening, and only by which town it was
    («جنوبي الرمان»), in whose governorate the body names the place.
    """
    alike = of_one_kind(head, draft) and days_agree(head, draft) and sides_agree(head, draft)
    if not alike or not head.tolls or has_news(head, draft) or head.modality != draft.modality:
        return False
    return _is_only_beside(head) and _of_one_governorate(head, draft, gazetteer)


def _is_only_beside(draft: Draft) -> bool:
    return bool(draft.places) and all(p.use == "container" for p in draft.places)


def _of_one_governorate(a: Draft, b: Draft, gazetteer: Gazetteer) -> bool:
    ours, theirs = ({h.id for p in d.settled() for c in p.candidates if (h := gazetteer.admin1(c))} for d in (a, b))
    return bool(ours & theirs)


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
    if not (passing or sides_agree(host, draft)):
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
    day = draft.day if "day" not in draft.inherited else None
    return day is not None and day.moment.start > draft.core.mention.start


def _same_as_headline(host: Draft, headline: Draft) -> bool:
    if came_of(headline, host):
        return True
    one = host.type == headline.type or one_landing(host, headline)
    if not one and not (host.family == headline.family and not headline.core.sure):
        return min(headline.core.weight, host.core.weight) <= 0 and {host.family, headline.family} <= {"fight", "blast"}
    own, other = names(host), names(headline)
    return not (own and other) or bool(own & other)


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
            pour(host, draft)
    return kept


def _drop_frames(drafts: list[Draft], gazetteer: Gazetteer) -> list[Draft]:
    """Pour an operation or an incursion into what is told to have come of it: the arrest or the fight is the event."""
    kept: list[Draft] = []
    for draft in drafts:
        host = next((d for d in drafts if came_of(draft, d) and of_one_place(draft, d, gazetteer)), None)
        if host is None:
            kept.append(draft)
        else:
            pour(host, draft)
    return kept


def _fits(host: Draft, draft: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether one of two mentions told in the large can hold the settlement of the other."""
    if host.settled() and draft.settled():
        return True
    summary, detail = (draft, host) if host.settled() else (host, draft)
    return may_hold(summary, detail, gazetteer)
