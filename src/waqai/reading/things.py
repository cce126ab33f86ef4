"""The things that a sentence names: what may be hit, cut or taken, and which words for things name none."""

from dataclasses import dataclass

from waqai.lexicon.mention import Mention
from waqai.reading.cores import Ground
from waqai.reading.scene import Scene

LEADS = (
    "near", "origin", "target_before", "upon", "in", "from", "toward", "with", "between", "cause", "of", "agent_before",
)  # fmt: skip
_HIDES = ("weapon", "actor", "object", "people")
_NAMES = ("people", "actor")
_STANDS_FOR = frozenset({"camp", "crossing", "military"})  # things that are places of their own: their name is theirs
_SITES = {
    "base": "military",
    "crossing": "crossing",
    "camp": "camp",
}  # kinds of place that are such a thing by themselves
_TOLD_BY_NAME = "camp"  # what a name of its own opens with the word for it («مخيم …»): weighed like any other thing
_OWNER = 2  # words between a thing and the force that owns it
_ANIMALS_REACH = 4  # words between a verb of dying and the animals («نفق عدد كبير من رؤوس الأغنام»)
_LOSSES = frozenset({"human_losses", "material_losses"})


@dataclass(frozen=True, slots=True)
class Thing:
    """Tokens ``[first, last)`` that name a thing of kind ``id``; ``parts`` are the particles on its first
    word; ``named`` tells that it is a place by its name («قاعدة العند»), ``loose`` that its word is a military thing's
    only where a force owns it, and none is told («مواقع متفرقة»).
    """

    id: str
    first: int
    last: int
    parts: frozenset[str]
    pronoun: bool
    named: bool = False
    loose: bool = False


def find_objects(scene: Scene, ground: Ground) -> list[Thing]:
    """Return the things that a sentence names, in order; words left out that only lend a name or a weapon theirs."""
    found = {
        (o.entry.id, o.first): Thing(
            o.entry.id, o.first, o.last, o.parts, bool(o.pronoun), loose=_is_loose(scene, ground, o)
        )
        for o in ground.objects
        if not _hidden(scene, ground, o)
    }
    for place in ground.places:
        kinds = {_SITES.get(c.kind) for c in place.candidates}
        if place.use == "place" and len(kinds) == 1 and (kind := kinds.pop()):
            thing = Thing(kind, place.first, place.last, scene.parts_at(place.first), False, kind != _TOLD_BY_NAME)
            found.setdefault((kind, place.first), thing)
    return sorted(found.values(), key=lambda t: t.first)


def _hidden(scene: Scene, ground: Ground, thing: Mention) -> bool:
    """Tell whether a longer word holds the thing's («سيارة مفخخة»), people or a party are named by it («مزارعين»),
    or a place bears its name.
    """
    length = thing.last - thing.first
    for kind in _HIDES:
        for other in scene.of_kind(kind, ground.sentence):
            over = other.first < thing.last and thing.first < other.last
            names = kind in _NAMES and other.first <= thing.first and not _may_be_plural(scene, other)
            if over and (names or other.last - other.first > length):
                return True
    if "place_settlement" in scene.cues_before(thing.first):
        return True
    if _causes(scene, ground, thing) or _brings_loss(scene, thing):
        return True
    within = next((p for p in ground.places if p.first <= thing.first < p.last), None)
    return within is not None and (within.first < thing.first or thing.entry.id not in _STANDS_FOR)


def _causes(scene: Scene, ground: Ground, thing: Mention) -> bool:
    """Tell whether a word for a thing is a participle before a toll («موقعا 25 قتيلا»): an indefinite accusative counts
    nothing behind it.
    """
    if thing.entry.sense == "owned" and _counts_animals(scene, thing):
        return True  # «نفق عدد من الأغنام»: they died
    free = scene.tokens[thing.last - 1].text.endswith(scene.lexicon.knowledge.endings.accusative)
    if thing.entry.sense != "owned" or not free:
        return False
    return any(scene.token_at(a.start) == thing.last for a in scene.amounts_in(ground.sentence))


def _counts_animals(scene: Scene, thing: Mention) -> bool:
    """Tell whether animals are counted right behind a word."""
    reach = range(thing.last, min(thing.last + _ANIMALS_REACH, len(scene.tokens)))
    return any(scene.cue_at(at, "animals") for at in reach)


def _brings_loss(scene: Scene, thing: Mention) -> bool:
    """Tell whether a word is no thing but a participle before the losses brought about («موقعاً قتلى»)."""
    if "result" not in scene.cues_before(thing.last):
        return False
    behind = scene.opening.get(thing.last, ())
    return any(m.entry.kind in {"harm", "people"} or m.entry.id in _LOSSES for m in behind)


def _may_be_plural(scene: Scene, people: Mention) -> bool:
    """Tell whether a word for one person may as well be a plural of things («مزارع»): no harm is told before it."""
    before = {m.entry.kind for m in scene.opening.get(people.first - 1, ())}
    return people.entry.sense == "singular" and not before & {"harm", "harm_done", "people"} and not people.pronoun


def _is_loose(scene: Scene, ground: Ground, thing: Mention) -> bool:
    return thing.entry.sense == "owned" and not thing.pronoun and not _is_owned(scene, ground, thing)


def _is_owned(scene: Scene, ground: Ground, thing: Mention) -> bool:
    """Tell whether a force is named as owner right behind a thing."""
    for party in ground.parties:
        gap = party.first - thing.last
        if 0 <= gap <= _OWNER and not scene.cues_before(party.first) & set(LEADS) and "and" not in party.parts:
            return party.sort in {"actor", "adjective", "group"} or bool(party.armed)
    return False
