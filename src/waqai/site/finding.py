"""The incidents that an address asks for: one page of them, the numbers beside them, where the asked words stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from waqai.records import Question
from waqai.site import facets
from waqai.site.cards import EventCard, event_cards
from waqai.site.covered import Covered, held_word
from waqai.site.incidents import IncidentCard, shown_card
from waqai.site.narrowing import Asked
from waqai.store.models import Event, ShownIncident, Told
from waqai.store.parts import with_parts
from waqai.store.search import index_terms, pages_answering, parse_question
from waqai.store.selecting import looking

PAGE_SIZE = 20
# Vowel signs are no letters to the regular expression, but inside a word they part nothing.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed])*")


@dataclass(frozen=True, slots=True)
class Hit:
    """The words of an article that tell of an incident, those that were asked for marked."""

    html: SafeString
    href: str
    language: str
    direction: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """An incident in the list, with the words that were found."""

    card: IncidentCard
    hit: Hit | None


@dataclass(frozen=True, slots=True)
class Result:
    """One page of the list and its facets."""

    page: Page[int]
    lines: tuple[Line, ...]
    facets: tuple[facets.Facet, ...]

    @property
    def total(self) -> int:
        """How many incidents the whole list has."""
        return self.page.paginator.count


def rows_of(keys: Sequence[int]) -> list[ShownIncident]:
    """Return the stored rows with these keys, in their order, their places fetched along."""
    found = {row.pk: row for row in ShownIncident.objects.filter(pk__in=keys, listed=True).select_related("place")}
    return [found[key] for key in keys if key in found]


def find(asked: Asked, number: str | None) -> Result:
    """Return the page of a list that is asked for, by its number; a wrong number gives the nearest."""
    wanted = asked.wanted()
    with looking as look_at:
        look = look_at(wanted)
        page = Paginator(range(look.total), PAGE_SIZE).get_page(number)
        keys = look.keys(asked.sort, max(page.start_index() - 1, 0), PAGE_SIZE)
        counted = facets.count_facets(look, asked)
    rows = rows_of(keys)
    hits = _hits(rows, asked.question)
    lines = tuple(Line(shown_card(row), hits.get(row.pk)) for row in rows)
    return Result(page, lines, tuple(facets.show_facets(counted, asked)))


def _hits(rows: Iterable[ShownIncident], question: str) -> Mapping[int, Hit]:
    """Return for each incident the telling words of the first of its articles that answers the question."""
    asked = parse_question(question)
    if not asked:
        return {}
    shown = list(rows)
    pages = pages_answering(asked, (page for row in shown for page in row.pages))
    own = Event.objects.filter(report__article__page__in=pages, public=True).order_by("report__article__day", "pk")
    events = list(own.values_list("ref", "pk"))
    of = Told.objects.filter(event__in=[ref for ref, _ in events], incident__in=[row.pk for row in shown])
    told = dict(of.values_list("event", "incident"))
    first: dict[int, int] = {}
    for ref, pk in events:
        if ref in told:
            first.setdefault(told[ref], pk)
    cards = {card.ref: card for card in event_cards(with_parts(Event.objects.filter(pk__in=first.values())))}
    return {told[ref]: hit for ref, card in cards.items() if (hit := _hit(card, asked))}


def _hit(card: EventCard, asked: Question) -> Hit | None:
    if card.clause is None:
        return None
    article = card.article
    return Hit(lit(card.clause.text, asked), card.clause.href, article.language, article.direction, article.outlet)


def lit(text: Covered, asked: Question) -> SafeString:
    """Return the text escaped, the asked words in it marked and held-back names as the word that stands for them."""
    held = format_html('<span class="held">{}</span>', held_word())
    return mark_safe("".join(held if run is None else _lit_run(run, asked) for run in text.runs))


def _lit_run(run: str, asked: Question) -> str:
    parts, at = [], 0
    for word in _WORD.finditer(run):
        if is_asked(word.group(), asked):
            parts += [escape(run[at : word.start()]), format_html('<mark class="hit">{}</mark>', word.group())]
            at = word.end()
    return "".join([*parts, escape(run[at:])])


def is_asked(word: str, asked: Question) -> bool:
    """Tell whether a word of a text is one that the question asks for, in any form that the index knows it by."""
    terms = index_terms(word).split()
    return any(term in asked.terms or term.startswith(asked.beginnings) for term in terms)
