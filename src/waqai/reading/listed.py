"""Demands told as a list: behind «طالبت بما يلي:» or «المطالب:» each line is one."""

from waqai.reading.hearing import Hearing
from waqai.reading.sentences import Sentence

_ITEMS = 40  # lines of a list that are read
_LONGEST = 60  # words of a line without a bullet that can still be an item
_BULLETS = frozenset("-–—•*·●▪◦")
_END = "\n"


def list_after(hearing: Hearing, at: int, sentence: Sentence) -> int:
    """Return where the list starts whose lead-in runs from ``at`` to the end of a line or to a first bullet; 0 where no
    list follows.
    """
    lead = next((m for step in range(at, sentence.last) if (m := hearing.word(step, "list_lead"))), None)
    end = lead.last if lead is not None else at
    if hearing.mark(end) == ":":
        end += 1
    elif lead is None:
        return 0
    goes_on = not hearing.mark(end) and past_bullet(hearing, end) == end  # words in the same line
    return 0 if goes_on else end


def list_items(hearing: Hearing, start: int) -> list[tuple[int, int]]:
    """Return the items of the list that starts at ``start``: tokens ``[first, last)`` of each, bullets left off."""
    lines = _lines(hearing, start)
    if not lines:
        return []
    bulleted = lines[0][2]
    found = []
    for first, last, bullet in lines[:_ITEMS]:
        if bulleted != bullet or (not bulleted and not _is_item(hearing, first, last)):
            break
        found.append((first, last))
    return found


def _lines(hearing: Hearing, start: int) -> list[tuple[int, int, bool]]:
    """Return the lines from ``start`` on, parted at line ends and at bullets behind a mark; with each, has it one."""
    found: list[tuple[int, int, bool]] = []
    first, bulleted = start, False
    size = len(hearing.scene.tokens)
    for at in range(start, size):
        past = past_bullet(hearing, at) if at == start or hearing.mark(at - 1) else at
        if past > at or hearing.mark(at) == _END:
            if any(not hearing.mark(step) for step in range(first, at)):
                found.append((first, at, bulleted))
            first, bulleted = max(past, at + (hearing.mark(at) == _END)), past > at
        if len(found) > _ITEMS:
            return found
    return [*found, (first, size, bulleted)] if first < size else found


def _is_item(hearing: Hearing, first: int, last: int) -> bool:
    """Tell whether a line without a bullet can be an item: short, and nobody begins to speak in it."""
    speaks = any(hearing.of(at, "speech") for at in range(first, min(first + 3, last)))
    return last - first <= _LONGEST and not speaks


def past_bullet(hearing: Hearing, at: int) -> int:
    """Return the token behind the bullet or number at ``at``; ``at`` itself where none stands."""
    tokens = hearing.scene.tokens
    if at < len(tokens) and tokens[at].text in _BULLETS and at > 0 and hearing.mark(at - 1) in {_END, ":", ";"}:
        return at + 1
    if at + 1 < len(tokens) and tokens[at].kind == "number" and hearing.mark(at + 1) in {".", "-", ")", "–"}:
        return at + 2
    return at
