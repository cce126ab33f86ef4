"""Chooses the headline among the lines above the body."""

import re
from collections.abc import Sequence

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
_TWICE = 0.15
_QUOTES = '"\u00ab\u201c\u2039('


def is_title(line: Line) -> bool:
    """Tell whether a line can be a title by its shape: not long, and no full stop unless it is short and plain."""
    if line.words > _LONGEST or _TICKER.match(line.text):
        return False
    commas = line.text.count("\u060c") + line.text.count(", ")
    return not line.ends or line.text[-1] not in "." or (line.words <= 14 and commas == 0)


def choose_headline(above: Sequence[Seen], body: Sequence[Line], outlets: OutletBook) -> int | None:
    """Return the index of the line that heads ``body``, None when no line above it does.

    The first line of which enough comes back in the body; else the one of which most does. A line printed twice
    (breadcrumb and headline) needs less. Bylines, datelines and tickers are no candidates.
    """
    compared = body[:_COMPARED]
    ranked: list[tuple[float, int]] = []
    for at, seen in enumerate(above):
        line = seen.line
        if seen.is_marked or seen.printed or seen.embedded or line.words < _SHORTEST or not is_title(line):
            continue
        if outlets.in_byline(line) or outlets.is_dateline(line):
            continue
        share = overlap(line, compared)
        shared = round(share * len(stems(line)))
        if shared >= _SHARED and line.words > _SHORTEST and share + (_TWICE if seen.copies > 1 else 0) >= _ENOUGH:
            return _plain_print(above, at)
        bonus = 2 * _TWICE if seen.copies > 1 and line.words > _SHORTEST else 0.0
        ranked.append((share + bonus if line.words > _SHORTEST else share / 2, -at))
    if not ranked:
        return None
    share, place = max(ranked)
    return _plain_print(above, -place) if share >= _LEAST or len(ranked) == 1 else None


def _plain_print(above: Sequence[Seen], at: int) -> int:
    """Return the first line that prints the same title without a bullet before it, else the last that prints it."""
    title = above[at].line.identity
    prints = [place for place, seen in enumerate(above) if seen.line.identity == title]
    plain = (place for place in prints if above[place].line.text[0].isalnum() or above[place].line.text[0] in _QUOTES)
    return next(plain, prints[-1])
