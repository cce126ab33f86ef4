"""Language and theme: chosen with a button, remembered in a cookie, no script needed."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from waqai.site.frame import THEME_COOKIE, THEMES
from waqai.site.languages import COOKIE, in_language
from waqai.site.own_forms import own_form

_YEAR = 365 * 24 * 3600


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=_YEAR, secure=settings.CSRF_COOKIE_SECURE, httponly=True, samesite="Lax")


def _target(request: HttpRequest) -> str:
    told = request.POST.get("next", "/")
    return told if url_has_allowed_host_and_scheme(told, allowed_hosts=None) and told.startswith("/") else "/"


@own_form
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember a language or a theme and lead back to the page, in that language."""
    target, language, theme = _target(request), request.POST.get("language"), request.POST.get("theme")
    known = language in dict(settings.LANGUAGES)
    response = HttpResponseRedirect(in_language(target, str(language)) if known else target)
    if known:
        _remember(response, COOKIE, str(language))
    if theme in THEMES:
        _remember(response, THEME_COOKIE, str(theme))
    elif theme == "system":
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response
