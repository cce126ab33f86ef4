"""Chooses the headline among the lines above the body."""

import re
from collections.abc import Sequence

from waqai.page.line import Line, overlap
from waqai.page.regions import Seen

_TICKER = re.compile(r"^\W{0,2}(?:\d{4}[/-]\d{1,2}[/-]\d{1,2}\s+)?\d{1,2}:\d{2}\b")
_LONGEST = 32
_SHORTEST = 3
_COMPARED = 6  # paragraphs of the body that a headline is compared with
_ENOUGH = 0.3


def is_title(line: Line) -> bool:
    """Tell whether a line can be a title by its shape: not long, and no full stop unless it is short and plain."""
    if line.words > _LONGEST or _TICKER.match(line.text):
        return False
    commas = line.text.count("\u060c") + line.text.count(", ")
    return not line.ends or line.text[-1] not in "." or (line.words <= 14 and commas == 0)


def choose_headline(above: Sequence[tuple[int, Seen]], body: Sequence[Line]) -> int | None:
    """Return the index of the line that heads ``body``, None when no line above it does.

    Ranked by how much of the line comes back in the body; a line printed twice (breadcrumb and headline) and the first
    of equals are preferred.
    """
    ranked = []
    compared = body[:_COMPARED]
    for at, seen in above:
        line = seen.line
        if seen.cue or seen.printed or seen.embedded or line.words < _SHORTEST or not is_title(line):
            continue
        share = overlap(line, compared)
        ranked.append((share + 0.25 * (seen.copies > 1) + 0.1 * min(line.words, 8) / 8, -at, at, share))
    if not ranked:
        return None
    _, _, best, share = max(ranked)
    return best if share >= _ENOUGH or len(ranked) == 1 else None
