"""A dictionary of words with a one-letter tag each, so that grammars can be regular expressions over tags.

A text becomes a short string of tags (``1Wt`` for «خمسة وعشرون»): words that mean nothing here collapse to ``x``, marks
that end a thought to ``.``. The particles that may stand before a word are spelled out once, when the dictionary is
made, so that reading a text is one look-up a word.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from waqai.arabic.clitics import NO_PROCLITIC, Proclitic
from waqai.arabic.fold import Folded, fold
from waqai.arabic.pieces import Piece, Runs, cut_runs

COLD = "x"
STOP = "."
_SKIPPED = ""
_SIGNS = {
    "-": "H", "/": "Z", ",": ",", "(": "(", ")": ")", "%": "%",
    "$": "$", "\u00a2": "$", "\u20ac": "$", "\u00a3": "$",
    "#": _SKIPPED, "_": _SKIPPED, '"': _SKIPPED, "'": _SKIPPED,
}  # fmt: skip
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase with its tag and value.

    ``particles`` tells whether و, ب, ل, the article … may be written onto it; ``written`` that only the very spelling
    counts, hamza and madda included: spelled in another way, the next entry with the same letters is taken.
    """

    form: str
    tag: str
    value: int | str
    particles: bool = True
    written: bool = False


class Sense(NamedTuple):
    """What a folded word with its particles means: ``skip`` letters belong to the particles."""

    entry: Entry
    skip: int
    joined: bool
    definite: bool


_LONGEST_FIGURE = 18  # digits and marks; what is longer is an identifier
_TANWIN = "\u064b"
_NOTHING = Sense(Entry("", "", ""), 0, False, False)


class Item(NamedTuple):
    """One step of a tag string: ``[start, end)`` in the folded text."""

    tag: str
    value: int | str
    start: int
    end: int
    definite: bool = False


