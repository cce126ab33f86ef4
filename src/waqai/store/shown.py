"""What the public lists show of each incident: made from what is told of it, and renewed with whatever changes that.

A row of :class:`~waqai.store.models.ShownIncident` holds nothing that the incident's page does not compute by the same
functions (claims, ranges, grades, public rules). The database notes by itself which incidents a change touches (the
triggers of migration 0008), whatever code made it; who writes calls :func:`renew` at the end of the transaction. What a
writer forgot stays noted, and is off the lists until the next renewal.

The store knows neither actors' organisations nor what a place lies in: the module that does is named in the settings
(``WAQAI_BELONGING``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib import import_module
from typing import Any, cast

from django.conf import settings
from django.db import transaction
from django.db.models import F

from waqai.records import Place
from waqai.store.claims import Claims, Said
from waqai.store.gathered import Gathered, gather
from waqai.store.grades import Side, grade
from waqai.store.models import EventPlace, Incident, Role, ShownIncident, ShownState, Stale
from waqai.store.orders import note_disputes
from waqai.store.public import Names
from waqai.store.publication import public_place
from waqai.store.ranges import Range

# Such a place says where to look, not where it happened: it heads an incident only where no other is told.
LARGE = frozenset({"country", "admin1", "admin2", "area", "region"})
WORDING = "w:"  # before the ref of a place or party that knowledge does not have
_SIDES = ("actor1", "actor2")
_LEVELS = ("country", "admin1", "admin2", "admin3")
_BATCH = 500
_ONE = 1  # the key of the only row of ShownState
_OWN = frozenset({"incident", "ref", "turn", "changed"})
CONTENT = tuple(field.attname for field in ShownIncident._meta.concrete_fields if field.name not in _OWN)
_SEEN = tuple(name for name in CONTENT if name != "pages")


def belonging() -> Any:  # noqa: ANN401  (a module that the settings name)
    """Return the module that knows what belongs to what."""
    return import_module(settings.WAQAI_BELONGING)


def sides() -> Side:
    """Return what tells which parties are one."""
    return Side(belonging().root_of, belonging().members_of)


def project(gathered: Gathered) -> ShownIncident:
    """Return what lists show of an incident, unsaved: its headline facts as most voices tell them."""
    claims = gathered.claims
    graded = grade(claims.voices, gathered.ranges, gathered.spoken, sides())
    told = _first(claims.of("start"))
    start, end = told.value if told else (None, None)
    first = min((telling.day for telling in claims.tellings if telling.day), default=None)
    kinds = [said.value for said in claims.of("type")]
    return ShownIncident(
        incident=gathered.incident,
        ref=gathered.incident.ref,
        listed=True,
        type=kinds[0],
        start=start,
        end=end,
        day=end or start or first,
        tolls=[_toll(one) for one in gathered.ranges],
        voices=len(claims.voices),
        outlets=claims.outlets,
        reports=len({telling.page for telling in claims.tellings}),
        copies=claims.copies,
        grade=graded.grade.value,
        reasons=[reason.value for reason in graded.reasons],
        first=first,
        last_told=max(telling.event.report.article.page.added for telling in claims.tellings),
        types=sorted(kinds),
        families=sorted({belonging().family_of(kind) for kind in kinds}),
        sources=sorted({telling.outlet for telling in claims.tellings if telling.outlet}),
        harms=sorted({one.kind for one in gathered.ranges}),
        objects_hit=sorted(said.value for said in claims.of("objects")),
        pages=sorted({telling.page for telling in claims.tellings}),
        sides=_sides(claims),
        **_counts(gathered.ranges),
        **_where(claims, gathered.names),
    )


def _first(said: Sequence[Said]) -> Said | None:
    return said[0] if said else None


def _toll(told: Range) -> list[Any]:
    low, high = told.spread
    return [told.kind, low, high, told.overall.most is None]


def _counts(ranges: Iterable[Range]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, low, high, is_open in map(_toll, ranges):
        if kind in ("killed", "injured"):
            found |= {f"{kind}_least": low, f"{kind}_most": high, f"{kind}_open": is_open}
    return found


def _sides(claims: Claims) -> list[str]:
    """Return the parties that are told as having acted or suffered, without any whose name is held back, and without
    people who are only counted («two persons»): they are nobody in particular.
    """
    roles: list[Role] = [said.value for part in _SIDES for said in claims.of(part) if not said.held]
    named = [role.actor for role in roles if role.actor.known or role.actor.kind != "people"]
    return sorted({actor.known or WORDING + actor.ref for actor in named})


def _path(row: EventPlace) -> list[tuple[str, str]]:
    """Return id and kind of what a place lies in, widest first, and of the place itself."""
    place = row.place
    path = list(belonging().areas_of(place.known, place.admin1, place.country))
    return path if place.known and path and path[-1][0] == place.known else [*path, (WORDING + place.ref, "")]


def headline_place(claims: Claims) -> Said | None:
    """Return the place that most voices tell, a settlement or less before a wider area; None where none is told."""
    said = claims.of("places")
    exact = [one for one in said if one.value.precision not in LARGE]
    return _first(exact or said)


def _where(claims: Claims, names: Mapping[int, Names]) -> dict[str, Any]:
    """Return the place that most voices tell, a settlement or less before a wider area, and the way to every place."""
    said, headline = claims.of("places"), headline_place(claims)
    if headline is None:
        return {}
    row = cast(EventPlace, headline.value)
    place = row.place
    told = Place(row.name, place.known, place.lat, place.lon, place.admin1, place.country, row.precision)
    public = public_place(told, names[headline.tellings[0].event.report_id])
    by_kind = {kind: name for name, kind in _path(row)}
    return {
        "place": place,
        "place_name": public.name,
        "precision": row.precision,
        "lat": public.lat,
        "lon": public.lon,
        "paths": sorted([name for name, _ in _path(one.value)] for one in said),
        **{level: by_kind.get(level, "") for level in _LEVELS},
    }


def _batched(keys: Sequence[int]) -> Iterator[list[int]]:
    for first in range(0, len(keys), _BATCH):
        yield list(keys[first : first + _BATCH])


def renew() -> int:
    """Renew the rows of the incidents that are noted as stale; return how many. To be called inside a transaction.

    Writers wait for each other here, so that each sees what the one before it wrote.
    """
    if not Stale.objects.exists():
        return 0
    with transaction.atomic():
        turn = _next_turn()
        noted = list(Stale.objects.values_list("pk", "incident"))
        incidents = sorted({incident for _, incident in noted})
        for keys in _batched(incidents):
            _renew(keys, turn)
        for keys in _batched([pk for pk, _ in noted]):
            Stale.objects.filter(pk__in=keys).delete()
    return len(incidents)


def _next_turn() -> int:
    ShownState.objects.get_or_create(pk=_ONE)
    ShownState.objects.filter(pk=_ONE).update(turn=F("turn") + 1)  # holds the row until the transaction ends
    return ShownState.objects.values_list("turn", flat=True).get(pk=_ONE)


def _renew(keys: list[int], turn: int) -> None:
    rows = list(Incident.objects.filter(pk__in=keys))
    public = [row for row in rows if not row.withdrawn and row.merged_into_id is None and row.group_id is None]
    made = {one.incident.pk: project(one) for one in gather(public, texts=False)}
    before = ShownIncident.objects.in_bulk(keys)
    now = datetime.now(UTC)
    fresh = []
    for row in rows:
        shown = made.get(row.pk) or ShownIncident(incident=row, ref=row.ref)
        old = before.get(row.pk)
        if old is None or content(old) != content(shown):
            same = old is not None and content(old, _SEEN) == content(shown, _SEEN)
            shown.turn, shown.changed = turn, old.changed if old and same else now
            fresh.append(shown)
    ShownIncident.objects.bulk_create(
        fresh, update_conflicts=True, update_fields=["turn", "changed", *_NAMES], unique_fields=["incident"]
    )
    note_disputes(keys)


_NAMES = tuple(field.name for field in ShownIncident._meta.concrete_fields if field.name not in _OWN)


def content(row: ShownIncident, names: Iterable[str] = CONTENT) -> tuple[Any, ...]:
    """Return all that a row holds, or what of it is named, to compare it by."""
    return tuple(getattr(row, name) for name in names)


def note_all() -> None:
    """Note every incident as stale."""
    for keys in _batched(list(Incident.objects.order_by("pk").values_list("pk", flat=True))):
        Stale.objects.bulk_create(Stale(incident=pk) for pk in keys)
