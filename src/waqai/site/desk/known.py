"""What people type becomes what knowledge has: a party or a place by its name, where only one can be meant."""

from collections import defaultdict
from functools import lru_cache

from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.schema.actors import Actor
from waqai.lexicon.schema.places import KnownPlace
from waqai.records import Party, Place

_EXACT = {"city": "settlement", "town": "settlement", "village": "settlement", "camp": "settlement"}
_AS_IT_IS = frozenset({"country", "admin1", "admin2", "quarter"})


@lru_cache(maxsize=1)
def _actors() -> dict[str, list[Actor]]:
    found: dict[str, list[Actor]] = defaultdict(list)
    for actor in load_knowledge().actors:
        for name in {actor.name.ar, actor.name.en, *actor.aliases, *actor.short, *actor.former}:
            found[_bare(name)].append(actor)
    return dict(found)


@lru_cache(maxsize=1)
def _places() -> dict[str, list[KnownPlace]]:
    found: dict[str, list[KnownPlace]] = defaultdict(list)
    for place in load_knowledge().places:
        for name in {place.ar, place.en, *place.aliases}:
            found[_bare(name)].append(place)
    return dict(found)


@lru_cache(maxsize=1)
def _by_id() -> dict[str, KnownPlace]:
    return {place.id: place for place in load_knowledge().places}


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())


def party_named(name: str, kind: str) -> Party:
    """Return the party that ``name`` means: the one that knowledge has, else one of ``kind`` by that name alone."""
    found = _actors().get(_bare(name), [])
    if len(found) != 1:
        return Party(name, kind=kind)
    actor = found[0]
    names = tuple(one for one in (actor.name.ar, actor.name.en) if one != name)
    return Party(name, actor.id, names, actor.kind)


def place_named(name: str) -> Place:
    """Return the place that ``name`` means; of namesakes none is chosen, and the name stands alone."""
    found = _places().get(_bare(name), [])
    if len(found) != 1:
        return Place(name)
    place = found[0]
    precision = _EXACT.get(place.kind) or (place.kind if place.kind in _AS_IT_IS else "area")
    return Place(name, place.id, place.lat, place.lon, _admin1(place), _country(place), precision)


def _above(place: KnownPlace) -> list[KnownPlace]:
    found = [place]
    while (parent := _by_id().get(found[-1].parent or "")) and parent not in found:
        found.append(parent)
    return found


def _admin1(place: KnownPlace) -> str | None:
    return next((one.ar for one in _above(place) if one.kind == "admin1"), None)


def _country(place: KnownPlace) -> str | None:
    land = next((one for one in _above(place) if one.kind == "country"), None)
    return land.id.removeprefix("iso:").upper() if land and land.id.startswith("iso:") else None
