"""A dictionary of words with a one-letter tag each, so that grammars can be regular expressions over tags.

A text becomes a short string of tags (``1Wt`` for «خمسة وعشرون»): words that mean nothing here collapse to ``x``, marks
that end a thought to ``.``. The particles that may stand before a word are spelled out once, when the dictionary is made,
so that reading a text is one look-up a word.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from waqai.arabic.clitics import NO_PROCLITIC, Proclitic
from waqai.arabic.fold import Folded, fold
from waqai.arabic.pieces import Piece, cut_pieces

COLD = "x"
STOP = "."
_SIGNS = {"-": "H", "/": "Z", ",": ",", "(": "(", ")": ")", "%": "%", "$": "$", "\u00a2": "$", "\u20ac": "$", "\u00a3": "$", "#": "_", "_": "_", '"': "_", "'": "_"}  # fmt: skip
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


_TANWIN = "\u064b"
_NOTHING = Sense(Entry("", "", ""), 0, False, False)


class Item(NamedTuple):
    """One step of a tag string: ``[start, end)`` in the folded text."""

    tag: str
    value: int | str
    start: int
    end: int
    definite: bool = False


_Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All entries by folded word.

    ``others`` has the second reading of words whose first holds for one spelling only; ``phrases`` go by first word,
    longest first; ``joiners`` are bare particles before figures.
    """

    words: Mapping[str, Sense]
    others: Mapping[str, Sense]
    phrases: _Phrases
    joiners: Mapping[str, frozenset[str]]


def _spell(entry: Entry, proclitics: Iterable[Proclitic]) -> Iterable[tuple[str, Sense]]:
    form = fold(entry.form)
    yield form, Sense(entry, 0, False, False)
    if entry.particles:
        for proclitic in proclitics:
            the = "the" in proclitic.parts
            article = (1 if proclitic.form[-2:-1] == proclitic.form[-1:] else 2) if the else 0
            skip = len(proclitic.form) - article
            yield proclitic.form + form, Sense(entry, skip, "and" in proclitic.parts, the)


def make_vocabulary(entries: Iterable[Entry], proclitics: Iterable[Proclitic]) -> Vocabulary:
    """Return the dictionary of ``entries``; a word spelled plainly wins over one made with particles, an earlier over a later."""
    proclitics = [p for p in proclitics if "will" not in p.parts and p is not NO_PROCLITIC]
    senses: dict[str, list[Sense]] = {}
    phrases: dict[str, dict[tuple[str, ...], Sense]] = {}
    for entry in entries:
        for spelled, sense in _spell(entry, proclitics):
            first, *rest = spelled.split()
            if rest:
                phrases.setdefault(first, {}).setdefault(tuple(rest), sense)
            else:
                senses.setdefault(first, []).append(sense)
    for found in senses.values():
        found.sort(key=lambda s: s.skip > 0 or s.joined or s.definite)
    ordered = {first: tuple(sorted(rest.items(), key=lambda p: -len(p[0]))) for first, rest in phrases.items()}
    return Vocabulary(
        {word: found[0] for word, found in senses.items()},
        {word: found[1] for word, found in senses.items() if found[0].entry.written and len(found) > 1},
        ordered,
        {p.form: p.parts for p in proclitics},
    )


def _is_spelled(sense: Sense, start: int, end: int, folded: Folded) -> bool:
    raw = folded.span(start + sense.skip, end).of(folded.source)
    if _TANWIN in sense.entry.form:
        return _TANWIN in raw
    spelled = _MARKS.sub("", raw)
    return spelled.endswith(sense.entry.form)


class _Lexer:
    """Walks the pieces of one text and writes down items; cold words in a row are one item that counts them."""

    def __init__(self, folded: Folded, vocabulary: Vocabulary) -> None:
        self.folded = folded
        self.vocabulary = vocabulary
        self.pieces = cut_pieces(folded.text)
        self.items: list[Item] = []
        self._cold_from = 0
        self._cold = 0

    def run(self) -> list[Item]:
        words, phrases, pieces = self.vocabulary.words, self.vocabulary.phrases, self.pieces
        at, size = 0, len(pieces)
        while at < size:
            piece = pieces[at]
            if piece.kind in ("word", "latin"):
                text = piece.text
                if text in phrases and (taken := self._phrase(at)):
                    at += taken
                    continue
                if text in words:
                    self._word(words[text], piece.start, piece.start + len(text))
                elif self._joins(at):
                    self._joiner(piece)
                else:
                    self._freeze(piece)
            elif piece.kind == "sign":
                self._sign(piece)
            else:
                self._figure(piece)
            at += 1
        self._thaw()
        return self.items

    def _freeze(self, piece: Piece) -> None:
        if not self._cold:
            self._cold_from = piece.start
        self._cold += 1
        self._cold_to = piece.start + len(piece.text)

    def _thaw(self) -> None:
        if self._cold:
            self.items.append(Item(COLD, self._cold, self._cold_from, self._cold_to))
            self._cold = 0

    def _put(self, item: Item) -> None:
        self._thaw()
        self.items.append(item)

    def _sign(self, piece: Piece) -> None:
        tag = _SIGNS.get(piece.text, STOP)
        if tag != "_":
            self._put(Item(tag, piece.text, piece.start, piece.start + 1))

    def _word(self, sense: Sense, start: int, end: int) -> None:
        text = self.folded.text[start:end]
        if sense.entry.written and not _is_spelled(sense, start, end, self.folded):
            sense = self.vocabulary.others.get(text, _NOTHING)
        if not sense.entry.tag:
            self._freeze(Piece(text, start, "word"))
            return
        if sense.joined:
            self._put(Item("W", "", start, start + 1))
        self._put(Item(sense.entry.tag, sense.entry.value, start + sense.skip, end, sense.definite))

    def _phrase(self, at: int) -> int:
        pieces = self.pieces
        for rest, sense in self.vocabulary.phrases[pieces[at].text]:
            if all(at + n < len(pieces) and pieces[at + n].text == word for n, word in enumerate(rest, 1)):
                last = pieces[at + len(rest)]
                self._word(sense, pieces[at].start, last.start + len(last.text))
                return len(rest) + 1
        return 0

    def _joins(self, at: int) -> bool:
        piece, following = self.pieces[at], self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        parts = self.vocabulary.joiners.get(piece.text)
        if parts is None or following is None:
            return False
        glued = following.start == piece.start + len(piece.text)
        return (glued and following.kind == "figure") or parts == {"and"}

    def _joiner(self, piece: Piece) -> None:
        if "and" in self.vocabulary.joiners[piece.text]:
            self._put(Item("W", "", piece.start, piece.start + 1))

    def _figure(self, piece: Piece) -> None:
        end = piece.start + len(piece.text)
        text = self.folded.text
        before, after = text[max(piece.start - 1, 0) : piece.start], text[end : end + 1]
        if any(c.isascii() and c.isalpha() for c in (before, after)) or (piece.kind == "date" and before == "/"):
            self._put(Item("@", piece.text, piece.start, end))
        else:
            self._put(Item(_FIGURE_TAGS[piece.kind], piece.text, piece.start, end))


_FIGURE_TAGS = {"figure": "f", "phone": "P", "date": "D", "clock": "C", "fraction": "Q"}


def lex(folded: Folded, vocabulary: Vocabulary) -> list[Item]:
    """Return the items of a folded text. Linear time; a text without known words gives next to nothing."""
    return _Lexer(folded, vocabulary).run()


def tag_string(items: Iterable[Item]) -> str:
    """Return the tags of ``items``, one letter an item."""
    return "".join([item.tag for item in items])
