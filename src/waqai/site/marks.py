"""Lays evidence spans and held-back names over a text and cuts it into pieces that a template can write.

Spans may overlap and nest; each piece knows every span that covers it. Offsets count code points of the article's text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from waqai.records import Span

# A sentence ends at these signs with the closing signs that follow them, or at the end of a line.
_SENTENCE_END = re.compile(r"[.!?\u061f\u06d4\u2026]+[\"'\u00bb\u201d)\]]*(?=\s)|\n")
_CROWD = 4  # from so many numbers in a row on, the first and the last stand for all


@dataclass(frozen=True, slots=True)
class Mark:
    """An evidence span: where it stands (``id`` names the stretch), what it proves, and where that field is shown."""

    id: str
    start: int
    end: int
    field: str
    href: str
    title: str
    number: int  # the record's number within the article

    @property
    def is_record(self) -> bool:
        """Whether the span is the clause that tells the whole record."""
        return self.field == "record"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the same marks throughout.

    ``opens`` are the marks that begin here (their anchors), ``closes`` the field marks that end here beyond the one
    whose link the piece itself carries. ``held`` tells that a name stands here which is not shown.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()
    held: bool = False

    @property
    def shortest(self) -> Mark | None:
        """The innermost field mark: its field is what the piece links to."""
        fields = [mark for mark in self.marks if not mark.is_record]
        return min(fields, key=lambda mark: (mark.end - mark.start, mark.id), default=None)

    @property
    def anchors(self) -> tuple[Mark, ...]:
        """The marks whose anchor stands here, each stretch once."""
        return tuple({mark.id: mark for mark in self.opens}.values())

    @property
    def crowded(self) -> bool:
        """Whether more marks end here than can be read behind a word one by one."""
        return len(self.closes) >= _CROWD

    @property
    def first(self) -> Mark:
        """Of the marks that end here, one of the first record: where the numbers of a crowd lead."""
        return min(self.closes, key=lambda mark: mark.number)

    @property
    def last(self) -> Mark:
        """Of the marks that end here, one of the last record."""
        return max(self.closes, key=lambda mark: mark.number)

    @property
    def chips(self) -> tuple[Mark, ...]:
        """The records whose telling clause begins here."""
        return tuple(mark for mark in self.opens if mark.is_record)


@dataclass(frozen=True, slots=True)
class Passage:
    """A shown stretch of a paragraph; ``gap`` tells that something before it is not shown."""

    pieces: tuple[Piece, ...]
    gap: bool = False
    kind: str = "body"
    starts_paragraph: bool = field(default=True)


def join_spans(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order with touching and overlapping ones joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.end > span.start:
            joined.append(span)
    return joined


def cut_text(text: str, within: Span, marks: Sequence[Mark], held: Sequence[Span] = ()) -> tuple[Piece, ...]:
    """Return the pieces of ``text[within]``; ``held`` must be joined spans."""
    touching = [m for m in marks if m.start < within.end and within.start < m.end]
    hidden = [span for span in held if span.meets(within)]
    edges = {within.start, within.end}
    for start, end in [(m.start, m.end) for m in touching] + [(h.start, h.end) for h in hidden]:
        edges.update(edge for edge in (start, end) if within.start < edge < within.end)
    cuts = sorted(edges)
    return tuple(_piece(text, Span(a, b), within, touching, hidden) for a, b in pairwise(cuts))


def _piece(text: str, span: Span, within: Span, marks: Sequence[Mark], hidden: Sequence[Span]) -> Piece:
    covering = tuple(m for m in marks if m.start <= span.start and span.end <= m.end)
    opens = tuple(m for m in covering if m.start == span.start or (span.start == within.start and m.start < span.start))
    piece = Piece(span.of(text), covering, opens, held=any(h.covers(span) for h in hidden))
    carried = piece.shortest
    closes = tuple(m for m in covering if m.end == span.end and not m.is_record and m is not carried)
    return Piece(piece.text, covering, opens, closes, piece.held)


def sentences(text: str, within: Span) -> list[Span]:
    """Return the sentences of ``text[within]`` without the blanks around them."""
    found: list[Span] = []
    at = within.start
    for end in [*(m.end() for m in _SENTENCE_END.finditer(text, within.start, within.end)), within.end]:
        piece = text[at:end]
        if piece.strip():
            found.append(Span(at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())))
        at = end
    return found


def quoted_sentences(text: str, paragraph: Span, marks: Sequence[Mark]) -> list[Span]:
    """Return what of a paragraph to show: the sentences that carry evidence, neighbours joined with their blanks."""
    shown: list[Span] = []
    last = -2
    for number, sentence in enumerate(sentences(text, paragraph)):
        if not any(m.start < sentence.end and sentence.start < m.end for m in marks):
            continue
        if number == last + 1 and shown:
            shown[-1] = Span(shown[-1].start, sentence.end)
        else:
            shown.append(sentence)
        last = number
    return shown
