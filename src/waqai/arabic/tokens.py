"""Words, numbers and marks of a folded text."""

import re

import msgspec

from waqai.arabic.fold import Folded

# A hash sign or underscore of a hashtag and a star are no words and part no words: «#دير_الزور» is two words.
_TOKEN = re.compile(
    r"(?P<word>[\u0620-\u064a\u066e-\u06d3]+|[a-z]+)|(?P<number>\d+(?:[.,]\d+)*)|(?P<mark>[^\w\s#*]|\n)"
)

_TA_MARBUTA = "\u0629"


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
    found = [(*m.span(), m.group(), m.lastgroup or "") for m in _TOKEN.finditer(folded.text)]
    return [Token(start, end, text, kind, source[starts[end - 1]] == _TA_MARBUTA) for start, end, text, kind in found]
