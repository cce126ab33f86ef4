"""Numbers with a sign, shares and distances, as the page's language writes them."""

from django.conf import settings

from waqai.site.dates import digits, is_arabic

_MINUS = "\u2212"
_LEFT_TO_RIGHT, _POP = "\u2066", "\u2069"  # a sign stays before its number on pages in Arabic, too


def decimal(value: float, places: int = 2) -> str:
    """Return a number with ``places`` decimals."""
    point = "\u066b" if is_arabic() and settings.WAQAI_DIGITS == "arabic" else "."
    return digits(f"{value:.{places}f}").replace(".", point)


def signed(value: float) -> str:
    """Return a number with its sign and two decimals."""
    near = round(value, 2)
    sign = _MINUS if near < 0 else "+" if near > 0 else ""
    return f"{_LEFT_TO_RIGHT}{sign}{decimal(abs(value))}{_POP}"


def percent(share: float) -> str:
    """Return a share in whole percent."""
    sign = "\u066a" if is_arabic() and settings.WAQAI_DIGITS == "arabic" else "%"
    return f"{digits(round(share * 100))}{sign}"
