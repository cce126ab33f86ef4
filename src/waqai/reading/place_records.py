"""Which known place a name means, in the light of what else its article names; the record of a place."""

from collections import Counter

from waqai.lexicon.gazetteer import Gazetteer
from waqai.lexicon.schema.places import KnownPlace
from waqai.reading.places import SMALL_KINDS, PlaceMention, place_span
from waqai.reading.scene import Scene
from waqai.records import Place


class PlaceReader:
    """Resolves the names of one article against the gazetteer, with the article's own places as context."""

    def __init__(self, gazetteer: Gazetteer, mentions: list[PlaceMention]) -> None:
        self._gazetteer = gazetteer
        self._context = Counter(c.id for m in mentions for c in m.candidates if len(m.candidates) < 4)

    def resolve(self, mention: PlaceMention, near: list[PlaceMention]) -> KnownPlace | None:
        """Return which known place is meant, None where none or more than one fits. ``near`` are the places of its
        sentence.
        """
        candidates = self._of_size(mention)
        if not candidates:
            return None
        close = Counter({c.id: 3 for m in near if m is not mention for c in m.candidates if c.kind != "village"})
        return self._gazetteer.choose(candidates, self._context + close)

    @staticmethod
    def _of_size(mention: PlaceMention) -> list[KnownPlace]:
        if mention.precision in {"admin1", "area"}:
            large = [c for c in mention.candidates if c.kind.startswith("admin1")]
            return large or list(mention.candidates)
        small = [c for c in mention.candidates if c.kind in SMALL_KINDS]
        return small or list(mention.candidates)

    def record(self, scene: Scene, mention: PlaceMention, near: list[PlaceMention]) -> Place:
        """Return the record of a place: its name as written, and whatever is certain about it."""
        known = self.resolve(mention, near)
        name = place_span(scene, mention).of(scene.folded.source)
        if known is None:
            return Place(name=name, admin1=self._shared_admin1(mention), precision=mention.precision)
        admin1 = self._gazetteer.admin1(known)
        exact = mention.precision not in {"area"}
        return Place(
            name=name,
            id=known.id,
            lat=known.lat if exact else None,
            lon=known.lon if exact else None,
            admin1=admin1.ar if admin1 else None,
            country=self._gazetteer.country(known),
            precision=mention.precision,
        )

    def _shared_admin1(self, mention: PlaceMention) -> str | None:
        found = {a.ar for c in mention.candidates if (a := self._gazetteer.admin1(c))}
        return found.pop() if len(found) == 1 else None
