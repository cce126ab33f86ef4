"""Which known place a name means, in the light of what else its article names; the record of a place."""

import math
from collections import Counter

from waqai.lexicon.gazetteer import Gazetteer
from waqai.lexicon.schema.places import KnownPlace
from waqai.reading.place_mention import SMALL, SMALL_KINDS, PlaceMention
from waqai.reading.places import place_span
from waqai.reading.scene import Scene
from waqai.records import Place

_BUILT = frozenset({"village", "town"})
_HOLDING = frozenset({"within", "container"})
_TOWNS = frozenset({"city", "town"})
_LOCAL = frozenset({"city", "town", "village", "admin3", "admin2"})
_OF_A_COUNTRY = frozenset({"quarter", "camp", "base", "crossing"})
_FAR_KM = 50.0  # further than any village lies from the towns that the press tells it by
_CLOSE_KM = 20.0  # so near lies a village to what is told with it, and
_APART_KM = 32.0  # so far at least its namesakes
_KM_A_DEGREE = 111.2
_TWO = 2
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
        """Return what a mention names where its candidates lie in one another (a city, its district).

        The countryside of a place, or what lies north of it, tells of the governorate of that name before its seat; a
        town is meant before a village of its name.
        """
        some = [c for c in mention.candidates if not c.cue] or list(mention.candidates)
        if mention.precision in {"admin1", "area"} or "direction" in mention.cues:
            some = [c for c in some if c.kind == "admin1"] or some
        if any(c.kind in _TOWNS for c in some):
            some = [c for c in some if c.kind != "village"]
        if len(some) < 2:
            return some
        inner = [c for c in some if not any(self._gazetteer.holds(c, other) for other in some if other is not c)]
        return some if len(inner) == 1 else []

    def resolve(self, mention: PlaceMention, near: list[PlaceMention]) -> KnownPlace | None:
        """Return which known place is meant, None where none or more than one fits. ``near`` are the places of its
        sentence.
        """
        chain = [m for m in near if m is not mention and m.chain == mention.chain]
        candidates = self._of_size(mention)
        if not any(self._may_be(c, chain) for c in candidates):
            return self._otherwise_written(mention, chain)
        candidates = self._inside(candidates, chain) or candidates
        candidates = self._closest(candidates, chain) or candidates
        chosen = candidates[0]
        if len(candidates) > 1:
            close, beside = self._weigh(chain), self._weigh([m for m in near if m is not mention])
            best = self._gazetteer.choose(candidates, self._context + close + close + beside)
            if best is None or self._has_rival(best, candidates):
                return None
            chosen = best
        if not self._may_be(chosen, chain):
            return None
        home = self._gazetteer.admin1(chosen)
        elsewhere = chosen.kind == "town" and chosen.cue and home is not None and home.id not in self._governorates
        return (self._otherwise_written(mention, chain) if elsewhere else None) or chosen

    def _may_be(self, place: KnownPlace, chain: list[PlaceMention]) -> bool:
        """Tell whether a place lies where the article's places let it lie."""
        return not (self._lies_elsewhere(place) or self._lies_far(place, chain))

    def _otherwise_written(self, mention: PlaceMention, chain: list[PlaceMention]) -> KnownPlace | None:
        """Return the one village or town close to what is told with it whose name differs by the article alone
        («ربيعة»); one of the governorates told, where its name is no common word.
        """
        if mention.precision not in SMALL:
            return None
        told = self._told_beside(chain)
        found = [p for p in self._gazetteer.otherwise_written(mention.name) if p.kind in _BUILT]
        fitting = {p.id: p for p in found if self._is_near(p, told) and self._may_be(p, chain)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _told_beside(self, chain: list[PlaceMention]) -> list[KnownPlace]:
        """Return the settlements and sub-districts told with a name; what may be a governorate lies beside nothing."""
        mentions = (m for m in chain if all(c.kind != "admin1" for c in m.candidates))
        return [k for m in mentions for k in self._certain(m) if k.kind in _LOCAL - {"admin2"} and k.lat is not None]

    def _is_near(self, place: KnownPlace, told: list[KnownPlace]) -> bool:
        home = self._gazetteer.admin1(place)
        named = home is not None and home.id in self._governorates and not place.cue
        return named or (place.lat is not None and any(_km(place, k) <= _CLOSE_KM for k in told))

    def _inside(self, candidates: list[KnownPlace], chain: list[PlaceMention]) -> list[KnownPlace]:
        """Return the candidates that lie in something smaller than a country that is told with the name; in something
        smaller than a governorate, where any does.
        """
        certain = [(m, k) for m in chain for k in self._certain(m) if k.kind != "country"]
        told = [k for _, k in certain]
        small = [k for m, k in certain if all(c.kind != "admin1" for c in m.candidates)]
        held = ([c for c in candidates if any(self._gazetteer.holds(k, c) for k in some)] for some in (small, told))
        return next(filter(None, held), [])

    def _closest(self, candidates: list[KnownPlace], chain: list[PlaceMention]) -> list[KnownPlace]:
        """Return the one village that lies close to the places told with it, where its namesakes lie apart from all of
        them («غارات على الرمان وبليون»).
        """
        told = self._told_beside(chain)
        if len(candidates) < _TWO or not told or any(c.kind != "village" or not c.lat for c in candidates):
            return []
        away = sorted((min(_km(c, k) for k in told), c.id) for c in candidates)
        (near, one), (next_one, _) = away[:2]
        return [c for c in candidates if c.id == one] if near <= _CLOSE_KM and next_one >= _APART_KM else []

    def _has_rival(self, place: KnownPlace, candidates: list[KnownPlace]) -> bool:
        """Tell whether a village has a namesake that is no less likely: one in a governorate that the article names."""
        if place.kind != "village":
            return False
        homes = [self._gazetteer.admin1(c) for c in candidates if c is not place and c.kind == "village"]
        return any(home is not None and home.id in self._governorates for home in homes)

    def _lies_far(self, place: KnownPlace, chain: list[PlaceMention]) -> bool:
        """Tell whether a village lies far from all that is told with it, or a town from what is told to hold it or to
        lie by it: then a namesake is meant.
        """
        if place.kind not in {"village", "town"} or place.lat is None or place.lon is None:
            return False
        beside = [m for m in chain if place.kind == "village" or _holds_town(m)]
        told = [k for m in beside for k in self._certain(m) if k.kind in _LOCAL and k.lat is not None]
        return bool(told) and all(_km(place, k) > _FAR_KM for k in told)

    def _lies_elsewhere(self, place: KnownPlace) -> bool:
        """Tell whether a village lies in none of the governorates that the article names, or a quarter, camp or base in
        none of their countries, nor a town whose name is also a word: then a namesake is meant.
        """
        admin1 = self._gazetteer.admin1(place)
        if admin1 is None or not self._governorates:
            return False
        if place.kind in _OF_A_COUNTRY or (place.kind == "town" and place.cue):
            homes = {self._gazetteer.country(self._gazetteer.by_id[i]) for i in self._governorates}
            return self._gazetteer.country(place) not in homes
        return place.kind == "village" and admin1.id not in self._governorates

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
            return Place(name=name, admin1=self._shared_admin1(mention, near), precision=mention.precision)
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

    def _shared_admin1(self, mention: PlaceMention, near: list[PlaceMention]) -> str | None:
        """Return the governorate of all places of a name that can be meant."""
        chain = [m for m in near if m is not mention and m.chain == mention.chain]
        found = {a.ar for c in mention.candidates if self._may_be(c, chain) and (a := self._gazetteer.admin1(c))}
        return found.pop() if len(found) == 1 else None


def _holds_town(mention: PlaceMention) -> bool:
    """Tell whether a place is told as the town that another one is of or lies by («قرب مدينة الرمان»)."""
    return mention.use in _HOLDING and "place_settlement" in mention.cues and not mention.between


def _km(a: KnownPlace, b: KnownPlace) -> float:
    """Return the distance of two places with coordinates, near enough for places of one country."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return _KM_A_DEGREE * math.hypot(a.lat - b.lat, east)
