"""The store's rule on names (:mod:`waqai.store.public`) in the form that pages need: what is covered becomes a word.

Of an article, nothing is shown but its headline, captions and the sentences that carry evidence
(:mod:`waqai.site.story`); the source itself is one click away.
"""

from collections.abc import Iterable

from waqai.records import Span
from waqai.site.covered import Covered, cut_covered
from waqai.site.marks import join_spans
from waqai.store import public
from waqai.store.public import Names


def covered_spans(text: str, names: Names, keep: Iterable[Span] = ()) -> list[Span]:
    """Return the stretches of ``text`` that may not be shown, joined, in order."""
    return join_spans(public.covered_spans(text, names, keep))


def cover_stretch(text: str, within: Span, names: Names, keep: Iterable[Span] = ()) -> Covered:
    """Return ``text[within]`` without held-back names; only the paragraphs around it are looked through.

    No name goes on over the end of a paragraph, so that nothing is missed that the whole text would show.
    """
    start = text.rfind("\n", 0, within.start) + 1
    end = text.find("\n", within.end)
    part = text[start : len(text) if end < 0 else end]
    moved = [Span(span.start - start, span.end - start) for span in keep if span.start >= start]
    return cut_covered(part, Span(within.start - start, within.end - start), covered_spans(part, names, moved))


def cover_line(text: str, names: Names) -> Covered:
    """Return a short text by itself (a headline, a wording, a party's name) without held-back names."""
    return cut_covered(text, Span(0, len(text)), covered_spans(text, names))
