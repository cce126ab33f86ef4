"""Public pages that were made once, kept by this process until anything changes that any page shows.

Only what everybody gets is kept: a request that brings a session is answered anew. The key holds all that a public page
depends on (the store's mark, :func:`waqai.store.remembered.mark`, the address, the theme, the day); two that differ in
any of it never share an answer.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from waqai.site.dates import today
from waqai.site.frame import chosen_theme
from waqai.store.remembered import mark

CACHE = "pages"
_P = ParamSpec("_P")
_View = Callable[Concatenate[HttpRequest, _P], HttpResponse]


def kept_until_changed(view: _View[_P]) -> _View[_P]:
    """Answer from what is kept, where it still holds; a view of public pages that sets no cookie and logs nothing."""

    @wraps(view)
    def answer(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        key = _key(request)
        if key is None:
            return view(request, *args, **kwargs)
        found = cast(HttpResponse | None, caches[CACHE].get(key))
        if found is None:
            found = view(request, *args, **kwargs)
            if found.status_code == 200 and not found.cookies:
                caches[CACHE].set(key, found)
        return found

    return cast(_View[_P], answer)


def _key(request: HttpRequest) -> str | None:
    """Return what the answer depends on; None for who may be somebody, and for a store where nothing is listed yet.

    The mark is read before the page is made: what changes meanwhile makes the answer an old one for the next request.
    """
    store = mark()
    if settings.SESSION_COOKIE_NAME in request.COOKIES or request.method != "GET" or not store:
        return None
    told = (store, request.get_full_path(), chosen_theme(request), today())
    return hashlib.sha256(repr(told).encode()).hexdigest()
