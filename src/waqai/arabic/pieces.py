"""Cuts folded text into words and what stands between them, once for numbers and days alike.

A written date or phone number is one piece. Words and gaps alternate, so that a reader looks up each word once and only
opens the gaps that hold more than blanks.
"""

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

_LETTERS = r"\u0620-\u063f\u0641-\u064a\u066e-\u06d3"
_RUN = re.compile(f"[{_LETTERS}]+|[^{_LETTERS}]+")
_IS_WORD = re.compile(f"[{_LETTERS}]")
# What a gap can hold; the kinds of figure stand from the most to the least special.
_PIECE = re.compile(
    r"""
    (?P<phone>
        (?:\(\+?\d{1,3}\)|\+\d{1,3})[\ .\-]{0,4}\d(?:[\ .\-]{0,4}\d){5,13}(?!\d)
      | \d{2,4}([\ .\-])\d{3,4}\2\d{4}(?![\d/])
      | \d(?:\.\d){6,12}(?![\d.])
    )
  | (?P<date>
        \d{4}\ ?([/.\-])\ ?\d{1,2}\ ?\4\ ?\d{1,2}(?!\d)
      | \d{1,2}\ ?([/.\-])\ ?\d{1,2}\ ?\5\ ?(?:\d{4}|\d{2})(?![\d:])
      | \d{1,2}/(?:\d{4}|\d{1,2})(?![\d/])
      | \d{4}/\d{1,2}(?![\d/])
    )
  | (?P<fraction>\d{1,4}/\d{1,4}(?![\d/]))
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))
  | (?P<figure>
        \d{1,3}(?:[,']\d{3})+(?:\.\d+)?(?!\d)
      | \d{1,3}(?:\ 000)+(?!\d)
      | \d{1,3}(?:(?:\.\d{3}){2,}|\.000)(?![\d.])
      | \d+[.,]\d{1,2}(?![\d.,])
      | \d+\.\d+
      | (?<!\d)\.\d+(?![\d:])
      | \d+
    )
  | (?P<latin>[^\W\d_]+)
  | (?P<sign>\S|\n)
    """,
    re.VERBOSE,
)


_SHORT = 12
_NO_FIGURES = ("sign", "latin")


class Piece(NamedTuple):
    """A piece of a gap; ``kind`` is phone, date, fraction, clock, figure, latin or sign."""

    text: str
    start: int
    kind: str


class Runs(NamedTuple):
    """A text as words and gaps in turn.

    ``words`` is the parity of the words, ``gaps`` the pieces of the gaps that hold any, ``figures`` those with a digit.
    """

    texts: list[str]
    starts: list[int]
    words: int
    gaps: dict[int, list[Piece]]
    figures: list[int]


def _find_pieces(gap: str) -> tuple[Piece, ...]:
    return tuple(Piece(m.group(), m.start(), m.lastgroup or "") for m in _PIECE.finditer(gap))


_known_gap = lru_cache(maxsize=4096)(_find_pieces)


def _cut_gap(gap: str, start: int) -> list[Piece]:
    """Return the pieces of a gap; short gaps are mostly the same few marks, so they are kept."""
    found = _known_gap(gap) if len(gap) <= _SHORT else _find_pieces(gap)
    return [Piece(text, start + at, kind) for text, at, kind in found]


@lru_cache(maxsize=2)
def cut_runs(text: str) -> Runs:
    """Return the runs of folded ``text``. The last texts are kept: numbers and days read the same one. Linear time."""
    texts = _RUN.findall(text)
    starts = [0, *accumulate(map(len, texts))]
    words = 0 if texts and _IS_WORD.match(texts[0]) else 1
    gaps = {
        index: _cut_gap(texts[index], starts[index]) for index in range(1 - words, len(texts), 2) if texts[index] != " "
    }
    figures = [index for index, pieces in gaps.items() if any(piece.kind not in _NO_FIGURES for piece in pieces)]
    return Runs(texts, starts, words, gaps, figures)
