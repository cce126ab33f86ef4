"""What two mentions of a happening share or not: their settlements, sides, tolls, and where they lie."""

from waqai.lexicon.gazetteer import Gazetteer
from waqai.reading.days import days_agree
from waqai.reading.drafts import Draft
from waqai.reading.party_mention import PartyMention
from waqai.reading.place_mention import PlaceMention
from waqai.reading.tolls import tolls_agree

_GOES_ON = 2  # sentences behind a happening in which what goes on with it tells it more exactly
_THREAD = 3  # sentences over which a summary speaks of what stands beside it
_VIOLENT = frozenset({"fight", "blast"})
_SETTLED = frozenset({"place_settlement", "place_landmark", "place_site"})
_TOWNS = frozenset({"city", "town"})
_AREAS = frozenset({"place_area", "place_admin"})
_INCURSION = "incursion"
_OUTCOMES = frozenset({"arrest", "abduction", "armed_clash", "attack"})
_LANDING = "landing"  # the act of troops who come by air


def lands(draft: Draft) -> bool:
    """Tell whether a happening is told as a landing, whatever else tells it («إنزال جوي … واعتقلت»)."""
    return any(c.of.owner.id == _LANDING for c in draft.cores)


def one_landing(a: Draft, b: Draft) -> bool:
    """Tell whether two mentions can be of one landing: told once by itself, once by what it came to («اعتقل … في
    عملية إنزال»); settlement, day and sides may still tell them apart.
    """
    return lands(a) and lands(b) and "operation" in {a.type, b.type}


def came_of(frame: Draft, outcome: Draft) -> bool:
    """Tell whether ``outcome`` is what is told to have come of an operation or incursion: the arrests, or the fight and
    the killing in the same sentence («نفذت عملية أمنية في القرية … واعتقلت»).
    """
    enters = frame.type == "force_movement" and frame.core.of.owner.id == _INCURSION
    told = frame.type == "operation" or enters
    if not told or frame.aggregate or frame.background or frame.same_time or frame.modality != outcome.modality:
        return False
    far = 0 if outcome.family == "fight" else _GOES_ON
    near = frame.headline or 0 <= outcome.sentence - frame.sentence <= far
    came = outcome.type in _OUTCOMES and not (outcome.aggregate or (outcome.another and far))
    return near and came and days_agree(frame, outcome) and sides_agree(frame, outcome)


def names(draft: Draft) -> frozenset[str]:
    """Return what tells the settlements of a draft apart from others."""
    return draft.names()


def sides_agree(a: Draft, b: Draft) -> bool:
    """Tell whether the sides of two drafts can be one, as far as both are told and known."""
    ours, theirs = {p.id for p in a.actor1 if p.id}, {p.id for p in b.actor1 if p.id}
    both = {p.id for d in (a, b) for p in (*d.actor1, *d.actor2) if p.id}
    one_place = names(a) and names(a) == names(b)
    kin = one_place and (any(_is_of(p, theirs) for p in a.actor1) or any(_is_of(p, ours) for p in b.actor1))
    return not (ours and theirs) or bool(ours & theirs) or bool(kin) or (a.type == "armed_clash" and len(both) <= 2)


def _is_of(party: PartyMention, others: set[str]) -> bool:
    """Tell whether a party is a part of another one («سلاح الجو التركي» of «القوات التركية»)."""
    return getattr(party.known, "parent", None) in others


def has_news(host: Draft, draft: Draft) -> bool:
    """Tell whether ``draft`` tells a toll that cannot be the one that ``host`` already has."""
    return bool(host.tolls) and bool(draft.tolls) and not tolls_agree(host.tolls, draft.tolls)


def goes_on(host: Draft, draft: Draft) -> bool:
    """Tell whether ``draft`` is told so soon behind ``host`` that it can tell the same more exactly."""
    return 0 < draft.sentence - host.sentence <= _GOES_ON


