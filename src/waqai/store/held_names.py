"""Names that are held back, and held back together: what one report of an incident holds back, no other gives away.

Two outlets tell of one victim; the reader knows the name for one in the one report and misses it in the other. Whoever
reads both must not find in the second what the first covers, so each report of an incident covers the names of all.
A name of one word is left to its own report: elsewhere the same letters are often a word or a number. A person's
release holds for the report that it was given in, and takes nothing away from what another holds back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import OuterRef, QuerySet, Subquery

from waqai.store.keys import ref_of
from waqai.store.models import Demand, Event, EventPlace, Role, Statement, Told
from waqai.store.public import Names

_BATCH = 5000  # names looked up at once
_OWNERS = ("event", "statement", "demand")
_PRIVATE = ("person", "")  # the kinds of parties whose names can be held back (waqai.store.public.is_withheld)
_INCIDENT = Subquery(Told.objects.filter(event=OuterRef("ref"), incident__isnull=False).values("incident")[:1])


def _withheld_roles(reports: set[int]) -> Iterable[tuple[str, list[str], int]]:
    """Return name, other spellings and report of withheld roles; each kind of record by its own index, in one query."""
    hidden = Role.objects.filter(withheld=True).order_by()
    parts = [
        hidden.filter(**{f"{owner}__report__in": reports}).values_list("name", "actor__names", f"{owner}__report")
        for owner in _OWNERS
    ]
    return parts[0].union(*parts[1:], all=True)


def _own_names(reports: set[int]) -> dict[int, Names]:
    withheld: dict[int, set[str]] = defaultdict(set)
    released: dict[int, set[str]] = defaultdict(set)
    for name, others, report in _withheld_roles(reports):
        withheld[report].update((name, *others))
    for model in (Event, Statement, Demand):
        for report, names in (
            model.objects.filter(report__in=reports).exclude(released=[]).values_list("report", "released")
        ):
            released[report].update(names)
    return {report: Names(frozenset(withheld[report]), frozenset(released[report])) for report in reports}


def _incidents_of(reports: set[int]) -> dict[int, set[int]]:
    """Return the incidents that each report tells of."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = Event.objects.filter(report__in=reports).annotate(incident=_INCIDENT)
    for report, incident in rows.values_list("report", "incident"):
        if incident is not None:
            found[report].add(incident)
    return found


def _reports_of(incidents: set[int]) -> dict[int, set[int]]:
    """Return the reports that tell of each incident."""
    found: dict[int, set[int]] = defaultdict(set)
    told = Told.objects.filter(incident__in=incidents).values("event")
    rows = Event.objects.filter(ref__in=told).annotate(incident=_INCIDENT).values_list("report", "incident")
    for report, incident in rows:
        found[incident].add(report)
    return found


def _beside(reports: set[int]) -> dict[int, set[int]]:
    """Return the other reports of the incidents that each report tells of."""
    told = _incidents_of(reports)
    of = _reports_of({incident for incidents in told.values() for incident in incidents})
    return {report: set().union(*(of[incident] for incident in told[report])) - {report} for report in reports}


def _shared(own: Mapping[int, Names], beside: Iterable[int]) -> frozenset[str]:
    held = (name for other in beside for name in own[other].withheld - own[other].released)
    return frozenset(name for name in held if len(name.split()) > 1)


def names_of(reports: Iterable[int]) -> dict[int, Names]:
    """Return for each report which names are withheld in its article, by itself or by another report of an incident
    that it tells of, and which were released; in a bounded number of queries.
    """
    beside = _beside(set(reports))
    own = _own_names(beside.keys() | set().union(*beside.values()))
    return {
        report: Names(own[report].withheld | _shared(own, others), own[report].released)
        for report, others in beside.items()
    }


def names_beside(reports: Iterable[int]) -> dict[int, frozenset[str]]:
    """Return for each report the names that the other reports of its incidents hold back and it does not itself."""
    beside = _beside(set(reports))
    others = set().union(*beside.values())
    own = _own_names(beside.keys() | others) if others else {}
    return {
        report: _shared(own, told) - own[report].withheld if told else frozenset() for report, told in beside.items()
    }


def names_held_in(places: Mapping[int, str], parties: Mapping[int, str]) -> Names:
    """Return the names that any report holds back which tells of an event at one of these places or names one of these
    parties (by their rows, with what they are called): a house or a force may be called by somebody's name. Where none
    is, that is one question.
    """
    phrases = {name: _phrases(name) for name in (*places.values(), *parties.values())}
    private = _private_ones(phrase for some in phrases.values() for phrase in some)
    called = {name for name, some in phrases.items() if not private.isdisjoint(some)}
    if not called:
        return Names()
    told = _told_at([pk for pk, name in places.items() if name in called])
    own = names_of(told | _told_with([pk for pk, name in parties.items() if name in called])).values()
    return Names(frozenset().union(*(names.withheld - names.released for names in own)))


def _told_at(places: list[int]) -> set[int]:
    """Return the reports that tell of an event at one of these places now."""
    rows = EventPlace.objects.filter(place__in=places, event__report__article__page__current=True)
    return set(rows.values_list("event__report", flat=True).distinct())


def _told_with(parties: list[int]) -> set[int]:
    """Return the reports that name one of these parties now."""
    found = set[int]()
    for owner in _OWNERS:
        rows = Role.objects.filter(actor__in=parties, **{f"{owner}__report__article__page__current": True})
        found.update(rows.order_by().values_list(f"{owner}__report", flat=True).distinct())
    return found


def _phrases(name: str) -> set[str]:
    """Return the stretches of two words and more in what something is called."""
    words = name.split()
    return {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 2, len(words) + 1)}


def _private_ones(names: Iterable[str]) -> set[str]:
    """Return those of ``names`` that any report holds back as somebody's."""
    twins = {ref_of("actor", "", kind, name): name for name in names for kind in _PRIVATE}
    refs, found = list(twins), set[str]()
    for first in range(0, len(refs), _BATCH):
        held = Role.objects.filter(actor__ref__in=refs[first : first + _BATCH], withheld=True)
        found.update(held.order_by().values_list("actor__ref", flat=True).distinct())
    return {twins[ref] for ref in found}


def withholding(name: str, roles: QuerySet[Role]) -> dict[str, set[int]]:
    """Return the reports in which ``roles`` play that hold ``name`` back, by the kind of record that the role is of; of
    a name that is held back nowhere in one question.
    """
    if not _private_ones([name]):
        return {}
    told = {
        owner: set(roles.filter(**{f"{owner}__isnull": False}).values_list(f"{owner}__report", flat=True))
        for owner in _OWNERS
    }
    names = names_of(set().union(*told.values()))
    return {owner: {report for report in reports if names[report].hold(name)} for owner, reports in told.items()}
