"""Errors of the API: JSON that names the parameter and says what to do next, in both languages."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from ninja.errors import ValidationError

LANGUAGES = ("ar", "en")

_LOOK = gettext_noop("The description at /api/v1/openapi.json lists every address and parameter.")
_FIND = gettext_noop("Take refs from a list of the API, or from an address of the site.")
MESSAGES = {
    "unknown_parameter": (
        gettext_noop("There is no parameter %(field)s here."),
        gettext_noop("Leave it out, or use one of: %(known)s."),
    ),
    "repeated_parameter": (
        gettext_noop("The parameter %(field)s is given more than once."),
        gettext_noop("Give it once."),
    ),
    "wrong_value": (gettext_noop("The parameter %(field)s cannot be %(given)s."), gettext_noop("It can be %(known)s.")),
    "wrong_range": (
        gettext_noop("The first day lies after the last day."),
        gettext_noop("Give day_from and day_to in order."),
    ),
    "not_found": (gettext_noop("There is nothing here that may be shown."), _FIND),
    "not_compared": (gettext_noop("These two events are not compared."), _FIND),
    "withdrawn": (
        gettext_noop("This was taken back in public. Reason: %(why)s"),
        gettext_noop("Take it out of what you keep."),
    ),
    "read_only": (gettext_noop("This address can only be read."), gettext_noop("Ask it with GET.")),
    "bad_request": (gettext_noop("This question makes no sense as it came."), _LOOK),
    "broken": (
        gettext_noop("Something broke on our side; it was noted."),
        gettext_noop("Ask again later."),
    ),
    "no_address": (gettext_noop("There is no such address in the API."), _LOOK),
}


class Refusal(Exception):
    """A question that cannot be answered; becomes JSON by :func:`refused`.

    ``told`` fills the sentences; ``known`` (what a parameter can be) is put into the language of each.
    """

    def __init__(self, code: str, status: int, field: str | None = None, **told: str) -> None:
        super().__init__(code)
        self.code, self.status, self.field, self.told = code, status, field, told


def in_both(write: Callable[[], str]) -> dict[str, str]:
    """Return what ``write`` gives in each language of the site."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = write()
    return found


def refused(refusal: Refusal) -> HttpResponse:
    """Return the answer to a question that cannot be answered."""

    def told() -> dict[str, str]:
        known = refusal.told.get("known")
        return {"field": refusal.field or "", **refusal.told, **({"known": gettext(known)} if known else {})}

    message, following = MESSAGES[refusal.code]
    error = {
        "code": refusal.code,
        "field": refusal.field,
        "message": in_both(lambda: gettext(message) % told()),
        "next": in_both(lambda: gettext(following) % told()),
    }
    return JsonResponse({"error": error}, status=refusal.status, json_dumps_params={"ensure_ascii": False})


def from_validation(request: HttpRequest, error: ValidationError, known: Callable[[str], str]) -> HttpResponse:
    """Return the answer to a parameter of a wrong kind; ``known`` says what it can be."""
    first: dict[str, Any] = error.errors[0]
    field = str(first["loc"][-1])
    given = request.GET.get(field, "")[:100]
    return refused(Refusal("wrong_value", 400, field, given=repr(given), known=known(field)))
