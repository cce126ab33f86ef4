"""Headers that Django has no setting for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# A page that runs no script needs none of these; a page that somebody smuggled a script into does not get them either.
_POLICY = ", ".join(
    f"{feature}=()" for feature in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
)
_KEPT_FOR_GOOD = frozenset({301, 308, 410})


class PermissionsPolicy:
    """Tells browsers that no page of this site may use the machine's devices."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the header."""
        response = self.answer(request)
        response.headers["Permissions-Policy"] = _POLICY
        return response


class Reversible:
    """Lets browsers ask again about what people may undo.

    A page that is gone and one that leads on for good are kept by browsers without asking, for good where no header
    says otherwise; here a withdrawal or a merge can be undone the next minute.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the header where it is needed."""
        response = self.answer(request)
        if response.status_code in _KEPT_FOR_GOOD:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
