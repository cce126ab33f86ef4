"""Filters that every template of the site has."""

import ipaddress
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.template import Context
from django.utils.safestring import SafeString

from waqai.site.dates import digits as in_digits
from waqai.site.marks import Piece

register = template.Library()


@register.filter
def digits(value: object) -> str:
    """Write a number in the digits of the page's language."""
    return in_digits(value)


@register.simple_tag
def sheet(name: str = "site") -> SafeString:
    """Write one of the site's style sheets into the page."""
    return SafeString(f"<style>{settings.WAQAI_SHEETS[name]}</style>")


@register.filter
def lit_by(piece: Piece, name: str) -> bool:
    """Tell whether a piece lies under the mark that the address asks to light."""
    return any(mark.id == name for mark in piece.marks)


@register.simple_tag(takes_context=True)
def by_name(context: Context) -> str:
    """Return this page's address by the machine's name where it was asked by the number of this very machine, else
    nothing: browsers keep passkeys for names alone.
    """
    request = context["request"]
    told = urlsplit(f"//{request.get_host()}")
    try:
        own = ipaddress.ip_address(told.hostname or "").is_loopback
    except ValueError:
        return ""
    port = f":{told.port}" if told.port else ""
    return f"{request.scheme}://localhost{port}{request.path}" if own else ""
