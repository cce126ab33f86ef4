"""What may be asked: strict parameters, each of one kind; an unknown, a repeated or a wrong one is refused by name."""

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Schema
from pydantic import BeforeValidator, Field

from waqai.site.api.refusals import Refusal
from waqai.site.window import parse_window

MOST = 100
_NUMBER = re.compile(r"[0-9]{1,18}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_Asked = TypeVar("_Asked", bound=Schema)


def _number(told: object) -> object:
    """Take digits for a number and nothing else: no sign, blank, point or exponent."""
    if isinstance(told, str) and not _NUMBER.fullmatch(told):
        raise ValueError("no number")
    return told


def _day(told: object) -> object:
    """Take an ISO day and nothing else."""
    if isinstance(told, str) and not _DAY.fullmatch(told):
        raise ValueError("no ISO day")
    return told


def _window(told: object) -> object:
    """Take a window as the map's address has it, and nothing else."""
    if isinstance(told, str) and parse_window(told) is None:
        raise ValueError("no window")
    return told


Day = Annotated[date | None, BeforeValidator(_day)]
Number = Annotated[int, BeforeValidator(_number)]
Code = Annotated[str | None, Field(pattern=r"^[a-z0-9_]{1,60}$")]
Ref = Annotated[str | None, Field(pattern=r"^[A-Za-z0-9:_.-]{1,100}$")]
Within = Annotated[str | None, BeforeValidator(_window)]
Text = Annotated[str | None, Field(pattern=r"^[^\x00-\x1f\x7f]{1,200}$")]

KINDS = {
    "day_from": gettext_noop("an ISO day such as 2024-03-10: nothing before it"),
    "day_to": gettext_noop("an ISO day such as 2024-03-10: nothing after it"),
    "type": gettext_noop("a type of the codebook such as shelling"),
    "kind": gettext_noop("an act of speech of the codebook such as deny"),
    "ask": gettext_noop("what is asked, a code of the codebook such as ceasefire"),
    "place": gettext_noop("the id of a known place, or the ref of a place's page"),
    "admin1": gettext_noop("the name of a governorate as records have it"),
    "side": gettext_noop("the id of a known actor, or the ref of an actor's page"),
    "outlet": gettext_noop("the name of an outlet as records have it"),
    "grade": gettext_noop("confirmed, fair, weak, contested or discounted"),
    "voices": gettext_noop("a number: at least so many outlets tell it in their own words"),
    "window": gettext_noop("west,south,east,north in degrees: told at a place with its middle there, as on the map"),
    "limit": gettext_noop("a number from 1 to 100: how many on a page"),
    "after": gettext_noop("a number that the address of the next page holds"),
}


class Paged(Schema):
    """Where a page begins, and how much it holds."""

    limit: Number = Field(20, ge=1, le=MOST, description=KINDS["limit"])
    after: Annotated[int | None, BeforeValidator(_number)] = Field(None, ge=0, description=KINDS["after"])


class Days(Paged):
    """A stretch of days; what tells no day is left out where a day is asked for."""

    day_from: Day = Field(None, description=KINDS["day_from"])
    day_to: Day = Field(None, description=KINDS["day_to"])
    outlet: Text = Field(None, description=KINDS["outlet"])
    side: Ref = Field(None, description=KINDS["side"])


class AskedEvents(Days):
    """Which events."""

    type: Code = Field(None, description=KINDS["type"])
    place: Ref = Field(None, description=KINDS["place"])
    admin1: Text = Field(None, description=KINDS["admin1"])


class AskedIncidents(AskedEvents):
    """Which incidents: those with an event that answers all of it, graded so, told by so many."""

    grade: Annotated[str | None, Field(pattern=r"^(confirmed|fair|weak|contested|discounted)$")] = Field(
        None, description=KINDS["grade"]
    )
    window: Within = Field(None, description=KINDS["window"])
    voices: Number = Field(1, ge=1, le=1000, description=KINDS["voices"])


class AskedStatements(Days):
    """Which statements; ``side`` is who issues them."""

    kind: Code = Field(None, description=KINDS["kind"])


class AskedDemands(Days):
    """Which demands; ``side`` is who asks, or of whom it is asked."""

    ask: Code = Field(None, description=KINDS["ask"])


def check_known(request: HttpRequest, shape: type[Schema] | None = None) -> None:
    """Refuse a parameter that is not of ``shape``, or that is given twice.

    Raises:
        Refusal: there is one; it is named.
    """
    known = sorted(shape.model_fields) if shape else []
    for name, values in request.GET.lists():
        if name not in known:
            raise Refusal("unknown_parameter", 400, name[:60], known=", ".join(known) or "–")
        if len(values) > 1:
            raise Refusal("repeated_parameter", 400, name)


def checked(request: HttpRequest, asked: _Asked) -> _Asked:
    """Return what is asked, once nothing else is.

    Raises:
        Refusal: a parameter is unknown or repeated, or the days are the wrong way round.
    """
    check_known(request, type(asked))
    told: Any = asked
    if getattr(told, "day_from", None) and told.day_to and told.day_from > told.day_to:
        raise Refusal("wrong_range", 400, "day_from")
    return asked
