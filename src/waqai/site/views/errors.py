"""What went wrong, in the page's language, with what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _error(request: HttpRequest, kind: str, status: int) -> HttpResponse:
    return render(request, "site/error.html", {"kind": kind}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that makes no sense."""
    return _error(request, "bad", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that is not allowed."""
    return _error(request, "forbidden", 403)


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was not sent from this site, or came without its cookie."""
    return _error(request, "forgery", 403)


def elsewhere(request: HttpRequest) -> HttpResponse:
    """Answer a form that another site's page sent."""
    return _error(request, "elsewhere", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere."""
    return _error(request, "missing", 404)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer who asks too often in a short while."""
    return _error(request, "many", 429)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer after a fault of ours; needs nothing but the template."""
    return _error(request, "broken", 500)
