"""One mention of a happening poured into another: what the later one adds, and what it tells better."""

from waqai.reading.alike import names
from waqai.reading.drafts import Draft
from waqai.reading.party_mention import PartyMention
from waqai.reading.times import Day
from waqai.reading.tolls import add_tolls

_WITH_ALLY = 2  # a side told with who fights beside it
_FEW = {"singular": 1, "dual": 2}


def pour(host: Draft, draft: Draft) -> None:
    """Add what ``draft`` tells to ``host``; what the host already tells stands.

    No list is changed in place: settlements told apart share theirs.
    """
    if draft.core.weight > host.core.weight:
        host.type, host.family = draft.type, draft.family
        host.cores = draft.cores + host.cores
    else:
        host.cores = host.cores + draft.cores
    host.records = host.records + [r for r in draft.records if r not in host.records]
    if draft.settled() and (not host.settled() or _is_only_beside(host, draft)):
        take(host, draft, "places")  # what was told in the large is told here to the place
    elif not host.places:
        take(host, draft, "places")
    if draft.day is not None and _is_better_day(host, draft, draft.day):
        take(host, draft, "day")
    host.undated = host.undated or draft.undated
    if not host.actor1 or _tells_more(host, draft):
        take(host, draft, "actor1")
    if not host.actor2 or _tells_who(host.actor2, draft.actor2) or _names_them(host, draft):
        take(host, draft, "actor2")
    host.tolls = add_tolls(host.tolls, draft.tolls)
    host.objects = host.objects + [o for o in draft.objects if o[0] not in {h[0] for h in host.objects}]
    host.weapons = host.weapons + draft.weapons
    host.sources = host.sources or draft.sources
    host.sure = min(host.sure, draft.sure)
    host.opened = max(host.opened, draft.opened)


def _is_only_beside(host: Draft, draft: Draft) -> bool:
    """Tell whether ``host`` is told only by which town it was («شرقي الرمان»), ``draft`` at a place of its own."""
    at_place = any(p.use == "place" for p in draft.settled())
    return at_place and "places" not in draft.inherited and all(p.use == "container" for p in host.places)


def tell_by(host: Draft, draft: Draft) -> None:
    """Give a happening told so far only in passing the day and the sides of a mention that tells it for itself."""
    for name in ("day", "actor1", "actor2"):
        if getattr(draft, name):
            take(host, draft, name)
    host.passing = False


def take(host: Draft, draft: Draft, name: str) -> None:
    """Give ``host`` a field of another mention, with whether that one had it only from its thread, and how sure it is
    of its parties.
    """
    setattr(host, name, getattr(draft, name))
    host.inherited = (host.inherited - {name}) | (draft.inherited & {name})
    if name in {"actor1", "actor2"} and getattr(draft, name):
        host.roles = min(host.roles, draft.roles)


def _is_better_day(host: Draft, draft: Draft, day: Day) -> bool:
    """Tell whether ``host`` takes the day of another mention: where it has none, or the same less exactly."""
    if host.day is None:
        later = host.said is not None and host.said < day.when.start
        return not later and not (day.long and draft.sentence != host.sentence)
    told = host.day.when
    within = told.start <= day.when.start and day.when.end <= told.end
    return within and day.when.precision == "day" != told.precision and not host.day.moment.since


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
