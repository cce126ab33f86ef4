"""Words, numbers and marks of a folded text."""

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from waqai.arabic.fold import Folded

# A hash sign or underscore of a hashtag and a star are no words and part no words: «#دير_الزور» is two words.
_TOKEN = re.compile(
    r"(?P<word>[\u0620-\u064a\u066e-\u06d3]+|[a-z]+)|(?P<number>\d+(?:[.,]\d+)*)|(?P<mark>[^\w\s#*]|\n)"
)

_TA_MARBUTA = "\u0629"
# A ta marbuta ends its word: letters right behind it are another one, its blank lost («قريةالنخيل»).
_GLUED = re.compile("[\u0621-\u064a]{2}\u0629[\u064b-\u0652]*(?=[\u0621-\u064a]{2})")

_Found = tuple[int, int, str, str]


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word, number or mark: ``[start, end)`` in the folded text.

    ``feminine`` tells that its author wrote a ta marbuta at its end, so that no pronoun can be meant.
    """

    start: int
    end: int
    text: str
    kind: str
    feminine: bool = False


def split_tokens(folded: Folded) -> list[Token]:
    """Return the tokens of a folded text in order; line ends are marks, other blanks are nothing. Linear time."""
    source, starts = folded.source, folded.starts
    glued = {bisect_left(starts, m.end()) for m in _GLUED.finditer(source)}
    if not glued:
        return [
            Token(start, end, m.group(), m.lastgroup or "", source[starts[end - 1]] == _TA_MARBUTA)
            for m in _TOKEN.finditer(folded.text)
            for start, end in (m.span(),)
        ]
    found = [(*m.span(), m.group(), m.lastgroup or "") for m in _TOKEN.finditer(folded.text)]
    parted = [part for token in found for part in _parted(token, glued)]
    return [Token(start, end, text, kind, source[starts[end - 1]] == _TA_MARBUTA) for start, end, text, kind in parted]


def _parted(token: _Found, glued: set[int]) -> Iterator[_Found]:
    """Yield a token, or the words that it is glued from: ``glued`` are the offsets at which one begins."""
    start, end, text, kind = token
    cuts = [at for at in range(start + 1, end) if at in glued]
    for first, last in zip([start, *cuts], [*cuts, end], strict=True):
        yield first, last, text[first - start : last - start], kind