def may_hold(summary: Draft, detail: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether a settlement of ``detail`` can lie in what ``summary`` is told of, as far as both are known."""
    outer = [c for p in summary.places for c in p.candidates]
    inner = [c for p in detail.settled() for c in p.candidates]
    return not outer or not inner or any(gazetteer.may_hold(o, i) for o in outer for i in inner)


def of_one_place(a: Draft, b: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether two happenings can be of one place: one tells none, they share a settlement, or a known place of one
    can hold a known one of the other; two settlements that no gazetteer knows are two.
    """
    if not a.places or not b.places or names(a) & names(b):
        return True
    ours, theirs = ([c for p in d.places for c in p.candidates] for d in (a, b))
    return any(gazetteer.may_hold(x, y) or gazetteer.may_hold(y, x) for x in ours for y in theirs)


def details(summary: Draft, detail: Draft, gazetteer: Gazetteer, lead: bool) -> bool:
    """Tell whether ``detail`` tells for a settlement what ``summary`` tells in the large; ``lead`` that this one opens
    the article.
    """
    again = lead or _recalls(summary, detail)
    return (
        (summary.type == detail.type or (again and _is_light(summary, detail)))
        and bool(detail.settled())
        and summary.aggregate == detail.aggregate
        and abs(summary.sentence - detail.sentence) <= _THREAD
        and days_agree(summary, detail)
        and not has_news(detail, summary)
        and (_tells_area(summary, detail, gazetteer) or (again and _tells_again(summary, detail, gazetteer)))
    )


def _recalls(summary: Draft, detail: Draft) -> bool:
    """Tell whether ``detail`` speaks of what was just told, by a definite noun («وقع الهجوم في …»)."""
    period = detail.day is not None and detail.day.moment.since
    anew = not names(summary) & names(detail)
    return detail.refers and goes_on(summary, detail) and anew and not (detail.another or period)


def _is_light(summary: Draft, detail: Draft) -> bool:
    """Tell whether ``detail`` recalls a violent happening by a word that fits all of them («الهجوم»)."""
    violent = {summary.family, detail.family} <= _VIOLENT
    return violent and detail.refers and detail.core.weight <= 0


def _tells_area(summary: Draft, detail: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether a happening is told for no settlement, but for what can hold that of ``detail``."""
    return not summary.settled() and sides_agree(summary, detail) and may_hold(summary, detail, gazetteer)


def _tells_again(lead: Draft, detail: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether ``detail`` goes on with what ``lead`` tells, and names the place more exactly: nothing brings it in
    as something else.
    """
    if not goes_on(lead, detail) or detail.another or detail.background:
        return False
    if lead.day is None and detail.day is not None and "day" not in detail.inherited:
        return False
    return sides_agree(lead, detail) and _lies_inside(lead, detail, gazetteer)


def _lies_inside(lead: Draft, detail: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether a settlement of ``detail`` lies in the place that ``lead`` itself tells."""
    if not lead.settled():
        return may_hold(lead, detail, gazetteer)
    sentence = lead.core.ground.sentence
    if len(lead.settled()) > 1 or not all(sentence.first <= p.first < sentence.last for p in lead.settled()):
        return False
    around = {p.key for p in detail.core.ground.places if p.use in {"within", "container"}}
    outer = [c for p in lead.settled() for c in p.candidates]
    inner = [c for p in detail.settled() for c in p.candidates]
    if detail.refers and _is_smaller(detail.settled()[0], lead.settled()[0]):
        return True
    return bool(around & names(lead)) or any(gazetteer.holds(o, i) for o in outer for i in inner)


def _is_smaller(inner: PlaceMention, outer: PlaceMention) -> bool:
    """Tell whether the words before two names make one a settlement and the other an area that has settlements."""
    named = inner.cues & _SETTLED and not any(c.kind in _TOWNS for c in inner.candidates)
    return bool(named and outer.cues & _AREAS) and not outer.cues & _SETTLED


def of_one_kind(host: Draft, draft: Draft) -> bool:
    """Tell whether two mentions can be of one kind: told by one word, by a light one, or as what came of a landing."""
    told = host.type == draft.type or one_landing(host, draft)
    return told or _one_in_two_words(host, draft) or _told_roughly(host, draft)


def _one_in_two_words(host: Draft, draft: Draft) -> bool:
    """Tell whether one of two violent happenings is told by so light a word («مقتل», «هجوم») that it can be the
    other, for the same toll.
    """
    if _recalls_by_toll(host, draft):
        return True
    light = min(host.core.weight, draft.core.weight) <= 0
    both = {host.family, draft.family} <= {"fight", "blast"}
    if not (light and both):
        return False
    if host.tolls and draft.tolls:
        return tolls_agree(host.tolls, draft.tolls)
    if draft.background or not goes_on(host, draft) or not names(host) == names(draft) != set():
        return False
    here = draft.paragraph == host.paragraph or not host.tolls
    again = draft.recalls and host.core.weight <= 0 and here
    return again or (draft.core.weight <= 0 and not draft.another)  # «ارتكبت … مجزرة» behind the strike there


def _recalls_by_toll(host: Draft, draft: Draft) -> bool:
    """Tell whether a definite word that fits every violent happening («وأسفر الهجوم عن …») gives the toll of the one
    just told: it tells no place, day or kind of its own.
    """
    violent = {host.family, draft.family} <= {"fight", "blast"}
    anew = any(getattr(draft, name) and name not in draft.inherited for name in ("places", "day"))
    near = 0 < draft.sentence - host.sentence <= _GOES_ON
    light = draft.refers and draft.core.weight <= 1 and violent and not draft.another
    return light and near and not anew and not has_news(host, draft)


def _told_roughly(host: Draft, draft: Draft) -> bool:
    """Tell whether of two strikes on one settlement one is told by a word that leaves open what struck, and the later
    by a definite one («القصف»), or both of one side and the settlement alone.
    """
    rough = not (host.core.sure and draft.core.sure) and host.family == draft.family == "blast"
    if not rough or has_news(host, draft):
        return False
    if draft.recalls:
        return bool(names(host) & names(draft))
    sides = {p.id for p in host.actor1 if p.id} & {p.id for p in draft.actor1 if p.id}
    return bool(sides) and names(host) == names(draft) != set() and not (draft.another or draft.background)
