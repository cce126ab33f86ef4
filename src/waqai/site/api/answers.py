"""What every answer of the API has: open to read from any page, no cookies, checked for change, errors as JSON."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import set_response_etag
from django.utils.http import parse_etags

from waqai.site.api.refusals import Refusal, refused

PREFIX = "/api/v1/"
_READ = ("GET", "HEAD")


class ApiAnswers:
    """Gives answers below ``/api/v1/`` their headers; other answers pass untouched.

    Any page may read them, and none with a reader's cookies: there is nothing in them but what everybody may see. A
    copy must be checked before it is used again, so that what an editor took back is gone at once.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, by GET and HEAD alone."""
        if not request.path_info.startswith(PREFIX):
            return self.answer(request)
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
        elif request.method not in _READ:
            response = refused(Refusal("read_only", 405))
        else:
            response = self._read(request)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response.headers["Access-Control-Expose-Headers"] = "ETag"
        response.headers["Allow"] = "GET, HEAD, OPTIONS"
        response.headers["Cache-Control"] = "public, no-cache"
        response.headers["Content-Language"] = "ar, en"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    def _read(self, request: HttpRequest) -> HttpResponse:
        head = request.method == "HEAD"
        request.method = "GET"
        response = self.answer(request)
        if response.status_code >= 400 and "json" not in response.headers.get("Content-Type", ""):
            fault = response.status_code >= 500
            response = refused(Refusal("broken" if fault else "bad_request", response.status_code))
        if response.status_code == 200:
            set_response_etag(response)
            if response.headers["ETag"] in _without_weakness(request.headers.get("If-None-Match", "")):
                same = HttpResponse(status=304)
                same.headers["ETag"] = response.headers["ETag"]
                return same
        if head:
            length = str(len(response.content))
            response.content = b""
            response.headers["Content-Length"] = length
        return response


def _without_weakness(told: str) -> set[str]:
    """Return the tags that a reader has; compressing an answer makes its tag a weak one."""
    return {tag.removeprefix("W/") for tag in parse_etags(told)}
