"""What contains what: the parents of places, and which of several namesakes is meant."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from waqai.arabic.fold import fold
from waqai.lexicon.schema.places import KnownPlace

# Of namesakes that the context does not tell apart, a city is meant before a village of its name: news of 2011-2026
# names the seat of a district far more often. Between two villages nothing is chosen.
_PROMINENCE = {"country": 0, "city": 0, "admin1": 1, "town": 2, "camp": 2, "quarter": 3}
_PROMINENT = 3
_PRIOR = {"city": 24, "town": 4}


class Gazetteer:
    """The known places by id, with their parents; ``article`` is what writers put before names as they like."""

    def __init__(self, places: Iterable[KnownPlace], article: str = "") -> None:
        self._article = article
        self.by_id = {place.id: place for place in places}
        self._above: dict[str | None, tuple[KnownPlace, ...]] = {}
        self._ids_above: dict[str | None, frozenset[str]] = {}
        self._admin1: dict[str, KnownPlace | None] = {}
        self._country: dict[str, str | None] = {}

    def parents(self, place: KnownPlace) -> tuple[KnownPlace, ...]:
        """Return what contains ``place``, nearest first; a loop in the data ends the list."""
        known = self._above.get(place.parent)
        if known is None:
            known = self._above[place.parent] = tuple(self._climb(place.parent))
        return known

    def _climb(self, at: str | None) -> list[KnownPlace]:
        """Return the place with id ``at`` and what contains it."""
        found: list[KnownPlace] = []
        while at is not None and at in self.by_id and all(p.id != at for p in found):
            found.append(self.by_id[at])
            at = found[-1].parent
        return found

    def admin1(self, place: KnownPlace) -> KnownPlace | None:
        """Return the governorate that ``place`` is or lies in."""
        if place.id not in self._admin1:
            self._admin1[place.id] = self._nearest(place, "admin1")
        return self._admin1[place.id]

    def country(self, place: KnownPlace) -> str | None:
        """Return the ISO code of the country that ``place`` is or lies in."""
        if place.id not in self._country:
            last = self._nearest(place, "country")
            self._country[place.id] = last.id.removeprefix("iso:") if last else None
        return self._country[place.id]

    def _nearest(self, place: KnownPlace, kind: str) -> KnownPlace | None:
        """Return ``place``, or the nearest that contains it, of ``kind``."""
        return next((p for p in (place, *self.parents(place)) if p.kind == kind), None)

    @cached_property
    def children(self) -> Counter[str]:
        """Return how many places each place directly contains: a rough measure of its weight."""
        return Counter(place.parent for place in self.by_id.values() if place.parent)

    def otherwise_written(self, name: str) -> list[KnownPlace]:
        """Return the places whose name differs from a folded one by the article alone («الربيعة», «ربيعة»)."""
        return self._bare_names.get(self._bare(name), [])

    def _bare(self, name: str) -> str:
        return name.replace("_", " ").removeprefix(self._article)

    @cached_property
    def _bare_names(self) -> dict[str, list[KnownPlace]]:
        found: dict[str, list[KnownPlace]] = {}
        for place in self.by_id.values():
            for name in {self._bare(fold(n)) for n in (place.ar, *place.aliases)}:
                found.setdefault(name, []).append(place)
        return found

    def choose(self, candidates: list[KnownPlace], context: Counter[str]) -> KnownPlace | None:
        """Return the one of several namesakes that the context speaks for, None when it speaks for none or for two.

        ``context`` counts the ids of places told nearby; a candidate is spoken for when it lies in one of them or
        they lie in it. A place and the one that bears the same name and contains it (a town and its district) are
        one choice: the smaller.
        """
        if len(candidates) == 1:
            return candidates[0]
        scores = {c.id: self._support(c, context) + _PRIOR.get(c.kind, 0) for c in candidates}
        best = max(scores.values())
        top = [c for c in candidates if scores[c.id] == best]
        top = [c for c in top if not any(self.holds(c, other) for other in top if other is not c)]
        if len(top) > 1:
            first = min(_PROMINENCE.get(c.kind, len(_PROMINENCE)) + c.cue for c in top)
            top = [c for c in top if _PROMINENCE.get(c.kind, len(_PROMINENCE)) + c.cue == first]
            top = top if first < _PROMINENT else []
        return top[0] if len(top) == 1 else None

    def _support(self, place: KnownPlace, context: Counter[str]) -> int:
        return sum(context[p.id] for p in self.parents(place) if p.kind != "country") * 4 + sum(
            context[p.id] for p in self.parents(place) if p.kind == "country"
        )

    def holds(self, outer: KnownPlace, inner: KnownPlace) -> bool:
        """Tell whether ``inner`` lies in ``outer``."""
        known = self._ids_above.get(inner.parent)
        if known is None:
            known = self._ids_above[inner.parent] = frozenset([p.id for p in self.parents(inner)])
        return outer.id in known

    def may_hold(self, outer: KnownPlace, inner: KnownPlace) -> bool:
        """Tell whether ``inner`` is ``outer`` or can lie in it: of a region no more is known than its country."""
        if outer.kind == "region":
            return self.country(outer) == self.country(inner)
        return outer.id == inner.id or self.holds(outer, inner)
