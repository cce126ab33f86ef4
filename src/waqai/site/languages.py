"""Which language a page speaks: the address decides, a remembered choice opens the front page, Arabic is the rest.

The browser's own wish is not asked: a record in Arabic is served in Arabic to everyone who did not choose otherwise.
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path

DEFAULT = "ar"
# Django's admin calls tables and columns by their names in code: half in Arabic it reads badly both ways.
_ENGLISH = "/admin/"
COOKIE = "language"
_STROKES = re.compile(r"^[/\\]*")  # two of them would begin the name of another host
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "he", "ckb", "ku", "ps", "syr"})


def direction(language: str | None) -> str:
    """Return ``rtl`` or ``ltr`` for a language tag; Arabic where none is told."""
    return "rtl" if (language or DEFAULT).split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def in_language(path: str, language: str) -> str:
    """Return the address of the same page in ``language``; ``path`` may have a query. It never leaves this site."""
    current = get_language_from_path(path)
    bare = _STROKES.sub("/", path[len(current) + 1 :] if current else path)
    return bare if language == DEFAULT else f"/{language}{bare}"


def remembered(request: HttpRequest) -> str | None:
    """Return the language that this reader chose before, if any."""
    chosen = request.COOKIES.get(COOKIE)
    return chosen if chosen in dict(settings.LANGUAGES) else None


class LanguageMiddleware:
    """Activates the language of the address for the length of a request."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of the address; ``/`` leads to the remembered one."""
        chosen = remembered(request)
        if request.path_info == "/" and request.method == "GET" and chosen not in (None, DEFAULT):
            return self._vary(HttpResponseRedirect(in_language(request.get_full_path(), str(chosen))))
        language = get_language_from_path(request.path_info) or DEFAULT
        if request.path_info.startswith(_ENGLISH):
            language = "en"
        with translation.override(language):
            request_any: Any = request
            request_any.LANGUAGE_CODE = language
            response = self.answer(request)
        response.headers.setdefault("Content-Language", language)
        # A page is light or dark as its reader chose: what is kept of it is for those who chose the same.
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        return self._vary(response) if is_page else response

    @staticmethod
    def _vary(response: HttpResponse) -> HttpResponse:
        patch_vary_headers(response, ["Cookie"])
        return response
