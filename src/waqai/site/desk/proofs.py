"""The stretch of an article that a person selected or typed: where it stands, or why that cannot be told."""

from django.utils.translation import gettext as _

from waqai.records import Span
from waqai.site.desk.fields import WrongValue

_LONGEST = 9  # digits of a place in a text


def find_proof(text: str, quote: str, start: str = "") -> Span | None:
    """Return where ``quote`` stands in ``text``; None where nothing is quoted. ``start`` is where it was selected.

    Raises:
        WrongValue: it stands nowhere, or in several places and none was selected.
    """
    quote = quote.replace("\r\n", "\n").strip()
    if not quote:
        return None
    if start.isdecimal() and len(start) <= _LONGEST:
        at = int(start)
        for shift in (0, 1, 2, 3):  # the blanks that stripping took off
            if text.startswith(quote, at + shift):
                return Span(at + shift, at + shift + len(quote))
    at = text.find(quote)
    if at < 0:
        raise WrongValue(_("“%(quote)s” does not stand in the article: copy its words exactly.") % {"quote": quote})
    if text.find(quote, at + 1) >= 0:
        raise WrongValue(_("“%(quote)s” stands there more than once: quote more of it.") % {"quote": quote})
    return Span(at, at + len(quote))