_PLAIN = ("", 0, False, False)  # a word without particles
_Phrases = Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All entries by folded word.

    ``others`` has the second reading of words whose first holds for one spelling only; ``phrases`` go by first and
    second word, longest first; ``joiners`` are bare particles before figures; ``known`` is every first word of all
    these, ``core`` those without which there is nothing to read within ``reach`` words.
    """

    words: Mapping[str, Sense]
    others: Mapping[str, Sense]
    phrases: _Phrases
    joiners: Mapping[str, frozenset[str]]
    known: frozenset[str]
    core: frozenset[str]
    reach: int


def _skipped(proclitic: Proclitic) -> int:
    """Return how many letters in front of a word are no part of it; the article, or what is left of it, is."""
    if "the" not in proclitic.parts:
        return len(proclitic.form)
    return len(proclitic.form) - (1 if proclitic.form[-2:-1] == proclitic.form[-1:] else 2)


def make_vocabulary(
    entries: Iterable[Entry], proclitics: Iterable[Proclitic], core_tags: Collection[str], reach: int
) -> Vocabulary:
    """Return the dictionary of ``entries``; a reading that takes fewer particles off wins, then the earlier.

    Words whose tag is not among ``core_tags`` are read only within ``reach`` words of one whose tag is, or of a figure.
    """
    proclitics = [p for p in proclitics if "will" not in p.parts and p is not NO_PROCLITIC]
    particles = [(p.form, _skipped(p), "and" in p.parts, "the" in p.parts) for p in proclitics]
    senses: dict[str, list[Sense]] = {}
    phrases: dict[str, dict[tuple[str, ...], Sense]] = {}
    for entry in entries:
        first, *rest = fold(entry.form).split()
        for letters, skip, joined, definite in (_PLAIN, *particles) if entry.particles else (_PLAIN,):
            sense = Sense(entry, skip, joined, definite)
            if rest:
                phrases.setdefault(letters + first, {}).setdefault(tuple(rest), sense)
            else:
                senses.setdefault(letters + first, []).append(sense)
    for found in senses.values():
        if len(found) > 1:
            found.sort(key=lambda sense: -len(fold(sense.entry.form)))
    joiners = {p.form: p.parts for p in proclitics}
    return Vocabulary(
        {word: found[0] for word, found in senses.items()},
        {word: found[1] for word, found in senses.items() if found[0].entry.written and len(found) > 1},
        {first: _by_second(rest) for first, rest in phrases.items()},
        joiners,
        frozenset([*senses, *phrases, *joiners]),
        frozenset(
            [word for word, found in senses.items() if any(s.entry.tag in core_tags for s in found)]
            + [word for word, rest in phrases.items() if any(s.entry.tag in core_tags for s in rest.values())]
        ),
        reach,
    )


def _by_second(phrases: Mapping[tuple[str, ...], Sense]) -> dict[str, tuple[tuple[tuple[str, ...], Sense], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for rest in sorted(phrases, key=len, reverse=True):
        found.setdefault(rest[0], []).append((rest, phrases[rest]))
    return {second: tuple(pairs) for second, pairs in found.items()}


def _is_spelled(sense: Sense, start: int, end: int, folded: Folded) -> bool:
    raw = folded.span(start + sense.skip, end).of(folded.source)
    if _TANWIN in sense.entry.form:
        return _TANWIN in raw
    spelled = _MARKS.sub("", raw)
    return spelled.endswith(sense.entry.form)


class _Lexer:
    """Walks the words of one text that mean something and the gaps that hold something; all other words only count."""

    def __init__(self, folded: Folded, vocabulary: Vocabulary) -> None:
        self.folded = folded
        self.vocabulary = vocabulary
        self.runs: Runs = cut_runs(folded.text)
        self.items: list[Item] = []
        self._cold = 0

    def run(self) -> list[Item]:
        runs, known = self.runs, self.vocabulary.known
        texts, gaps, parity = runs.texts, runs.gaps, 1 - runs.words
        done = 0  # runs before this one are written down
        for index in compress(range(len(texts)), self._near()):
            if index < done:
                continue
            if index in gaps:
                self._cold += (index + parity) // 2 - (done + parity) // 2  # the words since the last run
                done = self._gap(index)
            elif texts[index] in known:
                self._cold += (index + parity) // 2 - (done + parity) // 2
                done = self._hot_word(index)
        self._cold += (len(texts) + parity) // 2 - (done + parity) // 2
        self._thaw()
        return self.items

    def _near(self) -> bytearray:
        """Mark the runs near a core word or a figure: all others stay cold unread."""
        runs, core = self.runs, self.vocabulary.core
        words = runs.texts[runs.words :: 2]
        reach = 2 * self.vocabulary.reach  # in runs
        near = bytearray(len(runs.texts) + 2 * reach)  # with a margin at both ends
        marks = b"\1" * (2 * reach + 1)
        for index in [*(2 * n + runs.words for n, text in enumerate(words) if text in core), *runs.figures]:
            near[index : index + 2 * reach + 1] = marks
        return near[reach : len(near) - reach]

    def _thaw(self) -> None:
        if self._cold:
            self.items.append(Item(COLD, self._cold, 0, 0))
            self._cold = 0

    def _put(self, item: Item) -> None:
        if self._cold:
            self._thaw()
        self.items.append(item)

    def _hot_word(self, index: int) -> int:
        """Write down the word at ``index`` (or the phrase that begins there) and return the run behind it."""
        text, start = self.runs.texts[index], self.runs.starts[index]
        if text in self.vocabulary.phrases and (last := self._phrase(index, start)):
            return last + 1
        if text in self.vocabulary.words:
            self._word(self.vocabulary.words[text], start, start + len(text))
        elif not self._joiner(index, text, start):
            self._cold += 1
        return index + 1

    def _word(self, sense: Sense, start: int, end: int) -> None:
        text = self.folded.text[start:end]
        if sense.entry.written and not _is_spelled(sense, start, end, self.folded):
            sense = self.vocabulary.others.get(text, _NOTHING)
        if not sense.entry.tag:
            self._cold += 1
            return
        if sense.joined:
            self._put(Item("W", "", start, start + 1))
        self._put(Item(sense.entry.tag, sense.entry.value, start + sense.skip, end, sense.definite))

    def _phrase(self, index: int, start: int) -> int:
        """Write down the longest phrase that begins at run ``index`` and return its last run; 0 for none."""
        texts = self.runs.texts
        second = texts[index + 2] if index + 2 < len(texts) and texts[index + 1] == " " else ""
        if not second and index + 1 < len(texts):
            second = texts[index + 1].strip(" ") or "".join(texts[index + 2 : index + 3])
        for rest, sense in self.vocabulary.phrases[texts[index]].get(second, ()):
            at, end = index, 0
            for word in rest:
                at, end = self._next(at, word)
                if not at:
                    break
            else:
                self._word(sense, start, end)
                return at
        return 0

    def _next(self, index: int, word: str) -> tuple[int, int]:
        """Return the run and the end of ``word`` where it follows run ``index`` behind blanks; else zeros."""
        runs = self.runs
        following = index + 1
        if following >= len(runs.texts):
            return 0, 0
        if runs.texts[following].strip(" ") == word:
            return following, runs.starts[following] + runs.texts[following].find(word) + len(word)
        if index % 2 == runs.words:
            if runs.texts[following].strip(" "):
                return 0, 0
            following += 1
        if following < len(runs.texts) and runs.texts[following] == word:
            return following, runs.starts[following] + len(word)
        return 0, 0

    def _joiner(self, index: int, text: str, start: int) -> bool:
        """Read a lone و, and ب، ل، ال … glued to a figure, which are no words."""
        parts = self.vocabulary.joiners.get(text, frozenset())
        if parts == {"and"}:
            self._put(Item("W", "", start, start + 1))
            return True
        gap = self.runs.gaps.get(index + 1)
        if not parts or not gap or gap[0].start > start + len(text) + 1 or gap[0].kind != "figure":
            return False
        if "and" in parts:
            self._put(Item("W", "", start, start + 1))
        return True

    def _gap(self, index: int) -> int:
        for piece in self.runs.gaps[index]:
            if piece.kind == "sign":
                tag = _SIGNS.get(piece.text, STOP)
                if tag:
                    self._put(Item(tag, piece.text, piece.start, piece.start + 1))
            elif piece.kind == "latin":
                sense = self.vocabulary.words.get(piece.text, _NOTHING)
                self._word(sense, piece.start, piece.start + len(piece.text))
            else:
                self._figure(piece)
        return index + 1

    def _figure(self, piece: Piece) -> None:
        end = piece.start + len(piece.text)
        text = self.folded.text
        before, after = text[max(piece.start - 1, 0) : piece.start], text[end : end + 1]
        glued = any(c.isascii() and c.isalpha() for c in (before, after)) or (piece.kind == "date" and before == "/")
        glued = glued or (piece.kind == "figure" and len(piece.text) > _LONGEST_FIGURE)
        self._put(Item("@" if glued else FIGURE_TAGS[piece.kind], piece.text, piece.start, end))


# Neither times nor numbers may have words of these tags.
FIGURE_TAGS = {"figure": "f", "phone": "P", "date": "D", "clock": "C", "fraction": "/"}


def lex(folded: Folded, vocabulary: Vocabulary) -> list[Item]:
    """Return the items of a folded text. Linear time; a text without known words gives next to nothing."""
    return _Lexer(folded, vocabulary).run()


def tag_string(items: Iterable[Item]) -> str:
    """Return the tags of ``items``, one letter an item."""
    return "".join([item.tag for item in items])
