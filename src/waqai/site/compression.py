"""Compresses what is text; fonts are compressed in their own format already."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class TextCompression(GZipMiddleware):
    """Django's compression (with its padding against BREACH), for text alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress pages, style sheets, feeds and drawings; leave the rest."""
        kind = response.headers.get("Content-Type", "")
        if kind.startswith("text/") or "xml" in kind or "json" in kind:
            return super().process_response(request, response)
        return response
