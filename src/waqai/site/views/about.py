"""What this is, how it works, what it does not do."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def about_page(request: HttpRequest) -> HttpResponse:
    """Show the page about the record."""
    return render(request, "site/about.html", {"tiles": settings.WAQAI_TILES})
