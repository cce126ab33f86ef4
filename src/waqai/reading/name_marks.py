"""Marks inside a name: a quotation or bracket that opens in it closes in it, too («جمعية «درب الأمل»»)."""

from waqai.records import Span

_CLOSING = {"«": "»", "“": "”", "(": ")", "[": "]", '"': '"'}


def with_closing_mark(text: str, span: Span) -> Span:
    """Return the stretch of a name with the mark right behind it where that closes one opened inside, behind its first
    letter: marks around a whole name are not of it.
    """
    behind = text[span.end : span.end + 1]
    written = span.of(text)
    for opening, closing in _CLOSING.items():
        if behind == closing and not written.startswith(opening) and _is_open(written, opening, closing):
            return Span(span.start, span.end + 1)
    return span


def _is_open(written: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return written.count(opening) % 2 == 1
    return written.count(opening) > written.count(closing)
