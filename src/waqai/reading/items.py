"""Parts a digest or live blog into its stories: no day, place or speaker goes over from one to the next."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from waqai.records import Article, Demand, Event, Evidence, Item, Paragraph, Span, Statement

_HEADLINE, _SUBHEADING = "headline", "subheading"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article as an article of its own, and where it starts."""

    article: Article
    start: int


def split_items(article: Article) -> list[Piece]:
    """Return the article's items as articles of their own, in order, what stands above the first one before them.

    The headline over several stories is the headline of none; without paragraphs of its own it is not read.
    """
    first = article.items[0].start
    opening = [part for part in article.paragraphs if part.end <= first]
    starts = [part.start for part in article.paragraphs]
    pieces = [
        _piece(article, item, article.paragraphs[bisect_left(starts, item.start) : bisect_left(starts, item.end)])
        for item in article.items
    ]
    if any(part.kind != _HEADLINE for part in opening):
        above = replace(article, text=article.text[: opening[-1].end], paragraphs=tuple(opening), items=())
        return [Piece(above, 0), *pieces]
    return pieces


def _piece(article: Article, item: Item, own: Sequence[Paragraph]) -> Piece:
    titled = len(own) > 1 and own[0].kind == _SUBHEADING
    paragraphs = [Paragraph(part.start - item.start, part.end - item.start, part.kind) for part in own]
    if titled:
        paragraphs[0] = replace(paragraphs[0], kind=_HEADLINE)
    text = article.text[item.start : item.end]
    told = replace(
        article,
        text=text,
        headline=text[: paragraphs[0].end] if titled else None,
        paragraphs=tuple(paragraphs),
        published=item.day,
        reference=item.reference,
        dateline=None,
        items=(),
    )
    return Piece(told, item.start)


def skipped_headline(article: Article, pieces: list[Piece]) -> Span | None:
    """Return the headline that no piece reads."""
    head = next((part for part in article.paragraphs if part.kind == _HEADLINE), None)
    return Span(head.start, head.end) if head and pieces[0].start > head.start else None


@dataclass(frozen=True, slots=True)
class Shift:
    """Moves a piece's records into the whole text: ``start`` letters on, and numbers counted on from those before."""

    start: int
    events: int
    statements: int
    demands: int

    def event(self, record: Event) -> Event:
        """Return an event of the piece as one of the whole."""
        return replace(record, id=_count_on(record.id, self.events), evidence=self.evidence(record.evidence))

    def statement(self, record: Statement) -> Statement:
        """Return a statement of the piece as one of the whole."""
        about = tuple(_count_on(name, self.events) for name in record.about)
        number = _count_on(record.id, self.statements)
        return replace(record, id=number, about=about, evidence=self.evidence(record.evidence))

    def demand(self, record: Demand) -> Demand:
        """Return a demand of the piece as one of the whole."""
        made_by = _count_on(record.statement, self.statements) if record.statement else None
        number = _count_on(record.id, self.demands)
        return replace(record, id=number, statement=made_by, evidence=self.evidence(record.evidence))

    def evidence(self, items: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Return evidence of the piece as evidence of the whole."""
        return tuple(replace(item, start=item.start + self.start, end=item.end + self.start) for item in items)


def _count_on(name: str, before: int) -> str:
    return f"{name[0]}{int(name[1:]) + before}"
