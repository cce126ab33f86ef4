"""Words broken by a mark to pass a platform's filter, made whole where the letters without it are a word that
happenings are told with («قص.ف», «تست,هدف»), or with a one written for their alif («د1عش»).
"""

import re

from waqai.arabic.fold import Folded
from waqai.lexicon.lexicon import Lexicon

_LETTER = "[\u0621-\u064a]"
_ALIF = "\u0627"
_BREAK = re.compile(rf"(?<={_LETTER})(?:[.,'!|]{{1,2}}|1{{1,2}})(?={_LETTER})")
_LETTERS = re.compile(rf"{_LETTER}+")
_SHORTEST = 3  # letters of the whole word
_PIECES = 3  # pieces of one word at most, but for the first
_TELLING = frozenset({"trigger", "weapon", "harm", "harm_done", "people", "object", "actor", "adjective", "place"})


def mend_broken(folded: Folded, lexicon: Lexicon) -> Folded:
    """Return ``folded`` without the marks that stand inside broken words. The end of a sentence whose blank was lost
    is no such mark: the words on its two sides make no known one together.
    """
    text = folded.text
    gaps = list(_BREAK.finditer(text))
    mended: dict[int, str] = {}
    at = 0
    while at < len(gaps):
        whole = _whole(text, gaps, at, lexicon)
        for gap in gaps[at:whole]:
            mended.update(dict.fromkeys(range(gap.start(), gap.end()), ""))
            mended[gap.start()] = _letter(gap)
        at = max(whole, at + 1)
    if not mended:
        return folded
    letters = [mended.get(offset, letter) for offset, letter in enumerate(text)]
    starts = (*(folded.starts[offset] for offset, letter in enumerate(letters) if letter), len(folded.source))
    return Folded(folded.source, "".join(letters), starts)


def _letter(gap: re.Match[str]) -> str:
    """Return the letter that a gap is written for, none where it is a mark."""
    return _ALIF if gap.group().isdigit() else ""


def _whole(text: str, gaps: list[re.Match[str]], at: int, lexicon: Lexicon) -> int:
    """Return behind which of ``gaps`` the pieces from the one before gap ``at`` on are a known word, ``at`` if none.

    Of two pieces that are words themselves each stands for itself.
    """
    start = _start_of(text, gaps[at].start())
    word = last = text[start : gaps[at].start()]
    pieces = [word]
    found = at
    for until in range(at, min(at + _PIECES, len(gaps))):
        if until > at and gaps[until].start() != gaps[until - 1].end() + len(last):
            break
        last = _piece(text, gaps[until].end())
        word += _letter(gaps[until]) + last
        pieces.append(last)
        told = bool(lexicon.tells(word) & _TELLING) or lexicon.begins(word)
        if told and len(word) >= _SHORTEST and not all(lexicon.tells(piece) for piece in pieces):
            found = until + 1
    return found


def _start_of(text: str, end: int) -> int:
    start = end
    while start and _LETTERS.fullmatch(text[start - 1]):
        start -= 1
    return start


def _piece(text: str, start: int) -> str:
    found = _LETTERS.match(text, start)
    return found.group() if found else ""
