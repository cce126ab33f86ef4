"""Addresses: of marks in an article; and those that came from outside, before a page links to them."""

from urllib.parse import urlsplit

from django.urls import reverse


def mark_name(start: int, end: int) -> str:
    """Return the name of a stretch's mark on the article page."""
    return f"{start}-{end}"


def mark_href(page_ref: str, start: int, end: int) -> str:
    """Return the address that opens an article at the mark of a stretch, with the stretch lit."""
    name = mark_name(start, end)
    return f"{reverse('article', args=[page_ref])}?at={name}#m{name}"


def safe_link(address: str | None) -> str | None:
    """Return a plain web address, None for any other: a page never links to ``javascript:`` or the like."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None
