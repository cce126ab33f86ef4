"""Fold once: make spellings equal for matching, and keep the way back to the author's letters.

Folding is per code point, so a folded text is at most as long as its source except for ligatures. It joins
hamza seats and madda to bare alef, alef maqsura to ya, ta marbuta to ha, hamza on waw or ya to waw or ya; brings every
digit to ASCII, Persian and presentation-form letters to their Arabic ones, every kind of quotation mark to ``"``;
and drops short vowels, tatweel, zero-width and bidirectional marks.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from waqai.records import Span

_ONE_TO_ONE = str.maketrans(
    {
        "\u0622": "\u0627", "\u0623": "\u0627", "\u0625": "\u0627", "\u0671": "\u0627",  # alefs
        "\u0649": "\u064a", "\u06cc": "\u064a", "\u06d2": "\u064a", "\u0626": "\u064a",  # yas
        "\u0629": "\u0647", "\u06c1": "\u0647", "\u06be": "\u0647", "\u06d5": "\u0647",  # ta marbuta and foreign has
        "\u0624": "\u0648", "\u06a9": "\u0643", "\u06aa": "\u0643", "\u06a4": "\u0641",
        "\u067e": "\u0628", "\u0686": "\u062c", "\u06af": "\u0643", "\u0698": "\u0632",
        **{chr(0x0660 + n): str(n) for n in range(10)},
        **{chr(0x06F0 + n): str(n) for n in range(10)},
        "\u066b": ".", "\u066c": ",", "\u066a": "%", "\u060c": ",", "\u061b": ";", "\u061f": "?", "\u06d4": ".",
        "\u00ab": '"', "\u00bb": '"', "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u2033": '"',
        "\u2018": "'", "\u2019": "'", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2010": "-", "\u2011": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ", "\t": " ",
    }
)  # fmt: skip

_TABLE: dict[int, int | str | None] = dict(_ONE_TO_ONE)
_TABLE.update({ord("A") + n: ord("a") + n for n in range(26)})

# Short vowels and Quranic marks, superscript alef, tatweel, zero-width and bidi marks, soft hyphen, BOM.
_DROPPED = frozenset(
    [chr(c) for c in (*range(0x0610, 0x061B), 0x061C, 0x0640, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE))]
    + [chr(c) for c in (0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)]
    + [chr(c) for c in range(0xFE00, 0xFE10)]
)


_ODD = re.compile("[" + "".join(sorted(_DROPPED)) + "\ufb50-\ufeff]")

# Words broken to pass a platform's filter: pieces that end and begin with tatweel, parted by a blank or a mark; then
# single letters after or before one that cannot be joined to the left; and a particle written apart with tatweel. A
# mark without a blank breaks a word also where tatweel stands on one side alone (not behind the lone ha of a hijri
# year), a star or two pairs of dots around a letter without any.
_LETTER = "[\u0621-\u064a]"
_UNJOINED = "[" + "".join(map(chr, (0x0627, 0x062F, 0x0630, 0x0631, 0x0632, 0x0648))) + "]"
_PARTICLE = "[" + "".join(map(chr, (0x0628, 0x0641, 0x0643, 0x0644, 0x0648))) + "]"
_BREAKS = re.compile(
    rf"(?<=\u0640)[ \u00a0.*_-]{{1,2}}(?=\u0640)"
    rf"|(?<={_UNJOINED})[ \u00a0](?=\u0640)"
    rf"|(?<=\u0640{_UNJOINED})(?: {_LETTER}(?!{_LETTER}|\u0640))+"
    rf"|(?<={_PARTICLE}\u0640)[ \u00a0](?={_LETTER})"
    rf"|(?<!{_LETTER})(?:{_UNJOINED}[ \u00a0]){{1,3}}(?={_LETTER}\u0640[ \u00a0.*]{{1,2}}\u0640)"
    rf"|(?<=\u0640)(?<!^\u0647\u0640)(?<![^\u0621-\u064a]\u0647\u0640)(?:[*_-]|\.[ \u00a0]?)(?={_LETTER})"
    rf"|(?<={_LETTER})[.*_-](?=\u0640{_LETTER})"
    rf"|(?<={_LETTER})\*{{1,2}}(?={_LETTER})"
    rf"|(?<={_LETTER})\.\.{_LETTER}\.\.(?={_LETTER})"
)
_GAP = frozenset(" \u00a0.*_-")


def _may_be_broken(source: str) -> bool:
    """Tell whether a sign stands in ``source`` without which no word is broken: asked first, since it costs little."""
    return "\u0640" in source or "*" in source or ".." in source


def _broken(source: str) -> set[int]:
    """Return the offsets of blanks and marks that stand inside broken words."""
    found: set[int] = set()
    for match in _BREAKS.finditer(source):
        if not _is_blank(match.group()) or _breaks_word(source, match.start(), match.end()):
            found.update(at for at in range(match.start(), match.end()) if source[at] in _GAP)
    return found


def _is_blank(gap: str) -> bool:
    return not gap.strip(" \u00a0")


def _breaks_word(source: str, start: int, end: int) -> bool:
    """Tell whether the blank ``[start, end)`` breaks a word: always between tatweels, else behind a lone letter."""
    if source[start - 1] == "\u0640" and source[end] != "\u0640":
        return start < 3 or not source[start - 3].isalpha()
    return True


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in _DROPPED:
        return ""
    if "\ufb50" <= char <= "\ufefc":
        spelled = unicodedata.normalize("NFKC", char)
        return "".join(_fold_char(c) for c in spelled if c != char)
    return char.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with the way back.

    ``starts[i]`` is the offset in ``source`` of the code point that folded position ``i`` came from, and
    ``starts[len(text)] == len(source)``.
    """

    source: str
    text: str
    starts: tuple[int, ...] | range

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the source behind ``text[start:end]``, marks that sit on its last letter included.

        An empty stretch gives an empty span. Blanks that were dropped after the last letter are not taken in.
        """
        starts, source = self.starts, self.source
        if start >= end:
            at = starts[start]
            return Span(at, at)
        first, last, limit = starts[start], starts[end - 1] + 1, starts[end]
        while last < limit and source[last] in _DROPPED and source[last] not in "\u200b\u200e\u200f\ufeff":
            last += 1
        return Span(first, last)

    def at(self, offset: int) -> int:
        """Return the first folded position whose source stands at or after ``offset``."""
        return bisect_left(self.starts, offset, 0, len(self.text))


def fold_text(source: str) -> Folded:
    """Fold ``source`` and keep, for each folded position, where it came from. Time and memory are linear."""
    gaps = _broken(source) if _may_be_broken(source) else frozenset()
    if not gaps and not _ODD.search(source):
        return Folded(source, source.translate(_TABLE), range(len(source) + 1))
    if not gaps:
        return _fold_runs(source)
    pieces = ["" if at in gaps else _fold_char(c) for at, c in enumerate(source)]
    starts = [at for at, piece in enumerate(pieces) for _ in piece]
    starts.append(len(source))
    return Folded(source, "".join(pieces), tuple(starts))


def _fold_runs(source: str) -> Folded:
    """Fold what stands between the code points that are dropped or spelled out at one stroke each."""
    pieces: list[str] = []
    starts: list[int] = []
    done = 0
    for odd in _ODD.finditer(source):
        at = odd.start()
        pieces.append(source[done:at])
        starts.extend(range(done, at))
        spelled = _fold_char(source[at])
        pieces.append(spelled)
        starts.extend([at] * len(spelled))
        done = at + 1
    pieces.append(source[done:])
    starts.extend(range(done, len(source) + 1))
    return Folded(source, "".join(pieces).translate(_TABLE), tuple(starts))


def fold(source: str) -> str:
    """Return only the folded letters of ``source``, blanks squeezed: for keys, names and search."""
    odd = _may_be_broken(source) or _ODD.search(source)
    text = fold_text(source).text if odd else source.translate(_TABLE)
    return " ".join(text.split())
