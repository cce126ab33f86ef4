"""Headers that Django has no setting for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# A page that runs no script needs none of these; a page that somebody smuggled a script into does not get them either.
_POLICY = ", ".join(
    f"{feature}=()" for feature in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
)


class PermissionsPolicy:
    """Tells browsers that no page of this site may use the machine's devices."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the header."""
        response = self.answer(request)
        response.headers["Permissions-Policy"] = _POLICY
        return response
