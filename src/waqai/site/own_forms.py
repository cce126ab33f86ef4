"""Forms that change nothing for anybody but their sender, and so need no token: public pages set no cookie for them.

What forging them could do, anybody can do without: choose how a page looks, ask for a mail that has to be confirmed. A
browser says where a form was sent from, so another site's pages cannot send them through their readers either.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from waqai.site.views.errors import elsewhere

_P = ParamSpec("_P")
_View = Callable[Concatenate[HttpRequest, _P], HttpResponse]


def _from_elsewhere(request: HttpRequest) -> bool:
    """Tell whether the browser says that another site sent this; one that says nothing is believed."""
    told = request.headers.get("Origin")
    if told is None:
        return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
    return urlsplit(told).netloc not in {request.get_host(), urlsplit(settings.SITE_URL).netloc}


def own_form(view: _View[_P]) -> _View[_P]:
    """Let a form be sent without a token, from this site alone."""

    @csrf_exempt
    @wraps(view)
    def sent(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        if request.method == "POST" and _from_elsewhere(request):
            return elsewhere(request)
        return view(request, *args, **kwargs)

    return cast(_View[_P], sent)
