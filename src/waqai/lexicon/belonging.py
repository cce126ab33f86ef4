"""What belongs to what: an actor to its organisation, a type of event to its family, a place to what contains it."""

from collections.abc import Iterator
from functools import lru_cache
from math import cos, radians

from waqai.lexicon.gazetteer import Gazetteer
from waqai.lexicon.knowledge import load_knowledge

_PLACE_NAMES_OF = "admin1"


def digest() -> str:
    """Return what changes when any knowledge does."""
    return load_knowledge().digest


@lru_cache(maxsize=1)
def _parents() -> dict[str, str]:
    return {row.id: row.parent for row in load_knowledge().actors if row.parent}


def root_of(actor: str) -> str:
    """Return what a known actor belongs to in the end: a force's state, a branch's organisation, else the actor."""
    parents, seen = _parents(), {actor}
    while (parent := parents.get(actor)) and parent not in seen:
        actor = parent
        seen.add(actor)
    return actor


@lru_cache(maxsize=1)
def _members() -> dict[str, frozenset[str]]:
    """Return of each coalition, or name for many, all that it takes in: its members and whatever belongs to them."""
    actors, parents = load_knowledge().actors, _parents()

    def lineage(actor: str) -> set[str]:
        found: set[str] = set()
        while actor and actor not in found:
            found.add(actor)
            actor = parents.get(actor, "")
        return found

    above = {row.id: lineage(row.id) for row in actors}
    return {
        row.id: frozenset(other for other, own in above.items() if not own.isdisjoint(row.members))
        for row in actors
        if row.members
    }


def members_of(actor: str) -> frozenset[str]:
    """Return all that a known coalition, or a name for many parties, takes in."""
    return _members().get(actor, frozenset())


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    return {row.id: row.family for row in load_knowledge().events}


def family_of(kind: str) -> str:
    """Return the family of a type of event; a type that knowledge does not have is its own."""
    return _families().get(kind, kind)


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer(load_knowledge().places)


@lru_cache(maxsize=1)
def _governorates() -> dict[tuple[str, str | None], str]:
    gazetteer = _gazetteer()
    rows = [place for place in gazetteer.by_id.values() if place.kind == _PLACE_NAMES_OF]
    return {(place.ar, gazetteer.country(place)): place.id for place in rows}


def areas_of(known: str | None, admin1: str | None, country: str | None) -> list[tuple[str, str]]:
    """Return id and kind of what a place lies in, widest first, and of the place itself where knowledge has it.

    Of a place that it does not have, the governorate (by its name) and the country (its ISO code) are what is told.
    """
    gazetteer = _gazetteer()
    if known not in gazetteer.by_id:
        known = _governorates().get((admin1 or "", country)) or (f"iso:{country}" if country else None)
    place = gazetteer.by_id.get(known or "")
    if place is None:
        return []
    return [(one.id, one.kind) for one in reversed((place, *gazetteer.parents(place)))]


# A place of these kinds may be shown where it is; of all others only where the town or area lies that they are in.
_SHOWN_AS_THEMSELVES = frozenset({"village", "town", "city", "admin3", "admin2", "admin1", "country"})
_SETTLEMENT_KM = 1.5  # as far as a settlement's centre, given to the hundredth of a degree, may be off
_KM = 111.2  # of one degree of latitude
_MOST = 0.9  # of the places that lie in an area: its circle holds so many, so that one far village does not blow it up


@lru_cache(maxsize=1)
def _below() -> dict[str, list[tuple[float, float]]]:
    """Return by area the positions of all settlements in it."""
    gazetteer = _gazetteer()
    found: dict[str, list[tuple[float, float]]] = {}
    for place in gazetteer.by_id.values():
        if place.lat is not None and place.lon is not None and place.kind in ("village", "town", "city"):
            for area in gazetteer.parents(place):
                found.setdefault(area.id, []).append((place.lat, place.lon))
    return found


@lru_cache(maxsize=20_000)
def circle_of(place_id: str) -> tuple[float, float, float] | None:
    """Return latitude, longitude and radius in km of the circle that a known place lies in; None where nothing tells.

    Of a settlement the centre to a hundredth of a degree, of an area the middle of its settlements.
    """
    place = _gazetteer().by_id.get(place_id)
    if place is None:
        return None
    if place.kind not in _SHOWN_AS_THEMSELVES:
        return circle_of(place.parent) if place.parent else None
    inside = _below().get(place_id, [])
    if len(inside) > 1:
        lat = sum(one for one, _ in inside) / len(inside)
        lon = sum(other for _, other in inside) / len(inside)
        away = sorted(_distances(lat, lon, inside))
        return lat, lon, max(away[int((len(away) - 1) * _MOST)], _SETTLEMENT_KM)
    if place.lat is None or place.lon is None:
        return None
    return round(place.lat, 2), round(place.lon, 2), _SETTLEMENT_KM


def middle_of(place_id: str) -> tuple[float, float] | None:
    """Return latitude and longitude of the middle of a known place, to the hundredth; of a country None.

    A whole country is no place on a map where others are: its middle would stand in one of them.
    """
    place = _gazetteer().by_id.get(place_id)
    circle = circle_of(place_id) if place and place.kind != "country" else None
    return (round(circle[0], 2), round(circle[1], 2)) if circle else None


def _distances(lat: float, lon: float, places: list[tuple[float, float]]) -> Iterator[float]:
    for one, other in places:
        yield _KM * ((one - lat) ** 2 + ((other - lon) * cos(radians(lat))) ** 2) ** 0.5
