"""Where an article writes what public pages hold back: editors read it, and see that others do not."""

from collections.abc import Iterable

from waqai.records import Span
from waqai.site.publication import covered_spans
from waqai.site.selection import kept_spans, names_of
from waqai.store.models import Article, Evidence


def held_in(article: Article, public: Iterable[Evidence]) -> list[Span]:
    """Return what of the article's text its public page does not show, joined, in order; ``public`` is the evidence of
    its records that everybody may see.
    """
    report = article.report.pk
    return covered_spans(article.text, names_of([report])[report], kept_spans(public))
