"""What is told of an incident: for every field each value, by whom, first when, with the events that prove it.

Values that disagree stand side by side; none is chosen and none is averaged. Only what may be shown is gathered.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from waqai.store import models
from waqai.store.public import Names
from waqai.store.ranges import KINDS
from waqai.store.voices import Telling, Voice, tell, voices_of

FIELDS = ("type", "start", "places", "actor1", "actor2", "harm", "objects", "weapons", "according_to")

_Values = Iterator[tuple[Hashable, Hashable, Any]]


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a field: the tellings that give it, oldest first, how many voices they are, and of how many.

    ``among`` counts the voices that tell anything of this field (of harm: of this kind and group of people). ``held``
    stands for names that are held back: whether they are one and the same is not told.
    """

    field: str
    value: Any
    tellings: tuple[Telling, ...]
    voices: int
    among: int
    held: bool = False

    @property
    def agreed(self) -> bool:
        """Whether every voice that tells the field tells this, and more than one does."""
        return self.voices == self.among > 1 and not self.held


@dataclass(frozen=True, slots=True)
class Claims:
    """All tellings of an incident, oldest first, the voices that they are, and what they say."""

    tellings: tuple[Telling, ...]
    voices: tuple[Voice, ...]
    said: tuple[Said, ...]

    @property
    def copies(self) -> int:
        """How many reports repeat another outlet's text."""
        return len({telling.page for voice in self.voices for telling in voice.copies})

    @property
    def outlets(self) -> int:
        """How many outlets tell of it, copies included."""
        return len({telling.outlet for telling in self.tellings})

    def of(self, field: str) -> list[Said]:
        """Return the values of one field, those told by most voices first."""
        return [said for said in self.said if said.field == field]


def public_events(incidents: Iterable[int]) -> QuerySet[models.Event]:
    """Return the events of incidents (by their rows) that everybody may see."""
    told = models.Told.objects.filter(incident__in=incidents)
    return models.Event.objects.filter(
        ref__in=told.values("event"), public=True, report__article__page__current=True
    ).exclude(modality="planned")


def tellings_of(events: Iterable[models.Event]) -> list[Telling]:
    """Return the tellings of events with their articles fetched along, oldest first; in two queries."""
    rows = list(events)
    copies = models.Told.objects.filter(event__in=[row.ref for row in rows]).values_list("event", "copy_of")
    pages = {row.report.article.page.ref for row in rows}
    terms = models.SearchEntry.objects.filter(section="articles", ref__in=pages).values_list("ref", "terms")
    return tell(rows, dict(copies), dict(terms))


def claims_of(tellings: Sequence[Telling], names: Mapping[int, Names]) -> Claims:
    """Return what ``tellings`` (oldest first) say; ``names`` are those held back and released, by report."""
    voices = voices_of(tellings)
    speaks = {id(telling): at for at, voice in enumerate(voices) for telling in voice.tellings}
    found: dict[tuple[str, Hashable], tuple[Hashable, Any, list[Telling]]] = {}
    telling_of: dict[tuple[str, Hashable], set[int]] = {}
    for telling in tellings:
        for field in FIELDS:
            for group, key, value in _values(field, telling.event, names[telling.event.report_id]):
                told = found.setdefault((field, key), (group, value, []))[2]
                if telling not in told:
                    told.append(telling)
                telling_of.setdefault((field, group), set()).add(speaks[id(telling)])
    said = [
        Said(field, value, tuple(told), len({speaks[id(t)] for t in told}), len(telling_of[field, group]), key is None)
        for (field, key), (group, value, told) in found.items()
    ]
    return Claims(tuple(tellings), tuple(voices), tuple(sorted(said, key=_order)))


def _order(said: Said) -> tuple[int, int, int]:
    """Return what orders values: the field, of harm the kind, then how many tell it."""
    kind = KINDS.index(said.value.kind) if said.field == "harm" and said.value.kind in KINDS else 0
    return FIELDS.index(said.field), kind, -said.voices


def _values(field: str, event: models.Event, names: Names) -> _Values:
    """Yield the values that an event gives of a field: what they compete with, what makes two the same, the value."""
    if field in _PARTIES:
        yield from _parties(field, event, names)
    else:
        yield from _OF[field](event)


def _parties(part: str, event: models.Event, names: Names) -> _Values:
    """Yield parties; all whose names are held back are one, for a difference between them would tell of their names."""
    for role in event.roles.all():
        if role.part == part:
            held = names.hold(role.name) or (role.withheld and role.name not in names.released)
            yield "", None if held else role.actor_id, role


def _harm(event: models.Event) -> _Values:
    for row in event.harm.all():
        group = (row.kind, row.who, row.side)
        yield group, (*group, row.min, row.max, event.aggregate), row


def _day(event: models.Event) -> _Values:
    if event.start or event.end:
        yield "", (event.start, event.end), (event.start, event.end)


_PARTIES = frozenset({"actor1", "actor2", "according_to"})
_OF: dict[str, Callable[[models.Event], _Values]] = {
    "type": lambda event: iter([("", event.type, event.type)]),
    "start": _day,
    "places": lambda event: iter([("", row.place_id, row) for row in event.event_places.all()]),
    "harm": _harm,
    "objects": lambda event: iter([("", code, code) for code in event.objects_hit]),
    "weapons": lambda event: iter([("", code, code) for code in event.weapons]),
}
