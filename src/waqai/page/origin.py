"""The address that a page prints for the origin of its text."""

import re
from urllib.parse import urljoin, urlsplit

_URL = re.compile(r"https?://[^\s<>\"'()\[\]\u060c\u00bb\u201d]+")
_MIRRORS = re.compile(r"^(?:www|m|mobile|amp|ar|arabic)\.")


def url_in(text: str) -> str | None:
    """Return the first web address that ``text`` spells out."""
    found = _URL.search(text)
    return found.group().rstrip(".,:;!") if found else None


def absolute(address: str, own: str | None) -> str | None:
    """Return a link's whole address, None where it is none."""
    try:
        return urljoin(own or "", address)
    except ValueError:
        return None


def elsewhere(address: str | None, own: str | None) -> str | None:
    """Return ``address`` where it is a story's address other than ``own``, the page's.

    The same story behind another scheme, a query or a host's mobile name is not elsewhere; a site's front page is no
    story's address; the address inside an archive's is the page's own.
    """
    told = _parts(address)
    if address is None or told is None or not told[1]:
        return None
    here = _parts(_unwrap(own))
    return None if here == told else address


def _unwrap(own: str | None) -> str | None:
    inner = (own or "").rfind("http")
    return own[inner:] if own and inner > 0 else own


def _parts(address: str | None) -> tuple[str, str] | None:
    try:
        split = urlsplit(address or "")
    except ValueError:
        return None
    if split.scheme not in ("http", "https") or not split.netloc:
        return None
    return _MIRRORS.sub("", split.netloc.lower()), split.path.rstrip("/")
