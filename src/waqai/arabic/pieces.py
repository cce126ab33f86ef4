"""Cuts folded text into words, figures and signs, once for numbers and days alike; a written date or phone number is one piece."""

import re
from functools import lru_cache
from typing import NamedTuple

# Arabic words come first because they are nine pieces of ten. The kinds of figure stand from the most to the least special.
_PIECE = re.compile(
    r"""
    (?P<word>[\u0620-\u063f\u0641-\u064a\u066e-\u06d3]+)
  | (?P<phone>
        (?:\(\+?\d{1,3}\)|\+\d{1,3})[\ .\-]{0,4}\d(?:[\ .\-]{0,4}\d){5,13}(?!\d)
      | \d{2,4}([\ .\-])\d{3,4}\3\d{4}(?![\d/])
      | \d(?:\.\d){6,12}(?![\d.])
    )
  | (?P<date>
        \d{4}\ ?([/.\-])\ ?\d{1,2}\ ?\5\ ?\d{1,2}(?!\d)
      | \d{1,2}\ ?([/.\-])\ ?\d{1,2}\ ?\6\ ?(?:\d{4}|\d{2})(?![\d:])
      | \d{1,2}/(?:\d{4}|\d{1,2})(?![\d/])
      | \d{4}/\d{1,2}(?![\d/])
    )
  | (?P<fraction>\d{1,4}/\d{1,4}(?![\d/]))
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))
  | (?P<figure>
        \d{1,3}(?:[,']\d{3})+(?:\.\d+)?(?![\d])
      | \d{1,3}(?:\ 000)+(?!\d)
      | \d{1,3}(?:(?:\.\d{3}){2,}|\.000)(?![\d.])
      | \d+[.,]\d{1,2}(?![\d.,])
      | \d+\.\d+
      | (?<!\d)\.\d+
      | \d+
    )
  | (?P<latin>[^\W\d_]+)
  | (?P<sign>\S|\n)
    """,
    re.VERBOSE,
)


class Piece(NamedTuple):
    """A piece of folded text; ``kind`` is word, phone, date, fraction, clock, figure, latin or sign."""

    text: str
    start: int
    kind: str


@lru_cache(maxsize=2)
def cut_pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of folded ``text``. The last texts are kept, since numbers and days read the same one."""
    return tuple(Piece(m.group(), m.start(), m.lastgroup or "sign") for m in _PIECE.finditer(text))
