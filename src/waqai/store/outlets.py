"""What an outlet tells, how often it tells first, and whom it names as its sources: counted, without a verdict.

Only what may be shown is counted. Who is first is told by the day of publication alone, and among the pages that the
store was given.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from waqai.store import models
from waqai.store.access import told_in_public

_INCIDENTS = 300  # the newest incidents that are looked at
_CITED = 12


@dataclass(frozen=True, slots=True)
class Firsts:
    """Of the incidents that an outlet tells together with others: how often its first report came out on a day before
    all others (``first``), on the first day together with others (``same``), later; or one of the days is not told.
    ``alone`` are those that nobody else tells.
    """

    alone: int
    first: int
    same: int
    later: int
    undated: int

    @property
    def shared(self) -> int:
        """How many incidents others tell, too."""
        return self.first + self.same + self.later + self.undated


@dataclass(frozen=True, slots=True)
class Cited:
    """Whom an outlet names as its source, and in how many reports."""

    actor: models.Actor
    reports: int


def reports_of(source: models.Source) -> QuerySet[models.Article]:
    """Return the current articles of an outlet, newest first."""
    rows = models.Article.objects.filter(page__source=source, page__current=True, page__group=None)
    return rows.select_related("page__source", "report").order_by("-day", "-pk").defer("page__packed", "dropped")


def _events(source: models.Source) -> QuerySet[models.Event]:
    return models.Event.objects.filter(
        public=True, report__article__page__current=True, report__article__page__source=source
    ).exclude(modality="planned")


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None


def firsts_of(source: models.Source) -> Firsts:
    """Return how often an outlet tells first, in its newest incidents (:data:`_INCIDENTS`); in three queries."""
    told = told_in_public().filter(event__in=_events(source).values("ref"))
    incidents = list(told.order_by("-incident").values_list("incident", flat=True).distinct()[:_INCIDENTS])
    where = dict(models.Told.objects.filter(incident__in=incidents).values_list("event", "incident"))
    shown = models.Event.objects.filter(ref__in=where, public=True, report__article__page__current=True)
    days: dict[int, dict[int | None, list[date | None]]] = defaultdict(lambda: defaultdict(list))
    for ref, published, outlet in shown.exclude(modality="planned").values_list(
        "ref", "report__article__published", "report__article__page__source"
    ):
        days[where[ref]][outlet].append(_day(published))
    counted = [_place(by_outlet, source.pk) for by_outlet in days.values()]
    return Firsts(*(counted.count(place) for place in ("alone", "first", "same", "later", "undated")))


def _place(by_outlet: dict[int | None, list[date | None]], own: int) -> str:
    """Return how an outlet stands among those that tell one incident."""
    if set(by_outlet) == {own}:
        return "alone"
    ours = [day for day in by_outlet[own] if day]
    others = [day for outlet, told in by_outlet.items() if outlet != own for day in told if day]
    if not ours or not others:
        return "undated"
    first, other = min(ours), min(others)
    return "first" if first < other else "same" if first == other else "later"


def copies_of(source: models.Source) -> int:
    """Return how many of its reports have a text that another page has, too, its own or another's, of those that
    everybody may see.
    """
    own = models.Told.objects.filter(event__in=_events(source).values("ref")).exclude(copy_of="")
    shown = models.Event.objects.filter(public=True, report__article__page__current=True).values("ref")
    same = models.Told.objects.filter(copy_of=OuterRef("copy_of"), event__in=shown).exclude(page=OuterRef("page"))
    return own.filter(Exists(same)).values("page").distinct().count()


def cited_by(source: models.Source) -> list[Cited]:
    """Return whom an outlet names as its sources, those named in most reports first; private people are left out."""
    roles = models.Role.objects.filter(part="according_to", withheld=False, event__in=_events(source))
    counted = dict(
        roles.order_by()
        .values("actor")
        .annotate(n=Count("event__report", distinct=True))
        .order_by("-n", "actor")
        .values_list("actor", "n")[:_CITED]
    )
    actors = models.Actor.objects.in_bulk(counted)
    return [Cited(actors[pk], n) for pk, n in counted.items()]


def outlets() -> QuerySet[models.Source]:
    """Return the outlets with current reports, those with most first: ``reports`` tells how many."""
    current = Count("pages", filter=Q(pages__current=True, pages__group=None))
    return models.Source.objects.annotate(reports=current).filter(reports__gt=0).order_by("-reports", "name")
