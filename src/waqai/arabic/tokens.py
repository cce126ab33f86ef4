"""Words, numbers and marks of a folded text."""

import re
from dataclasses import dataclass

# A hash sign or underscore of a hashtag and a star are no words and part no words: «#دير_الزور» is two words.
_TOKEN = re.compile(
    r"(?P<word>[\u0620-\u064a\u066e-\u06d3]+|[a-z]+)|(?P<number>\d+(?:[.,]\d+)*)|(?P<mark>[^\w\s#*]|\n)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: ``[start, end)`` in the folded text."""

    start: int
    end: int
    text: str
    kind: str


def split_tokens(folded: str) -> list[Token]:
    """Return the tokens of a folded text in order; line ends are marks, other blanks are nothing. Linear time."""
    return [Token(m.start(), m.end(), m.group(), m.lastgroup or "") for m in _TOKEN.finditer(folded)]
