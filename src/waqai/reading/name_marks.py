"""Marks of a name: what opens inside it closes in it («جمعية «درب الأمل»»), and what closes behind it opened inside."""

from waqai.records import Span

_CLOSING = {"«": "»", "“": "”", "(": ")", "[": "]", '"': '"'}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}


def with_own_marks(text: str, span: Span) -> Span:
    """Return the stretch of a name with the mark right behind it where that closes one opened inside, behind its first
    letter, and without a last mark that closes none: marks around a whole name are not of it.
    """
    written, behind = span.of(text), text[span.end : span.end + 1]
    opening = _OPENING.get(behind)
    if opening and not written.startswith(opening) and _left_open(written, opening, behind):
        return Span(span.start, span.end + 1)
    last = written[-1:]
    if last in _OPENING and not _left_open(written[:-1], _OPENING[last], last):
        return Span(span.start, span.end - 1)
    return span


def _left_open(written: str, opening: str, closing: str) -> bool:
    """Tell whether more marks of a kind open in a name than close."""
    if opening == closing:
        return written.count(opening) % 2 == 1
    return written.count(opening) > written.count(closing)
