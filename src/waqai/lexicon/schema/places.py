"""knowledge/places/: the places of one area a file. A place is one place; what contains it is its parent."""

from waqai.lexicon.schema.base import Known, Proof


class KnownPlace(Known, frozen=True, kw_only=True):
    """One place.

    ``kind`` is country, admin1, admin2, admin3, city, town, village, camp, quarter, base, crossing, water or region.
    ``id`` tells the source: ``ocha:`` p-code, ``geonames:``, ``iso:`` country code, ``waqai:`` for ours.
    ``parent`` is the id of what contains it. ``cue`` marks a name that is also a common word or personal name: it is
    read as a place only behind a word such as «بلدة», inside a list of places, or when its parent is told.
    """

    id: str
    ar: str
    en: str
    kind: str
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    aliases: list[str] = []
    cue: bool = False

    @property
    def pcode(self) -> str | None:
        """The p-code that OCHA gives the place, if its id is one."""
        return self.id.removeprefix("ocha:") if self.id.startswith("ocha:") else None


class PlaceFile(Known, frozen=True, kw_only=True):
    """A list of places with the source of its facts and the proof that they are read."""

    country: str | None
    source: str
    places: list[KnownPlace]
    proof: list[Proof]
