"""Incidents as lists and pages show them: what is told, by how many voices, how well that is supported."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from waqai.site.cards import Titled
from waqai.site.charts import show_overall
from waqai.site.dates import show_day, show_range
from waqai.site.grading import GradeWords, grade_words
from waqai.site.labels import known_or_code
from waqai.site.names import Name, place_name
from waqai.site.selection import PLACES
from waqai.store.gathered import Gathered as Gathered
from waqai.store.gathered import gather as gather
from waqai.store.grades import Grade, Graded, Reason
from waqai.store.held_names import names_of
from waqai.store.likeness import incidents_near
from waqai.store.models import Event, EventPlace, Incident, ShownIncident
from waqai.store.public import Names
from waqai.store.responsibility import Position, positions_of
from waqai.store.shown import project, sides


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


def positions(gathered: Gathered) -> list[Position]:
    """Return who claims an incident, who denies it, who blames whom."""
    return positions_of(gathered.claims, gathered.spoken, gathered.names, sides())


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
    """Return the card of an incident with what is told of it."""
    return shown_card(project(gathered))


def shown_card(row: ShownIncident) -> IncidentCard:
    """Return the card of an incident as it is stored for the lists (its place fetched along)."""
    return IncidentCard(
        row.ref,
        reverse("incident", args=[row.ref]),
        known_or_code("events", row.type),
        _where(row),
        show_range(row.start, row.end),
        show_day(row.first) if row.first else None,
        tuple((known_or_code("harm", kind), show_overall(*told)) for kind, *told in row.tolls),
        row.voices,
        row.outlets,
        row.reports,
        row.copies,
        grade_words(Graded(Grade(row.grade), tuple(map(Reason, row.reasons))), row.voices),
    )


def _where(row: ShownIncident) -> tuple[Name, ...]:
    if row.place is None:
        return ()
    return (place_name(EventPlace(place=row.place, name=row.place_name, precision=row.precision), Names()),)


def shown_cards(rows: Iterable[ShownIncident]) -> list[IncidentCard]:
    """Return the cards of stored rows, in order."""
    return [shown_card(row) for row in rows]
