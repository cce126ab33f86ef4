"""Reads the stories of a digest or live blog each for itself: no day, place or speaker goes over from one to the next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from waqai.records import Article, Item, Paragraph, Span

_HEADLINE, _SUBHEADING = "headline", "subheading"


class _Placed(Protocol):
    """A record whose evidence lies in a text."""

    id: str
    evidence: Any


_Record = TypeVar("_Record", bound=_Placed)


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
    pieces = [_piece(article, item) for item in article.items]
    if any(part.kind != _HEADLINE for part in opening):
        start, end = opening[0].start, opening[-1].end
        above = replace(article, text=article.text[start:end], paragraphs=tuple(opening), items=())
        return [Piece(above, start), *pieces]
    return pieces


def _piece(article: Article, item: Item) -> Piece:
    own = [part for part in article.paragraphs if item.start <= part.start and part.end <= item.end]
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


def shift(records: tuple[_Record, ...], start: int, names: dict[str, str]) -> Iterator[_Record]:
    """Yield the records of a piece with their spans in the whole text and the ids that ``names`` give them."""
    for record in records:
        moved = tuple(
            replace(item, start=item.start + start, end=item.end + start) for item in record.evidence
        )
        changes: dict[str, Any] = {"id": names[record.id], "evidence": moved}
        if hasattr(record, "about"):
            changes["about"] = tuple(names[name] for name in record.about)
        if getattr(record, "statement", None):
            changes["statement"] = names[getattr(record, "statement")]
        yield replace(record, **changes)  # type: ignore[type-var]
