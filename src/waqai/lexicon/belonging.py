"""What belongs to what: an actor to its organisation, a type of event to its family, a place to what contains it."""

from functools import lru_cache

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
