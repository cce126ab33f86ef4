"""What is told of an incident, field by field: each value with those who tell it, each one click from the proof."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from waqai.site.dates import show_day, show_range
from waqai.site.labels import FIELDS, known_or_code, spelled
from waqai.site.names import Name, party_name, place_name
from waqai.site.tolls import Toll, toll
from waqai.store.claims import Said
from waqai.store.public import Names
from waqai.store.voices import Telling

_CODES = {"type": "events", "objects": "objects", "weapons": "weapons"}
_PARTIES = frozenset({"actor1", "actor2", "according_to"})


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells something, and where the event stands that proves it; ``more`` are the outlet's further reports."""

    outlet: str | None
    href: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """All who tell something in reports of one day; ``day`` is empty where no report tells its own."""

    day: str | None
    tellers: tuple[Teller, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value, as ``word``, ``names`` or ``toll``, with those who tell it, day by day, the first first."""

    word: str
    names: tuple[Name, ...]
    toll: Toll | None
    running: bool
    voices: int
    among: int
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A field with its values, those told by most voices first."""

    field: str
    label: str
    values: tuple[Value, ...]


def tellers(tellings: Iterable[Telling], field: str) -> tuple[Teller, ...]:
    """Return who tells something of ``field``, each outlet once; each of its reports with the address at which the
    words stand that prove it.
    """
    found: dict[str | None, dict[int, str]] = {}
    for telling in tellings:
        found.setdefault(telling.outlet, {}).setdefault(telling.page, proof_href(telling.event.ref, field))
    return tuple(Teller(outlet, *_first_and_more(pages.values())) for outlet, pages in found.items())


def _first_and_more(addresses: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    first, *more = addresses
    return first, tuple(more)


def proof_href(event: str, field: str) -> str:
    """Return the address of a field on an event's page, where its proof stands beside its value."""
    return f"{reverse('event', args=[event])}#{field}"


def days_of(tellings: Iterable[Telling], field: str) -> tuple[Day, ...]:
    """Return who tells something of ``field``, day by day of the reports; those that tell no day of their own last."""
    by_day: dict[date | None, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_day[telling.day].append(telling)
    days = sorted(by_day, key=lambda day: day or date.max)
    return tuple(Day(show_day(day) if day else None, tellers(by_day[day], field)) for day in days)


def claim_rows(said: Sequence[Said], names: Mapping[int, Names]) -> list[Row]:
    """Return the rows of ``said``, which comes field by field."""
    return [
        Row(field, spelled(FIELDS, field), tuple(_value(one, names) for one in group))
        for field, group in groupby(said, key=lambda one: one.field)
    ]


def _value(said: Said, names: Mapping[int, Names]) -> Value:
    """Return a value as the first that told it words it."""
    event = said.tellings[0].event
    held = names[event.report_id]
    word, told = "", None
    named: tuple[Name, ...] = ()
    if said.field in _CODES:
        word = known_or_code(_CODES[said.field], said.value)
    elif said.field in _PARTIES:
        named = (party_name(said.value, held),)
    elif said.field == "places":
        named = (place_name(said.value, held),)
    elif said.field == "start":
        word = show_range(*said.value) or ""
    else:
        told = toll(said.value, held)
    running = told is not None and event.aggregate
    return Value(word, named, told, running, said.voices, said.among, days_of(said.tellings, said.field))
