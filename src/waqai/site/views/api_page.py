"""What the API has, for people: its addresses and parameters, as its own description tells them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from waqai.site.api.answers import PREFIX
from waqai.site.api.routes import LOOKED_AT, api
from waqai.site.dates import digits


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter and what it can be, in the page's language."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the API: its path, what it answers, what it can be asked; ``example`` where it can be followed."""

    path: str
    text: str
    parameters: tuple[Parameter, ...]
    example: str | None


@lru_cache(maxsize=1)
def _described() -> dict[str, Any]:
    return dict(api.get_openapi_schema(path_prefix=PREFIX)["paths"])


def _addresses() -> list[Address]:
    """Return every address in the order of the description."""
    found = []
    for path, methods in _described().items():
        told = methods["get"]
        asked = [row for row in told.get("parameters", ()) if row["in"] == "query"]
        kinds = {row["name"]: row["schema"]["description"] for row in asked}
        parameters = tuple(Parameter(name, gettext(kind)) for name, kind in kinds.items())
        answered = told["summary"]
        found.append(Address(path, gettext(answered), parameters, None if "{" in path else path))
    return found


def api_page(request: HttpRequest) -> HttpResponse:
    """Say what programs can ask, and by which rules they are answered."""
    shown = {"addresses": _addresses(), "description": PREFIX + "openapi.json", "looked_at": digits(LOOKED_AT)}
    return render(request, "site/api.html", shown)
