"""Chooses the headline among the lines above the body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.page.line import Line, overlap, stems
from waqai.page.outlets import OutletBook
from waqai.page.regions import Seen

_TICKER = re.compile(r"^\W{0,2}(?:\d{4}[/-]\d{1,2}[/-]\d{1,2}\s+)?\d{1,2}:\d{2}\b")
_LONGEST = 32
_SHORTEST = 3
_COMPARED = 6  # paragraphs of the body that a headline is compared with
_ENOUGH = 0.4
_LEAST = 0.25
_SHARED = 2  # words
_RUN = 6  # titles above the body that make a ticker
_NEAREST = 0.25
_MARKED = 0.15
_QUOTES = '"\u00ab\u201c\u2039('


def is_title(line: Line) -> bool:
    """Tell whether a line can be a title by its shape: not long, and no full stop unless it is short and plain."""
    if line.words > _LONGEST or _TICKER.match(line.text):
        return False
    commas = line.text.count("\u060c") + line.text.count(", ")
    return not line.ends or line.text[-1] not in "." or (line.words <= 14 and commas == 0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the headline: where it stands, how much of it comes back in the body, and whether it is
    printed as one (``marked``): twice, or at the top with its date below.
    """

    at: int
    share: float
    shared: int
    words: int
    marked: bool

    @property
    def is_enough(self) -> bool:
        """Whether enough comes back in the body for a headline; a line printed as one needs less."""
        wanted = _ENOUGH - (_MARKED if self.marked else 0.0)
        return self.words > _SHORTEST and self.shared >= _SHARED and self.share >= wanted

    @property
    def rank(self) -> float:
        """How much speaks for the line where none is enough by itself."""
        if self.words <= _SHORTEST:
            return self.share / 2
        return self.share + (2 * _MARKED if self.marked else 0.0)


def choose_headline(above: Sequence[Seen], body: Sequence[Line], outlets: OutletBook) -> int | None:
    """Return the index of the line that heads ``body``, None when no line above it does.

    The first line of which enough comes back in the body; else the one of which most does. Below a run of many titles
    (a ticker) it is the best of them, the one right above the body before its equals.
    """
    found = list(_candidates(above, body[:_COMPARED], outlets))
    if not found:
        return None
    if len(found) >= _RUN:
        last = found[-1]
        best = max(found, key=lambda each: (each.rank + (_NEAREST if each is last else 0.0), -each.at))
        return _plain_print(above, best.at) if best.rank >= _LEAST else None
    best = next((each for each in found if each.is_enough), None) or max(found, key=lambda each: (each.rank, -each.at))
    return _plain_print(above, best.at) if best.rank >= _LEAST or len(found) == 1 else None


def _candidates(above: Sequence[Seen], body: Sequence[Line], outlets: OutletBook) -> Iterator[Candidate]:
    """Yield the lines above the body that can be titles. Bylines, datelines and timed tickers are none."""
    for at, seen in enumerate(above):
        line = seen.line
        if seen.is_marked or seen.printed or seen.embedded or line.words < _SHORTEST or not is_title(line):
            continue
        if not (outlets.in_byline(line) or outlets.is_dateline(line)):
            share = overlap(line, body)
            marked = seen.copies > 1 or (at == 0 and _is_dated(above))
            yield Candidate(at, share, round(share * len(stems(line))), line.words, marked)


def _is_dated(above: Sequence[Seen]) -> bool:
    """Tell whether a full date stands right below the first line of a page: sites print it under the headline."""
    below = above[1].printed if len(above) > 1 else None
    return below is not None and bool(below.days)


def _plain_print(above: Sequence[Seen], at: int) -> int:
    """Return the first line that prints the same title without a bullet before it, else the last that prints it."""
    title = above[at].line.identity
    prints = [place for place, seen in enumerate(above) if seen.line.identity == title]
    plain = (place for place in prints if above[place].line.text[0].isalnum() or above[place].line.text[0] in _QUOTES)
    return next(plain, prints[-1])
