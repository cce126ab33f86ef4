"""Incidents with what is told of them: for their pages, and for what is stored of them for the lists."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waqai.store.claims import Claims, claims_of, public_events, tellings_of
from waqai.store.grades import speeches
from waqai.store.held_names import names_of
from waqai.store.models import Incident, Statement, Told
from waqai.store.parts import with_parts, with_values
from waqai.store.public import Names
from waqai.store.ranges import Range, ranges_of


@dataclass(frozen=True, slots=True)
class Gathered:
    """An incident with what is told of it."""

    incident: Incident
    claims: Claims
    ranges: Sequence[Range]
    spoken: Sequence[Statement]
    names: dict[int, Names]


def gather(incidents: Iterable[Incident], *, texts: bool = True) -> list[Gathered]:
    """Return what is told of each incident, in order, in a bounded number of queries; none where nothing is shown.

    Without ``texts`` the articles and the evidence are left in the database: counts need none of them.
    """
    rows = list(incidents)
    fetch = with_parts if texts else with_values
    events = list(fetch(public_events(row.pk for row in rows)))
    where = dict(Told.objects.filter(event__in=[e.ref for e in events]).values_list("event", "incident_id"))
    names = names_of(event.report_id for event in events)
    spoken: dict[int, list[Statement]] = defaultdict(list)
    for one in (with_parts if texts else with_values)(speeches(events)).prefetch_related("about"):
        for event in one.about.all():
            spoken[event.pk].append(one)
    told = defaultdict(list)
    for telling in tellings_of(events):
        told[where[telling.event.ref]].append(telling)
    found = []
    for row in rows:
        if tellings := told.get(row.pk):
            own_names = {telling.event.report_id: names[telling.event.report_id] for telling in tellings}
            claims = claims_of(tellings, own_names)
            about = {one.pk: one for telling in tellings for one in spoken.get(telling.event.pk, ())}
            found.append(
                Gathered(row, claims, ranges_of(claims.voices), [about[pk] for pk in sorted(about)], own_names)
            )
    return found
