"""A line of a page, with what its shape tells."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from waqai.arabic.fold import fold

_LONG_WORDS = re.compile(r"[^\W\d_]{3,}")
_WORDS = re.compile(r"[^\W_]+")
_CENSORED = re.compile("\u0640[ .\u060c]+\u0640")  # tatweel, blank, tatweel: one word pulled apart to pass a filter
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ENDS = re.compile(r"[.\u06d4][\s\"'\u00bb\u201d\u2019)\]]*$")
_STOPS = frozenset(".\u06d4\u2026")  # a line without one of them at its end neither ends nor is cut
_CUT = re.compile(r"(?:\.{2,}|\u2026)[\s\"'\u00bb\u201d)\]]*$")
_QUOTATION = re.compile('["\u00ab\u201c][^"\u00ab\u00bb\u201c\u201d]+["\u00bb\u201d][\\s.\u060c]*$')
_QUOTED = 6  # words
_FOLD_WHOLE = 240  # longer lines are paragraphs: only their beginning can say that they are something else
_FOLD_HEAD = 80


class Line(Struct, frozen=True, gc=False):
    """One line that is not blank.

    ``folded`` is the folded beginning (all of it for a short line); ``key`` its words alone, every
    number written 0. ``gap`` tells whether a blank line stands before, ``ends`` whether it ends like a statement,
    ``cut`` whether it ends with dots, as teasers do. ``place`` is the line's place in an HTML tree (dom.py), empty in
    a dump; ``voted`` tells that an extractor took it into the body; ``stamp`` is the machine-readable time beside it.
    """

    text: str
    folded: str
    key: str
    words: int
    gap: bool
    ends: bool
    cut: bool
    place: str = ""
    voted: bool = False
    stamp: str = ""

    @property
    def identity(self) -> str:
        """What two prints of the same line share, whatever bullets and marks stand around it."""
        return self.key if self.key and len(self.text) <= _FOLD_WHOLE else self.text

    @property
    def is_quotation(self) -> bool:
        """Whether the line stands whole between quotation marks and is longer than a name or slogan."""
        return self.words >= _QUOTED and _QUOTATION.match(self.text) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether the line reads like a sentence or paragraph by length and ending."""
        return (self.ends and self.words >= 6) or self.words >= 20


class _Folds(dict[int, str]):
    """What each code point folds to, filled as they come: ``str.translate`` then folds a line in one pass of C."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = self[code] = " " if char.isspace() else fold(char) or _fold_blank(char)
        return folded


def _fold_blank(char: str) -> str:
    return fold(f"a{char}a")[1:-1]  # a mark that folding turns into a blank, or drops


_FOLDS = _Folds()


def fold_line(text: str) -> str:
    """Return ``fold(text)``, faster: a dump has thousands of lines and some ninety different letters."""
    return " ".join(text.translate(_FOLDS).split())


def make_line(text: str, gap: bool, place: str = "", voted: bool = False, stamp: str = "") -> Line:
    """Return the line of ``text``, which is stripped and not blank."""
    folded = fold_line(text if len(text) <= _FOLD_WHOLE else text[:_FOLD_HEAD])
    key = " ".join(_WORDS.findall(_DIGITS.sub("0", folded)))
    stopped = not _STOPS.isdisjoint(text[-8:])
    cut = stopped and bool(_CUT.search(text, max(0, len(text) - 8)))
    ends = stopped and not cut and bool(_ENDS.search(text, max(0, len(text) - 6)))
    whole = _CENSORED.sub("", text) if "\u0640" in text else text
    return Line(text, folded, key, whole.count(" ") + 1, gap, ends, cut, place, voted, stamp)


def split_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank."""
    lines: list[Line] = []
    gap = False
    for raw in text.split("\n"):
        stripped = raw.strip(" \t\u00a0\u200b\ufeff\u200e\u200f\u202a\u202b\u202c")
        if stripped:
            lines.append(make_line(stripped, gap))
        gap = not stripped
    return lines


def bare_words(line: Line) -> list[str]:
    """Return all words of three letters and more of a line, particles and article off."""
    return list(filter(None, map(_bare, _LONG_WORDS.findall(fold(line.text)))))


def stems(line: Line) -> frozenset[str]:
    """Return rough stems of a line's longer words: article and attached particles off, first three letters."""
    return _stems(line.folded)


@lru_cache(maxsize=256)  # the paragraphs of a page are compared with each line above them
def _stems(folded: str) -> frozenset[str]:
    return frozenset(filter(None, map(_stem, _LONG_WORDS.findall(folded))))


_ALEF, _LAM = chr(0x627), chr(0x644)
_ARTICLES = (_ALEF + _LAM, _LAM + _LAM)
_PARTICLES = frozenset(map(chr, (0x648, 0x641, 0x628, 0x643)))  # written onto a word: and, so, by, like
_SHORTEST_STEM = 3


@lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    bare = _bare(word)
    return bare[:_SHORTEST_STEM] if len(bare) >= _SHORTEST_STEM else ""


@lru_cache(maxsize=1 << 15)
def _bare(word: str) -> str:
    bare = word[1:] if word[0] in _PARTICLES and word[1:3] in _ARTICLES else word
    if bare[:2] in _ARTICLES:
        bare = bare[2:]
    elif bare[0] in _PARTICLES and len(bare) > _SHORTEST_STEM + 1:
        bare = bare[1:]
    return bare


def overlap(line: Line, others: Sequence[Line]) -> float:
    """Return the share of a line's stems that stand in ``others``."""
    own = stems(line)
    if not own:
        return 0.0
    found: set[str] = set()
    for other in others:
        found |= stems(other)
    return len(own & found) / len(own)
