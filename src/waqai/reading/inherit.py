"""What an event takes from its thread: place and day told just before it, never across the fronts of a round-up."""

from collections.abc import Sequence

from waqai.arabic.dates import Moment
from waqai.lexicon.gazetteer import Gazetteer
from waqai.reading.days import days_agree
from waqai.reading.drafts import Draft
from waqai.reading.party_mention import PartyMention
from waqai.reading.place_mention import PlaceMention
from waqai.reading.times import counted_back

_THREAD = 3
_FRONT = 2  # sentences behind a fight in which another fight is still of its day
_DAYS = frozenset({"relative", "weekday", "day"})
_FORCE = frozenset({"fight", "blast", "other", "accident", "crowd"})
_SCENE = frozenset({"crowd", "fight"})  # a day of protests and the force used on them


def inherit(drafts: list[Draft], every: Sequence[Draft], gazetteer: Gazetteer) -> None:
    """Fill the places and days that a draft leaves open from what its thread has told.

    ``every`` are the drafts before any was left out: a lead may only sum up and still tell the day.

    A thread is unbroken talk of one kind of happening: the next sentences of one paragraph, or the next paragraph
    when it tells no place or day of its own. The day of a lead that sums up («في عدد من المدن … اليوم») holds for
    all that lies in its places.
    """
    lead = _lead(every)
    undated = _undated_lead(every)
    for index, draft in enumerate(drafts):
        if draft.modality != "reported" or draft.headline:
            continue  # a heading is judged by what stands below it
        if draft.same_time:
            _take_same_time(draft, drafts[:index])
        if draft.aggregate:
            continue
        earlier = [d for d in drafts[:index] if 0 <= draft.sentence - d.sentence <= _THREAD and not d.aggregate]
        if not draft.places and (not draft.apart or draft.same_place):
            _take_places(draft, earlier)
        if draft.day is None and draft.length is not None:
            _count_back(draft, drafts[:index], draft.length)
        if draft.day is None and not draft.background:
            _take_day(draft, earlier, lead, gazetteer)
        if draft.day is None and not draft.background:
            _take_beside(draft, drafts[index + 1 :])
        if draft.day is None and not draft.undated and not draft.background:
            _take_undated(draft, earlier, undated)


def _take_places(draft: Draft, earlier: Sequence[Draft]) -> None:
    host = next((d for d in reversed(earlier) if d.places and _same_scene(d, draft) and _same_days(d, draft)), None)
    if host:
        draft.places = list(host.places)
        draft.inherited.add("places")


def _same_days(host: Draft, draft: Draft) -> bool:
    """Tell whether ``draft`` can be of the thread of ``host``: not where it is told of a time long past that is not the
    host's, unless its words point back there.
    """
    old = draft.day is not None and not draft.day.recent and "day" not in draft.inherited
    return draft.same_place or not old or (host.day is not None and days_agree(host, draft))


def let_go_of_places(drafts: Sequence[Draft]) -> None:
    """Take from each happening the place that it has only from its thread, where it is told behind a turn of talk:
    nothing says that it was there. Till it was joined with its other mentions the place may serve.
    """
    for draft in drafts:
        if "places" in draft.inherited and draft.turns and not draft.same_place:
            draft.places = []
            draft.inherited.discard("places")


def _same_scene(host: Draft, draft: Draft) -> bool:
    """Tell whether ``draft`` happens where ``host`` does: one kind of happening, or its words point back there."""
    alike = host.family == draft.family or {host.family, draft.family} <= {"fight", "blast"}
    return alike or draft.same_place


def _take_day(draft: Draft, earlier: Sequence[Draft], lead: Draft | None, gazetteer: Gazetteer) -> None:
    """Give a happening the day that its thread told, if told of another happening itself: no day is handed on."""
    before = (d for d in reversed(earlier) if d.sentence < draft.sentence and _is_in_thread(d, draft))
    near = (d for d in before if _goes_on(d, draft))
    host = next((d for d in near if d.day and d.day.flows and "day" not in d.inherited), None)
    if host is None:
        host = _over_paragraphs(earlier, draft)
    if host is None and lead is not None and _sums_up(lead, draft, gazetteer):
        host = lead
    late = host and host.day and draft.said and draft.said < host.day.when.start
    if host is not None and not late:
        draft.day = host.day
        draft.inherited.add("day")


def _take_beside(draft: Draft, later: Sequence[Draft]) -> None:
    """Give a protest or the force used on it the day told behind it in its sentence («فرقت الشرطة متظاهرين في المدينة،
    فيما تظاهر آلاف في البلدة الجمعة»): both are one scene.
    """
    beside = (d for d in later if d.sentence == draft.sentence and d.family == draft.family == "crowd")
    host = next((d for d in beside if d.day and d.day.flows and not d.background), None)
    if host is not None and days_agree(host, draft):
        draft.day = host.day
        draft.inherited.add("day")


def _is_in_thread(host: Draft, draft: Draft) -> bool:
    """Tell whether a day told in the paragraph of ``host`` reaches ``draft``: in the same paragraph, or in the next one
    where that brings in one more of a kind («كما قصفت …»).
    """
    next_one = draft.paragraph - host.paragraph == 1 and draft.another and draft.type == host.type
    return draft.paragraph == host.paragraph or next_one


