"""Addresses: of marks in an article; and those that came from outside, before a page links to them."""

import re
from urllib.parse import urlsplit

from django.urls import reverse

_ODD = re.compile(r"[\s\x00-\x1f\x7f\\]")


def mark_name(start: int, end: int) -> str:
    """Return the name of a stretch's mark on the article page."""
    return f"{start}-{end}"


def mark_href(page_ref: str, start: int, end: int) -> str:
    """Return the address that opens an article at the mark of a stretch, with the stretch lit."""
    name = mark_name(start, end)
    return f"{reverse('article', args=[page_ref])}?at={name}#m{name}"


def safe_link(address: str | None) -> str | None:
    """Return a plain web address, None for any other: a page never links to ``javascript:`` or the like.

    A host in letters that can imitate others is written in plain ones (``xn--…``); what pretends to be of one host
    (``https://known.example@other.example``) is no address.
    """
    if not address or _ODD.search(address):
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode() if not address.isascii() else parts.hostname
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    return address if parts.netloc.isascii() else parts._replace(netloc=f"{host}{port}").geturl()
