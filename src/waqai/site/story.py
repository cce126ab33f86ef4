"""An article as the site shows it: headline and the sentences that carry evidence, each proving stretch marked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from waqai.records import Span
from waqai.site.cards import event_title, event_title_html
from waqai.site.labels import ACTS_OF_SPEECH, ASKS, FIELDS, STATES, known_or_code, spelled
from waqai.site.links import mark_name
from waqai.site.marks import Mark, Passage, cut_text, quoted_sentences
from waqai.site.names import place_name
from waqai.site.publication import covered_spans
from waqai.site.selection import kept_spans
from waqai.store.models import Article, Demand, Event, Evidence, Statement
from waqai.store.public import Names


@dataclass(frozen=True, slots=True)
class Told:
    """A record of the article: its number on the page, what it is, where it stands."""

    number: int
    title: str
    title_html: SafeString
    href: str
    state: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What the article page shows; ``hidden`` tells that parts of the text are not quoted."""

    headline: tuple[Passage, ...]
    passages: tuple[Passage, ...]
    hidden: bool


def told_records(
    events: Sequence[Event], statements: Sequence[Statement], demands: Sequence[Demand], names: Names
) -> list[Told]:
    """Return the records of an article in the order in which its text tells them, numbered."""
    told = [
        *(_told(row, "event", *_event_title(row, names)) for row in events),
        *(_told(row, "statement", *_plain(spelled(ACTS_OF_SPEECH, row.kind))) for row in statements),
        *(_told(row, "demand", *_plain(_("Demand: %(ask)s") % {"ask": spelled(ASKS, row.ask)})) for row in demands),
    ]
    told.sort(key=lambda one: min(((e.start, -e.end) for e in one.evidence if e.field == "record"), default=(0, 0)))
    return [replace(one, number=number) for number, one in enumerate(told, 1)]


def _told(row: Event | Statement | Demand, route: str, title: str, html: SafeString) -> Told:
    return Told(0, title, html, reverse(route, args=[row.ref]), spelled(STATES, row.state), tuple(row.evidence.all()))


def _event_title(event: Event, names: Names) -> tuple[str, SafeString]:
    label, places = known_or_code("events", event.type), [place_name(row, names) for row in event.event_places.all()]
    return event_title(label, places), event_title_html(label, places)


def _plain(title: str) -> tuple[str, SafeString]:
    return title, escape(title)


def marks_of(records: Sequence[Told]) -> list[Mark]:
    """Return one mark for each record and each stretch that proves something of it."""
    marks = []
    for told in records:
        for item in told.evidence:
            field = spelled(FIELDS, item.field)
            title = _("%(field)s of record %(number)s: %(title)s") % {
                "field": field,
                "number": told.number,
                "title": told.title,
            }
            href = told.href if item.field == "record" else f"{told.href}#{item.field}"
            marks.append(
                Mark(mark_name(item.start, item.end), item.start, item.end, item.field, href, title, told.number)
            )
    return marks


def tell_story(article: Article, records: Sequence[Told], names: Names) -> Story:
    """Return the article's headline and its quoted sentences with all marks on them."""
    marks = marks_of(records)
    keep = kept_spans(chain.from_iterable(told.evidence for told in records))
    held = covered_spans(article.text, names, keep)
    headline: list[Passage] = []
    passages: list[Passage] = []
    gap = hidden = False
    for row in article.paragraphs:
        span = Span(row["start"], row["end"])
        if row["kind"] == "headline":
            headline.append(Passage(cut_text(article.text, span, marks, held), kind="headline"))
            continue
        shown = quoted_sentences(article.text, span, marks)
        for number, part in enumerate(shown):
            skipped = gap or part.start > (span.start if number == 0 else shown[number - 1].end + 1)
            passages.append(Passage(cut_text(article.text, part, marks, held), skipped, row["kind"], number == 0))
            gap = False
        gap = gap or not shown or shown[-1].end < span.end
        hidden = hidden or gap
    return Story(tuple(headline), tuple(passages), hidden)
