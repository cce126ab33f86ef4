"""What waits for a person at the desk, in the order that they ask for; every list is one bounded query."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, F, FloatField, Q, QuerySet
from django.db.models.functions import Abs

from waqai.store import models
from waqai.store.access import EVERYTHING, Groups, on_current_pages, within
from waqai.store.judging import PAGES, RECORDS, waiting_judgements
from waqai.store.likely import likely_pairs
from waqai.store.remembered import remembered

SORTS = ("doubt", "age", "toll", "place", "alarm")
SHOWS = ("unread", "hidden", "second", "names", "all")
_READ = models.State.READ
Rows = Any  # a query set of events, of statements or of demands: no type of django-stubs says that


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address bar asks for: a section, what of it, in which order, narrowed by type, place, outlet and words
    of a headline. ``show``: ``unread`` (nobody judged it), ``hidden`` (of these, what the public does not see yet),
    ``second`` (waits for a second person), ``names`` (holds names back), ``all``. ``groups`` are those of who asks
    (:mod:`waqai.store.access`).
    """

    section: str = "events"
    show: str = "unread"
    sort: str = "doubt"
    kind: str = ""
    place: str = ""
    outlet: str = ""
    groups: Groups = EVERYTHING


_KIND = {"events": "type", "statements": "kind", "demands": "ask"}
_BY = {"toll": "-by_toll", "place": "by_place", "alarm": "-by_alarm"}  # what is kept with each event for it


def current(section: str, groups: Groups = EVERYTHING) -> Rows:
    """Return the records of current pages that may be seen."""
    return on_current_pages(RECORDS[section].objects.all(), groups)


def _shown(rows: Rows, show: str) -> Rows:
    if show == "hidden":
        return rows.filter(state=_READ, public=False)
    if show == "second":
        return rows.filter(waits=True)
    if show == "names":
        return rows.filter(Q(pk__in=_holding(rows)), public=True)
    return rows if show == "all" else rows.filter(state=_READ)


def _holding(rows: Rows) -> Rows:
    owner = rows.model._meta.model_name
    held = models.Role.objects.filter(withheld=True, **{f"{owner}__isnull": False})
    return held.order_by().values(owner)


def _narrowed(rows: Rows, wanted: Wanted) -> Rows:
    if wanted.kind:
        rows = rows.filter(**{_KIND[wanted.section]: wanted.kind})
    if wanted.outlet:
        rows = rows.filter(report__article__page__source__slug=wanted.outlet)
    if wanted.place and wanted.section == "events":
        there = models.EventPlace.objects.filter(place__ref=wanted.place)
        rows = rows.filter(pk__in=there.order_by().values("event"))
    return rows


def _ordered(rows: Rows, wanted: Wanted) -> Rows:
    """Return the rows in the order asked for; what is equal comes oldest page first."""
    if wanted.sort == "age":
        return rows.order_by(F("day").asc(nulls_last=True), "pk")
    if wanted.section == "events" and wanted.sort in _BY:
        return rows.order_by(_BY[wanted.sort], "pk")
    near = Abs(F("confidence") - settings.WAQAI_PUBLIC_CONFIDENCE, output_field=FloatField())
    return rows.annotate(doubt=near).order_by("doubt", "pk")


def waiting(wanted: Wanted) -> Rows:
    """Return the records that are asked for, in order."""
    return _ordered(_narrowed(_shown(current(wanted.section, wanted.groups), wanted.show), wanted), wanted)


def kinds(wanted: Wanted) -> list[tuple[str, int]]:
    """Return of each kind (type, act of speech, ask) how many wait, most first."""
    name = _KIND[wanted.section]
    rows = _shown(current(wanted.section, wanted.groups), wanted.show).order_by().values(name).annotate(n=Count("pk"))
    return sorted(rows.values_list(name, "n"), key=lambda row: (-row[1], row[0]))


def outlets(wanted: Wanted, most: int = 30) -> list[tuple[str, str, int]]:
    """Return slug, name and number of what waits for the outlets that most waits of."""
    slug, name = "report__article__page__source__slug", "report__article__page__source__name"
    rows = _shown(current(wanted.section, wanted.groups), wanted.show).filter(**{f"{slug}__isnull": False})
    counted = rows.order_by().values(slug, name).annotate(n=Count("pk")).order_by("-n", name)
    return list(counted.values_list(slug, name, "n")[:most])


def places(wanted: Wanted, most: int = 30) -> list[tuple[str, models.EventPlace, int]]:
    """Return ref, an event's place and number of what waits for the places that most waits at; of events alone."""
    if wanted.section != "events":
        return []
    rows = _shown(current("events", wanted.groups), wanted.show).order_by()
    told = models.EventPlace.objects.filter(event__in=rows.values("pk")).order_by()
    counted = told.values("place").annotate(n=Count("event", distinct=True)).order_by("-n", "place")
    numbers = dict(counted.values_list("place", "n")[:most])
    found = models.Place.objects.in_bulk(list(numbers))
    return [(found[pk].ref, _as_told(found[pk]), count) for pk, count in numbers.items()]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a list can be narrowed by, as :func:`kinds`, :func:`outlets` and :func:`places` tell it."""

    kinds: list[tuple[str, int]]
    outlets: list[tuple[str, str, int]]
    places: list[tuple[str, models.EventPlace, int]]


def choices(wanted: Wanted) -> Choices:
    """Return what the filters offer; to go from all that waits to its outlets takes long, so it is remembered."""
    key = ("choices", wanted.section, wanted.show, wanted.groups)
    return remembered(key, lambda: Choices(kinds(wanted), outlets(wanted), places(wanted)))


def _as_told(place: models.Place) -> models.EventPlace:
    return models.EventPlace(place=place, name=place.name)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much waits, of each kind."""

    events: int
    statements: int
    demands: int
    hidden: int
    second: int
    names: int
    likely: int
    lost: int


def counts(groups: Groups = EVERYTHING) -> Counts:
    """Return how much waits for somebody in ``groups``, each number by its own index: three queries for each section
    and three more.
    """

    def number(section: str, show: str) -> int:
        return int(_shown(current(section, groups), show).count())

    return Counts(
        events=number("events", "unread"),
        statements=number("statements", "unread"),
        demands=number("demands", "unread"),
        hidden=number("events", "hidden"),
        second=sum(number(section, "second") for section in RECORDS),
        names=sum(number(section, "names") for section in RECORDS),
        likely=likely_pairs(groups).count(),
        lost=lost_judgements(groups).count(),
    )


def lost_judgements(groups: Groups = EVERYTHING) -> QuerySet[models.Judgement]:
    """Return the judgements whose record is read no more, less what is said of whole pages."""
    return waiting_judgements().exclude(section=PAGES).filter(within(groups, "page"))


def beside(wanted: Wanted, ref: str, most: int = 500) -> tuple[str | None, str | None, int]:
    """Return what comes before and after a record in the queue, and its place there from 1; 0 where it is not among the
    first ``most``: then what comes after is the first of all.
    """
    rows = RECORDS[wanted.section].objects
    keys = list(waiting(wanted).values_list("pk", flat=True)[:most])
    own = rows.filter(ref=ref).values_list("pk", flat=True).first()
    at = keys.index(own) if own in keys else -1
    around = [keys[place] if 0 <= place < len(keys) else None for place in (at - 1, at + 1)]
    refs: dict[int | None, str] = dict(rows.filter(pk__in=filter(None, around)).values_list("pk", "ref"))
    return refs.get(around[0]), refs.get(around[1]), at + 1
