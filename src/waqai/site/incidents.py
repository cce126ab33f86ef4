"""Incidents as lists and pages show them: what is told, by how many voices, how well that is supported."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from waqai.site.cards import Titled
from waqai.site.charts import show_overall
from waqai.site.dates import show_day, show_range
from waqai.site.grading import SIDES, GradeWords, grade_words
from waqai.site.labels import known_or_code
from waqai.site.names import Name, place_name
from waqai.site.selection import PLACES, with_parts
from waqai.store.claims import Claims, Said, claims_of, public_events, tellings_of
from waqai.store.grades import grade, speeches
from waqai.store.held_names import names_of
from waqai.store.likeness import incidents_near
from waqai.store.models import Event, Incident, Statement, Told
from waqai.store.public import Names
from waqai.store.ranges import Range, ranges_of
from waqai.store.responsibility import Position, positions_of

# Such a place says where to look, not where it happened: it heads an incident only where no other is told.
_LARGE = frozenset({"country", "admin1", "admin2", "area", "region"})


@dataclass(frozen=True, slots=True)
class Gathered:
    """An incident with what is told of it."""

    incident: Incident
    claims: Claims
    ranges: Sequence[Range]
    spoken: Sequence[Statement]
    names: dict[int, Names]


@dataclass(frozen=True, slots=True)
class IncidentCard(Titled):
    """What every list shows of an incident."""

    ref: str
    href: str
    label: str
    places: tuple[Name, ...]
    when: str | None
    first: str | None
    tolls: tuple[tuple[str, str], ...]
    voices: int
    outlets: int
    reports: int
    copies: int
    grade: GradeWords


def gather(incidents: Iterable[Incident]) -> list[Gathered]:
    """Return what is told of each incident, in order, in a bounded number of queries; none where nothing is shown."""
    rows = list(incidents)
    events = list(with_parts(public_events(row.pk for row in rows)))
    where = dict(Told.objects.filter(event__in=[e.ref for e in events]).values_list("event", "incident_id"))
    names = names_of(event.report_id for event in events)
    spoken = list(with_parts(speeches(events)).prefetch_related("about"))
    told = defaultdict(list)
    for telling in tellings_of(events):
        told[where[telling.event.ref]].append(telling)
    found = []
    for row in rows:
        if tellings := told.get(row.pk):
            own_names = {telling.event.report_id: names[telling.event.report_id] for telling in tellings}
            claims = claims_of(tellings, own_names)
            own = {telling.event.pk for telling in tellings}
            about = [one for one in spoken if any(event.pk in own for event in one.about.all())]
            found.append(Gathered(row, claims, ranges_of(claims.voices), about, own_names))
    return found


def positions(gathered: Gathered) -> list[Position]:
    """Return who claims an incident, who denies it, who blames whom."""
    return positions_of(gathered.claims, gathered.spoken, gathered.names, SIDES)


@dataclass(frozen=True, slots=True)
class Neighbour(Titled):
    """An incident near another, titled and dated as one report tells it."""

    href: str
    label: str
    places: tuple[Name, ...]
    when: str | None


def neighbours_of(gathered: Gathered, most: int) -> list[Neighbour]:
    """Return the incidents near in place and time, nearest in time first."""
    events = [telling.event for telling in gathered.claims.tellings]
    near = incidents_near(gathered.incident, events, most)
    rows = {row.ref: row for row in Event.objects.filter(ref__in=near.values()).prefetch_related(PLACES)}
    names = names_of(row.report_id for row in rows.values()) if rows else {}
    refs = dict(Incident.objects.filter(pk__in=near).values_list("pk", "ref")) if rows else {}
    return [
        Neighbour(
            reverse("incident", args=[refs[pk]]),
            known_or_code("events", rows[ref].type),
            tuple(place_name(row, names[rows[ref].report_id]) for row in rows[ref].event_places.all()),
            show_range(rows[ref].start, rows[ref].end),
        )
        for pk, ref in near.items()
    ]


def incident_card(gathered: Gathered) -> IncidentCard:
    """Return the card of an incident: its headline facts as most voices tell them."""
    claims = gathered.claims
    graded = grade(claims.voices, gathered.ranges, gathered.spoken, SIDES)
    day = _most(claims.of("start"))
    return IncidentCard(
        gathered.incident.ref,
        reverse("incident", args=[gathered.incident.ref]),
        known_or_code("events", claims.of("type")[0].value),
        tuple(place_name(said.value, _names_of(said, gathered.names)) for said in headline_places(claims)),
        show_range(*day.value) if day else None,
        _first_day(claims),
        tuple((known_or_code("harm", told.kind), show_overall(told)) for told in gathered.ranges),
        len(claims.voices),
        claims.outlets,
        len({telling.page for telling in claims.tellings}),
        claims.copies,
        grade_words(graded, len(claims.voices)),
    )


def _names_of(said: Said, names: Mapping[int, Names]) -> Names:
    return names[said.tellings[0].event.report_id]


def _first_day(claims: Claims) -> str | None:
    """Return the day of the first report that tells its own."""
    days = [telling.day for telling in claims.tellings if telling.day]
    return show_day(min(days)) if days else None


def _most(said: Sequence[Said]) -> Said | None:
    return said[0] if said else None


def headline_places(claims: Claims) -> tuple[Said, ...]:
    """Return the place that most voices tell, a settlement or less before a wider area; nothing where none is told."""
    said = claims.of("places")
    exact = [one for one in said if one.value.precision not in _LARGE]
    place = _most(exact or said)
    return (place,) if place else ()


def incident_cards(incidents: Iterable[Incident]) -> list[IncidentCard]:
    """Return the cards of incidents, in order."""
    return [incident_card(gathered) for gathered in gather(incidents)]
