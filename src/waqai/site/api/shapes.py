"""What the API answers: the nouns of the report format (docs/reference/report.md), made from these, with few additions.

Fields are never described twice: a field that a noun gets is a field of the API.
"""

from dataclasses import fields
from typing import Any, get_type_hints

from ninja import Schema
from pydantic import create_model

from waqai import records


def shape_of(noun: type, name: str) -> type[Schema]:
    """Return the shape of one of :mod:`waqai.records`' nouns, all of its fields always there."""
    hints = get_type_hints(noun)
    told: dict[str, Any] = {f.name: (hints[f.name], ...) for f in fields(noun)}
    return create_model(name, __base__=Schema, **told)


class Texts(Schema):
    """One text in both languages of the site."""

    ar: str
    en: str


class _Address(Schema):
    """What a record has beside its fields: its permanent name and address, its article, how it stands."""

    ref: str
    href: str
    article: str
    outlet: str | None
    published: str | None
    state: str


class EventShape(_Address, shape_of(records.Event, "ReportEvent")):  # type: ignore[misc]
    """An event of the report format with its address; ``incident`` is the ref of what it is told of."""

    incident: str | None


class StatementShape(_Address, shape_of(records.Statement, "ReportStatement")):  # type: ignore[misc]
    """A statement of the report format with its address; ``about_refs`` names the events of ``about``."""

    about_refs: list[str]


class DemandShape(_Address, shape_of(records.Demand, "ReportDemand")):  # type: ignore[misc]
    """A demand of the report format with its address; ``statement_ref`` names its ``statement``."""

    statement_ref: str | None


class ArticleShape(Schema):
    """A whole report of the report format, as ``waqai export`` writes it; what the site does not quote is blank."""

    format: str
    id: str
    page: dict[str, Any]
    article: records.Article
    events: list[records.Event]
    statements: list[records.Statement]
    demands: list[records.Demand]
    unread: list[records.Unread]
    reader: records.Reader
    ref: str
    href: str


class GradeShape(Schema):
    """How well an incident is supported, and why, by the stated rules; no verdict on what happened."""

    code: str
    reasons: list[str]
    words: Texts
    sentences: list[Texts]


class StepShape(Schema):
    """What an outlet told at one time; ``events`` prove it."""

    min: int
    max: int | None
    published: str | None
    events: list[str]


class SeriesShape(Schema):
    """The numbers that one voice told, oldest first; ``copied_by`` are outlets that repeat its text."""

    outlet: str | None
    copied_by: list[str | None]
    steps: list[StepShape]


class RangeShape(Schema):
    """All that is told of one kind of harm, from the lowest to the highest number that stands; none is averaged."""

    kind: str
    min: int
    max: int | None
    highest_told: int
    series: list[SeriesShape]


class TellerShape(Schema):
    """Who tells a value, on which day, in which event."""

    outlet: str | None
    published: str | None
    event: str


class SaidShape(Schema):
    """One value of one field in the report format, and who tells it: ``voices`` of ``among`` that tell the field."""

    field: str
    value: Any
    voices: int
    among: int
    agreed: bool
    told_by: list[TellerShape]


class DecisionShape(Schema):
    """What a person decided about the incident and still stands; names are not told."""

    act: str
    day: str
    why: str


class IncidentShape(Schema):
    """An incident in a list: its headline facts as most voices tell them, and the refs of its events."""

    ref: str
    href: str
    why: str
    title: Texts
    type: str
    start: str | None
    end: str | None
    places: list[records.Place]
    grade: GradeShape
    voices: int
    outlets: int
    reports: int
    copies: int
    harm: list[RangeShape]
    events: list[str]


class WholeIncidentShape(IncidentShape):
    """An incident with all that is told of it; ``told`` are its events, oldest report first."""

    said: list[SaidShape]
    told: list[EventShape]
    statements: list[StatementShape]
    decisions: list[DecisionShape]


class PartShape(Schema):
    """One comparison of two reports: its level, what it says for (+) or against (−) one happening, in words."""

    comparison: str
    level: str | None
    says: float
    sentence: Texts


class LinkShape(Schema):
    """Why two events are linked, or why not: as ``waqai explain-link --json`` prints it."""

    events: list[str]
    incidents: list[str | None]
    together: bool
    decided: str | None
    one_page: bool
    tied: bool
    barred: str | None
    odds: float | None
    join: float
    levels: dict[str, str]
    parts: list[PartShape]
    sentence: Texts


class ErrorShape(Schema):
    """What went wrong: a code, the parameter that is meant, and what to do next, in both languages."""

    code: str
    field: str | None
    message: Texts
    next: Texts


class Refused(Schema):
    """The answer to a question that cannot be answered."""

    error: ErrorShape


class EventPage(Schema):
    """A page of events; ``next`` is the address of the next one, null after the last."""

    items: list[EventShape]
    next: str | None


class StatementPage(Schema):
    """A page of statements."""

    items: list[StatementShape]
    next: str | None


class DemandPage(Schema):
    """A page of demands."""

    items: list[DemandShape]
    next: str | None


class IncidentPage(Schema):
    """A page of incidents; it may hold fewer than were asked for while ``next`` is not null."""

    items: list[IncidentShape]
    next: str | None
