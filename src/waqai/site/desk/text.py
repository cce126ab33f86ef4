"""The whole article as editors see it: every letter, one record's proofs marked, what other records tell of,
and what the public does not see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waqai.records import Span
from waqai.site.desk.fields import label_of
from waqai.site.languages import direction
from waqai.site.links import mark_name
from waqai.site.marks import Mark, Piece, cut_text
from waqai.store.models import Article, Evidence


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph; ``start`` is where it begins in the text, so that what is selected in it can be placed."""

    kind: str
    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article's paragraphs with the language they are written in."""

    stretches: tuple[Stretch, ...]
    language: str
    direction: str


def text_of(
    article: Article, held: Sequence[Span], evidence: Iterable[Evidence] = (), others: Iterable[Evidence] = ()
) -> Text:
    """Return the article with ``evidence`` marked; ``others`` are the clauses of other records, marked as told, and
    ``held`` (joined) is what public pages do not show.
    """
    marks = [_mark(item, 1) for item in evidence]
    marks += [_mark(item, 0) for item in others if item.field == "record"]
    language = article.language or "ar"
    return Text(tuple(_stretches(article, marks, held)), language, direction(language))


def _mark(item: Evidence, number: int) -> Mark:
    name = mark_name(item.start, item.end)
    return Mark(name, item.start, item.end, item.field, f"#f-{item.field}", label_of(item.field), number)


def _stretches(article: Article, marks: Sequence[Mark], held: Sequence[Span]) -> Iterable[Stretch]:
    text = article.text
    rows = article.paragraphs or [{"start": 0, "end": len(text), "kind": "body"}]
    for row in rows:
        span = Span(row["start"], row["end"])
        if span.end > span.start:
            yield Stretch(row["kind"], span.start, cut_text(text, span, marks, held))
