"""Where something happened that its own words leave open: where the operation it came of was told, or what the tags of
a post tell.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from waqai.lexicon.gazetteer import Gazetteer
from waqai.reading.drafts import Draft
from waqai.reading.place_mention import PlaceMention
from waqai.reading.sentences import SUBHEADING
from waqai.reading.tags import is_tagged, whole_tags
from waqai.reading.told_places import chain_told
from waqai.reading.view import View

_OPERATIONS = frozenset({"operation", "raid", "landing", "storm", "incursion"})
_CAME = frozenset({"fight", "blast", "custody", "property", "force"})  # families of what comes of an operation
_BACK = 2  # sentences from an operation to the last that tells what came of it
_ONE_PLACE = frozenset({"country"})
_HEADINGS = frozenset({"headline", SUBHEADING})


def place_by_scene(drafts: Sequence[Draft], view: View) -> None:
    """Give each happening that tells no place the one where the operation was that it came of, else the one place that
    the tags of the post tell, where no happening of it tells a settlement of its own; a headline that tells only by
    which town it was, the place that its lead tells.
    """
    for draft in drafts:
        if draft.headline and all(p.use == "container" for p in draft.places):
            _take(draft, _of_lead(draft, view))
        elif (_is_open(draft) or _is_by_headline(draft, view)) and not (draft.turns or draft.apart):
            _take(draft, _of_operation(draft, view))
    if any(draft.settled() for draft in drafts):
        return
    tagged = _tagged(view) if any(_is_open(draft) or _tells_country(draft) for draft in drafts) else []
    for draft in drafts:
        if _is_open(draft) or _tells_country(draft):
            _take(draft, tagged)


def _is_open(draft: Draft) -> bool:
    return not (draft.places or draft.aggregate or draft.background or draft.modality != "reported")


def _is_by_headline(draft: Draft, view: View) -> bool:
    """Tell whether a happening has no place but the town by which the headline tells that it was."""
    heads = {view.scene.sentence_of(p.first).kind for p in draft.places}
    beside = all(p.use == "container" for p in draft.places) and heads == {"headline"}
    return beside and draft.modality == "reported" and not draft.aggregate


def _tells_country(draft: Draft) -> bool:
    return draft.modality == "reported" and {p.precision for p in draft.places} == _ONE_PLACE


def _take(draft: Draft, places: list[PlaceMention]) -> None:
    if places:
        draft.places = places
        draft.inherited.add("places")


def _of_operation(draft: Draft, view: View) -> list[PlaceMention]:
    """Return where the operation was told that a happening came of: just before it, at one place («نفذت … عملية أمنية
    في بلدة …. وأسفرت العملية عن اعتقال …»).
    """
    scene, own = view.scene, draft.core.ground.sentence
    if draft.family not in _CAME or draft.headline:
        return []
    recalled = bool(scene.cues("operation_told", own))
    joined = scene.joined_by_and(own.first)
    for ground in reversed(view.grounds[max(0, draft.sentence - _BACK) : draft.sentence]):
        here = ground.sentence
        operation = any(m.entry.known.owner.id in _OPERATIONS for m in scene.of_kind("trigger", here))
        goes_on = joined and here.index == draft.sentence - 1 and here.paragraph == own.paragraph
        if operation and (recalled or goes_on):
            return chain_told(ground)
        if any(p.use == "place" and p.small for p in ground.places):
            break  # told of something else
    return []


def _of_lead(draft: Draft, view: View) -> list[PlaceMention]:
    """Return the one place that the lead tells below a headline, where it has a word of the same happening, or of an
    operation, and lies in the governorate of what the headline tells.
    """
    scene = view.scene
    lead = next((g for g in view.grounds[draft.sentence + 1 :] if g.sentence.kind not in _HEADINGS), None)
    if lead is None or draft.modality != "reported" or draft.aggregate:
        return []
    acts = _OPERATIONS | {core.of.owner.id for core in draft.cores}
    told = any(m.entry.known.owner.id in acts for m in scene.of_kind("trigger", lead.sentence))
    places = chain_told(lead) if told else []
    small = [p for p in places if p.small and p.use == "place"]
    gazetteer = scene.lexicon.gazetteer
    around = [p for p in draft.places if p.candidates]
    return places if small and all(_of_one_governorate(gazetteer, p, small[0]) for p in around) else []


def _of_one_governorate(gazetteer: Gazetteer, a: PlaceMention, b: PlaceMention) -> bool:
    ours, theirs = ({h.id for c in p.candidates if (h := gazetteer.admin1(c))} for p in (a, b))
    return bool(ours & theirs)


def _tagged(view: View) -> list[PlaceMention]:
    """Return the one place that the tags of a post tell, beside what can hold it: sentences of nothing but tags."""
    scene = view.scene
    whole = scene.once(whole_tags)
    grounds = [g for g in view.grounds if is_tagged(scene, g.sentence)]
    told = [_at_large(p) for g in grounds for p in g.places if p.first in whole]
    small = {p.key: p for p in told if p.small}
    if len(small) > 1:
        return []
    one = list(small.values()) or [p for p in told if p.precision in {"admin1", "area"}]
    if len({p.key for p in one}) != 1:
        return []
    gazetteer = scene.lexicon.gazetteer
    beside = [p for p in told if p.key != one[0].key and p.precision != "country"]
    text = [p for g in view.grounds if g not in grounds for p in g.places if p.use == "place"]
    told_so = all(_may_hold(gazetteer, p, one[0]) for p in beside)
    return one[:1] if told_so and all(_agree(gazetteer, p, one[0]) for p in text) else []


def _agree(gazetteer: Gazetteer, told: PlaceMention, tagged: PlaceMention) -> bool:
    """Tell whether a place of the text and that of the tags can be one, or lie in each other."""
    return _may_hold(gazetteer, told, tagged) or _may_hold(gazetteer, tagged, told)


def _at_large(place: PlaceMention) -> PlaceMention:
    """Return a place of a tag: where a governorate bears the name of its seat, the governorate, which holds both."""
    large = any(c.kind == "admin1" for c in place.candidates) and "place_settlement" not in place.cues
    return replace(place, precision="admin1") if large and place.precision == "settlement" else place


def _may_hold(gazetteer: Gazetteer, outer: PlaceMention, inner: PlaceMention) -> bool:
    if not outer.candidates or not inner.candidates:
        return outer.precision not in {"settlement", "near"}
    return any(gazetteer.may_hold(o, i) for o in outer.candidates for i in inner.candidates)
