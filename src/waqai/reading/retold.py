"""Happenings told again by the figures of their toll, elsewhere or in other words: one event."""

from waqai.lexicon.gazetteer import Gazetteer
from waqai.reading.alike import may_hold, names, of_one_place
from waqai.reading.days import days_agree
from waqai.reading.drafts import Draft
from waqai.reading.pour import pour, take
from waqai.reading.tolls import part_of_sum, same_figures

_VIOLENT = frozenset({"fight", "blast", "accident"})


def told_before(drafts: list[Draft], draft: Draft, gazetteer: Gazetteer) -> Draft | None:
    """Return the last of ``drafts`` that tells the toll of ``draft``, elsewhere or in other words."""
    return next((d for d in reversed(drafts) if _of_one_toll(d, draft, gazetteer)), None)


def join_retold(drafts: list[Draft], gazetteer: Gazetteer) -> list[Draft]:
    """Join once more those whose toll was told later than they were."""
    kept: list[Draft] = []
    for draft in drafts:
        host = told_before(kept, draft, gazetteer)
        if host is None:
            kept.append(draft)
        else:
            retell(host, draft, gazetteer)
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
    return same_figures(host.tolls, draft.tolls, exact=not one_place) and of_one_place(host, draft, gazetteer)


def retell(host: Draft, draft: Draft, gazetteer: Gazetteer) -> None:
    """Add another telling of a happening, of which the more exact gives the place, the kind and the sides."""
    own, other = names(host), names(draft)
    inside = may_hold(host, draft, gazetteer) or bool(own & {p.key for p in draft.places if p.use == "within"})
    closer = other > own or (bool(other) and not own & other and inside)
    even = draft.core.weight == host.core.weight
    told = draft.core.weight > host.core.weight or (
        host.type == "attack" and (draft.family == "blast" or (even and closer))
    )
    if (told or closer) and host.core.weight <= 1:
        host.tolls = part_of_sum(host.tolls, draft.tolls)
    if told and draft.core.weight <= host.core.weight:
        host.cores = [draft.core, *host.cores]
        host.type, host.family = draft.type, draft.family
    pour(host, draft)
    if closer:
        take(host, draft, "places")
    muddled = {p.id for p in host.actor1 if p.id} & {p.id for p in host.actor2 if p.id}
    if told or closer or muddled:
        for side in ("actor1", "actor2"):
            if getattr(draft, side):
                take(host, draft, side)
