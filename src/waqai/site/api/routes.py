"""The addresses of the API below ``/api/v1/``: read only, open to every page and program, without cookies."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext_noop
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from waqai import __version__
from waqai.errors import StoreError
from waqai.site import incidents as gathering
from waqai.site import why_linked
from waqai.site.api import incidents, selecting, shapes
from waqai.site.api.questions import (
    KINDS,
    AskedDemands,
    AskedEvents,
    AskedIncidents,
    AskedStatements,
    check_known,
    checked,
)
from waqai.site.api.records import article_to_json, published, records_to_json
from waqai.site.api.refusals import Refusal, from_validation, refused
from waqai.site.link_pairs import pair_to_json
from waqai.store.access import PUBLIC, find_public_incident, seen_decisions, within
from waqai.store.decisions import withdrawal_of
from waqai.store.held_names import names_of
from waqai.store.models import Demand, Event, Judgement, Report, State, Statement
from waqai.store.public import cover_text

# Grades and voices are counted when they are asked for: so many incidents are looked at for one page at most.
LOOKED_AT = 100
_TAKEN_BACK = {State.REJECTED: Judgement.Verb.REJECT, State.WITHDRAWN: Judgement.Verb.WITHDRAW}
_REFUSALS = {frozenset({400, 404, 410}): shapes.Refused}


class _Letters(JSONRenderer):
    """Arabic letters as they are."""

    json_dumps_params: Mapping[str, Any] = MappingProxyType({"ensure_ascii": False})


api = NinjaAPI(
    title="Waqai",
    version=__version__,
    description=(
        "What Arabic news pages report, as records with their evidence, and the incidents that several of them tell "
        "of. The same rules as on the site: names of private people are covered, positions are no finer than a "
        "settlement's centre, records that people took back are gone. Records have the form of waqai-report/1."
    ),
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
    renderer=_Letters(),
)


@api.exception_handler(Refusal)
def _refuse(request: HttpRequest, error: Refusal) -> HttpResponse:
    return refused(error)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return from_validation(request, error, lambda field: KINDS.get(field, "–"))


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return refused(Refusal("not_found", 404))


def _page(request: HttpRequest, items: list[dict[str, Any]], after: int | None) -> dict[str, Any]:
    """Return a page with the address of the next one."""
    query = request.GET.copy()
    if after is not None:
        query["after"] = str(after)
    following = f"{settings.SITE_URL}{request.path}?{query.urlencode()}" if after is not None else None
    return {"items": items, "next": following}


@api.get("/events", response={200: shapes.EventPage, **_REFUSALS}, summary=gettext_noop("Events, newest first"))
def list_events(request: HttpRequest, asked: Query[AskedEvents]) -> Any:  # noqa: ANN401
    """Events as articles tell them, each with its evidence."""
    rows, after = selecting.page_of(selecting.events(checked(request, asked)), asked)
    return _page(request, records_to_json(rows), after)


@api.get(
    "/statements", response={200: shapes.StatementPage, **_REFUSALS}, summary=gettext_noop("Statements, newest first")
)
def list_statements(request: HttpRequest, asked: Query[AskedStatements]) -> Any:  # noqa: ANN401
    """Public acts of speech; ``side`` is who issues them."""
    rows, after = selecting.page_of(selecting.statements(checked(request, asked)), asked)
    return _page(request, records_to_json(rows), after)


@api.get("/demands", response={200: shapes.DemandPage, **_REFUSALS}, summary=gettext_noop("Demands, newest first"))
def list_demands(request: HttpRequest, asked: Query[AskedDemands]) -> Any:  # noqa: ANN401
    """Who asks what of whom; ``side`` is either."""
    rows, after = selecting.page_of(selecting.demands(checked(request, asked)), asked)
    return _page(request, records_to_json(rows), after)


def _one(request: HttpRequest, model: type[Event] | type[Statement] | type[Demand], ref: str) -> dict[str, Any]:
    """Return one record.

    Raises:
        Refusal: there is none that may be shown, or it was taken back.
    """
    check_known(request)
    rows = model.objects.filter(within(PUBLIC, "report__article__page"), report__article__page__current=True)
    row = rows.filter(ref=ref).first()
    if row is None or (not row.public and row.state in (State.READ, State.PROPOSED)):
        raise Refusal("not_found", 404)
    if not row.public:
        raise Refusal("withdrawn", 410, why=_why_taken_back(row))
    found: dict[str, Any] = records_to_json([row])[0]
    return found


def _why_taken_back(row: Event | Statement | Demand) -> str:
    """Return the reason of the person who took a record back, without names that its article holds back."""
    verb = _TAKEN_BACK.get(State(row.state))
    verdict = Judgement.objects.filter(attached=row.ref, verb=verb).last() if verb else None
    report = row.report
    names = names_of([report.pk])[report.pk]
    return cover_text(verdict.why, names) if verdict else "–"


@api.get("/events/{ref}", response={200: shapes.EventShape, **_REFUSALS}, summary=gettext_noop("One event"))
def one_event(request: HttpRequest, ref: str) -> Any:  # noqa: ANN401
    """An event with its evidence."""
    return _one(request, Event, ref)


@api.get("/statements/{ref}", response={200: shapes.StatementShape, **_REFUSALS}, summary=gettext_noop("One statement"))
def one_statement(request: HttpRequest, ref: str) -> Any:  # noqa: ANN401
    """A statement with its evidence."""
    return _one(request, Statement, ref)


@api.get("/demands/{ref}", response={200: shapes.DemandShape, **_REFUSALS}, summary=gettext_noop("One demand"))
def one_demand(request: HttpRequest, ref: str) -> Any:  # noqa: ANN401
    """A demand with its evidence."""
    return _one(request, Demand, ref)


@api.get(
    "/articles/{ref}", response={200: shapes.ArticleShape, **_REFUSALS}, summary=gettext_noop("One article, whole")
)
def one_article(request: HttpRequest, ref: str) -> Any:  # noqa: ANN401
    """All that was read from one article: a line of ``waqai export``. Text that the site does not quote is blank."""
    check_known(request)
    reports = Report.objects.filter(within(PUBLIC, "article__page"), article__page__current=True)
    report = reports.filter(article__page__ref=ref).first()
    if report is None:
        raise Refusal("not_found", 404)
    return article_to_json(published([report.pk])[report.pk])


@api.get(
    "/incidents", response={200: shapes.IncidentPage, **_REFUSALS}, summary=gettext_noop("Incidents, newest first")
)
def list_incidents(request: HttpRequest, asked: Query[AskedIncidents]) -> Any:  # noqa: ANN401
    """What one or several outlets tell of. A page may hold fewer than were asked for: go on while ``next`` is told."""
    checked(request, asked)
    counted = asked.grade is not None or asked.voices > 1
    found, after = selecting.page_of_incidents(asked, LOOKED_AT if counted else asked.limit)
    items: list[dict[str, Any]] = []
    for gathered in gathering.gather(found):
        if counted and not _answers(gathered, asked):
            continue
        items.append(incidents.incident_to_json(gathered))
        if len(items) == asked.limit:
            last = found.index(gathered.incident) == len(found) - 1
            after = after if last else gathered.incident.pk
            break
    return _page(request, items, after)


def _answers(gathered: gathering.Gathered, asked: AskedIncidents) -> bool:
    if len(gathered.claims.voices) < asked.voices:
        return False
    return asked.grade in (None, incidents.grade_of(gathered).grade.value)


@api.get(
    "/incidents/{ref}",
    response={200: shapes.WholeIncidentShape, **_REFUSALS},
    summary=gettext_noop("One incident, whole"),
)
def one_incident(request: HttpRequest, ref: str) -> Any:  # noqa: ANN401
    """Everything that is told of an incident and by whom. One that was joined to another leads there."""
    check_known(request)
    try:
        incident = find_public_incident(ref)
    except StoreError as error:
        raise Refusal("not_found", 404) from error
    if incident.ref != ref:
        return HttpResponsePermanentRedirect(request.path.replace(ref, incident.ref))
    if incident.withdrawn:
        decision = next(iter(seen_decisions(filter(None, [withdrawal_of(incident)]), PUBLIC)), None)
        raise Refusal("withdrawn", 410, why=incidents.reason_of(incident, decision.why) if decision else "–")
    found = gathering.gather([incident])
    if not found:
        raise Refusal("not_found", 404)
    return incidents.whole_incident(found[0])


@api.get(
    "/links/{one}/{other}",
    response={200: shapes.LinkShape, **_REFUSALS},
    summary=gettext_noop("Why two events are linked"),
)
def explain_link(request: HttpRequest, one: str, other: str) -> Any:  # noqa: ANN401
    """Why two events are of one incident, or why not: every comparison with its level, its weight and its sentence."""
    check_known(request)
    pair = why_linked.explain_public(one, other)
    if pair is None:
        raise Refusal("not_compared", 404)
    return pair_to_json(pair)


def missing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer an address that the API does not have."""
    return refused(Refusal("no_address", 404))