def _over_paragraphs(earlier: Sequence[Draft], draft: Draft) -> Draft | None:
    """Return the happening told last with a day of its own, where what stands in a paragraph below it is still of its
    thread: a day of protests; one in a whole country of which places are told below; one more of a kind.
    """
    before = (d for d in reversed(earlier) if d.sentence < draft.sentence and not d.headline)
    host = next((d for d in before if d.day and d.day.flows and "day" not in d.inherited), None)
    if host is None or host.day is None or draft.apart or not _goes_on(host, draft) or _strikes_back(host, draft):
        return None
    protests = draft.family == "crowd" and host.family in _SCENE and not draft.turns
    inside = draft.family == host.family and not host.settled() and draft.type != "territory_change"
    again = draft.type == host.type and draft.sentence - host.sentence <= _FRONT and not draft.recalls
    named = host.day.moment.kind == "weekday"  # a round-up of a newspaper says «أمس» and goes over many fronts
    return host if protests or inside or (again and named) else None


def _take_undated(draft: Draft, earlier: Sequence[Draft], lead: Draft | None) -> None:
    """Give a happening the day of its thread, else of the lead, that no page dates («اليوم», «الأربعاء 9 آب»): where a
    page has no day of its own, it tells what happened on two days apart.
    """
    before = (d for d in reversed(earlier) if d.paragraph == draft.paragraph and d.undated and not d.headline)
    host = next((d for d in before if d.sentence == draft.sentence or _is_of_one_town(d, draft)), lead)
    if host is not None and all(m.kind in _DAYS for m in host.undated):
        draft.undated = list(host.undated)


def _undated_lead(every: Sequence[Draft]) -> Draft | None:
    """Return the first draft of the body, where no page dates the day that it tells."""
    first = next((d for d in every if not d.headline), None)
    return first if first is not None and first.undated else None


def _is_of_one_town(host: Draft, draft: Draft) -> bool:
    ours, theirs = {p.key for p in host.settled()}, {p.key for p in draft.settled()}
    return host.family == draft.family or not (ours and theirs and not ours & theirs)


def _count_back(draft: Draft, earlier: Sequence[Draft], length: Moment) -> None:
    """Give a happening of «three days before» the day counted back from what its sentence tells beside it, else from
    the one told last.
    """
    beside = [d for d in earlier if d.sentence == draft.sentence]
    near = [d for d in earlier if 0 < draft.sentence - d.sentence <= _THREAD and d.paragraph == draft.paragraph]
    days = [d.day for d in reversed(beside or near) if not d.headline and d.day and d.day.length is None]
    told = next((day for day in days if day.flows), None)
    draft.day = counted_back(told, length) if told is not None else None
    if draft.day is not None:
        draft.inherited.add("day")


def _take_same_time(draft: Draft, earlier: Sequence[Draft]) -> None:
    """Give a happening of «the same period» the time told last."""
    host = next((d for d in reversed(earlier) if d.day and d.sentence < draft.sentence), None)
    if host is not None and draft.day is None:
        draft.day = host.day
        draft.inherited.add("day")


def _goes_on(host: Draft, draft: Draft) -> bool:
    """Tell whether ``draft`` goes on with what ``host`` tells: not where both kind and town differ."""
    ours, theirs = {p.key for p in host.settled()}, {p.key for p in draft.settled()}
    elsewhere = bool(ours and theirs and not ours & theirs)
    return not host.background and not (elsewhere and host.family != draft.family)


def _lead(drafts: Sequence[Draft]) -> Draft | None:
    """Return the draft of the first sentence that tells anything, where it tells a day of its own."""
    body = [d for d in drafts if not d.headline]
    first = body[0].sentence if body else 0
    told = (d for d in body if d.sentence == first and d.family in _FORCE and not d.background)
    return next((d for d in told if d.day and d.day.flows), None)


def _sums_up(lead: Draft, draft: Draft, gazetteer: Gazetteer) -> bool:
    """Tell whether ``draft`` is one of the happenings that ``lead`` sums up: of its kind, and in its places."""
    if draft.family not in _FORCE or draft is lead or _is_another_front(lead, draft):
        return False
    whole = {c.id for p in (*lead.places, *lead.core.ground.places) for c in p.candidates}
    near = draft.places if any(p.candidates for p in draft.places) else draft.core.ground.places
    if not near and draft.sentence - lead.sentence <= _FRONT:
        return True
    return not whole or any(_lies_in(p, whole, gazetteer) for p in near)


def _is_another_front(lead: Draft, draft: Draft) -> bool:
    """Tell whether ``draft`` cannot be part of what ``lead`` sums up: the other side strikes back, it is a fight told
    far behind a fight, or a capture told far behind, as how things stand.
    """
    far = draft.sentence - lead.sentence > _FRONT
    taken = draft.type == "territory_change"
    return _strikes_back(lead, draft) or (far and (taken or lead.family == draft.family == "fight"))


def _strikes_back(lead: Draft, draft: Draft) -> bool:
    """Tell whether those who suffered ``lead`` began ``draft``, or those who began ``lead`` suffered it."""
    began, suffered = _ids(lead.actor1), _ids(lead.actor2)
    alike = bool(began & _ids(draft.actor1)) or "armed_clash" in (lead.type, draft.type)
    return not alike and bool(suffered & _ids(draft.actor1) or began & _ids(draft.actor2))


def _ids(parties: Sequence[PartyMention]) -> set[str]:
    return {p.id for p in parties if p.id}


def _lies_in(place: PlaceMention, whole: set[str], gazetteer: Gazetteer) -> bool:
    return any(p.id in whole for c in place.candidates for p in (c, *gazetteer.parents(c)))
