"""Addresses that came from outside, before a page links to them."""

from urllib.parse import urlsplit


def safe_link(address: str | None) -> str | None:
    """Return a plain web address, None for any other: a page never links to ``javascript:`` or the like."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None
