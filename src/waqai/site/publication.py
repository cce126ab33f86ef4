"""The store's rule on names (:mod:`waqai.store.public`) in the form that pages need: what is covered becomes a word.

Of an article, nothing is shown but its headline, captions and the sentences that carry evidence
(:mod:`waqai.site.story`); the source itself is one click away.
"""

from collections.abc import Iterable

from waqai.records import Span
from waqai.site.covered import Covered, cut_covered
from waqai.site.marks import join_spans
from waqai.store import public
from waqai.store.models import Article
from waqai.store.public import Names


def covered_spans(text: str, names: Names, keep: Iterable[Span] = ()) -> list[Span]:
    """Return the stretches of ``text`` that may not be shown, joined, in order."""
    return join_spans(public.covered_spans(text, names, keep))


def cover_stretch(text: str, within: Span, names: Names, keep: Iterable[Span] = ()) -> Covered:
    """Return ``text[within]`` without held-back names. The whole text is looked through: whom one paragraph names in
    full another may call by one name, and an official told as one above is public below.
    """
    return cut_covered(text, within, covered_spans(text, names, keep))


def cover_line(text: str, names: Names) -> Covered:
    """Return a short text by itself (a wording, a party's name) without held-back names."""
    return cut_covered(text, Span(0, len(text)), covered_spans(text, names))


def cover_headline(article: Article, names: Names) -> Covered | None:
    """Return the headline of an article without held-back names, those that its text tells among them; None where it
    has no headline.
    """
    if not article.headline:
        return None
    if article.text.startswith(article.headline):
        return cover_stretch(article.text, Span(0, len(article.headline)), names)
    return cover_beside(article, [article.headline], names)[0]


def cover_beside(article: Article, lines: Iterable[str], names: Names) -> list[Covered]:
    """Return lines that stand beside the text of an article (captions, credits) without held-back names."""
    found = public.covered_beside(article.text, lines, names)
    return [cut_covered(line, Span(0, len(line)), join_spans(spans)) for line, spans in found]
