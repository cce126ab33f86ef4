"""Which known place a name means, in the light of what else its article names; the record of a place."""

from collections import Counter

from waqai.lexicon.gazetteer import Gazetteer
from waqai.lexicon.schema.places import KnownPlace
from waqai.reading.places import SMALL_KINDS, PlaceMention, place_span
from waqai.reading.scene import Scene
from waqai.records import Place

_TOLD = 2  # weight of a place that is named, against 1 for what contains it


class PlaceReader:
    """Resolves the names of one article against the gazetteer, with the article's own places as context."""

    def __init__(self, gazetteer: Gazetteer, mentions: list[PlaceMention]) -> None:
        self._gazetteer = gazetteer
        self._context = self._weigh(mentions)
        self._governorates = {
            p.id for i in self._context if (p := gazetteer.by_id[i]).kind == "admin1" and self._context[i] >= _TOLD
        }

    def _weigh(self, mentions: list[PlaceMention]) -> Counter[str]:
        """Weigh the places that the mentions name for certain, and by less what contains them."""
        weights: Counter[str] = Counter()
        for mention in mentions:
            known = self._certain(mention)
            for place in known:
                weights[place.id] += _TOLD
            for place in {p.id: p for k in known for p in self._gazetteer.parents(k) if p not in known}.values():
                weights[place.id] += 1
        return weights

    def _certain(self, mention: PlaceMention) -> list[KnownPlace]:
        """Return what a mention names where its candidates lie in one another (a city, its district)."""
        some = [c for c in mention.candidates if not c.cue] or list(mention.candidates)
        if len(some) < 2:
            return some
        inner = [c for c in some if not any(self._gazetteer.holds(c, other) for other in some if other is not c)]
        return some if len(inner) == 1 else []

    def resolve(self, mention: PlaceMention, near: list[PlaceMention]) -> KnownPlace | None:
        """Return which known place is meant, None where none or more than one fits. ``near`` are the places of its
        sentence.
        """
        candidates = self._of_size(mention)
        if not candidates:
            return None
        if len(candidates) == 1:
            return None if self._lies_elsewhere(candidates[0]) else candidates[0]
        close = self._weigh([m for m in near if m is not mention and m.chain == mention.chain])
        beside = self._weigh([m for m in near if m is not mention])
        chosen = self._gazetteer.choose(candidates, self._context + close + close + beside)
        return None if chosen and self._lies_elsewhere(chosen) else chosen

    def _lies_elsewhere(self, place: KnownPlace) -> bool:
        """Tell whether a village lies in none of the governorates that the article names: then a namesake is meant."""
        admin1 = self._gazetteer.admin1(place)
        known = admin1 is not None and bool(self._governorates)
        return place.kind == "village" and known and admin1 is not None and admin1.id not in self._governorates

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
