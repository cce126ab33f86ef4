"""Drafts → records: every field with the stretch that proves it."""

from collections.abc import Iterator

from waqai.reading.confidence import confidence_of
from waqai.reading.drafts import Draft
from waqai.reading.party_mention import PartyMention
from waqai.reading.party_names import fullest_names, name_party, party_span
from waqai.reading.place_mention import PlaceMention
from waqai.reading.place_records import PlaceReader
from waqai.reading.places import place_span
from waqai.reading.scene import Scene
from waqai.reading.toll import Toll
from waqai.records import Event, Evidence, Harm, Party, Place, Span


class EventWriter:
    """Turns the drafts of one article into records."""

    def __init__(self, scene: Scene, places: list[PlaceMention]) -> None:
        self._scene = scene
        self._fullest = fullest_names(scene)
        self._places = PlaceReader(scene.lexicon.gazetteer, places)
        self._beside: dict[int, list[PlaceMention]] = {}
        for place in places:
            self._beside.setdefault(scene.sentence_of(place.first).index, []).append(place)

    def write(self, draft: Draft, number: int) -> Event:
        """Return the record of one draft as event ``e<number>``."""
        event_type = self._scene.lexicon.event_types[draft.type]
        when = draft.day.when if draft.day else None
        places = tuple(self._write_places(draft))
        admin1, holding = self._admin1(draft, places)
        return Event(
            id=f"e{number}",
            type=draft.type,
            acled=event_type.maps_to.acled,
            plover=event_type.maps_to.plover,
            modality=draft.modality,
            aggregate=draft.aggregate,
            start=when.start.isoformat() if when else None,
            end=when.end.isoformat() if when else None,
            time_precision=draft.day.precision if draft.day else None,
            places=places,
            admin1=admin1,
            actor1=self._parties(draft.actor1),
            actor2=self._parties(draft.actor2),
            harm=tuple(self._write_harm(t) for t in draft.tolls),
            objects=tuple(o[0] for o in draft.objects),
            weapons=tuple(dict.fromkeys(w.entry.id for w in draft.weapons)),
            according_to=self._parties(draft.sources),
            confidence=round(confidence_of(self._scene, draft), 2),
            evidence=tuple(self._evidence(draft, holding)),
        )

    def _write_places(self, draft: Draft) -> Iterator[Place]:
        seen: set[str] = set()
        for mention in draft.places:
            place = self._record(mention)
            if place.name not in seen:
                seen.add(place.name)
                yield place

    def _near(self, mention: PlaceMention) -> list[PlaceMention]:
        """Return the places of the sentence that tells a place: chains are numbered sentence by sentence."""
        return self._beside.get(self._scene.sentence_of(mention.first).index, [])

    def _record(self, mention: PlaceMention) -> Place:
        return self._places.record(self._scene, mention, self._near(mention))

    def _admin1(self, draft: Draft, places: tuple[Place, ...]) -> tuple[str | None, list[PlaceMention]]:
        """Return the one governorate that the places lie in, or else the one told with them and where it is told."""
        certain = {place.admin1 for place in places if place.admin1}
        holding: list[PlaceMention] = []
        if not certain:
            told = {id(p): p for place in draft.places for p in self._near(place) if _holds(p, place)}
            holding = [p for p in told.values() if self._record(p).admin1]
            certain = {admin1 for p in holding if (admin1 := self._record(p).admin1)}
        return (certain.pop(), holding) if len(certain) == 1 else (None, [])

    def _parties(self, mentions: list[PartyMention]) -> tuple[Party, ...]:
        found: dict[str | int, Party] = {}
        for mention in mentions:
            party = name_party(self._scene, mention, self._fullest)
            found.setdefault(party.id or _word_of(mention) or party.name, party)
        return tuple(found.values())

    def _write_harm(self, toll: Toll) -> Harm:
        wording = self._scene.words(toll.first, toll.last)
        party = name_party(self._scene, toll.party, self._fullest) if toll.party and toll.party.id else None
        return Harm(toll.kind, toll.who, toll.min, toll.max, wording, party.name if party else None)

    def _evidence(self, draft: Draft, holding: list[PlaceMention]) -> Iterator[Evidence]:
        scene = self._scene
        spans: list[tuple[str, Span]] = [("record", r) for r in draft.records]
        spans += [("type", scene.folded.span(c.mention.start, c.mention.end)) for c in draft.cores]
        if draft.day:
            told = (draft.day.moment, draft.day.length, draft.day.counted_from)
            spans += [("start", scene.folded.span(m.start, m.end)) for m in told if m]
        spans += [("places", place_span(scene, p)) for p in draft.places]
        spans += [("admin1", place_span(scene, p)) for p in holding]
        for field_name in ("actor1", "actor2"):
            spans += [(field_name, party_span(scene, p)) for p in getattr(draft, field_name)]
        spans += [("according_to", party_span(scene, p)) for p in draft.sources]
        spans += [("harm", scene.span(t.first, t.last)) for t in draft.tolls]
        spans += [("harm", scene.span(t.word, t.word + 1)) for t in draft.tolls]
        spans += [("objects", scene.span(first, last)) for _, first, last in draft.objects]
        spans += [("weapons", scene.folded.span(w.start, w.end)) for w in draft.weapons]
        source = scene.folded.source
        for name, start, end in dict.fromkeys([(name, span.start, span.end) for name, span in spans]):
            yield Evidence(name, start, end, source[start:end])


def _word_of(mention: PartyMention) -> int | None:
    """Return which people a mention of one word tells, so that «three civilians» and «19 civilian» are told once; None
    for those of whom nothing is known but a land («تركيين وإيرانيين» are two).
    """
    alone = mention.sort == "people" and mention.last - mention.first == 1 and not mention.named
    alone = alone and mention.known is not None
    return id(mention.known) if alone else None


def _holds(large: PlaceMention, place: PlaceMention) -> bool:
    """Tell whether a governorate or area is told as what a place lies in, and not as whence somebody comes."""
    told = large.precision in {"admin1", "area"} and large.use not in {"origin", "side"}
    return told and large.chain == place.chain
