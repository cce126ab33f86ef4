"""The stretch of an article that a person selected or typed: where it stands, or why that cannot be told."""

from collections.abc import Iterable

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


def find_names(text: str, whole: Span, names: Iterable[str]) -> list[Span]:
    """Return where the names stand, letter for letter: in the words ``whole`` that tell the record, else where the
    article has them only once. A name that stands in neither rests on ``whole``.
    """
    found = []
    for name in names:
        at = text.find(name, whole.start, whole.end)
        if at < 0 and text.count(name) == 1:
            at = text.index(name)
        if at >= 0:
            found.append(Span(at, at + len(name)))
    return found
