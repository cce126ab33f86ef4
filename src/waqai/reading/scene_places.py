"""Where something happened that its own words leave open: where the operation it came of was told, or what the tags of
a post tell.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from waqai.lexicon.gazetteer import Gazetteer
from waqai.reading.drafts import Draft
from waqai.reading.place_mention import PlaceMention
from waqai.reading.tags import is_tagged, whole_tags
from waqai.reading.told_places import chain_told
from waqai.reading.view import View

_OPERATIONS = frozenset({"operation", "raid", "landing", "storm", "incursion"})
_CAME = frozenset({"fight", "blast", "custody", "property", "force"})  # families of what comes of an operation
_BACK = 2  # sentences from an operation to the last that tells what came of it
_ONE_PLACE = frozenset({"country"})


def place_by_scene(drafts: Sequence[Draft], view: View) -> None:
    """Give each happening that tells no place the one where the operation was that it came of, else the one place that
    the tags of the post tell, where no happening of it tells a settlement of its own.
    """
    for draft in drafts:
        if _is_open(draft):
            _take(draft, _of_operation(draft, view))
    if any(draft.settled() for draft in drafts):
        return
    tagged = _tagged(view) if any(_is_open(draft) or _tells_country(draft) for draft in drafts) else []
    for draft in drafts:
        if _is_open(draft) or _tells_country(draft):
            _take(draft, tagged)


def _is_open(draft: Draft) -> bool:
    told = draft.places or draft.aggregate or draft.background or draft.modality != "reported"
    return not (told or draft.turns or draft.apart)


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
    beside = [p for p in told if p.key != one[0].key]
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
