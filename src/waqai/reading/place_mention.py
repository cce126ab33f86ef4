"""The nouns of places: a name told in a sentence, and what stands before it."""

from collections.abc import Collection

import msgspec

from waqai.lexicon.schema.places import KnownPlace

SMALL_KINDS = frozenset({"city", "town", "village", "camp", "quarter", "base", "crossing"})
LARGE = frozenset({"country", "admin1"})
SMALL = frozenset({"settlement", "near", "quarter"})  # small enough to tell two happenings apart


def is_broad(place: KnownPlace) -> bool:
    """Tell whether a region is a part of a country, or larger."""
    of_country = place.parent is None or (place.parent.startswith("iso:") and "-" not in place.parent)
    return place.kind == "region" and of_country


class PlaceMention(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``[first, last)`` that name a place; ``start`` is the folded offset of the name itself.

    ``candidates`` are the known places of that name (none for an unknown one). ``precision`` is settlement,
    near, area, region, admin2, admin1 or country. ``use`` is place (it can be an event's place), within (it holds the
    one before it, and is told as such), container (it only says where another lies), origin (whence somebody acts or
    comes) or side (it stands for a government). ``chain`` numbers the places that are told together: lists joined by
    «and» or commas, and what they lie in. ``between`` tells the ends of a way. ``name`` is
    the folded name. ``cues`` and ``parts`` are the words and particles that lead up to it, which begin at token
    ``head``.
    """

    first: int
    last: int
    start: int
    candidates: tuple[KnownPlace, ...]
    precision: str
    use: str
    chain: int
    cued: bool
    listing: bool = False
    between: bool = False
    name: str = ""
    cues: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    head: int = 0

    @property
    def key(self) -> str:
        """What two mentions of one place share: the known name, else the folded letters."""
        return self.candidates[0].ar if self.candidates else self.name

    @property
    def broad(self) -> bool:
        """Whether it is a part of a country, or larger («شمال سوريا»)."""
        return bool(self.candidates) and all(is_broad(c) for c in self.candidates)

    @property
    def small(self) -> bool:
        """Whether it is small enough to tell two happenings apart."""
        return self.precision in SMALL


class Approach(msgspec.Struct, frozen=True, gc=False):
    """What stands before a name: the ids of the cues, where they begin, and how the name joins the place before it.

    ``link`` is list, inside, beside (right behind it), apart (behind a direction) or empty; ``parts`` are the particles
    on the name or on the first of these words, ``by`` tells «in» among them.
    """

    cues: frozenset[str]
    head: int
    link: str
    by: bool
    parts: frozenset[str]


def tells_side(cues: Collection[str], parts: Collection[str]) -> bool:
    """Tell whether what stands before a name tells a side of its countryside («في الريف الغربي لبلدة …»)."""
    return "place_side" in cues and "direction" in cues and "to" in parts


def holds_side(approach: Approach) -> bool:
    """Tell whether a place holds the one before it by a side of its countryside."""
    return approach.link == "inside" and tells_side(approach.cues, approach.parts)


class Name(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``[first, last)`` that may name a place, with the known places of that name, what stands before them, and
    the place told before.
    """

    first: int
    last: int
    candidates: tuple[KnownPlace, ...]
    approach: Approach
    before: PlaceMention | None

    @property
    def list_head(self) -> PlaceMention | None:
        """The place before it in one list, None where it is in none."""
        return self.before if self.approach.link == "list" else None
